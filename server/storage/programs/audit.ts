import { all, run, statement, type Program } from '../statement.ts'
import type { AuditTable } from '../tables.ts'

interface Page {
  shop: string
  before: string
  limit: number
}

const insert = statement<AuditTable>()(({ db, arg }) =>
  db.insertInto('audit').values({
    shop_id: arg('shop_id'),
    id: arg('id'),
    act: arg('act'),
    device_id: arg('device_id'),
    address: arg('address'),
    detail: arg('detail'),
  }),
)
const newest = statement<Page>()(({ db, arg }) =>
  db
    .selectFrom('audit')
    .selectAll()
    .where('shop_id', '=', arg('shop'))
    .where('id', '<', arg('before'))
    .orderBy('id', 'desc')
    .limit(arg('limit')),
)
const oldest = statement<Page>()(({ db, arg }) =>
  db
    .selectFrom('audit')
    .select('id')
    .where('shop_id', '=', arg('shop'))
    .where('id', '<', arg('before'))
    .orderBy('id')
    .limit(arg('limit')),
)
const remove = statement<{ shop: string; last: string }>()(({ db, arg }) =>
  db.deleteFrom('audit').where('shop_id', '=', arg('shop')).where('id', '<=', arg('last')),
)

/** Adds an act. */
export function* addAct(row: AuditTable): Program<void> {
  yield* run(insert, row)
}

/** Acts of a shop below an id, newest first. */
export function* actsBefore(shop: string, before: string, limit: number): Program<readonly AuditTable[]> {
  return yield* all(newest, { shop, before, limit })
}

/** Removes the oldest acts below an id; how many it were. */
export function* pruneActs(shop: string, before: string, limit: number): Program<number> {
  const last = (yield* all(oldest, { shop, before, limit })).at(-1)
  return last === undefined ? 0 : yield* run(remove, { shop, last: last.id })
}
