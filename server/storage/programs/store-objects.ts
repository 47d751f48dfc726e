import type { Program } from '../statement.ts'
import { insertObject, isClosed } from './objects.ts'

/** A sealed object as it arrived, its clear part already checked. */
export interface IncomingObject {
  readonly id: string
  readonly body: Uint8Array
  readonly sha256: Uint8Array
  /** The ids it names in clear; none for a leaf. */
  readonly children: readonly string[]
}

/**
 * Stores objects and answers for each, in order, whether it was stored (true) or there already (false). A node whose
 * children are all there and closed is closed at once, so that the usual order (children first) leaves nothing to
 * walk at the commit.
 */
export function* storeObjects(
  shop: string,
  objects: readonly IncomingObject[],
  at: number,
): Program<readonly boolean[]> {
  const closed = new Set<string>()
  const stored: boolean[] = []
  for (const object of objects) {
    const complete = yield* areClosed(shop, object.children, closed)
    const isNew = yield* insertObject({
      shop_id: shop,
      id: object.id,
      body: object.body,
      body_sha256: object.sha256,
      closed: complete ? 1 : 0,
      stored_at: at,
    })
    if (isNew && complete) closed.add(object.id)
    stored.push(isNew)
  }
  return stored
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
