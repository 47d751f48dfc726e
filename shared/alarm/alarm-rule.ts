import type { AlarmSettings } from '../api/alarm.ts'
import { afterOpenTime } from './open-time.ts'

const HOUR_MS = 3_600_000

/** The owner is reminded once, after so much time of open days. */
const REMINDER_MS = 72 * HOUR_MS

/** What an owner chose, and by whose calendar. */
export type AlarmChoice = Pick<AlarmSettings, 'afterHours' | 'closedDays'> & { readonly timeZone: string }

/** What is known of a device; times are ms UTC of the server's clock unless it says otherwise. */
export interface HeardDevice {
  readonly createdAt: number
  /** When it was last heard. */
  readonly seenAt: number
  /** When its newest backup was stored; absent before its first. */
  readonly storedAt?: number | undefined
  /** What it last said: how many documents wait there, since when by its own clock, and when it said so. */
  readonly waiting?: { readonly docs: number; readonly since: number | null; readonly at: number } | undefined
}

/** Alarms that stand: when the owner was told and, once more, reminded. */
export interface StandingAlarm {
  readonly raisedAt: number
  readonly remindedAt: number | null
}

/** `clear`: it is in order again, and the owner may know. `forget`: nobody watches it any more, or not so soon. */
export type AlarmStep = 'none' | 'raise' | 'remind' | 'clear' | 'forget'

/**
 * Until when the server is sure that it had everything of a device. One that is heard and has nothing new is in order however
 * old its newest backup is; one on which documents wait was in order until the oldest of them was made.
 */
export function inOrderUntil({ createdAt, seenAt, storedAt, waiting }: HeardDevice): number {
  const confirmed = Math.max(createdAt, storedAt ?? createdAt)
  if (waiting === undefined || waiting.docs === 0) return Math.max(confirmed, seenAt)
  const { since, at } = waiting
  // Its own clock counts only where the server's says that it can be right.
  return since !== null && since > confirmed && since <= at ? since : confirmed
}

/** When the owner is to be told of a silence that began then; null for never. */
export function alarmAt(since: number, { afterHours, ...days }: AlarmChoice): number | null {
  return afterHours === null ? null : afterOpenTime(since, afterHours * HOUR_MS, days)
}

/**
 * What is to be done about one device now, and when to look again (ms UTC; null: not before something changes). One alarm
 * for a silence, one reminder, then nothing until it was in order again.
 */
export function nextAlarmStep(
  device: HeardDevice & { readonly isWatched: boolean },
  standing: StandingAlarm | undefined,
  choice: AlarmChoice,
  now: number,
): { readonly step: AlarmStep; readonly lookAt: number | null } {
  const since = inOrderUntil(device)
  const at = device.isWatched ? alarmAt(since, choice) : null
  if (standing === undefined) {
    const isDue = at !== null && at <= now
    return { step: isDue ? 'raise' : 'none', lookAt: isDue ? now : at }
  }
  if (at === null) return { step: 'forget', lookAt: null }
  if (since > standing.raisedAt) return { step: 'clear', lookAt: at }
  if (at > now) return { step: 'forget', lookAt: at }
  if (standing.remindedAt !== null) return { step: 'none', lookAt: now }
  const isReminded = afterOpenTime(standing.raisedAt, REMINDER_MS, choice) <= now
  return { step: isReminded ? 'remind' : 'none', lookAt: now }
}
