import { NODES, readChildren } from '../../storage/stored-children.ts'
import type { ScrubStorage } from '../../storage/upkeep-storage.ts'

/** Bad objects that are traced in one go, so that memory stays bounded when a whole disk is going. */
const BAD_AT_ONCE = 32

/** Nodes, and backups, that are read at once. */
const ROWS_AT_ONCE = 64

/** What tracing needs besides the shop. */
export interface TraceParts {
  readonly storage: ScrubStorage
  readonly now: () => number
  /** Awaited between two pieces of work; may reject to stop. */
  readonly pause: () => Promise<void>
}

/** For each object above a bad one: the bad ones that are under it. */
type Above = Map<string, Set<string>>

/**
 * Finds what needs the shop's bad objects: every node above one is opened again, so that devices are asked for it, and
 * every backup above one shows the problem. Resolves with the number of bad objects. Stopped anywhere, it begins anew.
 */
export async function traceBad(parts: TraceParts, shop: string): Promise<number> {
  let traced = 0
  for (;;) {
    const bad = await parts.storage.untraced(shop, BAD_AT_ONCE)
    if (bad.length === 0) return traced
    const above: Above = new Map(bad.map(({ id }) => [id, new Set([id])]))
    while (await climb(parts, shop, above));
    const numbers = await backupsAbove(parts, shop, above)
    for (const { id } of bad) {
      await parts.storage.blame(shop, id, [...(numbers.get(id) ?? [])], parts.now())
    }
    traced += bad.length
  }
}

/**
 * Looks through all nodes once and opens those above what is known. True when any was new: what was built meanwhile on a
 * node that was closed still is found by the next round, and the last round proves that there is none.
 */
async function climb({ storage, pause }: TraceParts, shop: string, above: Above): Promise<boolean> {
  let isNew = false
  let after: string = NODES.after
  for (;;) {
    const rows = await storage.objects(shop, { after, before: NODES.before, limit: ROWS_AT_ONCE })
    const found: string[] = []
    for (const row of rows) {
      const children = readChildren(row.id, row)
      if (children !== 'tampered' && addAbove(above, row.id, children)) found.push(row.id)
    }
    if (found.length > 0) await storage.open(shop, found)
    isNew ||= found.length > 0
    const last = rows.at(-1)
    if (last === undefined) return isNew
    after = last.id
    await pause()
  }
}

/** Notes what a node stands above; true when that was news. */
function addAbove(above: Above, id: string, children: readonly string[]): boolean {
  const known = above.get(id)
  const before = known?.size ?? 0
  const all = new Set(known)
  for (const child of children) for (const bad of above.get(child) ?? []) all.add(bad)
  if (all.size === before) return false
  above.set(id, all)
  return true
}

/** The numbers of the backups above each bad object. */
async function backupsAbove(
  { storage, pause }: TraceParts,
  shop: string,
  above: Above,
): Promise<Map<string, Set<number>>> {
  const numbers = new Map<string, Set<number>>()
  let after = 0
  for (;;) {
    const rows = await storage.tops(shop, { after, limit: ROWS_AT_ONCE, every: 1, rest: 0 })
    for (const { number, tops } of rows) {
      for (const bad of tops.flatMap((top) => [...(above.get(top) ?? [])])) {
        numbers.set(bad, (numbers.get(bad) ?? new Set()).add(number))
      }
    }
    const last = rows.at(-1)
    if (last === undefined) return numbers
    after = last.number
    await pause()
  }
}
