import { all, one, run, statement, type Program } from '../statement.ts'
import type { KeySlotTable } from '../tables.ts'

const select = statement<{ shop: string; epoch: number }>()(({ db, arg }) =>
  db
    .selectFrom('key_slots')
    .select('slot')
    .where('shop_id', '=', arg('shop'))
    .where('key_epoch', '=', arg('epoch'))
    .orderBy('kind'),
)
const recovery = statement<{ shop: string; epoch: number }>()(({ db, arg }) =>
  db
    .selectFrom('key_slots')
    .select('auth')
    .where('shop_id', '=', arg('shop'))
    .where('key_epoch', '=', arg('epoch'))
    .where('kind', '=', 'recovery'),
)
const put = statement<KeySlotTable>()(({ db, arg }) =>
  db
    .insertInto('key_slots')
    .values({
      shop_id: arg('shop_id'),
      key_epoch: arg('key_epoch'),
      kind: arg('kind'),
      slot: arg('slot'),
      auth: arg('auth'),
    })
    .onConflict((on) =>
      on.columns(['shop_id', 'key_epoch', 'kind']).doUpdateSet((eb) => ({
        slot: eb.ref('excluded.slot'),
        auth: eb.ref('excluded.auth'),
      })),
    ),
)

/** The stored slots of a key epoch, as JSON texts. */
export function* slotsOf(shop: string, epoch: number): Program<readonly string[]> {
  return (yield* all(select, { shop, epoch })).map((row) => row.slot)
}

/** What is stored of the recovery code of a key epoch; `undefined` when no device may join by it. */
export function* recoveryAuthOf(shop: string, epoch: number): Program<string | undefined> {
  return (yield* one(recovery, { shop, epoch }))?.auth ?? undefined
}

/** Stores slots; one of a kind replaces the older of that kind. */
export function* putSlots(rows: readonly KeySlotTable[]): Program<void> {
  for (const row of rows) yield* run(put, row)
}
