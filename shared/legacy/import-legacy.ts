import { canonicalRecord } from '../snapshot/canonical.ts'
import { importActivity } from './import-activity.ts'
import { importDebts } from './import-debts.ts'
import { importDocuments } from './import-documents.ts'
import {
  checkChoices,
  importCounters,
  importLater,
  importRates,
  importStock,
  keepTexts,
} from './import-rest.ts'
import { ImportRun } from './import-run.ts'
import { putCustomers, putItems, readShop, type ShopData } from './import-shop.ts'
import type { RecordSink } from './kept.ts'
import type { LegacyChoices } from './legacy-preview.ts'
import type { OldFile, OldForm, OnBytes } from './old-file.ts'
import { OLD_KEYS } from './old-keys.ts'

/** What the record `form.<section>` keeps: how the section stood in the file. */
export interface SectionForm {
  readonly kind: 'form'
  readonly section: string
  readonly form: OldForm
  /** Its JSON as it stood, kept when it is so short that it can hold no record. */
  readonly raw?: string
  /** For the shop's data: how its members stood. */
  readonly members?: ShopData['forms']
}

const SHORT = 1_000

/**
 * Makes records of a whole backup file, through `sink`. The same file with the same choices gives the same records.
 * Nothing of the file is lost: what no record says stands in its field `legacy`, what is no record in the collection
 * `legacy`. Memory does not grow with the longest sections, except what `sink` keeps. Throws what `OldFile` throws,
 * and `amount_invalid` for a rate that is none.
 */
export async function importLegacy(
  file: OldFile,
  choices: LegacyChoices,
  sink: RecordSink,
  onBytes: OnBytes = () => {},
): Promise<void> {
  checkChoices(choices)
  const run = new ImportRun(file, choices, sink, onBytes)
  const shop = await readShop(run)
  await putItems(run, shop)
  const INV = await importDocuments(run, 'sonic_invoices')
  const RET = await importDocuments(run, 'sonic_returns')
  await putCustomers(run, shop, await importDebts(run, shop))
  await importActivity(run)
  await importStock(run, shop)
  const TRF = await importLater(run)
  await importCounters(run, { INV, RET, TRF, STORE: 0 })
  await importRates(run)
  await keepTexts(run)
  for (const key of OLD_KEYS) {
    const form = await formOf(file, key, shop)
    if (form === undefined) continue
    const id = `form.${key}`
    sink.put('legacy', id, canonicalRecord({ id, legacy: form }))
  }
}

async function formOf(
  file: OldFile,
  key: (typeof OLD_KEYS)[number],
  shop: ShopData,
): Promise<SectionForm | undefined> {
  const form = await file.form(key)
  const range = file.index.data.get(key)
  if (range === undefined) return undefined
  const isShort = range.to - range.from <= SHORT
  return {
    kind: 'form',
    section: key,
    form,
    ...(isShort ? { raw: (await file.raw(key)).toWellFormed() } : {}),
    ...(key === 'sonic_shop_data' ? { members: shop.forms } : {}),
  }
}
