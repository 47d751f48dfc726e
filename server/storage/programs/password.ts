import { sql } from 'kysely'
import { run, statement, type Program } from '../statement.ts'
import type { KeySlotTable } from '../tables.ts'
import { forgetBegunPassword } from './custody-underway.ts'
import { deviceById } from './devices.ts'
import { lockShop, shopById } from './shops.ts'
import { putSlots, recoveryAuthOf } from './slots.ts'

/** A new password, as a device of the shop gives it. */
export interface PasswordChange {
  readonly shopId: string
  readonly deviceId: string
  /** What was stored when the old password was proven. */
  readonly provenAuth: string
  /** What was stored of the recovery code when that was proven instead of the old password. */
  readonly provenCode?: string
  readonly auth: string
  readonly salt: string
  /** JSON. */
  readonly kdf: string
  /** Of the key epoch that they name. */
  readonly slots: readonly KeySlotTable[]
}

/** `outdated`: the password is another one by now. */
export type PasswordResult = 'changed' | 'outdated' | 'device_revoked'

/** What is stored of a password; `kdf` is JSON. */
export interface NewPassword {
  shop: string
  auth: string
  salt: string
  kdf: string
}

const replace = statement<NewPassword>()(({ db, arg }) =>
  db
    .updateTable('shops')
    .set({ auth: arg('auth'), salt: arg('salt'), kdf: arg('kdf') })
    .where('shop_id', '=', arg('shop')),
)
// No hash of a token has a colon. A removed device keeps its own, so that it is told why it is refused
const endOthers = statement<{ shop: string; device: string }>()(({ db, arg }) =>
  db
    .updateTable('devices')
    .set({ token_hash: sql<string>`'ended:' || shop_id || ':' || device_id`, owner_until: null })
    .where('shop_id', '=', arg('shop'))
    .where('device_id', '!=', arg('device'))
    .where('revoked_at', 'is', null),
)

/**
 * Makes another password the owner's, with the slots that it opens. Every other device's token dies; the devices, their
 * letters and their lineages stay.
 */
export function* changePassword(change: PasswordChange): Program<PasswordResult> {
  const { shopId, deviceId, provenAuth, provenCode, auth, salt, kdf, slots } = change
  yield* lockShop(shopId)
  if (!(yield* isStillProven(shopId, provenAuth))) return 'outdated'
  if (provenCode !== undefined && !(yield* isCodeStillProven(shopId, provenCode))) return 'outdated'
  const device = yield* deviceById(shopId, deviceId)
  if (device === undefined || device.revoked_at !== null) return 'device_revoked'
  yield* replacePassword({ shop: shopId, auth, salt, kdf })
  yield* putSlots(slots)
  yield* endTokens(shopId, deviceId)
  return 'changed'
}

/** Stores slots of a shop whose password was proven; false, with nothing stored, when it is another one by now. */
export function* putProvenSlots(
  shop: string,
  provenAuth: string,
  rows: readonly KeySlotTable[],
): Program<boolean> {
  yield* lockShop(shop)
  if (!(yield* isStillProven(shop, provenAuth))) return false
  yield* putSlots(rows)
  return true
}

/** Whether the password that was proven by what was stored then is the owner's still. Asked after `lockShop`. */
export function* isStillProven(shop: string, provenAuth: string): Program<boolean> {
  return (yield* shopById(shop))?.auth === provenAuth
}

/** Whether the recovery code that was proven by what was stored then is the shop's still. Asked after `lockShop`. */
export function* isCodeStillProven(shop: string, provenCode: string): Program<boolean> {
  const epoch = (yield* shopById(shop))?.key_epoch
  return epoch !== undefined && (yield* recoveryAuthOf(shop, epoch)) === provenCode
}

/** Stores another password: what proves it, and how a device derives that. */
export function* replacePassword(password: NewPassword): Program<void> {
  yield* run(replace, password)
  yield* forgetBegunPassword(password.shop)
}

/** Ends the session of every device but one. */
export function* endTokens(shop: string, device: string): Program<void> {
  yield* run(endOthers, { shop, device })
}
