import { t } from './catalogue.ts'
import './messages/progress.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** How long something has lasted, in whole units rounded down: `just now`, `5 minutes`, `3 hours`, `2 days`. Never negative. */
export function formatAge(ageMs: number): string {
  if (ageMs >= 2 * DAY_MS) return t('age.days', { count: Math.floor(ageMs / DAY_MS) })
  if (ageMs >= HOUR_MS) return t('age.hours', { count: Math.floor(ageMs / HOUR_MS) })
  if (ageMs >= MINUTE_MS) return t('age.minutes', { count: Math.floor(ageMs / MINUTE_MS) })
  return t('age.now')
}
