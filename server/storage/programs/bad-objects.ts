import { all, one, run, statement, type Program } from '../statement.ts'
import type { BadObjectTable } from '../care-tables.ts'
import { dueAt } from './care-jobs.ts'

/** Why an object counts as bad. */
export type BadProblem = 'object_tampered' | 'object_missing'

interface Key {
  shop: string
  id: string
}

const among = statement<{ shop: string; ids: string }>()(({ db, arg, list }) =>
  db.selectFrom('bad_objects').select('id').where('shop_id', '=', arg('shop')).where('id', 'in', list('ids')),
)
const register = statement<Omit<BadObjectTable, 'traced_at'>>()(({ db, arg }) =>
  db
    .insertInto('bad_objects')
    .values({
      shop_id: arg('shop_id'),
      id: arg('id'),
      problem: arg('problem'),
      found_at: arg('found_at'),
      traced_at: null,
    })
    .onConflict((on) => on.columns(['shop_id', 'id']).doNothing()),
)
const unclose = statement<{ shop: string; ids: string }>()(({ db, arg, list }) =>
  db
    .updateTable('sonic_objects')
    .set({ closed: 0, verified_at: null })
    .where('shop_id', '=', arg('shop'))
    .where('id', 'in', list('ids')),
)
const untraced = statement<{ shop: string; limit: number }>()(({ db, arg }) =>
  db
    .selectFrom('bad_objects')
    .select(['id', 'problem'])
    .where('shop_id', '=', arg('shop'))
    .where('traced_at', 'is', null)
    .orderBy('id')
    .limit(arg('limit')),
)
const traced = statement<Key & { at: number }>()(({ db, arg }) =>
  db
    .updateTable('bad_objects')
    .set({ traced_at: arg('at') })
    .where('shop_id', '=', arg('shop'))
    .where('id', '=', arg('id')),
)
const forget = statement<{ shop: string; ids: string }>()(({ db, arg, list }) =>
  db.deleteFrom('bad_objects').where('shop_id', '=', arg('shop')).where('id', 'in', list('ids')),
)
const blame = statement<Key & { number: number }>()(({ db, arg }) =>
  db
    .insertInto('bad_object_backups')
    .columns(['shop_id', 'id', 'number'])
    .expression((eb) =>
      eb
        .selectFrom('sonic_backups')
        .select(['shop_id', (inner) => inner.val(arg('id')).as('id'), 'number'])
        .where('shop_id', '=', arg('shop'))
        .where('number', '=', arg('number')),
    )
    .onConflict((on) => on.columns(['shop_id', 'id', 'number']).doNothing()),
)
const blamed = statement<Key>()(({ db, arg }) =>
  db
    .selectFrom('bad_object_backups')
    .select('number')
    .where('shop_id', '=', arg('shop'))
    .where('id', '=', arg('id')),
)
const absolve = statement<{ shop: string; ids: string }>()(({ db, arg, list }) =>
  db.deleteFrom('bad_object_backups').where('shop_id', '=', arg('shop')).where('id', 'in', list('ids')),
)
const stillBlamed = statement<{ shop: string; number: number }>()(({ db, arg }) =>
  db
    .selectFrom('bad_object_backups')
    .select('id')
    .where('shop_id', '=', arg('shop'))
    .where('number', '=', arg('number'))
    .limit(1),
)
const hurt = statement<{ shop: string; number: number; problem: string }>()(({ db, arg }) =>
  db
    .updateTable('sonic_backups')
    .set({ problem: arg('problem'), verified_at: null })
    .where('shop_id', '=', arg('shop'))
    .where('number', '=', arg('number'))
    .where('problem', 'is', null),
)
const clear = statement<{ shop: string; number: number }>()(({ db, arg }) =>
  db
    .updateTable('sonic_backups')
    .set({ problem: null, verified_at: null })
    .where('shop_id', '=', arg('shop'))
    .where('number', '=', arg('number'))
    .where('problem', 'like', 'object_%'),
)
const blocking = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .selectFrom('bad_objects as b')
    .select('b.id')
    .where('b.shop_id', '=', arg('shop'))
    .where('b.id', '>=', 'n')
    .where((eb) =>
      eb.or([
        eb('b.traced_at', 'is', null),
        eb.exists(
          eb
            .selectFrom('bad_object_backups as n')
            .select('n.number')
            .whereRef('n.shop_id', '=', 'b.shop_id')
            .whereRef('n.id', '=', 'b.id'),
        ),
      ]),
    )
    .limit(1),
)

/** Which of these objects are known to be bad or gone. */
export function* badAmong(shop: string, ids: readonly string[]): Program<ReadonlySet<string>> {
  const rows = yield* all(among, { shop, ids: JSON.stringify(ids) })
  return new Set(rows.map((row) => row.id))
}

/** Registers a bad object once: it is asked for again, and nothing new is built on it. Who needs it is to be traced. */
export function* registerBad(shop: string, id: string, problem: BadProblem, at: number): Program<void> {
  yield* run(register, { shop_id: shop, id, problem, found_at: at })
  yield* openObjects(shop, [id])
}

/** Takes back that these objects have everything under them, and that this was proven. */
export function* openObjects(shop: string, ids: readonly string[]): Program<void> {
  yield* run(unclose, { shop, ids: JSON.stringify(ids) })
}

/** Bad objects of which nobody knows yet which backups need them. */
export function* untracedBad(
  shop: string,
  limit: number,
): Program<readonly { id: string; problem: string }[]> {
  return yield* all(untraced, { shop, limit })
}

/**
 * Ends the tracing of a bad object: the backups that need it show the problem. One that is gone and that none needs is
 * forgotten; one that was healed meanwhile stays healed.
 */
export function* blameBad(shop: string, id: string, numbers: readonly number[], at: number): Program<void> {
  if (!(yield* badAmong(shop, [id])).has(id)) return
  const problem = (yield* one(problemOf, { shop, id }))?.problem ?? 'object_missing'
  for (const number of numbers) {
    yield* run(blame, { shop, id, number })
    yield* run(hurt, { shop, number, problem })
  }
  if (problem === 'object_missing' && (yield* all(blamed, { shop, id })).length === 0) {
    yield* forgetBad(shop, [id])
  } else yield* run(traced, { shop, id, at })
}

const problemOf = statement<Key>()(({ db, arg }) =>
  db
    .selectFrom('bad_objects')
    .select('problem')
    .where('shop_id', '=', arg('shop'))
    .where('id', '=', arg('id')),
)

/**
 * The object is right again: backups that needed only this one lose their problem and wait for a new check. What waited
 * for it is due.
 */
export function* absolveBad(shop: string, id: string): Program<void> {
  const numbers = yield* all(blamed, { shop, id })
  yield* forgetBad(shop, [id])
  yield* dueAt(shop, 'gc', 0)
  yield* dueAt(shop, 'rehearsal', 0)
  for (const { number } of numbers) {
    if ((yield* one(stillBlamed, { shop, number })) === undefined) yield* run(clear, { shop, number })
  }
}

/** Forgets what was known of these objects: they are gone for good, and nobody needs them. */
export function* forgetBad(shop: string, ids: readonly string[]): Program<void> {
  yield* run(forget, { shop, ids: JSON.stringify(ids) })
  yield* run(absolve, { shop, ids: JSON.stringify(ids) })
}

/** True while a node that backups need (or may need) is bad: what is under it cannot be known, so nothing is swept. */
export function* hidesWhatIsNeeded(shop: string): Program<boolean> {
  return (yield* one(blocking, { shop })) !== undefined
}
