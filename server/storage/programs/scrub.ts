import { sql } from 'kysely'
import { parseCommitHeader } from '../../../shared/snapshot/manifest.ts'
import { all, one, statement, type Program } from '../statement.ts'
import { registerBad } from './bad-objects.ts'
import { objectBody, objectStates } from './objects.ts'
import { lockShop } from './shops.ts'

/** Objects of a shop by id: those above `after` and below `before`. */
export interface IdRange {
  readonly after: string
  readonly before: string
  readonly limit: number
}

/** An object as it lies in the database. */
export interface StoredObject {
  readonly id: string
  readonly body: Uint8Array
  readonly body_sha256: Uint8Array
  readonly closed: number
}

/** What the clear header of a backup says stands on top of each of its collections. */
export interface BackupTops {
  readonly number: number
  readonly tops: readonly string[]
}

const range = statement<{ shop: string } & IdRange>()(({ db, arg }) =>
  db
    .selectFrom('sonic_objects')
    .select(['id', 'body', 'body_sha256', 'closed'])
    .where('shop_id', '=', arg('shop'))
    .where('id', '>', arg('after'))
    .where('id', '<', arg('before'))
    .orderBy('id')
    .limit(arg('limit')),
)
const count = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .selectFrom('sonic_objects')
    .select((eb) => eb.fn.countAll<number>().as('objects'))
    .where('shop_id', '=', arg('shop')),
)
const headers = statement<{ shop: string; after: number; limit: number; every: number; rest: number }>()(
  ({ db, arg }) =>
    db
      .selectFrom('sonic_backups')
      .select(['number', 'header'])
      .where('shop_id', '=', arg('shop'))
      .where('number', '>', arg('after'))
      .where(sql<boolean>`number % cast(${arg('every')} as integer) = cast(${arg('rest')} as integer)`)
      .orderBy('number')
      .limit(arg('limit')),
)
const backup = statement<{ shop: string; number: number }>()(({ db, arg }) =>
  db
    .selectFrom('sonic_backups')
    .select('number')
    .where('shop_id', '=', arg('shop'))
    .where('number', '=', arg('number')),
)
const bad = statement<{ shop: string }>()(({ db, arg }) =>
  db
    .selectFrom('bad_objects')
    .select(['id', 'problem', 'found_at'])
    .where('shop_id', '=', arg('shop'))
    .orderBy('id')
    .limit(1000),
)

/** How many objects the shop has stored. */
export function* countObjects(shop: string): Program<number> {
  return (yield* one(count, { shop }))?.objects ?? 0
}

/** Stored objects in the order of their ids. */
export function* objectsIn(shop: string, page: IdRange): Program<readonly StoredObject[]> {
  return yield* all(range, { shop, ...page })
}

/** Those of these ids that have no row, in their order. */
export function* absent(shop: string, ids: readonly string[]): Program<readonly string[]> {
  if (ids.length === 0) return []
  const there = new Set((yield* objectStates(shop, ids)).map(({ id }) => id))
  return ids.filter((id) => !there.has(id))
}

/** Backups (deleted ones too) above a number, of those whose number leaves `rest` when divided by `every`. */
export function* topsAfter(
  shop: string,
  page: { after: number; limit: number; every: number; rest: number },
): Program<readonly BackupTops[]> {
  const rows = yield* all(headers, { shop, ...page })
  return rows.map(({ number, header }) => ({ number, tops: parseCommitHeader(header).tops }))
}

/** Registers an object whose body is these bytes still, and wrong. False when it was replaced or swept meanwhile. */
export function* reportTampered(shop: string, id: string, body: Uint8Array, at: number): Program<boolean> {
  yield* lockShop(shop)
  const stored = yield* objectBody(shop, id)
  if (stored === undefined || Buffer.compare(stored, body) !== 0) return false
  yield* registerBad(shop, id, 'object_tampered', at)
  return true
}

/**
 * Registers an object that has no row although a closed node or a backup needs it. False when it is there, or when what
 * needed it went meanwhile.
 */
export function* reportMissing(
  shop: string,
  id: string,
  neededBy: { readonly parent: string } | { readonly number: number },
  at: number,
): Program<boolean> {
  yield* lockShop(shop)
  const ids = 'parent' in neededBy ? [id, neededBy.parent] : [id]
  const states = new Map((yield* objectStates(shop, ids)).map((row) => [row.id, row.closed]))
  const isNeeded =
    'parent' in neededBy
      ? states.get(neededBy.parent) === 1
      : (yield* one(backup, { shop, number: neededBy.number })) !== undefined
  if (states.has(id) || !isNeeded) return false
  yield* registerBad(shop, id, 'object_missing', at)
  return true
}

/** Objects of a shop that are bad or gone and were not healed yet, at most 1,000. */
export function* badObjects(
  shop: string,
): Program<readonly { id: string; problem: string; found_at: number }[]> {
  return yield* all(bad, { shop })
}
