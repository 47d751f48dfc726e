import * as z from 'zod/mini'
import { CURRENCIES } from '../money.ts'
import { SERVER_DEVICE } from './old-upload.ts'
import { Count, Name, Ref, Time } from './wire.ts'

/** The device that asks. `series` is the number letter it already has: `''` (founder) or `X` and three letters (engine 26). */
export const DeviceClaim = z.object({
  deviceId: Ref.check(z.refine((id) => id !== SERVER_DEVICE, 'is the server’s own')),
  name: Name,
  series: z.optional(z.string().check(z.regex(/^(X[A-Za-z]{3})?$/))),
})
export type DeviceClaim = z.infer<typeof DeviceClaim>

/** `POST /api/devices/fork` (a copied profile): a new device with its own token and letter. Never carries the key. */
export const ForkRequest = z.object({ device: DeviceClaim })
export type ForkRequest = z.infer<typeof ForkRequest>
export const ForkAnswer = z.object({ token: z.string(), letter: z.string() })
export type ForkAnswer = z.infer<typeof ForkAnswer>

/** The header in which a device says what waits on it: JSON of a `WaitingReport`. In a heartbeat what waits now, in a commit what waits once it is stored. */
export const WAITING_HEADER = 'sonic-waiting'

/** Documents that the server does not have. In private custody a device says no sums, and a server keeps none. */
export const WaitingReport = z.object({
  docs: Count,
  /** Minor units per currency. */
  sums: z.optional(z.partialRecord(z.enum(CURRENCIES), z.int())),
  /** When the oldest was made, ms UTC by the device's clock. */
  since: z.optional(Time),
})
export type WaitingReport = z.infer<typeof WaitingReport>

/** One device of the shop. */
export const DeviceRow = z.object({
  deviceId: z.string(),
  name: z.string(),
  letter: z.string(),
  createdAt: Time,
  seenAt: Time,
  revokedAt: z.nullable(Time),
  /** True for the device that asks. */
  current: z.boolean(),
  /** The newest backup that it made; null before its first. */
  lastBackup: z.nullable(z.object({ number: Count, storedAt: Time })),
  /** What waited on it when it last said so (`toldAt`); null while it has said nothing. */
  waiting: z.nullable(z.extend(WaitingReport, { toldAt: Time })),
})
export type DeviceRow = z.infer<typeof DeviceRow>

/** `GET /api/devices`. `DELETE /api/devices/:deviceId` answers 204 and its token is dead at once. */
export const DevicesAnswer = z.object({ devices: z.array(DeviceRow) })
export type DevicesAnswer = z.infer<typeof DevicesAnswer>

/** `PATCH /api/devices/:deviceId`, owner only: another name; the device hears of it with its next heartbeat. 204. */
export const RenameDeviceRequest = z.object({ name: Name })
export type RenameDeviceRequest = z.infer<typeof RenameDeviceRequest>
