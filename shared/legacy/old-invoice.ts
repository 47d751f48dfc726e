import { percentOf, sumAmounts, type Currency } from '../money.ts'
import type { TenderMethod } from '../records/fields.ts'
import type { Discount, Invoice, InvoiceLine } from '../records/invoice.ts'
import type { ItemKind } from '../records/item.ts'
import { oldDay } from './old-date.ts'
import { scanCode } from './old-code.ts'
import { isObject, type OldObject } from './json-patch.ts'
import { currencyOf, milliOf, minorOf, numberOf, oldAmount, textOf } from './old-value.ts'

const METHODS: Readonly<Record<string, TenderMethod>> = {
  cash: 'cash',
  partial: 'cash',
  card: 'card',
  'bank-transfer': 'transfer',
}
const WHOLE = 10_000

/** What an old document is joined to: found by text, as the old POS did. */
export interface DocumentJoins {
  readonly id: string
  readonly at: number
  readonly number: string
  readonly customerId: string | undefined
  readonly iqdPer100Usd: number
  itemOf(rawBarcode: string, name: string): { readonly id: string; readonly kind: ItemKind } | undefined
}

/** An invoice or return made from an old document. What does not add up in the old one is made to add up here; the old figures stay in `legacy`. */
export function invoiceFrom(old: OldObject, joins: DocumentJoins): Invoice {
  const currency = currencyOf(old['currency'])
  const rows = Array.isArray(old['items']) ? (old['items'] as readonly unknown[]) : []
  const lines = rows.map((row) => lineFrom(isObject(row) ? row : {}, currency, joins))
  const subtotal = sumAmounts(lines.map(({ total }) => total))
  const discount = discountFrom(old, currency)
  const off =
    discount.type === 'percent' ? percentOf(subtotal, Math.min(discount.value, WHOLE)) : discount.value
  const discountAmount = Math.min(Math.max(off, 0), Math.max(subtotal, 0)) + 0
  const total = subtotal - discountAmount
  const paid = paidOf(old, total, currency)
  const method = METHODS[textOf(old['paymentMethod'])] ?? 'cash'
  return {
    id: joins.id,
    number: joins.number,
    at: joins.at,
    ...(joins.customerId === undefined ? {} : { customerId: joins.customerId }),
    customerName: textOf(old['customerAccount']),
    currency,
    iqdPer100Usd: joins.iqdPer100Usd,
    lines,
    subtotal,
    discount,
    discountAmount,
    rounding: 0,
    total,
    tenders: paid === 0 ? [] : [{ method, currency, amount: paid }],
    change: null,
    paid,
    debt: total - paid,
  }
}

/**
 * A document as the old POS would have written it. `wrapped`: its barcodes stood as `;code;`. `numberField` is
 * `invoiceNumber` or `returnNumber`.
 */
export function oldInvoiceOf(
  invoice: Invoice,
  how: { readonly numberField: string; readonly oldCustomerId: number | null; readonly wrapped: boolean },
): OldObject {
  const { currency, debt, paid, discount } = invoice
  const paymentMethod = oldMethodOf(invoice)
  const isPartial = paymentMethod === 'partial'
  const typed =
    discount.type === 'percent'
      ? discount.value / 100
      : oldAmount(discount.value - invoice.rounding, currency)
  return {
    [how.numberField]: invoice.number,
    date: oldDay(invoice.at),
    customerAccount: invoice.customerName,
    customerId: how.oldCustomerId,
    currency,
    paymentMethod,
    paidAmount: isPartial ? oldAmount(paid, currency) : 0,
    remainingAmount: isPartial ? oldAmount(debt, currency) : 0,
    items: invoice.lines.map((line, index) => oldRowOf(line, index, how.wrapped)),
    totalQuantity: Math.trunc(sumAmounts(invoice.lines.map(({ milli }) => milli)) / 1000) + 0,
    discountType: discount.type === 'percent' ? 'percentage' : 'amount',
    discountInput: typed,
    discount: typed,
    subtotal: oldAmount(invoice.subtotal, currency),
    total: oldAmount(isPartial ? debt : invoice.total, currency),
  }
}

function oldMethodOf({ debt, paid, tenders }: Invoice): string {
  if (debt !== 0) return paid === 0 ? 'on-account' : 'partial'
  if (tenders.length === 0) return 'cash'
  if (tenders.every(({ method }) => method === 'card')) return 'card'
  return tenders.every(({ method }) => method === 'transfer') ? 'bank-transfer' : 'cash'
}

function paidOf(old: OldObject, total: number, currency: Currency): number {
  if (old['paymentMethod'] === 'on-account') return 0
  if (old['paymentMethod'] !== 'partial') return total
  const paid = minorOf(old['paidAmount'], currency) ?? 0
  return Math.min(Math.max(paid, 0), Math.max(total, 0))
}

function discountFrom(old: OldObject, currency: Currency): Discount {
  const typed = old['discountInput'] ?? old['discount']
  if (old['discountType'] !== 'percentage') return { type: 'amount', value: minorOf(typed, currency) ?? 0 }
  const value = Math.round((numberOf(typed) ?? 0) * 100) + 0
  return { type: 'percent', value: Number.isSafeInteger(value) ? value : 0 }
}

function lineFrom(row: OldObject, currency: Currency, joins: DocumentJoins): InvoiceLine {
  const barcode = textOf(row['barcode'])
  const name = textOf(row['itemName'])
  const item = joins.itemOf(barcode, name)
  const note = textOf(row['note'])
  return {
    ...(item === undefined ? {} : { itemId: item.id }),
    barcode: scanCode(barcode),
    name,
    kind: item?.kind ?? 'product',
    milli: milliOf(row['quantity']) ?? 0,
    price: { amount: minorOf(row['retailPrice'], currency) ?? 0, currency },
    total: minorOf(row['total'], currency) ?? 0,
    ...(note === '' ? {} : { note }),
  }
}

function oldRowOf(line: InvoiceLine, index: number, wrapped: boolean): OldObject {
  return {
    rowNumber: index + 1,
    barcode: wrapped ? `;${line.barcode};` : line.barcode,
    itemName: line.name,
    quantity: line.milli / 1000,
    retailPrice: oldAmount(line.price.amount, line.price.currency),
    total: oldAmount(line.total, line.price.currency),
    note: line.note ?? '',
  }
}
