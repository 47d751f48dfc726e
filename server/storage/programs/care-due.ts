import { sql } from 'kysely'
import { all, one, statement, type Program } from '../statement.ts'

const due = statement<{ job: string; now: number; limit: number; managed: number }>()(({ db, arg }) =>
  db
    .selectFrom('shops as s')
    .leftJoin('care_jobs as j', (on) => on.onRef('j.shop_id', '=', 's.shop_id').on('j.job', '=', arg('job')))
    .select('s.shop_id')
    .where(sql<boolean>`(cast(${arg('managed')} as integer) = 0 or s.custody = 'managed')`)
    .where((eb) => eb.or([eb('j.due_at', 'is', null), eb('j.due_at', '<=', arg('now'))]))
    .orderBy((eb) => eb.fn.coalesce('j.due_at', eb.val(0)))
    .orderBy('s.shop_id')
    .limit(arg('limit')),
)
const verified = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .selectFrom('sonic_backups')
    .select('number')
    .where('shop_id', '=', arg('shop'))
    .where('verified_at', 'is not', null)
    .where('problem', 'is', null)
    .where('deleted_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(1),
)
const overdue = statement<{ after: string; before: number; limit: number }>()(({ db, arg }) =>
  db
    .selectFrom('sonic_backups')
    .select('shop_id')
    .distinct()
    .where('shop_id', '>', arg('after'))
    .where('deleted_at', '<', arg('before'))
    .orderBy('shop_id')
    .limit(arg('limit')),
)
const untraced = statement<{ limit: number }>()(({ db, arg }) =>
  db
    .selectFrom('bad_objects')
    .select('shop_id')
    .distinct()
    .where('traced_at', 'is', null)
    .orderBy('shop_id')
    .limit(arg('limit')),
)

/** Shops for which a kind of care is due, the longest waiting first. */
export function* dueShops(
  job: string,
  now: number,
  limit: number,
  managedOnly: boolean,
): Program<readonly string[]> {
  const rows = yield* all(due, { job, now, limit, managed: managedOnly ? 1 : 0 })
  return rows.map(({ shop_id }) => shop_id)
}

/** The number of the newest backup that was found right and is not deleted. */
export function* newestVerified(shop: string): Program<number | undefined> {
  return (yield* one(verified, { shop }))?.number
}

/** Shops with bad objects of which nobody knows yet what needs them. */
export function* shopsToTrace(limit: number): Program<readonly string[]> {
  return (yield* all(untraced, { limit })).map(({ shop_id }) => shop_id)
}

/** Shops after one that have backups deleted before that time. */
export function* shopsToPurge(
  after: string,
  deletedBefore: number,
  limit: number,
): Program<readonly string[]> {
  return (yield* all(overdue, { after, before: deletedBefore, limit })).map(({ shop_id }) => shop_id)
}
