import type { FileIndex, LegacySource } from './file-index.ts'
import { compareChecksum, tampered, type SumOptions } from './shop-checksum.ts'
import { collectionsOf, readMetadata, shopFileRecords, type ShopFileMetadata } from './shop-file.ts'

/**
 * Compares a shop's file with its checksum and with the counts that it says; every record under `records.` is parsed once.
 * Holds a batch of them at a time. Throws `file_truncated`, `file_tampered`, `file_invalid`, `file_foreign`, `format_newer`.
 */
export async function verifyShopFile(
  source: LegacySource,
  index: FileIndex,
  options?: SumOptions,
): Promise<ShopFileMetadata> {
  await compareChecksum(source, index, options)
  const facts = await readMetadata(source, index)
  const { collections, statistics } = facts
  if (collectionsOf(index).toSorted().join() !== Object.keys(collections).toSorted().join())
    throw tampered('collections')
  let all = 0
  for (const [name, count] of Object.entries(collections)) {
    let records = 0
    for await (const batch of shopFileRecords(source, index, name)) records += batch.length
    if (records !== count) throw tampered(name)
    all += records
  }
  if (all !== statistics.records) throw tampered('records')
  return facts
}
