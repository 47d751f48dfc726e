import type { Currency } from '../money.ts'
import type { Item } from '../records/item.ts'
import type { Stock } from '../records/stock.ts'
import { isoText, isoTime } from './old-date.ts'
import { scanCode } from './old-code.ts'
import type { OldObject } from './json-patch.ts'
import { milliOf, moneyOf, numberOf, oldAmount, textOf } from './old-value.ts'

/** Prices from here on in the dollar list of the old POS were most likely meant as dinars. */
const DINAR_SIZED = 25_000

/** True for a price that looks like dinars in a list of dollars. */
export function isDinarSized(price: unknown): boolean {
  return (numberOf(price) ?? 0) >= DINAR_SIZED
}

/** An item made from an old one. `currency` is what its prices are taken for. */
export function itemFrom(old: OldObject, id: string, at: number, currency: Currency): Item {
  return {
    id,
    barcode: scanCode(textOf(old['barcode'])),
    codes: [],
    name: textOf(old['name']),
    kind: old['itemType'] === 'service' ? 'service' : 'product',
    category: textOf(old['category']),
    supplier: textOf(old['supplier']),
    cost: moneyOf(old['purchasePrice'], currency),
    price: moneyOf(old['retailPrice'], currency),
    minMilli: milliOf(old['minStockLevel']) ?? 0,
    description: textOf(old['description']),
    addedAt: at,
    updatedAt: isoTime(old['lastUpdated']) ?? at,
  }
}

/** An item as the old POS would have written it. `oldId` is its number there, `milli` its stock. */
export function oldItemOf(item: Item, oldId: number, milli: number): OldObject {
  return {
    id: oldId,
    barcode: item.barcode,
    name: item.name,
    description: item.description,
    category: item.category,
    supplier: item.supplier,
    purchasePrice: item.cost === null ? null : oldAmount(item.cost.amount, item.cost.currency),
    retailPrice: item.price === null ? null : oldAmount(item.price.amount, item.price.currency),
    stockQuantity: milli / 1000,
    minStockLevel: item.minMilli / 1000,
    itemType: item.kind,
    dateAdded: isoText(item.addedAt),
    lastUpdated: isoText(item.updatedAt),
  }
}

/** The row of the old inventory page for an item, as the old POS would have written it. */
export function oldInventoryOf(stock: Stock, item: OldObject): OldObject {
  const current = stock.milli / 1000
  const minimum = numberOf(item['minStockLevel']) ?? 0
  return {
    sku: item['barcode'],
    name: item['name'],
    category: item['category'] === '' ? 'General' : item['category'],
    currentStock: current,
    minStock: item['minStockLevel'],
    maxStock: 100,
    cost: item['purchasePrice'],
    price: item['retailPrice'],
    lastUpdated: item['lastUpdated'],
    status: current <= 0 ? 'out-of-stock' : current <= minimum ? 'low-stock' : 'in-stock',
  }
}
