import { one, run, statement, type Program } from '../statement.ts'
import type { ShopTable } from '../tables.ts'

const byLogin = statement<{ login: string }>()(({ db, arg }) =>
  db.selectFrom('shops').selectAll().where('login', '=', arg('login')),
)
const byId = statement<{ shop: string }>()(({ db, arg }) =>
  db.selectFrom('shops').selectAll().where('shop_id', '=', arg('shop')),
)
const insert = statement<ShopTable>()(({ db, arg }) =>
  db.insertInto('shops').values({
    shop_id: arg('shop_id'),
    name: arg('name'),
    login: arg('login'),
    salt: arg('salt'),
    kdf: arg('kdf'),
    auth: arg('auth'),
    custody: arg('custody'),
    key_epoch: arg('key_epoch'),
    wrapped_key: arg('wrapped_key'),
    created_at: arg('created_at'),
  }),
)

/** The shop whose owner has this login. */
export function* shopByLogin(login: string): Program<ShopTable | undefined> {
  return yield* one(byLogin, { login })
}

/** The shop with this id. */
export function* shopById(shop: string): Program<ShopTable | undefined> {
  return yield* one(byId, { shop })
}

/** Adds a shop; its id and login must be free. */
export function* insertShop(row: ShopTable): Program<void> {
  yield* run(insert, row)
}
