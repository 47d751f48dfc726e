import { PosError } from '../../shared/errors.ts'
import { deriveShopKeys, type ShopKeys } from '../../shared/keys/shop-keys.ts'
import type { SealContext } from '../../shared/snapshot/seal.ts'
import { rawKeyOf, type ReadableParts } from '../readable/open-backup.ts'
import type { ShopTable } from '../storage/tables.ts'

/** What an upload needs besides the file. */
export interface UploadParts extends ReadableParts {
  /** Of this server, for the manifest. */
  readonly version: string
  readonly now: () => number
  /** How many bytes each shop may store that has no quota of its own. */
  readonly shopQuotaBytes?: number | undefined
  /** Bytes of the file that were made records of. */
  readonly onProgress?: (done: number, total: number) => void
}

/** The shop that an upload is for, with its keys. */
export interface UploadTarget {
  readonly shop: ShopTable
  readonly keys: ShopKeys
  readonly context: SealContext
}

/** Throws `not_found` for no such shop and `custody_private` for one whose key the server does not have. */
export async function uploadTarget(
  { storage, masterKey }: ReadableParts,
  shopId: string,
): Promise<UploadTarget> {
  const shop = await storage.accounts.shopById(shopId)
  if (shop === undefined) throw new PosError('not_found', 'there is no such shop', { field: 'shopId' })
  const keys = await deriveShopKeys(rawKeyOf(masterKey, shop))
  return { shop, keys, context: { shopId, keyEpoch: shop.key_epoch } }
}
