import { SERVER_DEVICE } from '../../shared/api/old-upload.ts'
import { newId } from '../../shared/ids.ts'
import { COLLECTIONS, SECTIONS } from '../../shared/sections.ts'
import { FORMAT, SCHEMA_VERSION, SPLITTER } from '../../shared/snapshot/limits.ts'
import { nameManifest, type Manifest } from '../../shared/snapshot/manifest.ts'
import type { BuiltShop } from './snapshot-sink.ts'
import type { UploadParts, UploadTarget } from './upload-target.ts'

/** The manifest of a snapshot that the server makes: a lineage of its own, which begins and ends with it (engine 34). */
export function nameUpload(
  { version, now }: UploadParts,
  { shop, keys }: UploadTarget,
  built: BuiltShop,
  { madeAt, label }: { madeAt: number | undefined; label: string | undefined },
): Promise<Manifest> {
  const at = now()
  return nameManifest(keys, {
    format: FORMAT,
    snapshotId: newId(at),
    shopId: shop.shop_id,
    deviceId: SERVER_DEVICE,
    lineage: newId(at),
    parent: null,
    seq: 1,
    createdAt: Math.min(madeAt ?? at, at),
    trigger: 'import',
    ...(label === undefined ? {} : { label }),
    appVersion: version,
    schemaVersion: SCHEMA_VERSION,
    splitter: SPLITTER,
    custody: shop.custody,
    keyEpoch: shop.key_epoch,
    root: built.root,
    collections: [...built.tops]
      .map(([name, { id, records, rawBytes }]) => ({ name, root: id, records, rawBytes }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    sections: sectionsOf(built),
    counters: { ...built.sums.counters },
    summary: Object.fromEntries(
      Object.entries(built.sums.summary).map(([name, amounts]) => [name, { ...amounts }]),
    ),
  })
}

/** Every section of the registry, with 0 where it is empty: absent would mean that this version did not know it. */
function sectionsOf({ tops }: BuiltShop): Manifest['sections'] {
  const sections: Record<string, { records: number }> = {}
  for (const key of Object.keys(SECTIONS)) sections[key] = { records: 0 }
  for (const [name, { records }] of tops) {
    const section = sections[COLLECTIONS[name].section]
    if (section !== undefined) section.records += records
  }
  return sections
}
