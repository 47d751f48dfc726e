import type { Program } from '../statement.ts'
import { absolveBad, badAmong } from './bad-objects.ts'
import { relyOn, relyOnNew } from './gc-marks.ts'
import { insertObjects, objectLength, objectStates, replaceObject, seeObjects } from './objects.ts'
import { lockShop } from './shops.ts'

/** A sealed object as it arrived, its clear part already checked. */
export interface IncomingObject {
  readonly id: string
  readonly body: Uint8Array
  readonly sha256: Uint8Array
  /** The ids it names in clear; none for a leaf. */
  readonly children: readonly string[]
}

/** What storing objects came to. */
export interface StoredObjects {
  /** For each, in order: whether it was stored (true) or there already (false). */
  readonly isNew: readonly boolean[]
  /** Those of the stored ones that have everything under them. */
  readonly closed: ReadonlySet<string>
  /** How many bytes more are stored now. */
  readonly bytes: number
}

/**
 * Stores objects: the first body wins, except over a bad one, which is healed so. A node whose children are all there and closed is closed at once, so
 * that the usual order (children first) leaves nothing to walk at the commit.
 */
export function* storeObjects(
  shop: string,
  objects: readonly IncomingObject[],
  at: number,
): Program<StoredObjects> {
  yield* lockShop(shop)
  const ids = objects.map(({ id }) => id)
  const bad: ReadonlySet<string> = ids.length === 0 ? new Set() : yield* badAmong(shop, ids)
  const firsts = objects.filter(({ id }, index) => ids.indexOf(id) === index)
  const rows = yield* rowsOf(shop, firsts, bad, at)
  const { stored: isStored, bytes } = yield* insertRows(rows, bad)
  const isNew = objects.map((object) => firsts.includes(object) && isStored.has(object.id))
  yield* relyOnNew(
    shop,
    ids.filter((_, index) => isNew[index]),
  )
  yield* keepOld(
    shop,
    ids.filter((_, index) => isNew[index] !== true),
    at,
  )
  const closed = rows.filter((row) => row.closed === 1 && isStored.has(row.id)).map((row) => row.id)
  return { isNew, closed: new Set(closed), bytes }
}

type ObjectRow = Parameters<typeof insertObjects>[0][number]

/** A node is closed when each child is closed, or stands before it, is new and closed itself. */
function* rowsOf(
  shop: string,
  objects: readonly IncomingObject[],
  bad: ReadonlySet<string>,
  at: number,
): Program<readonly ObjectRow[]> {
  const children = objects.flatMap((object) => object.children)
  const asked = children.length === 0 ? [] : [...children, ...objects.map(({ id }) => id)]
  const there = new Map((yield* objectStates(shop, asked)).map(({ id, closed }) => [id, closed === 1]))
  const closed = new Set(children.filter((id) => there.get(id)))
  return objects.map(({ id, body, sha256, children: under }) => {
    const isClosed = under.every((child) => closed.has(child))
    if (isClosed && (!there.has(id) || bad.has(id))) closed.add(id)
    return { shop_id: shop, id, body, body_sha256: sha256, closed: isClosed ? 1 : 0, stored_at: at }
  })
}

/** The ids of those that were stored, and how many bytes more that is. */
function* insertRows(
  rows: readonly ObjectRow[],
  bad: ReadonlySet<string>,
): Program<{ stored: ReadonlySet<string>; bytes: number }> {
  const unknown = rows.filter((row) => !bad.has(row.id))
  const counts = yield* insertObjects(unknown)
  const stored = new Set(unknown.filter((_, index) => counts[index] === 1).map((row) => row.id))
  let bytes = 0
  for (const row of unknown) if (stored.has(row.id)) bytes += row.body.length
  for (const row of rows) {
    if (!bad.has(row.id)) continue
    const before = yield* objectLength(row.shop_id, row.id)
    if (!(yield* heal(row))) continue
    stored.add(row.id)
    bytes += row.body.length - before
  }
  return { stored, bytes }
}

function* heal(row: ObjectRow): Program<boolean> {
  const isStored = (yield* replaceObject(row)) || (yield* insertObjects([row]))[0] === 1
  if (isStored) yield* absolveBad(row.shop_id, row.id)
  return isStored
}

/** The sender relies on what was there already as on what it sent. */
function* keepOld(shop: string, ids: readonly string[], at: number): Program<void> {
  if (ids.length === 0) return
  yield* seeObjects(shop, ids, at)
  yield* relyOn(shop, ids)
}
