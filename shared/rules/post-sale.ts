import { PosError } from '../errors.ts'
import { childId, timeOf } from '../ids.ts'
import { documentNumber } from '../records/counter.ts'
import { balanceId } from '../records/debt.ts'
import type { Invoice, InvoiceLine, Tender } from '../records/invoice.ts'
import { dayTotalId, MAIN_STORE, stockId } from '../records/stock.ts'
import { put, type Change, type RecordKey } from './change.ts'
import { postTotals, TOTALS_KEY } from './post-totals.ts'
import type { PricedSale, SaleFacts, Settlement } from './sale.ts'
import { settleSale } from './settle-sale.ts'
import { shopDay } from './shop-day.ts'

/** The records that `postSale` must see, to be read in the writing transaction. */
export function saleReads(priced: PricedSale, facts: Omit<SaleFacts, 'records'>): readonly RecordKey[] {
  const keys: RecordKey[] = [
    { collection: 'invoices', id: facts.documentId },
    { collection: 'invoice_counter', id: 'INV' },
    TOTALS_KEY,
  ]
  const day = shopDay(timeOf(facts.documentId), facts.timeZone)
  for (const itemId of new Set(priced.lines.flatMap((line) => line.itemId ?? []))) {
    keys.push({ collection: 'stock', id: stockId(itemId, facts.storeId ?? MAIN_STORE) })
    keys.push({ collection: 'day_totals', id: dayTotalId(day, itemId, priced.currency) })
  }
  if (facts.customerId !== undefined) {
    keys.push({ collection: 'customers', id: facts.customerId })
    keys.push({ collection: 'balances', id: balanceId(facts.customerId, priced.currency) })
  }
  return keys
}

/**
 * Everything a sale writes: the invoice (always the first change), its number's counter, a movement per line, stock
 * (falls per store, never clamped; services move none), day totals, cash entries, for a debt its entry and the
 * cached balance, and the shop's totals. Empty when a document with this id is there already: nothing is sold twice.
 * Throws `nothing_to_sell`, `amount_invalid`, `needs_customer` (a debt without one), and what `settleSale` throws.
 */
export function postSale(
  priced: PricedSale,
  tenders: readonly Tender[],
  facts: SaleFacts,
): readonly Change[] {
  if (facts.records.get('invoices', facts.documentId) !== undefined) return []
  if (priced.lines.length === 0) throw new PosError('nothing_to_sell', 'a bill without lines')
  const settled = settleSale(priced, tenders, facts.changeCurrency)
  if (settled.debt > 0 && facts.customerId === undefined)
    throw new PosError('needs_customer', `${settled.debt} ${priced.currency} left unpaid`, {
      field: 'customerId',
    })
  const counter = facts.records.get('invoice_counter', 'INV')
  const value = (counter?.value ?? 0) + 1
  const invoice = invoiceOf(priced, settled, facts, documentNumber('INV', facts.letter, value))
  return [
    put('invoices', invoice),
    put('invoice_counter', { ...counter, id: 'INV', value }),
    ...movements(invoice, facts),
    ...stock(invoice, facts),
    ...dayTotals(invoice, facts),
    ...cashEntries(invoice),
    ...account(invoice, facts),
    ...totals(invoice, facts),
  ]
}

function invoiceOf(priced: PricedSale, settled: Settlement, facts: SaleFacts, number: string): Invoice {
  const customer =
    facts.customerId === undefined ? undefined : facts.records.get('customers', facts.customerId)
  for (const [index, { milli }] of priced.lines.entries())
    if (milli <= 0)
      throw new PosError('amount_invalid', `quantity ${milli}`, { field: `lines.${index}.milli` })
  return {
    id: facts.documentId,
    number,
    at: timeOf(facts.documentId),
    ...(facts.customerId === undefined ? {} : { customerId: facts.customerId }),
    customerName: customer?.name ?? facts.customerName ?? '',
    currency: priced.currency,
    iqdPer100Usd: priced.iqdPer100Usd,
    lines: priced.lines,
    subtotal: priced.subtotal,
    discount: priced.discount,
    discountAmount: priced.discountAmount,
    ...settled,
    ...(facts.staffId === undefined ? {} : { staffId: facts.staffId }),
    ...(facts.note === undefined ? {} : { note: facts.note }),
    ...(facts.clock === undefined ? {} : { clock: facts.clock }),
  }
}

