import { locale } from './locale.ts'
import { formatNumber, localDigits } from './numbers.ts'
import { soraniDay, soraniWeekday } from './sorani-dates.ts'

/**
 * How an instant is written: `time` 09:42 · `when` Today 09:42, Yesterday 21:04, then Fri 20 Nov 18:47 ·
 * `day` Fri 20 Nov · `date` 20 Nov 2026 · `full` 20 Nov 2026, 18:47.
 */
export type DateForm = 'time' | 'when' | 'day' | 'date' | 'full'

const FORMS: Readonly<Record<Exclude<DateForm, 'when'>, Intl.DateTimeFormatOptions>> = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  full: {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
}

const formats = new Map<string, Intl.DateTimeFormat>()

function cached(tag: string, form: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${tag} ${locale.timeZone} ${form}`
  let format = formats.get(key)
  if (format === undefined) {
    format = new Intl.DateTimeFormat(tag, { ...options, timeZone: locale.timeZone })
    formats.set(key, format)
  }
  return format
}

function write(at: number, form: Exclude<DateForm, 'when'>): string {
  if (locale.language === 'ckb') return localDigits(writeSorani(at, form))
  return cached(locale.tag, form, FORMS[form]).format(at).replaceAll(',', '')
}

function writeSorani(at: number, form: Exclude<DateForm, 'when'>): string {
  const time = cached('en-GB', 'time', FORMS.time).format(at)
  if (form === 'time') return time
  if (form === 'full') return `${soraniDay(dayOf(at), 'date')} ${time}`
  return soraniDay(dayOf(at), form)
}

/** The name of a day of the week, 0 for Sunday. */
export function weekdayName(weekday: number): string {
  if (locale.language === 'ckb') return soraniWeekday(weekday)
  const sunday = Date.UTC(2026, 10, 22)
  const format = new Intl.DateTimeFormat(locale.tag, { weekday: 'long', timeZone: 'UTC' })
  return format.format(sunday + weekday * 86_400_000)
}

/** The day of an instant in the shop's zone as `YYYY-MM-DD`, in ASCII digits. */
export function dayOf(at: number): string {
  return cached('en-CA', 'iso', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}

/** `at` (ms UTC) in the shop's zone, the person's language and digits; `now` decides what today is. */
export function formatDate(at: number, form: DateForm = 'when', now: number = Date.now()): string {
  if (form !== 'when') return write(at, form)
  const daysAgo = Math.round((Date.parse(dayOf(now)) - Date.parse(dayOf(at))) / 86_400_000)
  if (daysAgo === 0 || daysAgo === 1) return `${relativeDay(daysAgo)} ${write(at, 'time')}`
  const year = dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4) ? write(at, 'day') : write(at, 'date')
  return `${year} ${write(at, 'time')}`
}

// Not from Intl.RelativeTimeFormat: its Sorani data lacks these two words.
const DAYS = {
  en: ['Today', 'Yesterday'],
  ckb: ['ئەمڕۆ', 'دوێنێ'],
  ar: ['اليوم', 'أمس'],
} as const

function relativeDay(daysAgo: 0 | 1): string {
  return DAYS[locale.language][daysAgo]
}

const UNITS = ['B', 'KB', 'MB', 'GB'] as const

/** A size as `14 KB`, `1.4 MB`: at most one decimal, joined by a no-break space, a left-to-right island in right-to-left text. */
export function formatBytes(bytes: number): string {
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000
    unit += 1
  }
  const text = `${formatNumber(value, { maxDecimals: value < 10 && unit > 1 ? 1 : 0 })}\u00a0${UNITS[unit] ?? ''}`
  return locale.dir === 'rtl' ? `\u2066${text}\u2069` : text
}
