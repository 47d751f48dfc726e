import { deterministicId } from '../ids.ts'
import type { Customer } from '../records/customer.ts'
import type { Item } from '../records/item.ts'
import { raise } from './import-documents.ts'
import type { ImportRun } from './import-run.ts'
import { isObject, type OldObject } from './json-patch.ts'
import { putKept, putRow, TextKeeper, type OldRecord } from './kept.ts'
import { customerFrom, oldCustomerOf, type OldFigures } from './old-customer.ts'
import { isoTime } from './old-date.ts'
import { memberRecords, type MemberForm } from './old-file.ts'
import { isDinarSized, itemFrom, oldItemOf } from './old-item.ts'
import { milliOf, textOf } from './old-value.ts'

const KEY = 'sonic_shop_data'

/** An item or customer longer than this is no item or customer: with it, its new record could be too large. */
const TEXT_MAX = 40_000

/** One old record that became a new one. */
export interface Imported<Value> {
  readonly old: OldRecord
  readonly value: OldObject
  readonly oldId: number | null
  readonly record: Value
}

/** The shop's data, read and joined, not yet put: items wait for their stock, customers for their entries. */
export interface ShopData {
  readonly items: readonly (Imported<Item> & { readonly milli: number })[]
  readonly customers: readonly Imported<Customer>[]
  readonly transactions: readonly OldRecord[]
  /** How each member stood in the file. */
  readonly forms: Readonly<Record<string, MemberForm>>
}

/** Reads `sonic_shop_data` and joins its items and customers. What is neither is kept as text. */
export async function readShop(run: ImportRun): Promise<ShopData> {
  const members = await run.file.shopMembers(run.onBytes)
  const items = memberRecords(members.get('items'), `${KEY}.items`)
  const customers = memberRecords(members.get('customers'), `${KEY}.customers`)
  const transactions = memberRecords(members.get('transactions'), `${KEY}.transactions`)
  let n = 0
  for (const [key, text] of members) {
    if (key === 'items' || key === 'customers' || key === 'transactions') continue
    const keeper = new TextKeeper(run.sink, 'member', KEY, { n, key })
    keeper.add(text)
    keeper.end()
    n += 1
  }
  return {
    items: importItems(run, items.records),
    customers: importCustomers(run, customers.records),
    transactions: transactions.records,
    forms: { items: items.form, customers: customers.form, transactions: transactions.form },
  }
}

function importItems(run: ImportRun, records: readonly OldRecord[]): ShopData['items'] {
  const seen = new Map<string, number>()
  return understood(run, 'items', records).map(({ old, value, key }) => {
    const at = isoTime(value['dateAdded']) ?? run.fallbackAt
    const currency = run.choices.dinarPrices === 'iqd' && isDinarSized(value['retailPrice']) ? 'IQD' : 'USD'
    const id = deterministicId(at, `${KEY}.items`, key, raise(seen, key))
    const record = itemFrom(value, id, at, currency)
    run.joins.addItem({ id, kind: record.kind, oldBarcode: textOf(value['barcode']), name: record.name })
    return { old, value, oldId: oldIdOf(key), record, milli: milliOf(value['stockQuantity']) ?? 0 }
  })
}

function importCustomers(run: ImportRun, records: readonly OldRecord[]): ShopData['customers'] {
  const seen = new Map<string, number>()
  return understood(run, 'customers', records).map(({ old, value, key }) => {
    const at = isoTime(value['registrationDate']) ?? run.fallbackAt
    const id = deterministicId(at, `${KEY}.customers`, key, raise(seen, key))
    run.joins.addCustomer(key, { id, oldId: oldIdOf(key) })
    return { old, value, oldId: oldIdOf(key), record: customerFrom(value, id, at) }
  })
}

/** Puts the items with what only the old ones said. The barcode always stays: old log entries are told by it. */
export async function putItems(run: ImportRun, shop: ShopData): Promise<void> {
  for (const { old, value, oldId, record, milli } of shop.items) {
    const base = oldItemOf(record, oldId ?? 0, milli)
    const extra = typeof value['barcode'] === 'string' ? { set: { barcode: value['barcode'] } } : {}
    putKept(run.sink, 'items', `${KEY}.items`, { record, base, old, extra })
  }
  await run.sink.finish('items')
}

/** Puts the customers; `figures` are the sums of each one's entries. */
export async function putCustomers(
  run: ImportRun,
  shop: ShopData,
  figures: ReadonlyMap<string, OldFigures>,
): Promise<void> {
  for (const { old, oldId, record } of shop.customers) {
    const base = oldCustomerOf(record, oldId ?? 0, figures.get(record.id) ?? { debt: 0, paid: 0 })
    putKept(run.sink, 'customers', `${KEY}.customers`, { record, base, old })
  }
  await run.sink.finish('customers')
}

function understood(run: ImportRun, member: string, records: readonly OldRecord[]) {
  return records.flatMap((old) => {
    const key = old.key ?? (isObject(old.value) ? idText(old.value['id']) : '')
    if (isObject(old.value) && key.isWellFormed() && old.text.length + key.length <= TEXT_MAX)
      return { old: { ...old, key }, value: old.value, key }
    putRow(run.sink, `${KEY}.${member}`, old)
    return []
  })
}

function idText(id: unknown): string {
  return typeof id === 'number' || typeof id === 'string' ? String(id) : ''
}

function oldIdOf(key: string): number | null {
  return /^\d{1,15}$/.test(key) ? Number(key) : null
}
