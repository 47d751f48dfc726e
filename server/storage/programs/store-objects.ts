import type { Program } from '../statement.ts'
import { absolveBad, badAmong } from './bad-objects.ts'
import { relyOn, relyOnNew } from './gc-marks.ts'
import { insertObject, isClosed, replaceObject, seeObjects } from './objects.ts'
import { lockShop } from './shops.ts'

/** A sealed object as it arrived, its clear part already checked. */
export interface IncomingObject {
  readonly id: string
  readonly body: Uint8Array
  readonly sha256: Uint8Array
  /** The ids it names in clear; none for a leaf. */
  readonly children: readonly string[]
}

/**
 * Stores objects and answers for each, in order, whether it was stored (true) or there already (false): the first body
 * wins, except over a bad one, which is healed so. A node whose children are all there and closed is closed at once, so
 * that the usual order (children first) leaves nothing to walk at the commit.
 */
export function* storeObjects(
  shop: string,
  objects: readonly IncomingObject[],
  at: number,
): Program<readonly boolean[]> {
  yield* lockShop(shop)
  const ids = objects.map(({ id }) => id)
  const bad: ReadonlySet<string> = ids.length === 0 ? new Set() : yield* badAmong(shop, ids)
  const closed = new Set<string>()
  const stored: boolean[] = []
  for (const object of objects) {
    const complete = yield* areClosed(shop, object.children, closed)
    const isNew = yield* storeOne(shop, object, complete, bad.has(object.id), at)
    if (isNew && complete) closed.add(object.id)
    stored.push(isNew)
  }
  yield* relyOnNew(
    shop,
    ids.filter((_, index) => stored[index]),
  )
  yield* keepOld(
    shop,
    ids.filter((_, index) => stored[index] !== true),
    at,
  )
  return stored
}

function* storeOne(
  shop: string,
  { id, body, sha256 }: IncomingObject,
  complete: boolean,
  isBad: boolean,
  at: number,
): Program<boolean> {
  const closed = complete ? 1 : 0
  const row = { shop_id: shop, id, body, body_sha256: sha256, closed, stored_at: at }
  if (!isBad) return yield* insertObject(row)
  const isStored = (yield* replaceObject(row)) || (yield* insertObject(row))
  if (isStored) yield* absolveBad(shop, id)
  return isStored
}

/** The sender relies on what was there already as on what it sent. */
function* keepOld(shop: string, ids: readonly string[], at: number): Program<void> {
  if (ids.length === 0) return
  yield* seeObjects(shop, ids, at)
  yield* relyOn(shop, ids)
}

function* areClosed(
  shop: string,
  children: readonly string[],
  closed: ReadonlySet<string>,
): Program<boolean> {
  for (const child of children) {
    if (!closed.has(child) && (yield* isClosed(shop, child)) !== true) return false
  }
  return true
}
