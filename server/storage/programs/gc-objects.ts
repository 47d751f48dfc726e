import { all, one, statement, type Program } from '../statement.ts'
import { readChildren } from '../stored-children.ts'
import { countStored } from './quotas.ts'

interface Page {
  shop: string
  after: string
  limit: number
}

const body = statement<{ shop: string; id: string }>()(({ db, arg }) =>
  db
    .selectFrom('sonic_objects')
    .select(['body', 'body_sha256'])
    .where('shop_id', '=', arg('shop'))
    .where('id', '=', arg('id')),
)
const seen = statement<Page>()(({ db, arg }) =>
  db
    .selectFrom('sonic_objects')
    .select(['id', 'seen_at'])
    .where('shop_id', '=', arg('shop'))
    .where('id', '>', arg('after'))
    .orderBy('id')
    .limit(arg('limit')),
)
const marked = statement<Page & { before: string }>()(({ db, arg }) =>
  db
    .selectFrom('sonic_objects as o')
    .leftJoin('gc_marks as m', (on) => on.onRef('m.shop_id', '=', 'o.shop_id').onRef('m.id', '=', 'o.id'))
    .select(['o.id as id', 'm.id as mark'])
    .where('o.shop_id', '=', arg('shop'))
    .where('o.id', '>', arg('after'))
    .where('o.id', '<', arg('before'))
    .orderBy('o.id')
    .limit(arg('limit')),
)
const remove = statement<{ shop: string; ids: string }>()(({ db, arg, list }) =>
  db
    .deleteFrom('sonic_objects')
    .where('shop_id', '=', arg('shop'))
    .where('id', 'in', list('ids'))
    .returning(({ fn }) => fn<number>('length', ['body']).as('bytes')),
)

/** The ids in a node's body, `'gone'` without a row, `'tampered'` when the bytes are not those that were stored. */
export function* childrenOfStored(
  shop: string,
  id: string,
): Program<readonly string[] | 'gone' | 'tampered'> {
  const row = yield* one(body, { shop, id })
  return row === undefined ? 'gone' : readChildren(id, row)
}

/** A page of object ids after one, with the time when a device last relied on each (an hour exact). */
export function* seenPage(page: Page): Program<readonly { id: string; seen_at: number }[]> {
  return yield* all(seen, page)
}

/** A page of object ids between two; `mark` is null for one that no mark protects. */
export function* markedPage(
  page: Page & { before: string },
): Program<readonly { id: string; mark: string | null }[]> {
  return yield* all(marked, page)
}

/** Deletes objects; how many there were. */
export function* removeObjects(shop: string, ids: readonly string[]): Program<number> {
  if (ids.length === 0) return 0
  const removed = yield* all(remove, { shop, ids: JSON.stringify(ids) })
  yield* countStored(shop, -removed.reduce((sum, { bytes }) => sum + bytes, 0))
  return removed.length
}
