import { offsetAt } from '../../../shared/time-zone.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** The hour, day, week, month and year that a moment falls into; two moments of one day have the same `daily`, and so on. */
export interface CalendarKeys {
  readonly hourly: string
  readonly daily: number
  /** Weeks begin on Monday, as ISO weeks do, also over the end of a year. */
  readonly weekly: number
  readonly monthly: number
  readonly yearly: number
}

/**
 * The calendar of a time zone. An hour that comes twice, when clocks are set back, is two hours; a day has 23, 24 or
 * 25. Throws `RangeError` for a zone that nobody knows (`isTimeZone`).
 */
export function calendarKeys(at: number, timeZone: string): CalendarKeys {
  const offset = offsetAt(at, timeZone)
  const local = new Date(at + offset)
  const day = Math.floor(local.getTime() / DAY_MS)
  return {
    hourly: `${Math.floor(local.getTime() / HOUR_MS)} ${offset}`,
    daily: day,
    weekly: Math.floor((day + 3) / 7), // day 0 was a Thursday
    monthly: local.getUTCFullYear() * 12 + local.getUTCMonth(),
    yearly: local.getUTCFullYear(),
  }
}
