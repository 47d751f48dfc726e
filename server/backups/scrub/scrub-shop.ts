import type { StoredObject } from '../../storage/programs/scrub.ts'
import { NODES, readChildren } from '../../storage/stored-children.ts'
import type { ScrubStorage } from '../../storage/upkeep-storage.ts'

/** Everything is looked at once in so many days. */
export const SCRUB_DAYS = 30

/** Objects that are read and hashed in one go: about a quarter of a megabyte. */
const OBJECTS_AT_ONCE = 32

/** Below every id. */
const FIRST = ''

/** How far the scrub of a shop has come: the last id that was looked at, and which day of the round it is. */
export interface ScrubPlace {
  readonly after: string
  readonly day: number
}

/** What a scrub found. */
export interface ScrubResult {
  readonly place: ScrubPlace
  readonly looked: number
  readonly bad: number
}

/** What a scrub needs besides the shop. */
export interface ScrubParts {
  readonly storage: ScrubStorage
  readonly now: () => number
  /** Awaited between two pieces of work; may reject to stop. */
  readonly pause: () => Promise<void>
}

/**
 * Looks at the thirtieth of the shop's objects that was looked at longest ago: each body must have the hash that it was
 * stored with, every child of a closed node must be there, and so must the tops of a thirtieth of the backups. What is
 * not right is registered; tracing it is `traceBad`.
 */
export async function scrubShop(parts: ScrubParts, shop: string, place: ScrubPlace): Promise<ScrubResult> {
  const objects = await parts.storage.count(shop)
  const share = Math.ceil(objects / SCRUB_DAYS)
  let [after, looked, bad] = [place.after, 0, 0]
  while (looked < share) {
    const limit = Math.min(OBJECTS_AT_ONCE, share - looked)
    const rows = await parts.storage.objects(shop, { after, before: NODES.before, limit })
    for (const row of rows) bad += await scrubObject(parts, shop, row)
    looked += rows.length
    if (rows.length === 0 && after === FIRST) break // emptied meanwhile
    after = rows.at(-1)?.id ?? FIRST
    await parts.pause()
  }
  bad += await scrubTops(parts, shop, place.day)
  return { place: { after, day: (place.day + 1) % SCRUB_DAYS }, looked, bad }
}

async function scrubObject({ storage, now }: ScrubParts, shop: string, row: StoredObject): Promise<number> {
  const { id, body } = row
  const children = readChildren(id, row)
  if (children === 'tampered') return (await storage.reportTampered(shop, id, body, now())) ? 1 : 0
  if (row.closed !== 1) return 0
  let bad = 0
  for (const child of await storage.absent(shop, children)) {
    if (await storage.reportMissing(shop, child, { parent: id }, now())) bad += 1
  }
  return bad
}

async function scrubTops({ storage, now, pause }: ScrubParts, shop: string, day: number): Promise<number> {
  let [after, bad] = [0, 0]
  for (;;) {
    const page = { after, limit: OBJECTS_AT_ONCE, every: SCRUB_DAYS, rest: day }
    const rows = await storage.tops(shop, page)
    for (const { number, tops } of rows) {
      for (const top of await storage.absent(shop, tops)) {
        if (await storage.reportMissing(shop, top, { number }, now())) bad += 1
      }
    }
    const last = rows.at(-1)
    if (last === undefined) return bad
    after = last.number
    await pause()
  }
}
