import { one, run, statement, type Program } from '../statement.ts'
import type { LineageTable } from '../tables.ts'

const byId = statement<{ shop: string; lineage: string }>()(({ db, arg }) =>
  db
    .selectFrom('lineages')
    .select(['device_id', 'head', 'first_number'])
    .where('shop_id', '=', arg('shop'))
    .where('lineage', '=', arg('lineage')),
)
const insert = statement<LineageTable>()(({ db, arg }) =>
  db.insertInto('lineages').values({
    shop_id: arg('shop_id'),
    lineage: arg('lineage'),
    device_id: arg('device_id'),
    head: arg('head'),
    first_number: arg('first_number'),
    created_at: arg('created_at'),
    stored_bytes: arg('stored_bytes'),
  }),
)
const move = statement<{ shop: string; lineage: string; head: string; bytes: number }>()(({ db, arg }) =>
  db
    .updateTable('lineages')
    .set((eb) => ({ head: arg('head'), stored_bytes: eb('stored_bytes', '+', arg('bytes')) }))
    .where('shop_id', '=', arg('shop'))
    .where('lineage', '=', arg('lineage')),
)
const newer = statement<{ shop: string; device: string; after: number }>()(({ db, arg }) =>
  db
    .selectFrom('lineages as l')
    .innerJoin('devices as d', (on) =>
      on.onRef('d.shop_id', '=', 'l.shop_id').onRef('d.device_id', '=', 'l.device_id'),
    )
    .select(['d.device_id as deviceId', 'd.name as name', 'l.created_at as at'])
    .where('l.shop_id', '=', arg('shop'))
    .where('l.device_id', '!=', arg('device'))
    .where('l.first_number', '>', arg('after'))
    .orderBy('l.first_number', 'desc')
    .limit(1),
)

/** The lineage's device and head; `undefined` before its first backup. */
export function* lineageById(
  shop: string,
  lineage: string,
): Program<Pick<LineageTable, 'device_id' | 'head' | 'first_number'> | undefined> {
  return yield* one(byId, { shop, lineage })
}

/** Begins a lineage with its first backup. */
export function* insertLineage(row: LineageTable): Program<void> {
  yield* run(insert, row)
}

/** Makes another snapshot the newest of a lineage, and counts the bytes that came with it. */
export function* moveHead(shop: string, lineage: string, head: string, bytes: number): Program<void> {
  yield* run(move, { shop, lineage, head, bytes })
}

/** The device that has begun the newest lineage after the one whose first backup has number `after`, unless it is `device`. */
export function* newerLineage(
  shop: string,
  device: string,
  after: number,
): Program<{ deviceId: string; name: string; at: number } | undefined> {
  return yield* one(newer, { shop, device, after })
}
