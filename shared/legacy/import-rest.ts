import { PosError } from '../errors.ts'
import { deterministicId } from '../ids.ts'
import type { Series } from '../records/counter.ts'
import { stockId, MAIN_STORE, type Stock } from '../records/stock.ts'
import { NO_TOTALS, type Totals } from '../records/totals.ts'
import type { CollectionName } from '../sections.ts'
import { canonicalRecord } from '../snapshot/canonical.ts'
import { putOpening } from './import-activity.ts'
import { suffixOf } from './import-documents.ts'
import type { ImportRun } from './import-run.ts'
import type { ShopData } from './import-shop.ts'
import { isObject } from './json-patch.ts'
import { putKept, putRow, TextKeeper, type OldRecord } from './kept.ts'
import { isoTime } from './old-date.ts'
import type { ListKey, ScalarKey } from './old-file.ts'
import { oldInventoryOf } from './old-item.ts'
import { textOf } from './old-value.ts'

const INVENTORY = 'sonic_inventory_data'

/** Writes the stock that the catalogue says, and what it comes to; the inventory page's row of an item, a copy of it, stays with its stock. */
export async function importStock(run: ImportRun, shop: ShopData): Promise<void> {
  const byName = new Map(shop.items.map((item) => [item.record.name, item]))
  const rows = new Map<string, OldRecord>()
  for await (const batch of run.file.records(INVENTORY, run.onBytes)) {
    for (const old of batch) {
      const item = isObject(old.value) ? byName.get(textOf(old.value['name'])) : undefined
      if (item === undefined || rows.has(item.record.id)) putRow(run.sink, INVENTORY, old)
      else rows.set(item.record.id, old)
    }
    await run.breathe(batch.length)
  }
  for (const { record, value, milli } of shop.items) {
    const stock: Stock = { id: stockId(record.id, MAIN_STORE), itemId: record.id, storeId: MAIN_STORE, milli }
    const old = rows.get(record.id)
    if (old === undefined)
      run.sink.put('stock', stock.id, canonicalRecord({ ...stock, legacy: { made: 'import' } }))
    else {
      const base = oldInventoryOf(stock, value)
      const isSame = base['currentStock'] === (old.value as { currentStock?: unknown }).currentStock
      putKept(run.sink, 'stock', INVENTORY, { record: stock, base, old, extra: isSame ? {} : { milli } })
    }
    if (record.kind === 'product') putOpening(run, record.id, record.name, milli)
  }
  // The old system kept no till: what is in it begins with nothing.
  const totals: Totals = { ...NO_TOTALS, stockMilli: shop.items.reduce((sum, { milli }) => sum + milli, 0) }
  run.sink.put('totals', totals.id, canonicalRecord(totals))
  await run.sink.finish('stock')
  await run.sink.finish('movements')
}

const LATER = {
  sonic_transfers: { collection: 'transfers', id: 'transferNumber', time: 'date' },
  sonic_services: { collection: 'services', id: 'id', time: 'dateReceived' },
  sonic_stores: { collection: 'stores', id: 'id', time: '' },
} as const satisfies Partial<Record<ListKey, object>>

/** A section whose records are taken over whole until their page comes. */
export type LaterKey = keyof typeof LATER

/** The collection of each of them. */
export const LATER_COLLECTIONS: Readonly<Record<LaterKey, CollectionName>> = {
  sonic_transfers: 'transfers',
  sonic_services: 'services',
  sonic_stores: 'stores',
}

/** Imports sections whose pages come later: every field stays in `legacy`. Returns the highest transfer number. */
export async function importLater(run: ImportRun): Promise<number> {
  let highest = 0
  for (const key of Object.keys(LATER) as LaterKey[]) {
    const { collection, id: idField, time } = LATER[key]
    for await (const batch of run.file.records(key, run.onBytes)) {
      for (const old of batch) {
        if (!isObject(old.value)) {
          putRow(run.sink, key, old)
          continue
        }
        const at = isoTime(old.value[time]) ?? run.fallbackAt
        const id = deterministicId(at, key, String(old.n), 0)
        putKept(run.sink, collection, key, { record: { id }, base: {}, old })
        if (key === 'sonic_transfers') highest = Math.max(highest, suffixOf(textOf(old.value[idField])))
      }
      await run.breathe(batch.length)
    }
    await run.sink.finish(collection)
  }
  return highest
}

const COUNTERS = {
  sonic_invoice_counter: { collection: 'invoice_counter', series: 'INV' },
  sonic_return_counter: { collection: 'return_counter', series: 'RET' },
  sonic_store_counter: { collection: 'store_counter', series: 'STORE' },
} as const satisfies Partial<Record<ScalarKey, { collection: CollectionName; series: Series }>>

/** The numeric part given out last, per series: the greater of the old counter and the documents. */
export async function importCounters(
  run: ImportRun,
  highest: Readonly<{ INV: number; RET: number; TRF: number; STORE: number }>,
): Promise<void> {
  for (const key of Object.keys(COUNTERS) as (keyof typeof COUNTERS)[]) {
    const { collection, series } = COUNTERS[key]
    const value = Math.max(counterOf(await run.file.scalar(key)), highest[series])
    if (value > 0) run.sink.put(collection, series, canonicalRecord({ id: series, value }))
  }
  if (highest.TRF > 0)
    run.sink.put('transfer_counter', 'TRF', canonicalRecord({ id: 'TRF', value: highest.TRF }))
}

/** An old counter as a whole number, 0 for none. */
export function counterOf(value: string | number | undefined): number {
  const number = Number(value ?? 0)
  return Number.isSafeInteger(number) && number > 0 ? number : 0
}

/** An old rate (dinars for one dollar) as dinars for 100 dollars, or `undefined` for none. */
export function rateOf(value: string | number | undefined): number | undefined {
  const whole = value === '' ? Number.NaN : Math.round(Number(value) * 100)
  return Number.isSafeInteger(whole) && whole > 0 ? whole : undefined
}

/** Writes the rate that the shop goes on with, and the transfers' own old one. */
export async function importRates(run: ImportRun): Promise<void> {
  const at = run.fallbackAt
  const rate = {
    id: deterministicId(at, 'sonic_iqd_per_usd', '', 0),
    at,
    iqdPer100Usd: run.choices.iqdPer100Usd,
  }
  run.sink.put('rates', rate.id, canonicalRecord({ ...rate, legacy: { made: 'import' } }))
  const old = rateOf(await run.file.scalar('sonic_iqd_rate'))
  if (old === undefined) return
  const id = deterministicId(at, 'sonic_iqd_rate', '', 0)
  run.sink.put(
    'transfer_rates',
    id,
    canonicalRecord({ id, at, iqdPer100Usd: old, legacy: { made: 'import' } }),
  )
}

/** Keeps as text what nothing reads: whole sections, keys of `data` and members of the file that we do not know. */
export async function keepTexts(run: ImportRun): Promise<void> {
  let n = 0
  for await (const { kind, key, text } of run.file.others()) {
    const keeper = new TextKeeper(run.sink, kind, kind === 'top' ? 'file' : 'data', { n, key })
    keeper.add(text)
    keeper.end()
    n += 1
  }
}

/** Refuses a choice that no record could hold. */
export function checkChoices(choices: ImportRun['choices']): void {
  if (Number.isSafeInteger(choices.iqdPer100Usd) && choices.iqdPer100Usd > 0) return
  throw new PosError('amount_invalid', `rate ${choices.iqdPer100Usd}`, { field: 'iqdPer100Usd' })
}
