import type { RetentionAnswer, RetentionPolicy } from '../../../shared/browser/engine-care.ts'
import { parseNumber } from '../../i18n/numbers.ts'

/** The numbers of a policy in the order in which they are asked for. */
export const POLICY_PARTS = [
  'withinHours',
  'last',
  'hourly',
  'daily',
  'weekly',
  'monthly',
  'yearly',
] as const satisfies readonly (keyof RetentionPolicy)[]

/** One number of a policy. */
export type PolicyPart = (typeof POLICY_PARTS)[number]

/** The largest number that the server takes. */
export function mostOf(part: PolicyPart): number {
  return part === 'withinHours' ? 100_000 : 1000
}

/** The number that was typed, in whatever digits; `undefined` for none that the server would take. */
export function policyNumber(part: PolicyPart, typed: string): number | undefined {
  const value = parseNumber(typed)
  return value !== undefined && Number.isInteger(value) && value >= 0 && value <= mostOf(part)
    ? value
    : undefined
}

/** What a policy would take away and leave. */
export interface RetentionOutcome {
  readonly removes: number
  readonly keeps: number
  /** When the oldest of those that go was stored; absent when none goes or it is not in the list. */
  readonly oldestAt?: number
}

/** Reads a plan; `storedAtOf` knows when each backup was stored. */
export function outcomeOf(
  plan: RetentionAnswer['plan'],
  storedAtOf: (snapshotId: string) => number | undefined,
): RetentionOutcome {
  const going = plan.filter(({ keep }) => !keep)
  const times = going.flatMap(({ snapshotId }) => storedAtOf(snapshotId) ?? [])
  return {
    removes: going.length,
    keeps: plan.length - going.length,
    ...(times.length === 0 ? {} : { oldestAt: Math.min(...times) }),
  }
}
