import {
  RETENTION_REASONS,
  type RetentionPolicy,
  type RetentionReason,
  type RetentionRow,
} from '../../../shared/api/retention.ts'
import { calendarKeys, type CalendarKeys } from './calendar.ts'
import { isEmptyPolicy } from './policy.ts'
import { protections } from './protections.ts'

const HOUR_MS = 3_600_000

/** What retention knows of a backup; times by the server's clock. */
export interface KeptBackup {
  readonly number: number
  readonly snapshotId: string
  readonly lineage: string
  readonly receivedAt: number
  readonly verifiedAt: number | null
  readonly problem: string | null
  readonly pinned: boolean
  /** Why the server pinned it by itself. */
  readonly pinnedFor: string | null
  readonly trigger: string
}

/** What happens to a backup, and why. */
export interface RetentionDecision extends RetentionRow {
  readonly reasons: RetentionReason[]
}

const COUNTED = ['last', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const

interface Dated {
  readonly backup: KeptBackup
  readonly keys: CalendarKeys & { readonly last: number }
}

/**
 * What a policy means for the backups of a shop (all that are not deleted), newest first. Each lineage for itself:
 * of the last n hours, days, weeks … in which there is a backup the newest one is kept, a sound one before a damaged
 * one; while a rule has places left, the oldest too. A backup stays that any rule keeps, or that nothing may delete;
 * all do under an empty policy. Dates are those of the server's clock in the shop's calendar; a backup dated in the
 * future takes no place and stays. The same question gives the same answer, and planning again over what is kept
 * deletes nothing.
 */
export function planRetention(
  backups: readonly KeptBackup[],
  policy: RetentionPolicy,
  { now, timeZone }: { now: number; timeZone: string },
): RetentionDecision[] {
  const found = new Map(backups.map((backup) => [backup, new Set<RetentionReason>()]))
  const add = (backup: KeptBackup, reason: RetentionReason) => found.get(backup)?.add(reason)
  for (const [backup, reasons] of protections(backups, now)) for (const reason of reasons) add(backup, reason)
  if (isEmptyPolicy(policy)) for (const backup of backups) add(backup, 'empty_policy')
  else for (const lineage of byLineage(backups)) planLineage(lineage, policy, { now, timeZone }, add)
  return [...found]
    .map(([{ snapshotId, number }, given]) => {
      const reasons = RETENTION_REASONS.filter((reason) => given.has(reason))
      return { snapshotId, number, keep: reasons.length > 0, reasons }
    })
    .sort((a, b) => b.number - a.number)
}

function planLineage(
  backups: readonly KeptBackup[],
  policy: RetentionPolicy,
  { now, timeZone }: { now: number; timeZone: string },
  add: (backup: KeptBackup, reason: RetentionReason) => void,
): void {
  const dated: Dated[] = []
  for (const backup of backups) {
    const { receivedAt, number } = backup
    if (receivedAt > now) add(backup, 'future')
    else dated.push({ backup, keys: { ...calendarKeys(receivedAt, timeZone), last: number } })
    if (receivedAt <= now && now - receivedAt < policy.withinHours * HOUR_MS) add(backup, 'within')
  }
  dated.sort((a, b) => b.backup.receivedAt - a.backup.receivedAt || b.backup.number - a.backup.number)
  for (const rule of COUNTED) for (const backup of pick(dated, rule, policy[rule])) add(backup, rule)
}

/** One backup of each of the last `count` periods that have any, and the oldest of all when there are fewer. */
function pick(dated: readonly Dated[], rule: (typeof COUNTED)[number], count: number): KeptBackup[] {
  if (count === 0) return []
  const periods = new Map<string | number, KeptBackup>()
  for (const { backup, keys } of dated) {
    const before = periods.get(keys[rule])
    if (before === undefined || (before.problem !== null && backup.problem === null)) {
      periods.set(keys[rule], backup)
    }
  }
  const picked = [...periods.values()].slice(0, count)
  const oldest = (dated.findLast(({ backup }) => backup.problem === null) ?? dated.at(-1))?.backup
  return periods.size < count && oldest !== undefined ? [...picked, oldest] : picked
}

function byLineage(backups: readonly KeptBackup[]): Iterable<readonly KeptBackup[]> {
  return Map.groupBy(backups, ({ lineage }) => lineage).values()
}