function movements(invoice: Invoice, facts: SaleFacts): Change[] {
  return invoice.lines.map((line, index) =>
    put('movements', {
      id: childId(invoice.id, index),
      at: invoice.at,
      type: line.kind === 'service' ? 'service' : 'sale',
      ...(line.itemId === undefined ? {} : { itemId: line.itemId }),
      name: line.name,
      milli: -line.milli,
      price: line.price,
      total: line.total,
      docId: invoice.id,
      docNumber: invoice.number,
      storeId: facts.storeId ?? MAIN_STORE,
    }),
  )
}

function stock(invoice: Invoice, facts: SaleFacts): Change[] {
  const storeId = facts.storeId ?? MAIN_STORE
  return perItem(invoice.lines.filter(({ kind }) => kind === 'product')).map(([itemId, lines]) => {
    const id = stockId(itemId, storeId)
    const before = facts.records.get('stock', id)
    const milli = (before?.milli ?? 0) - sumOf(lines, ({ milli }) => milli)
    return put('stock', { ...before, id, itemId, storeId, milli })
  })
}

function dayTotals(invoice: Invoice, facts: SaleFacts): Change[] {
  const day = shopDay(invoice.at, facts.timeZone)
  return perItem(invoice.lines).map(([itemId, lines]) => {
    const id = dayTotalId(day, itemId, invoice.currency)
    const before = facts.records.get('day_totals', id) ?? { id, soldMilli: 0, returnedMilli: 0, revenue: 0 }
    return put('day_totals', {
      ...before,
      soldMilli: before.soldMilli + sumOf(lines, ({ milli }) => milli),
      revenue: before.revenue + sumOf(lines, ({ total }) => total),
    })
  })
}

function cashEntries({ id, at, tenders, change }: Invoice): Change[] {
  const entry = (ordinal: number) => ({ id: childId(id, ordinal), at, docId: id })
  const taken = tenders.map(({ method, currency, amount }, index) =>
    put('cash_entries', { ...entry(index), kind: 'tender', method, currency, amount }),
  )
  if (change === null) return taken
  const given = { kind: 'change', method: 'cash', currency: change.currency, amount: -change.amount } as const
  return [...taken, put('cash_entries', { ...entry(tenders.length), ...given })]
}

function totals({ lines, tenders, change }: Invoice, { records }: SaleFacts): Change[] {
  const given =
    change === null ? [] : [{ method: 'cash', currency: change.currency, amount: -change.amount } as const]
  const moved = lines.filter(({ kind, itemId }) => kind === 'product' && itemId !== undefined)
  return postTotals(records, {
    cash: [...tenders, ...given],
    stockMilli: 0 - sumOf(moved, ({ milli }) => milli),
  })
}

function account({ id, at, number, currency, debt, customerId }: Invoice, facts: SaleFacts): Change[] {
  if (debt === 0 || customerId === undefined) return []
  const before = facts.records.get('balances', balanceId(customerId, currency))
  const entry = {
    id: childId(id, 0),
    at,
    customerId,
    currency,
    docId: id,
    docNumber: number,
  }
  const owed = (before?.owed ?? 0) + debt
  return [
    put('debt_entries', { ...entry, amount: debt, kind: 'sale' }),
    put('balances', { ...before, id: balanceId(customerId, currency), customerId, currency, owed }),
  ]
}

function perItem(lines: readonly InvoiceLine[]): [string, InvoiceLine[]][] {
  const groups = new Map<string, InvoiceLine[]>()
  for (const line of lines)
    if (line.itemId !== undefined) groups.set(line.itemId, [...(groups.get(line.itemId) ?? []), line])
  return [...groups]
}

function sumOf(lines: readonly InvoiceLine[], part: (line: InvoiceLine) => number): number {
  return lines.reduce((sum, line) => sum + part(line), 0)
}
