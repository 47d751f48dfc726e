import { UNDELETE_MS, type BackupPatch, type RetentionReason } from '../../../shared/api/retention.ts'
import { protections } from '../../backups/retention/protections.ts'
import { parseCommitHeader } from '../../../shared/snapshot/manifest.ts'
import { run, statement, type Program } from '../statement.ts'
import { backupBySnapshot } from './backups.ts'
import { findMissing } from './closure.ts'
import { deleteSoftly, keptBackups, planShop } from './retention.ts'
import { lockShop } from './shops.ts'

const rename = statement<{ shop: string; snapshot: string; name: string | null }>()(({ db, arg }) =>
  db
    .updateTable('sonic_backups')
    .set({ name: arg('name') })
    .where('shop_id', '=', arg('shop'))
    .where('snapshot_id', '=', arg('snapshot')),
)
const pin = statement<{ shop: string; snapshot: string; pinned: number }>()(({ db, arg }) =>
  db
    .updateTable('sonic_backups')
    .set({ pinned: arg('pinned'), pinned_for: null })
    .where('shop_id', '=', arg('shop'))
    .where('snapshot_id', '=', arg('snapshot')),
)
const bringBack = statement<{ shop: string; snapshot: string }>()(({ db, arg }) =>
  db
    .updateTable('sonic_backups')
    .set({ deleted_at: null })
    .where('shop_id', '=', arg('shop'))
    .where('snapshot_id', '=', arg('snapshot')),
)

/** What became of a backup that was to be deleted. */
export type DeleteResult =
  | { readonly kind: 'deleted' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'kept'; readonly reasons: readonly RetentionReason[] }

/** Names a backup, pins it or lets it go; false when the shop has no such backup, or has deleted it. */
export function* patchBackup(shop: string, snapshot: string, patch: BackupPatch): Program<boolean> {
  yield* lockShop(shop)
  const backup = yield* backupBySnapshot(shop, snapshot)
  if (backup === undefined || backup.deleted_at !== null) return false
  if (patch.name !== undefined) yield* run(rename, { shop, snapshot, name: patch.name })
  if (patch.pinned !== undefined) yield* run(pin, { shop, snapshot, pinned: patch.pinned ? 1 : 0 })
  return true
}

/** Deletes a backup softly, unless it must stay. Deleting twice keeps the first moment. */
export function* deleteBackup(shop: string, snapshot: string, at: number): Program<DeleteResult> {
  yield* lockShop(shop)
  const backup = yield* backupBySnapshot(shop, snapshot)
  if (backup === undefined) return { kind: 'missing' }
  for (const [{ snapshotId }, reasons] of protections(yield* keptBackups(shop), at)) {
    if (snapshotId === snapshot && reasons.length > 0) return { kind: 'kept', reasons }
  }
  yield* deleteSoftly(shop, [snapshot], at)
  return { kind: 'deleted' }
}

/**
 * Brings a deleted backup back within seven days, and pins it when the shop's rules would delete it again at once.
 * False when the shop has no such backup, or not all of it any more. One that is not deleted stays as it is.
 */
export function* undeleteBackup(shop: string, snapshot: string, at: number): Program<boolean> {
  yield* lockShop(shop)
  const backup = yield* backupBySnapshot(shop, snapshot)
  if (backup === undefined) return false
  if (backup.deleted_at === null) return true
  if (backup.deleted_at <= at - UNDELETE_MS) return false
  const { tops } = parseCommitHeader(backup.header)
  if ((yield* findMissing(shop, tops, 1)).length > 0) return false
  yield* run(bringBack, { shop, snapshot })
  const { plan } = yield* planShop(shop, at)
  if (plan.some(({ snapshotId, keep }) => snapshotId === snapshot && !keep)) {
    yield* run(pin, { shop, snapshot, pinned: 1 })
  }
  return true
}
