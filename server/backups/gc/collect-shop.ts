import type { GcStorage } from '../../storage/upkeep-storage.ts'

/** At most this many objects are looked at in one transaction (engine 31). */
const OBJECTS_AT_ONCE = 500

/** Backup rows that are removed in one transaction. */
const ROWS_AT_ONCE = 50

/** What collecting needs besides the shop. */
export interface CollectParts {
  readonly storage: GcStorage
  readonly now: () => number
  /** Awaited between two transactions; may reject to stop, and the next time goes on from there. */
  readonly pause: () => Promise<void>
  readonly atOnce?: number
}

/** What became of a collection. `blocked`: a node that backups need is bad; nothing was removed. */
export type Collected = { readonly kind: 'done'; readonly deleted: number } | { readonly kind: 'blocked' }

/** Removes the rows of backups that were deleted before that time; how many. */
export async function purgeShop(
  { storage, pause }: CollectParts,
  shop: string,
  deletedBefore: number,
): Promise<number> {
  let removed = 0
  for (;;) {
    const rows = await storage.purge(shop, deletedBefore, ROWS_AT_ONCE)
    removed += rows
    if (rows < ROWS_AT_ONCE) return removed
    await pause()
  }
}

/**
 * Removes the objects that neither a backup needs nor a device has relied on since `seenSince`. Stopped or killed
 * anywhere, nothing that is needed is gone; another server may be at the same shop at the same time.
 */
export async function collectShop(
  { storage, now, pause, atOnce = OBJECTS_AT_ONCE }: CollectParts,
  shop: string,
  seenSince: number,
): Promise<Collected> {
  for (;;) {
    const step = await storage.step(shop, { at: now(), seenSince, atOnce })
    if (step.kind !== 'going') return step
    await pause()
  }
}
