import type { DeviceClaim } from '../../../shared/api/device.ts'
import { nextLetter } from '../../accounts/letters.ts'
import type { Program } from '../statement.ts'
import type { KeySlotTable, ShopTable } from '../tables.ts'
import { deviceById, devicesOf, insertDevice, type NewDevice, renewDevice } from './devices.ts'
import { isCodeStillProven, isStillProven } from './password.ts'
import { insertShop, lockShop, shopById, shopByLogin } from './shops.ts'
import { putSlots } from './slots.ts'

/** A device that is to get a token. */
export interface JoinRequest {
  readonly shopId: string
  readonly claim: DeviceClaim
  readonly tokenHash: string
  readonly at: number
  /** What was stored when the owner's password was proven; absent for who needs none. */
  readonly provenAuth?: string
  /** What was stored of the recovery code when that was proven instead. */
  readonly provenCode?: string
}

/** The device's number letter, or why it cannot have the one it reports. */
export type JoinResult =
  | { readonly kind: 'joined'; readonly letter: string }
  | { readonly kind: 'series_taken' }
  | { readonly kind: 'password_changed' }

/**
 * Gives a device of the shop a new token. A device that the shop knows keeps its letter and loses its older token;
 * a new one keeps the series it reports when that is free, else gets the next letter (engine 26).
 */
export function* joinDevice(request: JoinRequest): Program<JoinResult> {
  const { shopId, claim, tokenHash, at, provenAuth, provenCode } = request
  yield* lockShop(shopId)
  if (provenAuth !== undefined && !(yield* isStillProven(shopId, provenAuth))) {
    return { kind: 'password_changed' }
  }
  if (provenCode !== undefined && !(yield* isCodeStillProven(shopId, provenCode))) {
    return { kind: 'password_changed' }
  }
  const known = yield* deviceById(shopId, claim.deviceId)
  if (known !== undefined) {
    yield* renewDevice(shopId, claim.deviceId, claim.name, tokenHash, at)
    return { kind: 'joined', letter: known.letter }
  }
  const taken = (yield* devicesOf(shopId)).map((device) => device.letter)
  const letter = claim.series ?? nextLetter(taken)
  if (isTaken(letter, taken)) return { kind: 'series_taken' }
  yield* insertDevice(deviceRow(shopId, claim, letter, tokenHash, at))
  return { kind: 'joined', letter }
}

/**
 * Gives a copied profile a device of its own. Answers `device_exists` for an id that was used already: a token alone
 * must not take over another device. Asking again before the new device was used is allowed (the answer was lost).
 */
export function* forkDevice(request: JoinRequest): Program<JoinResult | { readonly kind: 'device_exists' }> {
  yield* lockShop(request.shopId)
  const known = yield* deviceById(request.shopId, request.claim.deviceId)
  if (known !== undefined && (known.seen_at !== known.created_at || known.revoked_at !== null)) {
    return { kind: 'device_exists' }
  }
  return yield* joinDevice(request)
}

/** Adds a shop with its first device, whose letter is `''` unless it reports a series, and its slots. */
export function* createShop(
  shop: ShopTable,
  slots: readonly KeySlotTable[],
  { claim, tokenHash, at }: JoinRequest,
): Program<
  | { readonly kind: 'created'; readonly letter: string }
  | { readonly kind: 'login_taken' }
  | { readonly kind: 'exists'; readonly shop: ShopTable }
> {
  const existing = yield* shopById(shop.shop_id)
  if (existing !== undefined) return { kind: 'exists', shop: existing }
  if ((yield* shopByLogin(shop.login)) !== undefined) return { kind: 'login_taken' }
  yield* insertShop(shop)
  yield* putSlots(slots)
  const letter = claim.series ?? ''
  yield* insertDevice(deviceRow(shop.shop_id, claim, letter, tokenHash, at))
  return { kind: 'created', letter }
}

function isTaken(letter: string, taken: readonly string[]): boolean {
  return taken.some((other) => other.toUpperCase() === letter.toUpperCase())
}

function deviceRow(
  shopId: string,
  claim: DeviceClaim,
  letter: string,
  tokenHash: string,
  at: number,
): NewDevice {
  return {
    shop_id: shopId,
    device_id: claim.deviceId,
    name: claim.name,
    letter,
    token_hash: tokenHash,
    created_at: at,
    seen_at: at,
    revoked_at: null,
    owner_until: null,
  }
}
