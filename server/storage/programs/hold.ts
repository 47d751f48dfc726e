import { UNDELETE_MS } from '../../../shared/api/retention.ts'
import { one, run, statement, type Program } from '../statement.ts'

const recordsOf = statement<{ shop: string; snapshot: string }>()(({ db, arg }) =>
  db
    .selectFrom('sonic_backups')
    .select('records')
    .where('shop_id', '=', arg('shop'))
    .where('snapshot_id', '=', arg('snapshot')),
)
// One that was deleted so long ago that its objects may be gone is not brought back
const hold = statement<{ shop: string; snapshot: string; since: number }>()(({ db, arg }) =>
  db
    .updateTable('sonic_backups')
    .set({ pinned: 1, pinned_for: 'records_dropped', deleted_at: null })
    .where('shop_id', '=', arg('shop'))
    .where('snapshot_id', '=', arg('snapshot'))
    .where('pinned', '=', 0)
    .where((eb) => eb.or([eb('deleted_at', 'is', null), eb('deleted_at', '>', arg('since'))])),
)

/**
 * The anomaly hold (engine 32): when a new backup has a fifth fewer records than its parent, or less, the parent is
 * pinned, and brought back if it was deleted lately. Answers the parent's records then, else null.
 */
export function* holdParent(
  shop: string,
  parent: string | null,
  records: number,
  at: number,
): Program<number | null> {
  if (parent === null) return null
  const before = (yield* one(recordsOf, { shop, snapshot: parent }))?.records ?? 0
  if (before === 0 || records * 5 > before * 4) return null
  yield* run(hold, { shop, snapshot: parent, since: at - UNDELETE_MS })
  return before
}
