import type { RetentionPolicy } from '../../../shared/api/retention.ts'

/** What is kept in a shop whose owner has chosen nothing. */
export const DEFAULT_POLICY: RetentionPolicy = {
  last: 10,
  hourly: 24,
  daily: 14,
  weekly: 8,
  monthly: 12,
  yearly: 3,
  withinHours: 72,
}

/** The calendar of a shop whose zone is not known: days and weeks begin where most shops are. */
export const DEFAULT_TIME_ZONE = 'Asia/Baghdad'

/** True for a policy that names nothing to keep; such a one keeps everything. */
export function isEmptyPolicy(policy: RetentionPolicy): boolean {
  return Object.values(policy).every((count) => count === 0)
}
