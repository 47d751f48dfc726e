import { sql } from 'kysely'
import { one, run, statement, type Program } from '../statement.ts'
import type { CustodySwitchTable, KeySlotTable, ShopTable } from '../tables.ts'
import { switchOf } from './custody-underway.ts'
import { isStillProven } from './password.ts'
import { lockShop, shopById } from './shops.ts'
import { putSlots } from './slots.ts'

interface Epoch {
  shop: string
  epoch: number
}

const put = statement<Omit<CustodySwitchTable, 'former_key' | 'moved_at'>>()(({ db, arg }) =>
  db
    .insertInto('custody_switches')
    .values({
      shop_id: arg('shop_id'),
      device_id: arg('device_id'),
      key_epoch: arg('key_epoch'),
      former_key: null,
      begun_at: arg('begun_at'),
      moved_at: null,
    })
    .onConflict((on) =>
      on.column('shop_id').doUpdateSet((eb) => ({
        device_id: eb.ref('excluded.device_id'),
        key_epoch: eb.ref('excluded.key_epoch'),
        begun_at: eb.ref('excluded.begun_at'),
      })),
    ),
)
const dropSlots = statement<Epoch>()(({ db, arg }) =>
  db.deleteFrom('key_slots').where('shop_id', '=', arg('shop')).where('key_epoch', '=', arg('epoch')),
)
const formerBackups = statement<Epoch>()(({ db, arg }) =>
  db
    .selectFrom('sonic_backups')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('shop_id', '=', arg('shop'))
    .where('key_epoch', '<', arg('epoch')),
)
const move = statement<Epoch>()(({ db, arg }) =>
  db
    .updateTable('shops')
    .set({ custody: 'private', key_epoch: arg('epoch'), wrapped_key: null })
    .where('shop_id', '=', arg('shop')),
)
// The server cannot open them any more: nothing is left to check
const uncheck = statement<{ shop: string }>()(
  ({ db, arg }) =>
    db
      .updateTable('sonic_backups')
      .set({ custody: 'private' })
      .where('shop_id', '=', arg('shop'))
      .where('verified_at', 'is', null)
      .where('problem', 'is', null)
      .where(sql<boolean>`custody = 'managed'`), // a literal, as in the partial index
)
const noteMoved = statement<{ shop: string; key: Uint8Array | null; at: number }>()(({ db, arg }) =>
  db
    .updateTable('custody_switches')
    .set({ former_key: arg('key'), moved_at: arg('at') })
    .where('shop_id', '=', arg('shop')),
)
const moveDevice = statement<Epoch & { device: string }>()(({ db, arg }) =>
  db
    .updateTable('devices')
    .set({ key_epoch: arg('epoch') })
    .where('shop_id', '=', arg('shop'))
    .where('device_id', '=', arg('device')),
)

/** How a shop stands: itself, a switch that was begun, and how many backups are of epochs before the new one. */
export interface CustodyFacts {
  readonly shop: ShopTable
  readonly begun: CustodySwitchTable | undefined
  readonly formerBackups: number
}

/** A switch that a device wants to begin. */
export interface BeginSwitch {
  readonly shopId: string
  readonly deviceId: string
  /** What was stored when the owner's password was proven. */
  readonly provenAuth: string
  readonly keyEpoch: number
  /** Of that epoch. */
  readonly slots: readonly KeySlotTable[]
  readonly at: number
}

/** `outdated`: the password is another one by now. */
export type BeginResult = 'begun' | 'outdated' | 'custody_private' | 'custody_running'

/** Whether a commit may be made in this epoch; `moves`: it is the one that makes the new epoch the shop's. */
export type EpochVerdict = 'fits' | 'moves' | 'key_replaced' | 'shop_mismatch'

/** The epoch that the next switch of a shop has. */
export function nextEpoch(shop: Pick<ShopTable, 'key_epoch'>, begun: CustodySwitchTable | undefined): number {
  return Math.max(shop.key_epoch, begun?.key_epoch ?? 0) + 1
}

/** How a shop stands; `undefined` for no such shop. */
export function* custodyFacts(shopId: string): Program<CustodyFacts | undefined> {
  const shop = yield* shopById(shopId)
  if (shop === undefined) return undefined
  const begun = yield* switchOf(shopId)
  const epoch = shop.custody === 'managed' ? shop.key_epoch + 1 : shop.key_epoch
  const formerCount = (yield* one(formerBackups, { shop: shopId, epoch }))?.n ?? 0
  return { shop, begun, formerBackups: formerCount }
}

/** Begins a switch. One that was begun before is void unless it has moved the shop; the same one again changes nothing. */
export function* beginSwitch(request: BeginSwitch): Program<BeginResult> {
  const { shopId, deviceId, provenAuth, keyEpoch, slots, at } = request
  yield* lockShop(shopId)
  if (!(yield* isStillProven(shopId, provenAuth))) return 'outdated'
  const shop = yield* shopById(shopId)
  const begun = yield* switchOf(shopId)
  if (shop?.custody === 'private') return begun === undefined ? 'custody_private' : 'custody_running'
  if (shop === undefined) return 'outdated'
  const isAgain = begun?.key_epoch === keyEpoch && begun.device_id === deviceId
  if (!isAgain && keyEpoch !== nextEpoch(shop, begun)) return 'custody_running'
  if (begun !== undefined) yield* run(dropSlots, { shop: shopId, epoch: begun.key_epoch })
  yield* putSlots(slots)
  yield* run(put, { shop_id: shopId, device_id: deviceId, key_epoch: keyEpoch, begun_at: at })
  return 'begun'
}

/**
 * Whether a device may commit under this key now. Asked after `lockShop`, because what the token said may be over: a backup
 * of an epoch that has ended would be deleted with the others.
 */
export function* judgeEpoch(
  shopId: string,
  deviceId: string,
  header: { readonly custody: string; readonly keyEpoch: number },
): Program<EpochVerdict> {
  const shop = yield* shopById(shopId)
  if (shop === undefined) throw new Error('a backup of a shop that is not there')
  if (header.keyEpoch === shop.key_epoch) return header.custody === shop.custody ? 'fits' : 'shop_mismatch'
  if (header.keyEpoch < shop.key_epoch) return 'key_replaced'
  const begun = yield* switchOf(shopId)
  const isBegun = begun?.key_epoch === header.keyEpoch && begun.device_id === deviceId
  return isBegun && header.custody === 'private' ? 'moves' : 'shop_mismatch'
}

/** Makes the new epoch the shop's, in the transaction of its first backup: every other device has to join again. */
export function* moveShop(shopId: string, deviceId: string, epoch: number, at: number): Program<void> {
  const shop = yield* shopById(shopId)
  yield* run(noteMoved, { shop: shopId, key: shop?.wrapped_key ?? null, at })
  yield* run(move, { shop: shopId, epoch })
  yield* run(uncheck, { shop: shopId })
  yield* run(moveDevice, { shop: shopId, device: deviceId, epoch })
}
