import { foldText } from '../text-fold.ts'
import type { AnomalyLog } from './anomaly-log.ts'
import { isObject, type OldObject } from './json-patch.ts'
import type { OldRecord } from './kept.ts'
import { scanCode } from './old-code.ts'
import { isoTime } from './old-date.ts'
import { debtFrom } from './old-debt.ts'
import { isDinarSized } from './old-item.ts'
import { minorOf, numberOf, textOf } from './old-value.ts'

/** The lists of the shop's data. */
export interface ShopLists {
  readonly items: readonly OldRecord[]
  readonly customers: readonly OldRecord[]
  readonly transactions: readonly OldRecord[]
  readonly companyName: string
  /** Raw barcodes of the catalogue. */
  readonly barcodes: ReadonlySet<string>
  readonly itemsByName: ReadonlyMap<string, OldObject>
  readonly customerKeys: ReadonlySet<string>
}

/** The lists with what documents look up in them. */
export function shopLists(
  lists: Pick<ShopLists, 'items' | 'customers' | 'transactions'>,
  settings: unknown,
): ShopLists {
  const items: OldObject[] = lists.items.flatMap(({ value }) => (isObject(value) ? [value] : []))
  return {
    ...lists,
    companyName: isObject(settings) ? textOf(settings['companyName']) : '',
    barcodes: new Set(items.map((item) => textOf(item['barcode'])).filter((code) => code !== '')),
    itemsByName: new Map(items.map((item) => [textOf(item['name']), item])),
    customerKeys: new Set(lists.customers.map((customer) => keyOf(customer))),
  }
}

/** The key that an old id refers to. */
export function keyText(id: unknown): string {
  return typeof id === 'number' || typeof id === 'string' ? String(id) : ''
}

function keyOf({ key, value }: OldRecord): string {
  return key ?? (isObject(value) ? keyText(value['id']) : '')
}

/** Looks through the catalogue. */
export function checkItems(shop: ShopLists, log: AnomalyLog): void {
  const names = new Set<string>()
  const codes = new Set<string>()
  for (const { value, n } of shop.items) {
    if (!isObject(value)) {
      log.add('unreadable', { section: 'sonic_shop_data.items', n })
      continue
    }
    checkItem(value, n, log)
    const name = textOf(value['name'])
    if (isAgain(names, foldText(name))) log.add('name_twice', { name })
    const code = scanCode(textOf(value['barcode']))
    if (isAgain(codes, code)) log.add('barcode_twice', { code, name })
  }
}

function checkItem(item: OldObject, n: number, log: AnomalyLog): void {
  const name = textOf(item['name'])
  const price = numberOf(item['retailPrice'])
  const stock = numberOf(item['stockQuantity']) ?? 0
  if (price === undefined) log.add('price_missing', { name })
  else if (price === 0) log.add('price_zero', { name })
  else if (isDinarSized(price)) log.add('dinar_price', { name, price })
  if (stock < 0) log.add('stock_negative', { name, stock })
  if (isoTime(item['dateAdded']) === undefined)
    log.add('date_unknown', { section: 'sonic_shop_data.items', n })
}

/** Looks through customers and compares their three figures. */
export function checkCustomers(shop: ShopLists, log: AnomalyLog): void {
  const ledger = ledgerOf(shop, log)
  for (const customer of shop.customers) {
    const { value, n } = customer
    if (!isObject(value)) {
      log.add('unreadable', { section: 'sonic_shop_data.customers', n })
      continue
    }
    const name = textOf(value['name'])
    const isMade = value['paymentTerms'] === undefined && value['discountRate'] === undefined
    if (isMade && /\btest\b/i.test(name)) log.add('test_customer', { name })
    const sum = ledger.get(keyOf(customer)) ?? 0
    const stated = (minorOf(value['totalDebt'], 'USD') ?? 0) - (minorOf(value['totalPaid'], 'USD') ?? 0)
    const current = minorOf(value['currentBalance'], 'USD') ?? 0
    if (sum !== stated || stated !== current)
      log.add('balance_disagrees', { name, ledger: sum, stated, current })
  }
}

/** Σ of the entries per customer, in cents. */
function ledgerOf(shop: ShopLists, log: AnomalyLog): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { value, n } of shop.transactions) {
    const entry = isObject(value) ? debtFrom(value, 'USD') : undefined
    if (entry === undefined || !isObject(value)) {
      log.add('unreadable', { section: 'sonic_shop_data.transactions', n })
      continue
    }
    const id = keyText(value['customerId'])
    sums.set(id, (sums.get(id) ?? 0) + entry.amount)
  }
  return sums
}

function isAgain(seen: Set<string>, text: string): boolean {
  if (text === '') return false
  const size = seen.size
  return seen.add(text).size === size
}
