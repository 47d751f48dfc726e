import type { AnomalyLog } from './anomaly-log.ts'
import { suffixOf } from './import-documents.ts'
import { isObject, type OldObject } from './json-patch.ts'
import { movementFrom } from './old-activity.ts'
import { dayTime, isoTime } from './old-date.ts'
import { numberOf, textOf } from './old-value.ts'
import { keyText, type ShopLists } from './preview-shop.ts'

/** Numbers seen so far in a section of documents. */
export interface DocumentNumbers {
  readonly seen: Set<string>
  highest: number
}

const TWICE_MS = 5_000

/** Looks at one document: its number, date, customer and items. */
export function checkDocument(
  section: 'sonic_invoices' | 'sonic_returns',
  old: OldObject,
  n: number,
  shop: ShopLists,
  numbers: DocumentNumbers,
  log: AnomalyLog,
): void {
  const number = textOf(old['invoiceNumber'] ?? old['returnNumber'])
  if (number !== '' && numbers.seen.has(number)) log.add('number_twice', { number })
  numbers.seen.add(number)
  numbers.highest = Math.max(numbers.highest, suffixOf(number))
  if (dayTime(old['date']) === undefined) log.add('date_unknown', { section, n })
  const { customerId } = old
  if (customerId !== null && customerId !== undefined && !shop.customerKeys.has(keyText(customerId)))
    log.add('customer_gone', { number, name: textOf(old['customerAccount']) })
  const rows: readonly unknown[] = Array.isArray(old['items']) ? old['items'] : []
  for (const row of rows) {
    if (!isObject(row)) continue
    const name = textOf(row['itemName'])
    if (!shop.barcodes.has(textOf(row['barcode'])) && !shop.itemsByName.has(name))
      log.add('item_gone', { number, name })
  }
}

/** Compares one row of the inventory page with the catalogue. */
export function checkInventory(old: OldObject, shop: ShopLists, log: AnomalyLog): void {
  const name = textOf(old['name'])
  const item = shop.itemsByName.get(name)
  const catalogue = numberOf(item?.['stockQuantity'])
  const inventory = numberOf(old['currentStock'])
  if (catalogue === undefined || inventory === undefined || catalogue === inventory) return
  if (item?.['itemType'] !== 'service') log.add('stock_disagrees', { name, catalogue, inventory })
}

/** Looks at log entries in their order. */
export class ActivityCheck {
  readonly #log: AnomalyLog
  /** The sales of the last seconds: what and when. */
  readonly #recent = new Map<string, number>()
  #lastAt = 0

  constructor(log: AnomalyLog) {
    this.#log = log
  }

  check(old: OldObject, n: number): void {
    const section = 'sonic_activity_data'
    const at = isoTime(old['timestamp'])
    if (at === undefined) this.#log.add('date_unknown', { section, n })
    if (movementFrom(old, { id: '', at: 0, item: undefined, docId: undefined }) === undefined)
      this.#log.add('unreadable', { section, n })
    if (old['total'] === undefined) this.#log.add('activity_without_total', { name: textOf(old['itemName']) })
    if (at !== undefined && old['type'] === 'sale') this.#compare(old, at)
  }

  #compare(old: OldObject, at: number): void {
    if (Math.abs(at - this.#lastAt) > TWICE_MS) this.#recent.clear()
    this.#lastAt = at
    const details = isObject(old['details']) ? old['details'] : {}
    const number = textOf(details['invoiceNumber'])
    const name = textOf(old['itemName'])
    const what = JSON.stringify([number, name, old['quantity'], old['price']])
    const before = this.#recent.get(what)
    // Two equal lines of one bill have the same moment; a bill saved again has a later one.
    if (before !== undefined && before !== at) this.#log.add('activity_twice', { number, name })
    this.#recent.set(what, at)
  }
}
