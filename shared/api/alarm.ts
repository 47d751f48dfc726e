import * as z from 'zod/mini'
import { Count, Name, Ref, Time } from './wire.ts'

/** Telling an owner that a device has not backed up. Times are ms UTC of the server's clock. */

/** The choices that the app offers, in hours of days on which the shop is open. */
export const ALARM_HOURS = [6, 24, 48, 72, 168] as const

/** When the owner is told. */
export const AlarmSettings = z.object({
  /** After so many hours without a backup; null for never. */
  afterHours: z.nullable(z.int().check(z.minimum(1), z.maximum(720))),
  /** Days on which the shop is closed, 0 for Sunday; they do not count. One day at least is open. */
  closedDays: z.array(z.int().check(z.minimum(0), z.maximum(6))).check(z.maxLength(6)),
  /** Devices whose silence is all right: a spare one in a drawer. */
  unwatched: z.array(Ref).check(z.maxLength(1000)),
})
export type AlarmSettings = z.infer<typeof AlarmSettings>

/** What counts until an owner chooses: a day, and Fridays do not count. */
export const DEFAULT_ALARM: AlarmSettings = { afterHours: 24, closedDays: [5], unwatched: [] }

/** A device that has been silent for longer than the owner allows. */
export const SilentDevice = z.object({
  deviceId: z.string(),
  name: z.string(),
  /** `''` for the founder. */
  letter: z.string(),
  /** Until when the server is sure that it had everything of this device. */
  since: Time,
  /** Documents that waited there when it was last heard; null when it never said. */
  waiting: z.nullable(Count),
  /** True for the device that asks. */
  current: z.boolean(),
})
export type SilentDevice = z.infer<typeof SilentDevice>

/** A device that is told of alarms. */
export const AlarmReceiver = z.object({
  deviceId: z.string(),
  name: z.string(),
  createdAt: Time,
  /** When its push service last took a message; null for never. */
  sentAt: z.nullable(Time),
  /** True when the last message could not be brought there. */
  isRefused: z.boolean(),
  /** True for the device that asks. */
  current: z.boolean(),
})
export type AlarmReceiver = z.infer<typeof AlarmReceiver>

/** `GET /api/alarm`, and the answer to `PUT /api/alarm` (owner only; the body is `AlarmSettings`). */
export const AlarmAnswer = z.object({
  settings: AlarmSettings,
  /** By whose calendar days are counted. */
  timeZone: z.string(),
  /** The longest silent one first. */
  silent: z.array(SilentDevice),
  /** The server's public VAPID key in base64url; null when its operator has switched push messages off. */
  pushKey: z.nullable(z.string()),
  receivers: z.array(AlarmReceiver),
})
export type AlarmAnswer = z.infer<typeof AlarmAnswer>

/**
 * `PUT /api/alarm/receiver`: this device is told by web push from now on. Needs the owner, unless the device is a receiver
 * already and its browser has only got another address for it. 204. `DELETE /api/alarm/receivers/:deviceId` ends it; another
 * device's only for the owner. 204.
 */
export const ReceiverRequest = z.object({
  endpoint: z.string().check(z.maxLength(1024)),
  /** The browser's public key: 65 bytes. */
  p256dh: z.string().check(z.regex(/^[A-Za-z0-9_-]{87}$/)),
  /** The browser's secret: 16 bytes. */
  auth: z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/)),
})
export type ReceiverRequest = z.infer<typeof ReceiverRequest>

/** What became of a message to a push service: `gone`, there is no such receiver any more. */
export const PUSH_RESULTS = ['sent', 'gone', 'refused', 'failed'] as const
/** One of these words. */
export type PushResult = (typeof PUSH_RESULTS)[number]

/** `POST /api/alarm/test`: a message to this device, now. 404 when it is no receiver. */
export const TestAlarmAnswer = z.object({ result: z.enum(PUSH_RESULTS) })
export type TestAlarmAnswer = z.infer<typeof TestAlarmAnswer>

/** What a push message holds: facts, which the receiving device puts into words. At most 2 KiB as JSON. */
export const AlarmMessage = z.discriminatedUnion('kind', [
  /** `devices` are the longest silent ones, at most three of `count`. */
  z.object({
    kind: z.literal('silent'),
    count: Count,
    devices: z.array(z.object({ name: z.string(), since: Time, waiting: z.nullable(Count) })),
  }),
  /** Every device of which the owner was told backs up again; `name` is the last one's. */
  z.object({ kind: z.literal('in_order'), name: Name }),
  z.object({ kind: z.literal('test') }),
])
export type AlarmMessage = z.infer<typeof AlarmMessage>
