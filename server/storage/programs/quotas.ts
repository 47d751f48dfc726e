import { one, run, statement, type Program } from '../statement.ts'
import type { AuditTable } from '../tables.ts'
import { addAct } from './audit.ts'
import { isSwitching } from './custody-underway.ts'
import { objectStates } from './objects.ts'
import { lockShop } from './shops.ts'
import { storeObjects, type IncomingObject } from './store-objects.ts'

const usage = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .selectFrom('shops as s')
    .select((select) => [
      's.quota_bytes',
      's.stored_bytes as here',
      select
        .selectFrom('lineages as l')
        .select(({ fn }) => fn.sum<number | null>('l.stored_bytes').as('n'))
        .whereRef('l.shop_id', '=', 's.shop_id')
        .as('in_lineages'),
    ])
    .where('s.shop_id', '=', arg('shop')),
)
const count = statement<{ shop: string; bytes: number }>()(({ db, arg }) =>
  db
    .updateTable('shops')
    .set((eb) => ({ stored_bytes: eb('stored_bytes', '+', arg('bytes')) }))
    .where('shop_id', '=', arg('shop')),
)
const setQuota = statement<{ shop: string; bytes: number | null }>()(({ db, arg }) =>
  db
    .updateTable('shops')
    .set({ quota_bytes: arg('bytes') })
    .where('shop_id', '=', arg('shop')),
)

/** How many sealed bytes of objects a shop has stored, and how many it may; null for as many as every shop. */
export interface ShopUsage {
  readonly storedBytes: number
  readonly quotaBytes: number | null
}

/** Why nothing of a request was stored. */
export interface QuotaExceeded {
  readonly kind: 'quota_exceeded'
  readonly storedBytes: number
  readonly quotaBytes: number
}

/** Objects that a device sends besides a commit. */
export interface PutRequest {
  readonly shopId: string
  readonly objects: readonly IncomingObject[]
  readonly at: number
  /** How many bytes the shop may store; absent for no limit. */
  readonly quotaBytes?: number | undefined
}

/** For each object, in order, whether it was stored now; or nothing of them was. */
export type PutResult = { readonly kind: 'stored'; readonly isNew: readonly boolean[] } | QuotaExceeded

/** How much a shop has stored and may store. */
export function* usageOf(shop: string): Program<ShopUsage> {
  const row = yield* one(usage, { shop })
  return {
    storedBytes: (row?.here ?? 0) + (row?.in_lineages ?? 0),
    quotaBytes: row?.quota_bytes ?? null,
  }
}

/** Sets how much a shop may store, null for as much as every shop, and writes down the act of it. */
export function* chooseQuota(shop: string, bytes: number | null, act?: AuditTable): Program<void> {
  yield* run(setQuota, { shop, bytes })
  if (act !== undefined) yield* addAct(act)
}

/** Counts bytes that came or, below zero, went elsewhere than in a commit. */
export function* countStored(shop: string, bytes: number): Program<void> {
  if (bytes !== 0) yield* run(count, { shop, bytes })
}

/**
 * Whether these objects are more than the shop may still store. What is there already needs no room, so whatever was
 * stored before a quota was lowered can be relied on and healed. Asked after `lockShop`.
 */
export function* overQuota(
  shop: string,
  objects: readonly IncomingObject[],
  quotaBytes: number | undefined,
): Program<QuotaExceeded | undefined> {
  if (quotaBytes === undefined || objects.length === 0) return undefined
  const { storedBytes } = yield* usageOf(shop)
  if (storedBytes + sizeOf(objects) <= quotaBytes) return undefined
  const rows = yield* objectStates(
    shop,
    objects.map(({ id }) => id),
  )
  const seen = new Set(rows.map(({ id }) => id))
  const added = objects.filter(({ id }) => !seen.has(id) && seen.add(id))
  // On the way to private custody everything is there twice for a while
  const allowed = (yield* isSwitching(shop)) ? quotaBytes * 2 : quotaBytes
  if (added.length === 0 || storedBytes + sizeOf(added) <= allowed) return undefined
  return { kind: 'quota_exceeded', storedBytes, quotaBytes }
}

/** Stores objects, or none of them when they are more than the shop may store. */
export function* putObjects({ shopId, objects, at, quotaBytes }: PutRequest): Program<PutResult> {
  yield* lockShop(shopId)
  const over = yield* overQuota(shopId, objects, quotaBytes)
  if (over !== undefined) return over
  const { isNew, bytes } = yield* storeObjects(shopId, objects, at)
  yield* countStored(shopId, bytes)
  return { kind: 'stored', isNew }
}

function sizeOf(objects: readonly IncomingObject[]): number {
  return objects.reduce((sum, { body }) => sum + body.length, 0)
}
