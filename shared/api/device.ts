import * as z from 'zod/mini'
import { SERVER_DEVICE } from './old-upload.ts'
import { Name, Ref, Time } from './wire.ts'

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
})
export type DeviceRow = z.infer<typeof DeviceRow>

/** `GET /api/devices`. `DELETE /api/devices/:deviceId` answers 204 and its token is dead at once. */
export const DevicesAnswer = z.object({ devices: z.array(DeviceRow) })
export type DevicesAnswer = z.infer<typeof DevicesAnswer>
