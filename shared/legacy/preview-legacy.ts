import { documentNumber } from '../records/counter.ts'
import { DEFAULT_IQD_PER_100_USD } from '../records/settings.ts'
import { AnomalyLog } from './anomaly-log.ts'
import { counterOf, rateOf } from './import-rest.ts'
import { suffixOf } from './import-documents.ts'
import { isObject, type OldObject } from './json-patch.ts'
import type { LegacyPreview, PreviewSection } from './legacy-preview.ts'
import { memberRecords, SCALAR_KEYS, type ListKey, type OldFile, type OnBytes } from './old-file.ts'
import { OLD_KEYS } from './old-keys.ts'
import { textOf } from './old-value.ts'
import { checkCustomers, checkItems, shopLists, type ShopLists } from './preview-shop.ts'
import { ActivityCheck, checkDocument, checkInventory, type DocumentNumbers } from './preview-lists.ts'

const SHOP = 'sonic_shop_data'

/** Reads a whole file once and says what is in it; nothing is held but items and customers. Throws what `OldFile` throws. */
export async function previewLegacy(file: OldFile, onBytes?: OnBytes): Promise<LegacyPreview> {
  const log = new AnomalyLog()
  const shop = await readLists(file, onBytes)
  checkItems(shop, log)
  checkCustomers(shop, log)
  const { counts, highest } = await readSections(file, shop, log, onBytes)
  const perUsd = rateOf(await file.scalar('sonic_iqd_per_usd')) ?? rateOf(await file.scalar('sonic_iqd_rate'))
  const next = {
    invoice: await nextNumber(file, log, 'INV', 'sonic_invoice_counter', highest.invoice),
    return: await nextNumber(file, log, 'RET', 'sonic_return_counter', highest.return),
    transfer: documentNumber('TRF', '', highest.transfer + 1),
  }
  const shopRecords = shop.items.length + shop.customers.length + shop.transactions.length
  return {
    sizeBytes: file.size,
    ...(file.madeAt === undefined ? {} : { madeAt: file.madeAt }),
    sections: await sectionsOf(file, { ...counts, [SHOP]: shopRecords }, log),
    counts: {
      items: shop.items.length,
      customers: shop.customers.length,
      debtEntries: shop.transactions.length,
      invoices: counts.sonic_invoices,
      returns: counts.sonic_returns,
      movements: counts.sonic_activity_data,
      transfers: counts.sonic_transfers,
      services: counts.sonic_services,
      stores: counts.sonic_stores,
    },
    anomalies: log.list(),
    next,
    iqdPer100Usd: perUsd ?? DEFAULT_IQD_PER_100_USD,
    hasRate: perUsd !== undefined,
    shopName: shop.companyName,
  }
}

/** Looks through the list sections; says how many records each has and the highest number of each series. */
async function readSections(file: OldFile, shop: ShopLists, log: AnomalyLog, onBytes?: OnBytes) {
  const invoices: DocumentNumbers = { seen: new Set(), highest: 0 }
  const returns: DocumentNumbers = { seen: new Set(), highest: 0 }
  const activity = new ActivityCheck(log)
  let transfer = 0
  const count = (key: ListKey, check?: (old: OldObject, n: number) => void) =>
    each(file, key, log, onBytes, check)
  const counts = {
    sonic_invoices: await count('sonic_invoices', (old, n) =>
      checkDocument('sonic_invoices', old, n, shop, invoices, log),
    ),
    sonic_returns: await count('sonic_returns', (old, n) =>
      checkDocument('sonic_returns', old, n, shop, returns, log),
    ),
    sonic_activity_data: await count('sonic_activity_data', (old, n) => activity.check(old, n)),
    sonic_inventory_data: await count('sonic_inventory_data', (old) => checkInventory(old, shop, log)),
    sonic_transfers: await count('sonic_transfers', (old) => {
      transfer = Math.max(transfer, suffixOf(textOf(old['transferNumber'])))
    }),
    sonic_services: await count('sonic_services'),
    sonic_stores: await count('sonic_stores'),
  }
  return { counts, highest: { invoice: invoices.highest, return: returns.highest, transfer } }
}

async function readLists(file: OldFile, onBytes?: OnBytes): Promise<ShopLists> {
  const members = await file.shopMembers(onBytes)
  const list = (name: string) => memberRecords(members.get(name), `${SHOP}.${name}`).records
  const settings: unknown = JSON.parse(members.get('settings') ?? 'null')
  return shopLists(
    { items: list('items'), customers: list('customers'), transactions: list('transactions') },
    settings,
  )
}

async function each(
  file: OldFile,
  key: ListKey,
  log: AnomalyLog,
  onBytes: OnBytes | undefined,
  check: (old: OldObject, n: number) => void = () => {},
): Promise<number> {
  let count = 0
  for await (const batch of file.records(key, onBytes)) {
    for (const { value, n } of batch) {
      if (isObject(value)) check(value, n)
      else log.add('unreadable', { section: key, n })
    }
    count += batch.length
  }
  return count
}

async function nextNumber(
  file: OldFile,
  log: AnomalyLog,
  series: 'INV' | 'RET',
  key: 'sonic_invoice_counter' | 'sonic_return_counter',
  highest: number,
): Promise<string> {
  const stood = await file.scalar(key)
  const counter = counterOf(stood)
  if (stood !== undefined && counter < highest) log.add('counter_behind', { section: key, counter, highest })
  return documentNumber(series, '', Math.max(counter, highest) + 1)
}

async function sectionsOf(
  file: OldFile,
  records: Readonly<Record<string, number>>,
  log: AnomalyLog,
): Promise<PreviewSection[]> {
  const sections: PreviewSection[] = []
  for (const key of OLD_KEYS) {
    const state = await file.form(key)
    const range = file.index.data.get(key)
    if (state === 'missing') log.add('section_missing', { section: key })
    if (state === 'null') log.add('section_null', { section: key })
    sections.push({
      key,
      state,
      records: records[key] ?? 0,
      bytes: range === undefined ? 0 : range.to - range.from,
    })
  }
  for (const key of SCALAR_KEYS) await file.scalar(key)
  const known = new Set<string>(OLD_KEYS)
  for (const key of file.index.data.keys()) if (!known.has(key)) log.add('section_unknown', { section: key })
  return sections
}
