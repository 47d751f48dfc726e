import { sql } from 'kysely'
import { all, one, run, statement, type Program } from '../statement.ts'

const running = statement<{ shop: string }>()(({ db, arg }) =>
  db.selectFrom('gc_runs').select('shop_id').where('shop_id', '=', arg('shop')),
)
const mark = statement<{ shop: string; ids: string; kept: number; again: number }>()(({ db, arg, list }) =>
  db
    .insertInto('gc_marks')
    .columns(['shop_id', 'id', 'kept', 'walked'])
    .expression(
      sql`select distinct ${arg('shop')}, value, cast(${arg('kept')} as integer), case when value like 'l%' then 1 else 0 end
        from ${list('ids')} as ids where true`, // without a condition SQLite takes "on conflict" for a join
    )
    .onConflict((on) =>
      on
        .columns(['shop_id', 'id'])
        .doUpdateSet((eb) => ({
          kept: sql<number>`case when gc_marks.kept = 1 then 1 else excluded.kept end`,
          walked: eb.ref('excluded.walked'),
        }))
        .where(sql<boolean>`(excluded.kept > gc_marks.kept or cast(${arg('again')} as integer) = 1)`),
    ),
)
const toWalk = statement<{ shop: string; limit: number }>()(({ db, arg }) =>
  db
    .selectFrom('gc_marks')
    .select(['id', 'kept'])
    .where('shop_id', '=', arg('shop'))
    .where(sql<boolean>`walked = 0`) // a literal, as in the partial index
    .orderBy('kept', 'desc')
    .limit(arg('limit')),
)
const walked = statement<{ shop: string; ids: string }>()(({ db, arg, list }) =>
  db
    .updateTable('gc_marks')
    .set({ walked: 1 })
    .where('shop_id', '=', arg('shop'))
    .where('id', 'in', list('ids')),
)
const unmark = statement<{ shop: string; limit: number }>()(({ db, arg }) =>
  db
    .deleteFrom('gc_marks')
    .where('shop_id', '=', arg('shop'))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('gc_marks')
        .select('id')
        .where('shop_id', '=', arg('shop'))
        .orderBy('id')
        .limit(arg('limit')),
    ),
)

/**
 * Called by every write that relies on these objects, in its own transaction: while a collection is under way in the
 * shop they are marked, and what is under them before anything more is swept. `isKept`: a backup needs them.
 */
export function* relyOn(shop: string, ids: readonly string[], isKept = false): Program<void> {
  if (ids.length > 0 && (yield* isCollecting(shop))) yield* markAll(shop, ids, isKept)
}

/** As `relyOn`, for objects whose bodies have just been stored: a mark may be older than the body that is to be walked. */
export function* relyOnNew(shop: string, ids: readonly string[]): Program<void> {
  if (ids.length > 0 && (yield* isCollecting(shop))) yield* markEach(shop, ids, 0, 1)
}

function* isCollecting(shop: string): Program<boolean> {
  return (yield* one(running, { shop })) !== undefined
}

/** Marks objects, there or not. What a backup needs is walked again when it had been marked for less. */
export function* markAll(shop: string, ids: readonly string[], isKept: boolean): Program<void> {
  yield* markEach(shop, ids, isKept ? 1 : 0, 0)
}

function* markEach(shop: string, ids: readonly string[], kept: number, again: number): Program<void> {
  if (ids.length > 0) yield* run(mark, { shop, kept, again, ids: JSON.stringify(ids) })
}

/** Marked nodes whose children are not marked yet, those that backups need first. */
export function* marksToWalk(shop: string, limit: number): Program<readonly { id: string; kept: number }[]> {
  return yield* all(toWalk, { shop, limit })
}

/** Notes that the children of these nodes are marked. */
export function* setWalked(shop: string, ids: readonly string[]): Program<void> {
  yield* run(walked, { shop, ids: JSON.stringify(ids) })
}

/** Forgets at most `limit` marks; how many it were. */
export function* forgetMarks(shop: string, limit: number): Program<number> {
  return yield* run(unmark, { shop, limit })
}
