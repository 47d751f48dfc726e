import { all, one, run, statement, type Program } from '../statement.ts'
import type { LoginTable, ShopTable } from '../tables.ts'

const byLogin = statement<{ login: string }>()(({ db, arg }) =>
  db.selectFrom('logins').select('shop_id').where('login', '=', arg('login')),
)
const addLogin = statement<LoginTable>()(({ db, arg }) =>
  db.insertInto('logins').values({ login: arg('login'), shop_id: arg('shop_id') }),
)
const byId = statement<{ shop: string }>()(({ db, arg }) =>
  db.selectFrom('shops').selectAll().where('shop_id', '=', arg('shop')),
)
const managed = statement<{ limit: number }>()(({ db, arg }) =>
  db
    .selectFrom('shops')
    .select(['shop_id', 'key_epoch', 'wrapped_key'])
    .where('wrapped_key', 'is not', null)
    .limit(arg('limit')),
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
    quota_bytes: arg('quota_bytes'),
    stored_bytes: arg('stored_bytes'),
  }),
)
const lock = statement<{ shop: string }>()(({ db, arg, hasRowLocks }) =>
  hasRowLocks
    ? db.selectFrom('shops').select('shop_id').where('shop_id', '=', arg('shop')).forNoKeyUpdate()
    : undefined,
)

/**
 * Makes writes of one shop follow each other until the transaction ends: what is read after this stays true. First in
 * every write that decides on what it has read. Nothing on SQLite, where all writes follow each other.
 */
export function* lockShop(shop: string): Program<void> {
  yield* all(lock, { shop })
}

/** The shop whose owner has this login. */
export function* shopByLogin(login: string): Program<ShopTable | undefined> {
  const found = yield* one(byLogin, { login })
  return found === undefined ? undefined : yield* shopById(found.shop_id)
}

/** The shop with this id. */
export function* shopById(shop: string): Program<ShopTable | undefined> {
  return yield* one(byId, { shop })
}

/** Any shops whose keys this server holds. */
export function* someManaged(
  limit: number,
): Program<readonly Pick<ShopTable, 'shop_id' | 'key_epoch' | 'wrapped_key'>[]> {
  return yield* all(managed, { limit })
}

/** Adds a shop; its id and login must be free. */
export function* insertShop(row: ShopTable): Program<void> {
  yield* run(insert, row)
  yield* run(addLogin, { login: row.login, shop_id: row.shop_id })
}
