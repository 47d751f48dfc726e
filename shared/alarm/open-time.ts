/** By whose calendar days are counted, and which of them do not count. */
export interface OpenDays {
  readonly timeZone: string
  /** 0 for Sunday; not all seven. */
  readonly closedDays: readonly number[]
}

const DAY_MS = 86_400_000
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

const formats = new Map<string, Intl.DateTimeFormat>()

/** There are fewer, but a name may be written in many ways. */
const ZONES_MAX = 1000

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
  let [weekday, hour, minute, second] = [0, 0, 0, 0]
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) {
    if (type === 'weekday') weekday = WEEKDAYS.indexOf(value)
    else if (type === 'hour') hour = Number(value)
    else if (type === 'minute') minute = Number(value)
    else if (type === 'second') second = Number(value)
  }
  return {
    weekday,
    sinceMidnight: ((hour * 60 + minute) * 60 + second) * 1000 + (((at % 1000) + 1000) % 1000),
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  if (formats.size >= ZONES_MAX) formats.clear()
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    numberingSystem: 'latn',
    hourCycle: 'h23',
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}
