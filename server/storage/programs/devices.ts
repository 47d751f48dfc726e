import type { WaitingReport } from '../../../shared/api/device.ts'
import { canonicalText } from '../../../shared/snapshot/canonical.ts'
import { all, one, run, statement, type Program } from '../statement.ts'
import type { DeviceTable, WaitingColumns } from '../tables.ts'

const byToken = statement<{ hash: string }>()(({ db, arg }) =>
  db
    .selectFrom('devices as d')
    .innerJoin('shops as s', 's.shop_id', 'd.shop_id')
    .select([
      'd.shop_id as shopId',
      'd.device_id as deviceId',
      'd.name as name',
      'd.seen_at as seenAt',
      'd.revoked_at as revokedAt',
      'd.owner_until as ownerUntil',
      'd.key_epoch as joinedEpoch',
    ])
    .select(['s.custody as custody', 's.key_epoch as keyEpoch', 's.quota_bytes as quotaBytes'])
    .where('d.token_hash', '=', arg('hash')),
)
const byId = statement<{ shop: string; device: string }>()(({ db, arg }) =>
  db
    .selectFrom('devices')
    .selectAll()
    .where('shop_id', '=', arg('shop'))
    .where('device_id', '=', arg('device')),
)
const ofShop = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .selectFrom('devices')
    .selectAll()
    .where('shop_id', '=', arg('shop'))
    .orderBy('created_at')
    .orderBy('device_id'),
)
const insert = statement<NewDevice>()(({ db, arg }) =>
  db.insertInto('devices').values((eb) => ({
    shop_id: arg('shop_id'),
    device_id: arg('device_id'),
    name: arg('name'),
    letter: arg('letter'),
    token_hash: arg('token_hash'),
    created_at: arg('created_at'),
    seen_at: arg('seen_at'),
    revoked_at: arg('revoked_at'),
    owner_until: arg('owner_until'),
    key_epoch: eb.selectFrom('shops').select('shops.key_epoch').where('shops.shop_id', '=', arg('shop_id')),
  })),
)
const renew = statement<{ shop: string; device: string; name: string; hash: string; at: number }>()(
  ({ db, arg }) =>
    db
      .updateTable('devices')
      .set((eb) => ({
        name: arg('name'),
        token_hash: arg('hash'),
        seen_at: arg('at'),
        revoked_at: null,
        owner_until: null,
        key_epoch: eb.selectFrom('shops').select('shops.key_epoch').where('shops.shop_id', '=', arg('shop')),
      }))
      .where('shop_id', '=', arg('shop'))
      .where('device_id', '=', arg('device')),
)
const revoke = statement<{ shop: string; device: string; at: number }>()(({ db, arg }) =>
  db
    .updateTable('devices')
    .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(arg('at'))) }))
    .where('shop_id', '=', arg('shop'))
    .where('device_id', '=', arg('device')),
)
const rename = statement<{ shop: string; device: string; name: string }>()(({ db, arg }) =>
  db
    .updateTable('devices')
    .set({ name: arg('name') })
    .where('shop_id', '=', arg('shop'))
    .where('device_id', '=', arg('device')),
)
const see = statement<{ shop: string; device: string; at: number; before: number }>()(({ db, arg }) =>
  db
    .updateTable('devices')
    .set({ seen_at: arg('at') })
    .where('shop_id', '=', arg('shop'))
    .where('device_id', '=', arg('device'))
    .where((eb) => eb.or([eb('seen_at', '<=', arg('before')), eb('seen_at', '=', eb.ref('created_at'))])),
)

