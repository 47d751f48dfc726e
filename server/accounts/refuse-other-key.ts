import { PosError } from '../../shared/errors.ts'
import type { Storage } from '../storage/storage.ts'
import type { MasterKey } from './master-key.ts'

/** One damaged shop must not keep all others from their server. */
const SHOPS = 3

/**
 * Rejects with `key_missing`, and closes the storage, when none of some shops opens with this master key: a server
 * that came to the database of another one would make shops there that the other cannot open.
 */
export async function refuseOtherKey(storage: Storage, masterKey: MasterKey): Promise<void> {
  const shops = await storage.accounts.someManaged(SHOPS)
  if (shops.length === 0 || shops.some((shop) => opens(masterKey, shop))) return
  await storage.close()
  throw new PosError('key_missing', 'the master key is not the one that this database was written with', {
    hint: 'Put the master.key of that server into DATA_DIR, or set SONIC_MASTER_KEY to it. All servers of one database have the same one.',
  })
}

function opens(
  masterKey: MasterKey,
  shop: Awaited<ReturnType<Storage['accounts']['someManaged']>>[number],
): boolean {
  if (shop.wrapped_key === null) return false
  try {
    masterKey.unwrap(shop.shop_id, shop.key_epoch, shop.wrapped_key)
    return true
  } catch (error) {
    if (error instanceof PosError && error.code === 'key_missing') return false
    throw error
  }
}
