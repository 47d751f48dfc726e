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

/** A backup as it is stored, with the key that opens it: plain data, which a worker can be given. */
export interface SealedBackup {
  readonly number: number
  readonly shop: { readonly shopId: string; readonly name: string }
  readonly keyEpoch: number
  readonly rawKey: Uint8Array<ArrayBuffer>
  readonly manifest: Uint8Array
}

/** The sealed bytes of an object of the shop; `undefined` when it is not there. */
export type ReadObject = (id: string) => Promise<Uint8Array | undefined>

/**
 * Opens a backup that the server can read: the manifest's id and the root are computed anew. It holds one leaf and one
 * path of nodes at a time, and nothing has to be closed.
 *
 * Throws `not_found`, `custody_private` for a shop whose key the server does not have, `key_missing` for one under
 * another master key, and `manifest_invalid` or `object_tampered` for one that is not what it says.
 */
export async function openBackup(
  parts: ReadableParts,
  shopId: string,
  number: number,
): Promise<ReadableBackup> {
  const sealed = await findBackup(parts, shopId, number)
  return readBackup(sealed, (id) => parts.storage.backups.object(shopId, id))
}

/** A backup as it is stored. Throws `not_found`, `custody_private`, `key_missing`. */
export async function findBackup(
  { storage, masterKey }: ReadableParts,
  shopId: string,
  number: number,
): Promise<SealedBackup> {
  const shop = await storage.accounts.shopById(shopId)
  if (shop === undefined) throw new PosError('not_found', 'there is no such shop', { field: 'shopId' })
  const rawKey = rawKeyOf(masterKey, shop)
  const manifest = await storage.backups.manifest(shopId, number)
  if (manifest === undefined) {
    throw new PosError('not_found', `the shop has no backup ${number}`, { field: 'number' })
  }
  return { number, shop: { shopId, name: shop.name }, keyEpoch: shop.key_epoch, rawKey, manifest }
}

/** Opens a stored backup whose objects `read` gives. Throws `manifest_invalid`, `object_tampered`, `shop_mismatch`. */
export async function readBackup(
  { number, shop, keyEpoch, rawKey, manifest: sealed }: SealedBackup,
  read: ReadObject,
): Promise<ReadableBackup> {
  const keys = await deriveShopKeys(rawKey)
  const context = { shopId: shop.shopId, keyEpoch }
  const manifest = await openManifest(keys, context, parseSealed(sealed).id, sealed)
  await checkRoot(keys, manifest)
  const tops = new Map(manifest.collections.map((collection) => [collection.name, collection]))
  return {
    number,
    manifest,
    shop,
    collections: [...tops.keys()],
    leaves: (collection) => readLeaves({ keys, context, read }, collection, tops.get(collection)),
  }
}

/** The number of the newest backup of any lineage that was not deleted; `undefined` for a shop without one. */
export async function newestNumber({ storage }: ReadableParts, shopId: string): Promise<number | undefined> {
  const query = { before: Number.MAX_SAFE_INTEGER, limit: 1, lineage: undefined }
  return (await storage.backups.list(shopId, query))[0]?.number
}

/** The newest backup of any lineage that was not deleted; `undefined` for a shop without one. Throws as `openBackup` does. */
export async function openNewestBackup(
  parts: ReadableParts,
  shopId: string,
): Promise<ReadableBackup | undefined> {
  const number = await newestNumber(parts, shopId)
  return number === undefined ? undefined : openBackup(parts, shopId, number)
}

/** The key of a shop in managed custody. Throws `custody_private` for any other, `key_missing` under another master key. */
export function rawKeyOf(masterKey: MasterKey, shop: ShopTable): Uint8Array<ArrayBuffer> {
  if (shop.custody === 'private' || shop.wrapped_key === null) {
    throw new PosError('custody_private', 'the server cannot read this shop: its key is private', {
      hint: 'Save a backup file on a device of the shop instead.',
    })
  }
  return masterKey.unwrap(shop.shop_id, shop.key_epoch, shop.wrapped_key)
}

async function checkRoot(keys: ShopKeys, manifest: Manifest): Promise<void> {
  const { schemaVersion, format, splitter, collections, root } = manifest
  const tops = collections.map((collection) => [collection.name, collection.root] as const)
  if ((await rootOf(keys, { schemaVersion, format, splitter }, tops)) === root) return
  throw new PosError('manifest_invalid', 'the root does not follow from the collections', { field: 'root' })
}
