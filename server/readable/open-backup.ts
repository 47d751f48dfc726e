import { PosError } from '../../shared/errors.ts'
import { deriveShopKeys, type ShopKeys } from '../../shared/keys/shop-keys.ts'
import type { LeafRecord } from '../../shared/snapshot/leaf.ts'
import type { Manifest } from '../../shared/snapshot/manifest.ts'
import { openManifest, parseSealed } from '../../shared/snapshot/seal.ts'
import { rootOf } from '../../shared/snapshot/tree.ts'
import type { MasterKey } from '../accounts/master-key.ts'
import type { Storage } from '../storage/storage.ts'
import type { ShopTable } from '../storage/tables.ts'
import { readLeaves } from './read-leaves.ts'

/** What is needed to read shops in managed custody. */
export interface ReadableParts {
  readonly storage: Storage
  readonly masterKey: MasterKey
}

/** One backup of a shop in plain: an unchanging snapshot, so that whatever reads it reads one moment. */
export interface ReadableBackup {
  readonly number: number
  readonly manifest: Manifest
  readonly shop: { readonly shopId: string; readonly name: string }
  /** The collections that have records, sorted by name. */
  readonly collections: readonly string[]
  /**
   * The records of a collection in key order, a leaf at a time; none for a collection that has no records. Every id is
   * computed anew before its records are given out, so the loop throws `object_missing`, `object_invalid` or
   * `object_tampered` instead of giving anything wrong; it ends only when the counts of the manifest were met.
   */
  leaves(collection: string): AsyncIterable<readonly LeafRecord[]>
}

/**
 * Opens a backup that the server can read: the manifest's id and the root are computed anew. It holds one leaf and one
 * path of nodes at a time, and nothing has to be closed.
 *
 * Throws `not_found`, `custody_private` for a shop whose key the server does not have, `key_missing` for a backup under
 * an older key, and `manifest_invalid` or `object_tampered` for one that is not what it says.
 */
export async function openBackup(
  { storage, masterKey }: ReadableParts,
  shopId: string,
  number: number,
): Promise<ReadableBackup> {
  const shop = await storage.accounts.shopById(shopId)
  if (shop === undefined) throw new PosError('not_found', 'there is no such shop', { field: 'shopId' })
  const keys = await keysOf(masterKey, shop)
  const sealed = await storage.backups.manifest(shopId, number)
  if (sealed === undefined) {
    throw new PosError('not_found', `the shop has no backup ${number}`, { field: 'number' })
  }
  const context = { shopId, keyEpoch: shop.key_epoch }
  const manifest = await openManifest(keys, context, parseSealed(sealed).id, sealed)
  await checkRoot(keys, manifest)
  const tops = new Map(manifest.collections.map((collection) => [collection.name, collection]))
  const read = (id: string) => storage.backups.object(shopId, id)
  return {
    number,
    manifest,
    shop: { shopId, name: shop.name },
    collections: [...tops.keys()],
    leaves: (collection) => readLeaves({ keys, context, read }, collection, tops.get(collection)),
  }
}

/** The newest backup of any lineage that was not deleted; `undefined` for a shop without one. Throws as `openBackup` does. */
export async function openNewestBackup(
  parts: ReadableParts,
  shopId: string,
): Promise<ReadableBackup | undefined> {
  const query = { before: Number.MAX_SAFE_INTEGER, limit: 1, lineage: undefined }
  const newest = (await parts.storage.backups.list(shopId, query))[0]
  return newest === undefined ? undefined : openBackup(parts, shopId, newest.number)
}

async function keysOf(masterKey: MasterKey, shop: ShopTable): Promise<ShopKeys> {
  if (shop.custody === 'private' || shop.wrapped_key === null) {
    throw new PosError('custody_private', 'the server cannot read this shop: its key is private', {
      hint: 'Save a backup file on a device of the shop instead.',
    })
  }
  return deriveShopKeys(masterKey.unwrap(shop.shop_id, shop.key_epoch, shop.wrapped_key))
}

async function checkRoot(keys: ShopKeys, manifest: Manifest): Promise<void> {
  const { schemaVersion, format, splitter, collections, root } = manifest
  const tops = collections.map((collection) => [collection.name, collection.root] as const)
  if ((await rootOf(keys, { schemaVersion, format, splitter }, tops)) === root) return
  throw new PosError('manifest_invalid', 'the root does not follow from the collections', { field: 'root' })
}
