import type { DeviceClaim } from '../../../shared/api/device.ts'
import { PAIRING_MS } from '../../../shared/api/pairings.ts'
import { all, one, run, statement, type Program } from '../statement.ts'
import type { PairingTable, ShopTable } from '../tables.ts'
import { deviceById } from './devices.ts'
import { joinDevice } from './join.ts'
import { lockShop, shopById } from './shops.ts'
import { slotsOf } from './slots.ts'

const byCode = statement<{ hash: string }>()(({ db, arg }) =>
  db.selectFrom('pairings').select(['shop_id', 'device_id']).where('code_hash', '=', arg('hash')),
)
const put = statement<Omit<PairingTable, 'used_at' | 'used_by'>>()(({ db, arg }) =>
  db
    .insertInto('pairings')
    .values({
      shop_id: arg('shop_id'),
      device_id: arg('device_id'),
      code_hash: arg('code_hash'),
      maker_token: arg('maker_token'),
      key_epoch: arg('key_epoch'),
      sealed_key: arg('sealed_key'),
      created_at: arg('created_at'),
      expires_at: arg('expires_at'),
      used_at: null,
      used_by: null,
    })
    .onConflict((on) =>
      on.columns(['shop_id', 'device_id']).doUpdateSet((eb) => ({
        code_hash: eb.ref('excluded.code_hash'),
        maker_token: eb.ref('excluded.maker_token'),
        key_epoch: eb.ref('excluded.key_epoch'),
        sealed_key: eb.ref('excluded.sealed_key'),
        created_at: eb.ref('excluded.created_at'),
        expires_at: eb.ref('excluded.expires_at'),
        used_at: eb.ref('excluded.used_at'),
        used_by: eb.ref('excluded.used_by'),
      })),
    ),
)
// A key that nobody fetched in time is not kept
const dropOver = statement<{ shop: string; at: number }>()(({ db, arg }) =>
  db.deleteFrom('pairings').where('shop_id', '=', arg('shop')).where('expires_at', '<=', arg('at')),
)
const drop = statement<{ shop: string; device: string }>()(({ db, arg }) =>
  db.deleteFrom('pairings').where('shop_id', '=', arg('shop')).where('device_id', '=', arg('device')),
)
const shown = statement<{ shop: string; device: string }>()(({ db, arg }) =>
  db
    .selectFrom('pairings as p')
    .leftJoin('devices as d', (on) =>
      on.onRef('d.shop_id', '=', 'p.shop_id').onRef('d.device_id', '=', 'p.used_by'),
    )
    .select(['p.expires_at as expiresAt', 'p.used_at as usedAt', 'd.name as deviceName'])
    .where('p.shop_id', '=', arg('shop'))
    .where('p.device_id', '=', arg('device')),
)
// A clock that was set back ends a code, instead of letting it last longer; so does a maker whose token was taken away.
// Whoever has used it may ask again, for the answer may have been lost, unless the owner has removed that device since
const living = statement<{
  shop: string
  device: string
  hash: string
  by: string
  at: number
  last: number
}>()(({ db, arg }) =>
  db
    .selectFrom('pairings as p')
    .innerJoin('devices as d', (on) =>
      on
        .onRef('d.shop_id', '=', 'p.shop_id')
        .onRef('d.device_id', '=', 'p.device_id')
        .onRef('d.token_hash', '=', 'p.maker_token'),
    )
    .leftJoin('devices as u', (on) =>
      on.onRef('u.shop_id', '=', 'p.shop_id').onRef('u.device_id', '=', 'p.used_by'),
    )
    .select(['p.key_epoch', 'p.sealed_key'])
    .where('p.shop_id', '=', arg('shop'))
    .where('p.device_id', '=', arg('device'))
    .where('p.code_hash', '=', arg('hash'))
    .where((eb) =>
      eb.or([
        eb('p.used_at', 'is', null),
        eb.and([eb('p.used_by', '=', arg('by')), eb('u.revoked_at', 'is', null)]),
      ]),
    )
    .where('p.expires_at', '>', arg('at'))
    .where('p.expires_at', '<=', arg('last'))
    .where('d.revoked_at', 'is', null),
)
const use = statement<{ shop: string; device: string; hash: string; by: string; at: number }>()(
  ({ db, arg }) =>
    db
      .updateTable('pairings')
      .set({ used_at: arg('at'), used_by: arg('by'), sealed_key: null })
      .where('shop_id', '=', arg('shop'))
      .where('device_id', '=', arg('device'))
      .where('code_hash', '=', arg('hash')),
)

