import { one, run, statement, type Program } from '../statement.ts'
import type { CustodySwitchTable } from '../tables.ts'

const byShop = statement<{ shop: string }>()(({ db, arg }) =>
  db.selectFrom('custody_switches').selectAll().where('shop_id', '=', arg('shop')),
)

const dropPasswordSlot = statement<{ shop: string; epoch: number }>()(({ db, arg }) =>
  db
    .deleteFrom('key_slots')
    .where('shop_id', '=', arg('shop'))
    .where('key_epoch', '=', arg('epoch'))
    .where('kind', '=', 'password'),
)

/** The switch of a shop to private custody that was begun and is not done. */
export function* switchOf(shop: string): Program<CustodySwitchTable | undefined> {
  return yield* one(byShop, { shop })
}

/** Whether a shop is on its way to private custody. */
export function* isSwitching(shop: string): Program<boolean> {
  return (yield* switchOf(shop)) !== undefined
}

/** Of a switch that has not moved the shop the password slot goes: another password counts from now on, and only the code opens. */
export function* forgetBegunPassword(shop: string): Program<void> {
  const begun = yield* switchOf(shop)
  if (begun === undefined || begun.moved_at !== null) return
  yield* run(dropPasswordSlot, { shop, epoch: begun.key_epoch })
}
