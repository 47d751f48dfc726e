import { documentNumber } from '../records/counter.ts'
import { DEFAULT_IQD_PER_100_USD, rateSchema } from '../records/settings.ts'
import { knownCollections } from './copy-shop-file.ts'
import type { FileIndex, LegacySource } from './file-index.ts'
import type { LegacyPreview, PreviewSection } from './legacy-preview.ts'
import type { OnBytes } from './old-file.ts'
import { OLD_KEYS } from './old-keys.ts'
import { shopFileRecords, type ShopFileMetadata } from './shop-file.ts'
import { verifyShopFile } from './verify-shop-file.ts'

/**
 * What a file that a server of ours wrote holds, after its checksum and counts were right. Throws `file_tampered`,
 * `file_truncated`, `file_invalid`, `file_foreign`, `format_newer`, `schema_newer`.
 */
export async function previewShopFile(
  source: LegacySource,
  index: FileIndex,
  onBytes?: OnBytes,
): Promise<LegacyPreview> {
  const facts = await verifyShopFile(source, index, onBytes === undefined ? {} : { onBytes })
  knownCollections(index, facts)
  const rate = await newestRate(source, index)
  const next = (series: 'INV' | 'RET' | 'TRF') =>
    documentNumber(series, '', (facts.counters[series] ?? 0) + 1)
  return {
    sizeBytes: source.size,
    madeAt: facts.backup.createdAt,
    sections: sectionsOf(index, facts),
    counts: countsOf(facts),
    anomalies: [],
    next: { invoice: next('INV'), return: next('RET'), transfer: next('TRF') },
    iqdPer100Usd: rate ?? DEFAULT_IQD_PER_100_USD,
    hasRate: rate !== undefined,
    shopName: facts.shop.name,
    copy: { sections: facts.sections, records: facts.statistics.records },
  }
}

function countsOf({ collections }: ShopFileMetadata): LegacyPreview['counts'] {
  const count = (name: string) => collections[name] ?? 0
  return {
    items: count('items'),
    customers: count('customers'),
    debtEntries: count('debt_entries'),
    invoices: count('invoices'),
    returns: count('returns'),
    movements: count('movements'),
    transfers: count('transfers'),
    services: count('services'),
    stores: count('stores'),
  }
}

function sectionsOf({ data }: FileIndex, { sections }: ShopFileMetadata): PreviewSection[] {
  return OLD_KEYS.map((key) => {
    const range = data.get(key)
    const records = sections[key] ?? 0
    if (range === undefined) return { key, state: 'missing', records, bytes: 0 }
    return { key, state: range.isText ? 'text' : 'value', records, bytes: range.to - range.from }
  })
}

/** Dinars for 100 dollars by the newest rate of the file, if it has any. */
async function newestRate(source: LegacySource, index: FileIndex): Promise<number | undefined> {
  let newest: { at: number; iqdPer100Usd: number } | undefined
  for await (const batch of shopFileRecords(source, index, 'rates')) {
    for (const record of batch) {
      const rate = rateSchema.safeParse(record)
      if (rate.success && (newest === undefined || rate.data.at >= newest.at)) newest = rate.data
    }
  }
  return newest?.iqdPer100Usd
}
