import { sql } from 'kysely'
import { all, one, run, statement, type Program } from '../statement.ts'
import { switchOf } from './custody-underway.ts'
import { countStored } from './quotas.ts'
import { lockShop, shopById } from './shops.ts'

interface Epoch {
  shop: string
  epoch: number
}

const dropKey = statement<{ shop: string }>()(({ db, arg }) =>
  db.updateTable('custody_switches').set({ former_key: null }).where('shop_id', '=', arg('shop')),
)
const end = statement<{ shop: string }>()(({ db, arg }) =>
  db.deleteFrom('custody_switches').where('shop_id', '=', arg('shop')),
)
const former = statement<Epoch & { limit: number }>()(({ db, arg }) =>
  db
    .selectFrom('sonic_backups')
    .select('number')
    .where('shop_id', '=', arg('shop'))
    .where('key_epoch', '<', arg('epoch'))
    .orderBy('number')
    .limit(arg('limit')),
)
const removeBackup = statement<{ shop: string; number: number }>()(({ db, arg }) =>
  db.deleteFrom('sonic_backups').where('shop_id', '=', arg('shop')).where('number', '=', arg('number')),
)
const dropSlots = statement<Epoch>()(({ db, arg }) =>
  db.deleteFrom('key_slots').where('shop_id', '=', arg('shop')).where('key_epoch', '<', arg('epoch')),
)
const dropPairings = statement<Epoch>()(({ db, arg }) =>
  db.deleteFrom('pairings').where('shop_id', '=', arg('shop')).where('key_epoch', '<', arg('epoch')),
)
const dropResets = statement<{ shop: string }>()(({ db, arg }) =>
  db.deleteFrom('password_resets').where('shop_id', '=', arg('shop')),
)
const dropZone = statement<{ shop: string }>()(({ db, arg }) =>
  db.updateTable('retention').set({ shop_zone: null }).where('shop_id', '=', arg('shop')),
)
const dropBadBackups = statement<{ shop: string }>()(({ db, arg }) =>
  db.deleteFrom('bad_object_backups').where('shop_id', '=', arg('shop')),
)
const dropBad = statement<{ shop: string }>()(({ db, arg }) =>
  db.deleteFrom('bad_objects').where('shop_id', '=', arg('shop')),
)
const dropRehearsal = statement<{ shop: string }>()(({ db, arg }) =>
  db.deleteFrom('care_jobs').where('shop_id', '=', arg('shop')).where('job', '=', 'rehearsal'),
)
const dropSums = statement<{ shop: string }>()(({ db, arg }) =>
  db.updateTable('devices').set({ waiting_sums: null }).where('shop_id', '=', arg('shop')),
)
const dropLineages = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .deleteFrom('lineages')
    .where('shop_id', '=', arg('shop'))
    .where('lineage', 'not in', (eb) =>
      eb.selectFrom('sonic_backups').select('lineage').where('shop_id', '=', arg('shop')),
    )
    .returning('stored_bytes'),
)
const anyFormer = statement<Epoch>()(({ db, arg }) =>
  db
    .selectFrom('key_slots')
    .select(sql<number>`1`.as('is'))
    .where('shop_id', '=', arg('shop'))
    .where('key_epoch', '<', arg('epoch'))
    .limit(1),
)

/** How far deleting what was before has come. `unmoved`: the shop does not work under the new key yet. */
export type PurgeState = 'unmoved' | 'going' | 'ended'

/** Whether there is anything to delete of the epochs before. */
export function* purgeState(shop: string): Program<PurgeState> {
  const row = yield* switchOf(shop)
  const now = yield* shopById(shop)
  if (row !== undefined) return row.moved_at === null ? 'unmoved' : 'going'
  if (now?.custody !== 'private') return 'unmoved'
  return (yield* one(anyFormer, { shop, epoch: now.key_epoch })) === undefined ? 'ended' : 'going'
}

/** Deletes the wrapped key of before and everything else that is not an object or a backup; can be done again. */
export function* forgetFormerKey(shop: string): Program<void> {
  yield* lockShop(shop)
  const now = yield* shopById(shop)
  if (now?.custody !== 'private') return
  const epoch = now.key_epoch
  yield* run(dropKey, { shop })
  yield* run(dropSlots, { shop, epoch })
  yield* run(dropPairings, { shop, epoch })
  for (const drop of [dropResets, dropZone, dropRehearsal, dropSums]) yield* run(drop, { shop })
}

/** Deletes the rows of at most `limit` backups of the epochs before, pinned ones too; how many. */
export function* removeFormerBackups(shop: string, limit: number): Program<number> {
  yield* lockShop(shop)
  const now = yield* shopById(shop)
  if (now?.custody !== 'private') return 0
  const rows = yield* all(former, { shop, epoch: now.key_epoch, limit })
  for (const { number } of rows) yield* run(removeBackup, { shop, number })
  if (rows.length < limit) yield* forgetFormerLineages(shop)
  return rows.length
}

/** What they have stored is counted in the shop from here on; damage is found anew where it matters still. */
function* forgetFormerLineages(shop: string): Program<void> {
  const gone = yield* all(dropLineages, { shop })
  yield* countStored(
    shop,
    gone.reduce((sum, { stored_bytes: bytes }) => sum + bytes, 0),
  )
  yield* run(dropBadBackups, { shop })
  yield* run(dropBad, { shop })
}

/** Ends the switch: everything of before is gone. */
export function* endSwitch(shop: string): Program<void> {
  yield* lockShop(shop)
  yield* run(end, { shop })
}
