import { PosError } from '../errors.ts'
import { isCollectionName, type CollectionName } from '../sections.ts'
import { canonicalRecord } from '../snapshot/canonical.ts'
import { SCHEMA_VERSION } from '../snapshot/limits.ts'
import type { FileIndex, LegacySource } from './file-index.ts'
import type { RecordSink } from './kept.ts'
import type { OnBytes } from './old-file.ts'
import { collectionsOf, RECORDS_PREFIX, shopFileRecords, type ShopFileMetadata } from './shop-file.ts'

/** The collections of a shop's file. Throws `schema_newer` for a file of a later version. */
export function knownCollections(index: FileIndex, { schemaVersion }: ShopFileMetadata): CollectionName[] {
  const names = collectionsOf(index)
  const known = names.filter(isCollectionName)
  if (schemaVersion <= SCHEMA_VERSION && known.length === names.length) return known
  throw new PosError('schema_newer', `the file has schema ${schemaVersion}`, {
    hint: 'Update this app first.',
    values: { schema: schemaVersion, known: SCHEMA_VERSION },
  })
}

/**
 * Puts every record under `records.` into `sink` as it is, collection by collection; `data` is only a reading of them and
 * is not read. The file was verified before. `onBytes` comes to the file's size. Throws `file_invalid` naming the collection.
 */
export async function copyShopFile(
  source: LegacySource,
  index: FileIndex,
  names: readonly CollectionName[],
  sink: RecordSink,
  onBytes: OnBytes,
): Promise<void> {
  const share = source.size / bytesOf(index, names)
  for (const name of names) {
    for await (const batch of shopFileRecords(source, index, name)) {
      for (const record of batch) {
        const { id, text } = recordOf(name, record)
        sink.put(name, id, text)
        onBytes(text.length * share)
      }
    }
    await sink.finish(name)
  }
}

function bytesOf({ members }: FileIndex, names: readonly string[]): number {
  const ranges = names.map((name) => members.get(RECORDS_PREFIX + name) ?? { from: 0, to: 0 })
  return ranges.reduce((sum, { from, to }) => sum + to - from, 1)
}

function recordOf(name: CollectionName, value: unknown): { id: string; text: string } {
  try {
    const record = Object(value) as { id: string }
    return { text: canonicalRecord(record), id: record.id }
  } catch (cause) {
    const field = RECORDS_PREFIX + name
    throw new PosError('file_invalid', `${field} has something that is no record`, { field, cause })
  }
}
