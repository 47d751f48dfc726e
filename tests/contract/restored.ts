import { readLeaves } from '../../server/readable/read-leaves.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { PosError } from '../../shared/errors.ts'
import { parseSealed, openManifest } from '../../shared/snapshot/seal.ts'
import { rootOf } from '../../shared/snapshot/tree.ts'
import type { MadeShop } from './made-shop.ts'

/** The ids of the records of each collection. */
export type ShopIds = Readonly<Record<string, readonly string[]>>

/**
 * Restores a backup as a device would: every object is fetched and opened, every id and the root are computed anew.
 * Throws what is wrong with it; `not_found` when there is no such backup.
 */
export async function restored(storage: Storage, shop: MadeShop, number: number): Promise<ShopIds> {
  const { keys, shopId } = shop
  const sealed = await storage.backups.manifest(shopId, number)
  if (sealed === undefined) throw new PosError('not_found', `no backup ${number}`)
  const context = { shopId, keyEpoch: 1 }
  const manifest = await openManifest(keys, context, parseSealed(sealed).id, sealed)
  const tops = manifest.collections.map((each) => [each.name, each.root] as const)
  if ((await rootOf(keys, manifest.schemaVersion, tops)) !== manifest.root) throw new Error('another root')
  const read = (id: string) => storage.backups.object(shopId, id)
  const found: Record<string, string[]> = {}
  for (const top of manifest.collections) {
    const ids: string[] = (found[top.name] = [])
    for await (const leaf of readLeaves({ keys, context, read }, top.name, top)) {
      ids.push(...leaf.map(({ id }) => id))
    }
  }
  return found
}
