import { all, run, statement, type Program } from '../statement.ts'
import type { AuditTable } from '../tables.ts'

/** A part of a shop's acts, newest first: those whose id is below `before`, and only these words when they are given. */
export interface ActsPage {
  readonly before: string
  readonly limit: number
  readonly acts?: readonly string[] | undefined
}

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
const newestOf = statement<Page & { acts: string }>()(({ db, arg, list }) =>
  db
    .selectFrom('audit')
    .selectAll()
    .where('shop_id', '=', arg('shop'))
    .where('id', '<', arg('before'))
    .where('act', 'in', list('acts'))
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

/** A page of a shop's acts. */
export function* actsBefore(shop: string, { before, limit, acts }: ActsPage): Program<readonly AuditTable[]> {
  if (acts === undefined) return yield* all(newest, { shop, before, limit })
  return yield* all(newestOf, { shop, before, limit, acts: JSON.stringify(acts) })
}

/** Removes the oldest acts below an id; how many it were. */
export function* pruneActs(shop: string, before: string, limit: number): Program<number> {
  const last = (yield* all(oldest, { shop, before, limit })).at(-1)
  return last === undefined ? 0 : yield* run(remove, { shop, last: last.id })
}
