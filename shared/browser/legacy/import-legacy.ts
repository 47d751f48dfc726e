import { PosError } from '../../errors.ts'
import type { ShopKeys } from '../../keys/shop-keys.ts'
import { importLegacy as importRecords } from '../../legacy/import-legacy.ts'
import type { LegacyChoices } from '../../legacy/legacy-preview.ts'
import { OldFile } from '../../legacy/old-file.ts'
import { isShopFile } from '../../legacy/shop-file.ts'
import { DEFAULT_SETTINGS } from '../../records/settings.ts'
import type { Change } from '../../rules/change.ts'
import type { CollectionName } from '../../sections.ts'
import { canonicalRecord } from '../../snapshot/canonical.ts'
import type { OnProgress } from '../engine-api.ts'
import type { GenerationWriter } from '../generation.ts'
import type { ShopRead } from '../shop-store.ts'
import { blobSource, indexTelling } from './blob-source.ts'
import { GenerationSink, type WrittenShop } from './generation-sink.ts'
import { importShopFile } from './import-shop-file.ts'

/** What a new shop has before it has sold or listed anything; an import keeps it. The rate is asked for again, so it goes. */
const KEPT = [
  'settings',
  'staff',
  'lockouts',
  'audit',
  'categories',
  'suppliers',
] as const satisfies readonly CollectionName[]
/** With any of these a shop is not empty. */
const WORK = [
  'items',
  'customers',
  'invoices',
  'returns',
  'transfers',
  'movements',
  'stock',
  'services',
  'debt_entries',
  'balances',
  'cash_entries',
  'shifts',
  'z_reports',
  'kaka_users',
  'kaka_transactions',
  'kaka_loan_persons',
  'kaka_loans',
  'legacy',
] as const satisfies readonly CollectionName[]

/** The records of an empty shop that an import takes along. Throws `shop_not_empty` for a shop with work in it. */
export async function emptyShopRecords(shop: ShopRead): Promise<Change[]> {
  for (const collection of WORK)
    if ((await shop.count(collection)) > 0)
      throw new PosError('shop_not_empty', `the shop has ${collection}`, { field: collection })
  const lists = await Promise.all(
    KEPT.map(async (collection) => {
      const records = await shop.range(collection)
      return records.map((value) => ({ collection, id: value.id, value }))
    }),
  )
  return lists.flat()
}

/** What an import writes with, besides the file. */
export interface LegacyTarget {
  /** A new, empty generation; the caller calls its `finish` (with the tops) and closes it. */
  readonly writer: GenerationWriter
  readonly keys: ShopKeys
  /** What the shop had already: `emptyShopRecords`. */
  readonly kept: readonly Change[]
}

/**
 * Writes a whole backup file of the old POS, or one that a server of ours wrote, into a new generation, as leaves and nodes.
 * Nothing of the shop changes until the caller flips to it. The same file, choices and kept records give the same root.
 * Throws `file_too_large` before reading, `file_foreign`, `file_invalid`, `file_truncated` (with the section as `field`),
 * `file_tampered`, `format_newer`, `schema_newer`, `amount_invalid`, `storage_full`.
 */
export async function importLegacy(
  file: Blob,
  choices: LegacyChoices,
  { writer, keys, kept }: LegacyTarget,
  onProgress: OnProgress = () => {},
): Promise<WrittenShop> {
  const source = blobSource(file)
  const tell = (step: 'progress.read' | 'progress.import') => {
    let done = 0
    return (count: number) => {
      done = Math.min(done + count, file.size)
      onProgress({ step, done, total: file.size, unit: 'bytes' })
    }
  }
  let written = 0
  const sink = new GenerationSink(writer, keys, (records) => {
    written += records
    onProgress({ step: 'progress.write', done: written, total: 0, unit: 'records' })
  })
  const index = await indexTelling(source, tell('progress.read'))
  if (isShopFile(index))
    await importShopFile(source, index, { sink, kept, shopName: choices.shopName }, tell('progress.import'))
  else {
    putKept(sink, kept, choices.shopName)
    await importRecords(await OldFile.of(source, index), choices, sink, tell('progress.import'))
  }
  return sink.end()
}

function putKept(sink: GenerationSink, kept: readonly Change[], name: string): void {
  for (const { collection, id, value } of kept)
    if (value !== null) sink.put(collection, id, canonicalRecord(value))
  if (kept.some(({ collection }) => collection === 'settings')) return
  const settings = { ...DEFAULT_SETTINGS, name, currency: 'USD' }
  sink.put('settings', settings.id, canonicalRecord(settings))
}
