import { offsetAt } from '../time-zone.ts'

/** By whose calendar days are counted, and which of them do not count. */
export interface OpenDays {
  readonly timeZone: string
  /** 0 for Sunday; not all seven. */
  readonly closedDays: readonly number[]
}

const DAY_MS = 86_400_000

/**
 * The moment at which so much time of open days has passed since `from`; both in milliseconds, all times UTC. Days on
 * which the shop is closed do not count at all. Throws RangeError for a zone that nobody knows.
 */
export function afterOpenTime(from: number, openMs: number, { timeZone, closedDays }: OpenDays): number {
  let at = from
  let left = openMs
  for (;;) {
    const { weekday, sinceMidnight } = localClock(at, timeZone)
    const end = dayEnd(at, sinceMidnight, timeZone)
    const isOpen = !closedDays.includes(weekday)
    if (isOpen && left < end - at) return at + left
    if (isOpen) left -= end - at
    at = end
  }
}

/** The next midnight; a day has 23, 24 or 25 hours. */
function dayEnd(at: number, sinceMidnight: number, timeZone: string): number {
  const guess = at + DAY_MS - sinceMidnight
  const past = localClock(guess, timeZone).sinceMidnight
  const midnight = past < DAY_MS / 2 ? guess - past : guess + DAY_MS - past
  return midnight > at ? midnight : guess // where clocks skip midnight, the day begins later
}

function localClock(at: number, timeZone: string): { weekday: number; sinceMidnight: number } {
  const local = at + offsetAt(at, timeZone)
  return { weekday: new Date(local).getUTCDay(), sinceMidnight: ((local % DAY_MS) + DAY_MS) % DAY_MS }
}
