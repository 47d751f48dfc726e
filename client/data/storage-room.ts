import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { tidyStorage } from '../../shared/browser/store/tidy-storage.ts'
import { PosError } from '../../shared/errors.ts'

const LEAST_BYTES = 5 * 1024 * 1024
/** Room that was found is relied on for so long, unless a write is refused before. */
const RELY_MS = 10 * 60_000
/** How long room that is being freed is waited for, and how often it is looked for. */
const WAIT_MS = 15_000
const LOOK_MS = 1_000

const foundAt = new WeakMap<object, number>()

/**
 * Rejects with `storage_full` when less than 5 MB are left for the shop (engine 22): a sale is refused before money is taken.
 * The browser's own estimate counts where it is honest; some always promise gigabytes, so that it is tried out as well
 * (decision 430), the first time, after a refused write, and now and then.
 */
export async function ensureRoom(
  shop: Pick<ShopStore, 'hasRoom'>,
  storage: Pick<StorageManager, 'estimate'> | undefined,
  now: number,
): Promise<void> {
  const estimate = await storage?.estimate().catch(() => undefined)
  const left = (estimate?.quota ?? Number.POSITIVE_INFINITY) - (estimate?.usage ?? 0)
  if (left < LEAST_BYTES) throw new PosError('storage_full', `${left} bytes left`)
  const relied = foundAt.get(shop)
  if (relied !== undefined && now >= relied && now - relied < RELY_MS) return
  if (!(await shop.hasRoom(LEAST_BYTES))) throw new PosError('storage_full', 'less than 5 MB left')
  foundAt.set(shop, now)
}

/** A write was refused: the next sale tries out again whether there is room. */
export function doubtRoom(shop: Pick<ShopStore, 'hasRoom'>): void {
  foundAt.delete(shop)
}

/** Waits until room that was freed can be used: a browser takes its time, and is nudged meanwhile. False when it does not come. */
export async function awaitRoom(
  shop: Pick<ShopStore, 'hasRoom'>,
  tidy: () => Promise<void> = tidyStorage,
): Promise<boolean> {
  for (let waited = 0; waited <= WAIT_MS; waited += LOOK_MS) {
    if (await shop.hasRoom(LEAST_BYTES)) return true
    await tidy()
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return false
}
