import { all, run, statement, type Program } from '../statement.ts'
import { dueAt } from './care-jobs.ts'
import { lockShop } from './shops.ts'

const overdue = statement<{ shop: string; before: number; limit: number }>()(({ db, arg }) =>
  db
    .selectFrom('sonic_backups as b')
    .select('b.number')
    .where('b.shop_id', '=', arg('shop'))
    .where('b.deleted_at', '<', arg('before'))
    .where('b.number', '<', (eb) =>
      eb
        .selectFrom('sonic_backups as n')
        .select((inner) => inner.fn.max<number>('n.number').as('highest'))
        .where('n.shop_id', '=', arg('shop')),
    )
    .orderBy('b.number')
    .limit(arg('limit')),
)
const remove = statement<{ shop: string; number: number }>()(({ db, arg }) =>
  db.deleteFrom('sonic_backups').where('shop_id', '=', arg('shop')).where('number', '=', arg('number')),
)
const absolve = statement<{ shop: string; number: number }>()(({ db, arg }) =>
  db.deleteFrom('bad_object_backups').where('shop_id', '=', arg('shop')).where('number', '=', arg('number')),
)
const forgetGone = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .deleteFrom('bad_objects')
    .where('shop_id', '=', arg('shop'))
    .where('problem', '=', 'object_missing')
    .where('traced_at', 'is not', null)
    .where('id', 'not in', (eb) =>
      eb.selectFrom('bad_object_backups').select('id').where('shop_id', '=', arg('shop')),
    ),
)

/**
 * Removes the rows of at most `limit` backups that were deleted before `deletedBefore`; how many it were. What only
 * they needed is then due for collection. The newest row stays, so that no number is given out twice.
 */
export function* purgeBackups(shop: string, deletedBefore: number, limit: number): Program<number> {
  yield* lockShop(shop)
  const rows = yield* all(overdue, { shop, before: deletedBefore, limit })
  for (const { number } of rows) {
    yield* run(remove, { shop, number })
    yield* run(absolve, { shop, number })
  }
  if (rows.length === 0) return 0
  yield* run(forgetGone, { shop })
  yield* dueAt(shop, 'gc', 0)
  return rows.length
}
