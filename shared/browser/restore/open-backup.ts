import { PosError } from '../../errors.ts'
import type { ShopKeys } from '../../keys/shop-keys.ts'
import { FORMAT, SCHEMA_VERSION, SPLITTER } from '../../snapshot/limits.ts'
import type { Manifest } from '../../snapshot/manifest.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import { openManifest, type SealContext } from '../../snapshot/seal.ts'
import { rootOf } from '../../snapshot/tree.ts'

/**
 * Opens a sealed manifest and refuses what this code may not restore, before anything is changed: `format_newer`,
 * `schema_newer`, `shop_mismatch`, `manifest_invalid` (a list that does not give its root), `object_tampered`.
 */
export async function openBackup(
  keys: ShopKeys,
  context: SealContext,
  manifestId: ObjectId,
  sealed: Uint8Array,
): Promise<Manifest> {
  const manifest = await openManifest(keys, context, manifestId, sealed)
  const { format, splitter, schemaVersion, collections } = manifest
  if (format > FORMAT || splitter !== SPLITTER)
    throw new PosError('format_newer', `the backup has format ${format} and splitter ${splitter}`, {
      values: { format, known: FORMAT },
    })
  if (schemaVersion > SCHEMA_VERSION)
    throw new PosError('schema_newer', `the backup has schema ${schemaVersion}`, {
      hint: 'reload to update the app',
      values: { schema: schemaVersion, known: SCHEMA_VERSION },
    })
  const root = await rootOf(
    keys,
    { format, splitter, schemaVersion },
    collections.map(({ name, root }) => [name, root] as const),
  )
  if (root !== manifest.root)
    throw new PosError('manifest_invalid', 'the manifest does not give the root that it names', {
      field: 'root',
    })
  return manifest
}
