import { one, run, statement, type Program } from '../statement.ts'
import type { AuditTable, PasswordResetTable, ShopTable } from '../tables.ts'
import { addAct } from './audit.ts'
import { joinDevice, type JoinRequest } from './join.ts'
import { endTokens, replacePassword } from './password.ts'
import { lockShop, shopById } from './shops.ts'
import { slotsOf } from './slots.ts'

const byShop = statement<{ shop: string }>()(({ db, arg }) =>
  db.selectFrom('password_resets').selectAll().where('shop_id', '=', arg('shop')),
)
const put = statement<Omit<PasswordResetTable, 'used_at'>>()(({ db, arg }) =>
  db
    .insertInto('password_resets')
    .values({
      shop_id: arg('shop_id'),
      code_hash: arg('code_hash'),
      created_at: arg('created_at'),
      expires_at: arg('expires_at'),
      used_at: null,
    })
    .onConflict((on) =>
      on.column('shop_id').doUpdateSet((eb) => ({
        code_hash: eb.ref('excluded.code_hash'),
        created_at: eb.ref('excluded.created_at'),
        expires_at: eb.ref('excluded.expires_at'),
        used_at: null,
      })),
    ),
)
const use = statement<{ shop: string; at: number }>()(({ db, arg }) =>
  db
    .updateTable('password_resets')
    .set({ used_at: arg('at') })
    .where('shop_id', '=', arg('shop')),
)
const dropSlot = statement<{ shop: string; epoch: number }>()(({ db, arg }) =>
  db
    .deleteFrom('key_slots')
    .where('shop_id', '=', arg('shop'))
    .where('key_epoch', '=', arg('epoch'))
    .where('kind', '=', 'password'),
)

/** A new password by a code that was found right. */
export interface ResetClaim {
  /** The device that joins. */
  readonly join: JoinRequest
  /** What is stored of the code. */
  readonly codeHash: string
  readonly auth: string
  readonly salt: string
  /** JSON. */
  readonly kdf: string
}

/** What a claim came to; `unknown` says nothing of why. */
export type ResetResult =
  | {
      readonly kind: 'joined'
      readonly letter: string
      readonly shop: ShopTable
      /** JSON texts. */
      readonly slots: readonly string[]
    }
  | { readonly kind: 'series_taken' }
  | { readonly kind: 'unknown' }

/** The newest code of a shop, used or not. */
export function* resetOf(shop: string): Program<PasswordResetTable | undefined> {
  return yield* one(byShop, { shop })
}

/** Stores a code and the act of its making; the shop's older code is dead. */
export function* offerReset(row: Omit<PasswordResetTable, 'used_at'>, act: AuditTable): Program<void> {
  yield* run(put, row)
  yield* addAct(act)
}

/**
 * Sets a new password by a code that was not used yet, ends every other session and lets the device join. The old password's
 * slot goes: it would open by what was forgotten. A refusal changes nothing.
 */
export function* claimReset({ join, codeHash, auth, salt, kdf }: ResetClaim): Program<ResetResult> {
  const { shopId, claim, at } = join
  yield* lockShop(shopId)
  const reset = yield* resetOf(shopId)
  const shop = yield* shopById(shopId)
  const isRight = reset?.code_hash === codeHash && reset.used_at === null && shop?.custody === 'managed'
  if (shop === undefined || !isRight) return { kind: 'unknown' }
  const joined = yield* joinDevice(join)
  if (joined.kind === 'series_taken') return joined
  if (joined.kind !== 'joined') return { kind: 'unknown' }
  yield* replacePassword({ shop: shopId, auth, salt, kdf })
  yield* run(dropSlot, { shop: shopId, epoch: shop.key_epoch })
  yield* endTokens(shopId, claim.deviceId)
  yield* run(use, { shop: shopId, at })
  const slots = yield* slotsOf(shopId, shop.key_epoch)
  return { kind: 'joined', letter: joined.letter, shop, slots }
}
