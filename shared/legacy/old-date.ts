/** The shops of the old POS are in Iraq, which has had UTC+3 without summer time since 2008. */
const BAGHDAD_MS = 3 * 3_600_000
const NOON_MS = 12 * 3_600_000
const FIRST = Date.UTC(1990, 0, 1)
const LAST = Date.UTC(2100, 0, 1)

/** The time of an old ISO date in ms UTC, or `undefined` when it is none between 1990 and 2100. */
export function isoTime(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)
    ? plausible(Date.parse(value))
    : undefined
}

/** A number of ms as a time, or `undefined` when it is none between 1990 and 2100. */
export function plausible(at: number): number | undefined {
  const whole = Math.floor(at)
  return whole >= FIRST && whole < LAST ? whole : undefined
}

/** Noon in Baghdad of an old day DD/MM/YYYY in ms UTC, or `undefined` when there is no such day. */
export function dayTime(value: unknown): number | undefined {
  const parts = typeof value === 'string' ? /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value) : null
  if (parts === null) return undefined
  const [day, month, year] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const at = Date.UTC(year, month - 1, day)
  const isReal = new Date(at).getUTCDate() === day && new Date(at).getUTCMonth() === month - 1
  return isReal ? plausible(at + NOON_MS - BAGHDAD_MS) : undefined
}

/** The day DD/MM/YYYY of `at` in Baghdad, as the old POS wrote it. */
export function oldDay(at: number): string {
  const local = new Date(at + BAGHDAD_MS)
  return `${two(local.getUTCDate())}/${two(local.getUTCMonth() + 1)}/${local.getUTCFullYear()}`
}

/** The ISO form of `at`. */
export function isoText(at: number): string {
  return new Date(at).toISOString()
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