const tell = statement<Told>()(({ db, arg }) =>
  db
    .updateTable('devices')
    .set({
      seen_at: arg('at'),
      waiting_docs: arg('docs'),
      waiting_sums: arg('sums'),
      waiting_since: arg('since'),
      waiting_at: arg('at'),
    })
    .where('shop_id', '=', arg('shop'))
    .where('device_id', '=', arg('device'))
    .where((eb) =>
      eb.or([
        eb('seen_at', '<=', arg('before')),
        eb('waiting_docs', 'is distinct from', arg('docs')),
        eb('waiting_sums', 'is distinct from', arg('sums')),
      ]),
    ),
)
const newestBackups = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .selectFrom('lineages as l')
    .innerJoin('sonic_backups as b', (on) =>
      on.onRef('b.shop_id', '=', 'l.shop_id').onRef('b.snapshot_id', '=', 'l.head'),
    )
    .select(['l.device_id as deviceId', 'b.number as number', 'b.received_at as storedAt'])
    .where('l.shop_id', '=', arg('shop'))
    .orderBy('b.number'),
)

interface Told {
  shop: string
  device: string
  at: number
  before: number
  docs: number
  sums: string | null
  since: number | null
}

/** How exact `seen_at` is: a busy shop's commits need no write for it. */
const SEEN_GRAIN_MS = 60_000

/** Whom a token belongs to. */
export interface TokenHolder {
  readonly shopId: string
  readonly deviceId: string
  /** What the shop calls it now. */
  readonly name: string
  readonly seenAt: number
  readonly revokedAt: number | null
  /** Until when the owner's password counts as given again for this device. */
  readonly ownerUntil: number | null
  readonly custody: 'managed' | 'private'
  readonly keyEpoch: number
  /** The key epoch in which this device joined; below `keyEpoch` it has to join again. */
  readonly joinedEpoch: number
  /** How many bytes the shop may store; null for as many as every shop. */
  readonly quotaBytes: number | null
}

/** The holder of the token with this hash, revoked or not; `undefined` for a token that was never given or was replaced. */
export function* deviceByToken(hash: string): Program<TokenHolder | undefined> {
  return yield* one(byToken, { hash })
}

/** One device of a shop. */
export function* deviceById(shop: string, device: string): Program<DeviceTable | undefined> {
  return yield* one(byId, { shop, device })
}

/** Every device of a shop, revoked ones too, oldest first. */
export function* devicesOf(shop: string): Program<readonly DeviceTable[]> {
  return yield* all(ofShop, { shop })
}

/** The newest backup of each device that has made one. */
export function* newestBackupsOf(
  shop: string,
): Program<ReadonlyMap<string, { readonly number: number; readonly storedAt: number }>> {
  const rows = yield* all(newestBackups, { shop })
  return new Map(rows.map(({ deviceId, ...backup }) => [deviceId, backup]))
}

/** A device that has said nothing of itself yet. */
export type NewDevice = Omit<DeviceTable, keyof WaitingColumns | 'key_epoch'>

/** Adds a device; its letter must be free in the shop. */
export function* insertDevice(row: NewDevice): Program<void> {
  yield* run(insert, row)
}

/** Gives a known device a new token: the older one dies with its owner's confirmation, a revocation is lifted, the letter stays. */
export function* renewDevice(
  shop: string,
  device: string,
  name: string,
  hash: string,
  at: number,
): Program<void> {
  yield* run(renew, { shop, device, name, hash, at })
}

/** Revokes a device; true when the shop has it. */
export function* revokeDevice(shop: string, device: string, at: number): Program<boolean> {
  return (yield* run(revoke, { shop, device, at })) > 0
}

/** Gives a device another name; true when the shop has it. */
export function* renameDevice(shop: string, device: string, name: string): Program<boolean> {
  return (yield* run(rename, { shop, device, name })) > 0
}

/** Sets the device's last-seen time, exact to a minute, and keeps what it says of itself; what is no news is not written. */
export function* seeDevice(shop: string, device: string, at: number, waiting?: WaitingReport): Program<void> {
  const seen = { shop, device, at, before: at - SEEN_GRAIN_MS }
  if (waiting === undefined) yield* run(see, seen)
  else {
    const { docs, sums, since = null } = waiting
    yield* run(tell, { ...seen, docs, sums: sums === undefined ? null : canonicalText(sums), since })
  }
}
