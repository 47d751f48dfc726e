import { sql } from 'kysely'
import { one, run, statement, type Program } from '../statement.ts'
import type { BackupTable } from '../tables.ts'

/** The columns of a backup without its manifest. */
export const SUMMARY = [
  'number',
  'snapshot_id',
  'manifest_id',
  'device_id',
  'lineage',
  'root',
  'received_at',
  'verified_at',
  'problem',
  'header',
  'name',
  'pinned',
  'records',
  'dropped_from',
  'deleted_at',
] as const satisfies readonly (keyof BackupTable)[]

/** A backup without its manifest. */
export type BackupSummary = Pick<BackupTable, (typeof SUMMARY)[number]>

/** A backup that is to be added: nobody has looked at it yet. */
export type NewBackup = Omit<BackupTable, 'verified_at' | 'problem' | 'pinned' | 'pinned_for' | 'deleted_at'>

/** A backup that was not checked yet. */
export type UncheckedBackup = Pick<
  BackupTable,
  'shop_id' | 'number' | 'manifest_id' | 'key_epoch' | 'header' | 'manifest'
>

const bySnapshot = statement<{ shop: string; snapshot: string }>()(({ db, arg }) =>
  db
    .selectFrom('sonic_backups')
    .select(SUMMARY)
    .where('shop_id', '=', arg('shop'))
    .where('snapshot_id', '=', arg('snapshot')),
)
const manifest = statement<{ shop: string; number: number }>()(({ db, arg }) =>
  db
    .selectFrom('sonic_backups')
    .select('manifest')
    .where('shop_id', '=', arg('shop'))
    .where('number', '=', arg('number')),
)
const highest = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .selectFrom('sonic_backups')
    .select('number')
    .where('shop_id', '=', arg('shop'))
    .orderBy('number', 'desc')
    .limit(1),
)
const insert = statement<NewBackup>()(({ db, arg }) =>
  db.insertInto('sonic_backups').values({
    shop_id: arg('shop_id'),
    number: arg('number'),
    snapshot_id: arg('snapshot_id'),
    manifest_id: arg('manifest_id'),
    device_id: arg('device_id'),
    lineage: arg('lineage'),
    parent: arg('parent'),
    seq: arg('seq'),
    root: arg('root'),
    trigger_name: arg('trigger_name'),
    name: arg('name'),
    custody: arg('custody'),
    key_epoch: arg('key_epoch'),
    created_at: arg('created_at'),
    created_by: arg('created_by'),
    received_at: arg('received_at'),
    verified_at: null,
    problem: null,
    pinned: 0,
    pinned_for: null,
    dropped_from: arg('dropped_from'),
    records: arg('records'),
    deleted_at: null,
    header: arg('header'),
    manifest: arg('manifest'),
  }),
)
const unchecked = statement<object>()(({ db }) =>
  db
    .selectFrom('sonic_backups')
    .select(['shop_id', 'number', 'manifest_id', 'key_epoch', 'header', 'manifest'])
    .where('verified_at', 'is', null)
    .where('problem', 'is', null)
    .where('deleted_at', 'is', null)
    .where(sql<boolean>`custody = 'managed'`) // a literal, as in the partial index
    .orderBy('shop_id')
    .orderBy('number')
    .limit(1),
)
const check = statement<{ shop: string; number: number; at: number | null; problem: string | null }>()(
  ({ db, arg }) =>
    db
      .updateTable('sonic_backups')
      .set({ verified_at: arg('at'), problem: arg('problem') })
      .where('shop_id', '=', arg('shop'))
      .where('number', '=', arg('number')),
)

/** The backup of a snapshot. */
export function* backupBySnapshot(shop: string, snapshot: string): Program<BackupSummary | undefined> {
  return yield* one(bySnapshot, { shop, snapshot })
}

/** The sealed manifest of a backup. */
export function* manifestOf(shop: string, number: number): Program<Uint8Array | undefined> {
  return (yield* one(manifest, { shop, number }))?.manifest
}

/** The number that the shop's next backup gets: one more than the highest there is. */
export function* nextNumber(shop: string): Program<number> {
  return ((yield* one(highest, { shop }))?.number ?? 0) + 1
}

/** Adds a backup, not checked yet. */
export function* insertBackup(row: NewBackup): Program<void> {
  yield* run(insert, row)
}

/** Any one backup in managed custody that was neither checked nor found bad. */
export function* nextUnchecked(): Program<UncheckedBackup | undefined> {
  return yield* one(unchecked, {})
}

/** Records what a check found: `at` for right, a problem for wrong. */
export function* recordCheck(
  shop: string,
  number: number,
  found: { at: number } | { problem: string },
): Program<void> {
  const at = 'at' in found ? found.at : null
  const problem = 'problem' in found ? found.problem : null
  yield* run(check, { shop, number, at, problem })
}
