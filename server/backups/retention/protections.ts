import type { RetentionReason } from '../../../shared/api/retention.ts'
import type { KeptBackup } from './plan-retention.ts'

const DAY_MS = 86_400_000

/** How long the newest of a lineage stays after the shop went on in another one (engine 32). */
const NEWEST_MS = 180 * DAY_MS

/** How long a backup stays that was made before something that could go wrong. */
const SAFETY_MS = 30 * DAY_MS
const SAFETY = new Set(['pre_restore', 'pre_import', 'pre_upgrade'])

/** Why each backup may not be deleted, by policy or by hand: none for most. `backups` is all of a shop that are not deleted. */
export function protections(
  backups: readonly KeptBackup[],
  now: number,
): ReadonlyMap<KeptBackup, readonly RetentionReason[]> {
  const [newest, newestVerified] = [new Newest(), new Newest()]
  for (const backup of backups) {
    newest.see(backup)
    if (isVerified(backup)) newestVerified.see(backup)
  }
  return new Map(
    backups.map((backup) => {
      const reasons: RetentionReason[] = []
      if (newest.stays(backup, now)) reasons.push('newest')
      if (newestVerified.stays(backup, now)) reasons.push('newest_verified')
      if (backup.pinned) reasons.push(backup.pinnedFor === null ? 'pinned' : 'held')
      if (SAFETY.has(backup.trigger) && now - backup.receivedAt < SAFETY_MS) reasons.push('pre_restore')
      return [backup, reasons]
    }),
  )
}

function isVerified(backup: KeptBackup): boolean {
  return backup.verifiedAt !== null && backup.problem === null
}

/** The newest by number (the order of commits, whatever the clock said), of each lineage and of the shop. */
class Newest {
  readonly #ofLineage = new Map<string, KeptBackup>()
  #ofShop: KeptBackup | undefined

  see(backup: KeptBackup): void {
    const { lineage, number } = backup
    if (number > (this.#ofLineage.get(lineage)?.number ?? 0)) this.#ofLineage.set(lineage, backup)
    if (number > (this.#ofShop?.number ?? 0)) this.#ofShop = backup
  }

  /** That of the shop stays for ever, that of a lineage 180 days. */
  stays(backup: KeptBackup, now: number): boolean {
    if (backup === this.#ofShop) return true
    return backup === this.#ofLineage.get(backup.lineage) && now - backup.receivedAt < NEWEST_MS
  }
}