/** A code that a device is to show. */
export interface NewPairing {
  readonly shopId: string
  readonly deviceId: string
  readonly codeHash: string
  readonly keyEpoch: number
  /** JSON that only devices read. */
  readonly sealedKey: string | null
  readonly at: number
}

/** `code_taken`: draw another one. `owner_needed`: the owner's confirmation on the device has ended, or its token has. */
export type CreateResult = 'created' | 'code_taken' | 'device_revoked' | 'owner_needed'

/** A code that a device shows, without the code; times are ms UTC, null before it was used. */
export interface ShownPairing {
  readonly expiresAt: number
  readonly usedAt: number | null
  readonly deviceName: string | null
}

/** A device that says a code. */
export interface ClaimPairing {
  readonly codeHash: string
  readonly claim: DeviceClaim
  /** The shop that the device holds; it does not join another one. */
  readonly heldShopId?: string | undefined
  readonly tokenHash: string
  readonly at: number
}

/** What a claim came to; `unknown` says nothing of why. */
export type ClaimResult =
  | {
      readonly kind: 'joined'
      readonly letter: string
      readonly shop: ShopTable
      /** JSON texts. */
      readonly slots: readonly string[]
      readonly sealedKey: string | null
    }
  | { readonly kind: 'series_taken' }
  | { readonly kind: 'other_shop' }
  | { readonly kind: 'unknown' }

/** Shows a new code on a device for ten minutes; its older one is dead, and the shop's codes that are over are deleted. */
export function* createPairing(pairing: NewPairing): Program<CreateResult> {
  const { shopId, deviceId, codeHash, keyEpoch, sealedKey, at } = pairing
  yield* lockShop(shopId)
  const maker = yield* deviceById(shopId, deviceId)
  if (maker === undefined || maker.revoked_at !== null) return 'device_revoked'
  if (maker.owner_until === null || maker.owner_until <= at) return 'owner_needed'
  if ((yield* one(byCode, { hash: codeHash })) !== undefined) return 'code_taken'
  yield* run(dropOver, { shop: shopId, at })
  yield* run(put, {
    shop_id: shopId,
    device_id: deviceId,
    code_hash: codeHash,
    maker_token: maker.token_hash,
    key_epoch: keyEpoch,
    sealed_key: sealedKey,
    created_at: at,
    expires_at: at + PAIRING_MS,
  })
  return 'created'
}

/** What became of the newest code of a device; `undefined` when it was taken back or there never was one. */
export function* shownPairing(shop: string, device: string): Program<ShownPairing | undefined> {
  return yield* one(shown, { shop, device })
}

/** Takes back the code that a device shows. */
export function* withdrawPairing(shop: string, device: string): Program<void> {
  yield* run(drop, { shop, device })
}

/**
 * Gives the device that knows a code its token: the code must not be over nor used by another device, its maker must still
 * have the token that it had, and the shop's key must be the same. The same device may ask again: its token from before is
 * dead, and the wrapped key is not given twice. A refusal changes nothing, so a code outlives `series_taken` and `other_shop`.
 */
export function* claimPairing(request: ClaimPairing): Program<ClaimResult> {
  const { codeHash, claim, tokenHash, at, heldShopId } = request
  const unknown: ClaimResult = { kind: 'unknown' }
  const [place, ...others] = yield* all(byCode, { hash: codeHash })
  if (place === undefined || others.length > 0) return unknown
  const { shop_id: shopId, device_id: device } = place
  yield* lockShop(shopId)
  const by = claim.deviceId
  const pairing = yield* one(living, { shop: shopId, device, hash: codeHash, by, at, last: at + PAIRING_MS })
  const shop = yield* shopById(shopId)
  if (pairing === undefined || shop?.key_epoch !== pairing.key_epoch) return unknown
  if (heldShopId !== undefined && heldShopId !== shopId) return { kind: 'other_shop' }
  const joined = yield* joinDevice({ shopId, claim, tokenHash, at })
  if (joined.kind === 'series_taken') return joined
  if (joined.kind !== 'joined') return unknown
  yield* run(use, { shop: shopId, device, hash: codeHash, by, at })
  const slots = yield* slotsOf(shopId, shop.key_epoch)
  return { kind: 'joined', letter: joined.letter, shop, slots, sealedKey: pairing.sealed_key }
}
