import { dayOf, formatDate } from './dates.ts'
import { locale } from './locale.ts'

/** An instant inside a sentence: `09:42` for today, `yesterday 21:04`, then `Fri 20 Nov 18:47`. */
export function whenText(at: number, now: number = Date.now()): string {
  if (dayOf(at) === dayOf(now)) return formatDate(at, 'time', now)
  const text = formatDate(at, 'when', now)
  return locale.language === 'en' ? text.replace(/^Yesterday/, 'yesterday') : text
}
