const DAY_MS = 86_400_000

/** There are fewer, but a name may be written in many ways. */
const ZONES_MAX = 1000
const formats = new Map<string, Intl.DateTimeFormat>()

/** Whether this program knows the rules of a zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatOf(timeZone)
    return true
  } catch {
    return false
  }
}

/**
 * How far the zone's clocks are ahead of UTC at a moment, in milliseconds. Throws `RangeError` for a zone that nobody knows
 * (`isTimeZone`).
 */
export function offsetAt(at: number, timeZone: string): number {
  const day = Math.floor(at / DAY_MS)
  const key = `${timeZone} ${day}`
  if (!dayOffsets.has(key)) {
    if (dayOffsets.size >= DAYS_MAX) dayOffsets.clear()
    const [start, end] = [computeOffset(day * DAY_MS, timeZone), computeOffset((day + 1) * DAY_MS, timeZone)]
    dayOffsets.set(key, start === end ? start : undefined)
  }
  return dayOffsets.get(key) ?? computeOffset(at, timeZone)
}

/** Asking Intl takes 10 µs, and a run over all shops asks for the same days over and over. */
const DAYS_MAX = 20_000
/** The offset of each UTC day that has only one. */
const dayOffsets = new Map<string, number | undefined>()

function computeOffset(at: number, timeZone: string): number {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 }
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) {
    if (type in parts) parts[type as keyof typeof parts] = Number(value)
  }
  const { year, month, day, hour, minute, second } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  if (formats.size >= ZONES_MAX) formats.clear()
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(timeZone, format)
  return format
}
