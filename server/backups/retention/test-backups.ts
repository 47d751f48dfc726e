import type { RetentionPolicy } from '../../../shared/api/retention.ts'
import type { KeptBackup } from './plan-retention.ts'

/** A policy that keeps only what is named. */
export function policyOf(some: Partial<RetentionPolicy>): RetentionPolicy {
  return { last: 0, hourly: 0, daily: 0, weekly: 0, monthly: 0, yearly: 0, withinHours: 0, ...some }
}

/** A sound backup of one till, received at a time like `2026-03-29T01:30Z`. */
export function keptBackup(
  number: number,
  received: string | number,
  more: Partial<KeptBackup> = {},
): KeptBackup {
  return {
    number,
    snapshotId: `s${number}`,
    lineage: 'till',
    receivedAt: typeof received === 'number' ? received : Date.parse(received),
    verifiedAt: null,
    problem: null,
    pinned: false,
    pinnedFor: null,
    trigger: 'auto',
    ...more,
  }
}

/** Backups one after the other from a time on, `stepMs` apart, until another time (which is left out). */
export function backupsBetween(from: string, until: string, stepMs: number): KeptBackup[] {
  const count = Math.ceil((Date.parse(until) - Date.parse(from)) / stepMs)
  return Array.from({ length: count }, (_, index) => keptBackup(index + 1, Date.parse(from) + index * stepMs))
}
