import { PosError } from '../../errors.ts'
import { APP_VERSION } from '../app-version.ts'
import type { Boot } from '../boot.ts'
import { withLock } from '../locks.ts'
import type { ShopStore } from '../shop-store.ts'
import { GenerationDb } from './generation-db.ts'
import { holdGeneration } from './hold-generation.ts'
import { prepareIndexes } from './index-build.ts'
import { IndexedDbShopStore, type StoreContext } from './indexeddb-shop-store.ts'
import { LeafCache } from './leaf-cache.ts'

/** What may differ from the browser's own, for tests. */
export interface OpenShopOptions {
  /** Which generation; the active one when absent. */
  readonly generation?: number
  readonly locks?: LockManager
  now?(): number
}

/**
 * Opens the shop of this device. The caller closes it. Throws `shop_missing` before the first run, `key_missing`,
 * `storage_vanished` when the database is gone, `schema_newer`.
 */
export async function openShop(boot: Boot, options: OpenShopOptions = {}): Promise<ShopStore> {
  const { active, keys } = await boot.state()
  const number = options.generation ?? active
  if (number === undefined) throw new PosError('shop_missing', 'there is no shop on this device')
  if (keys === undefined) throw new PosError('key_missing', 'this device has no key of the shop')
  const db = await GenerationDb.open(number)
  try {
    await prepareIndexes(db)
  } catch (error) {
    db.close()
    throw error
  }
  const context: StoreContext = {
    keys,
    now: () => options.now?.() ?? Date.now(),
    cache: new LeafCache(),
    appVersion: APP_VERSION,
    async identity() {
      const { identity } = await boot.state()
      if (identity === undefined) throw new PosError('shop_missing', 'this device has no identity')
      return identity
    },
    async withCutLock<T>(work: () => Promise<T>) {
      const locks: LockManager | undefined = options.locks ?? navigator.locks
      // Without locks `cutNo` alone decides between two cuts; one of them starts again.
      if (locks === undefined) return work()
      // Waiting for the lock, it can only resolve with what `work` gave.
      return (await withLock(boot, 'cut', work, { locks })) as T
    },
  }
  return new IndexedDbShopStore(db, context, holdGeneration(options.locks ?? navigator.locks, number))
}
