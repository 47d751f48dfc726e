import { all, one, run, runEach, statement, type Program } from '../statement.ts'
import type { ObjectTable } from '../tables.ts'

interface Key {
  shop: string
  id: string
}

const states = statement<{ shop: string; ids: string }>()(({ db, arg, list }) =>
  db
    .selectFrom('sonic_objects')
    .select(['id', 'closed', 'verified_at'])
    .where('shop_id', '=', arg('shop'))
    .where('id', 'in', list('ids')),
)
const body = statement<Key>()(({ db, arg }) =>
  db
    .selectFrom('sonic_objects')
    .select('body')
    .where('shop_id', '=', arg('shop'))
    .where('id', '=', arg('id')),
)
const length = statement<Key>()(({ db, arg }) =>
  db
    .selectFrom('sonic_objects')
    .select(({ fn }) => fn<number>('length', ['body']).as('bytes'))
    .where('shop_id', '=', arg('shop'))
    .where('id', '=', arg('id')),
)
const insert = statement<Omit<ObjectTable, 'verified_at' | 'seen_at'>>()(({ db, arg }) =>
  db
    .insertInto('sonic_objects')
    .values({
      shop_id: arg('shop_id'),
      id: arg('id'),
      body: arg('body'),
      body_sha256: arg('body_sha256'),
      closed: arg('closed'),
      stored_at: arg('stored_at'),
      seen_at: arg('stored_at'),
      verified_at: null,
    })
    .onConflict((on) => on.columns(['shop_id', 'id']).doNothing()),
)
const replace = statement<Omit<ObjectTable, 'verified_at' | 'seen_at'>>()(({ db, arg }) =>
  db
    .updateTable('sonic_objects')
    .set({
      body: arg('body'),
      body_sha256: arg('body_sha256'),
      closed: arg('closed'),
      stored_at: arg('stored_at'),
      seen_at: arg('stored_at'),
      verified_at: null,
    })
    .where('shop_id', '=', arg('shop_id'))
    .where('id', '=', arg('id')),
)
const close = statement<Key>()(({ db, arg }) =>
  db
    .updateTable('sonic_objects')
    .set({ closed: 1 })
    .where('shop_id', '=', arg('shop'))
    .where('id', '=', arg('id')),
)
const see = statement<{ shop: string; ids: string; at: number; before: number }>()(({ db, arg, list }) =>
  db
    .updateTable('sonic_objects')
    .set({ seen_at: arg('at') })
    .where('shop_id', '=', arg('shop'))
    .where('id', 'in', list('ids'))
    .where('seen_at', '<', arg('before')),
)
const verify = statement<{ shop: string; ids: string; at: number }>()(({ db, arg, list }) =>
  db
    .updateTable('sonic_objects')
    .set({ verified_at: arg('at') })
    .where('shop_id', '=', arg('shop'))
    .where('id', 'in', list('ids'))
    .where('closed', '=', 1),
)

/** How exact `seen_at` is: garbage collection waits days, so an hour spares most of the writes. */
export const SEEN_GRAIN_MS = 3_600_000

/** Which of these objects are there, in no order. */
export function* objectStates(
  shop: string,
  ids: readonly string[],
): Program<readonly { id: string; closed: number; verified_at: number | null }[]> {
  return ids.length === 0 ? [] : yield* all(states, { shop, ids: JSON.stringify(ids) })
}

/** The sealed bytes of an object. */
export function* objectBody(shop: string, id: string): Program<Uint8Array | undefined> {
  return (yield* one(body, { shop, id }))?.body
}

/** How many sealed bytes an object has stored; 0 for none. */
export function* objectLength(shop: string, id: string): Program<number> {
  return (yield* one(length, { shop, id }))?.bytes ?? 0
}

/** Puts another body in the place of a bad one. True when the object's row was still there. */
export function* replaceObject(row: Omit<ObjectTable, 'verified_at' | 'seen_at'>): Program<boolean> {
  return (yield* run(replace, row)) > 0
}

/** Stores objects unless they are there: the first body wins. For each 1 when it was stored, else 0. */
export function* insertObjects(
  rows: readonly Omit<ObjectTable, 'verified_at' | 'seen_at'>[],
): Program<readonly number[]> {
  return yield* runEach(insert, rows)
}

/** Marks an object as having everything under it. */
export function* closeObject(shop: string, id: string): Program<void> {
  yield* run(close, { shop, id })
}

/** Notes that a device relies on these objects, so that they are not collected. */
export function* seeObjects(shop: string, ids: readonly string[], at: number): Program<void> {
  yield* run(see, { shop, ids: JSON.stringify(ids), at, before: at - SEEN_GRAIN_MS })
}

/** Marks closed objects as opened, recomputed and found right, with everything under them; others stay unproven. */
export function* verifyObjects(shop: string, ids: readonly string[], at: number): Program<void> {
  yield* run(verify, { shop, ids: JSON.stringify(ids), at })
}
