import type { Currency, Money } from '../money.ts'
import type { Discount, Invoice, InvoiceLine, Tender } from '../records/invoice.ts'
import type { ItemKind } from '../records/item.ts'
import type { RoundTo } from '../records/settings.ts'
import type { RecordLookup } from './change.ts'

export { priceSale } from './price-sale.ts'
export { settleSale } from './settle-sale.ts'
export { postSale, saleReads } from './post-sale.ts'

/** A line of a cart. */
export interface DraftLine {
  /** Absent for free text. */
  readonly itemId?: string
  readonly barcode: string
  readonly name: string
  readonly kind: ItemKind
  /** Quantity in thousandths, positive. */
  readonly milli: number
  /** Price of one piece, in whatever currency the item or the cashier has it. */
  readonly price: Money
  /** An amount is in minor units of the bill's currency. Never takes more than the line. */
  readonly discount?: Discount
  /** Serial number, remark. */
  readonly note?: string
}

/** A cart: it has an id from its first line on and lives in the store's drafts. */
export interface SaleDraft {
  readonly id: string
  /** Drawn each time payment is opened (engine 8); the invoice gets it, so saving twice is the same document. */
  readonly documentId?: string
  /** ms UTC of the first line. */
  readonly createdAt: number
  /** The currency of the bill. */
  readonly currency: Currency
  readonly lines: readonly DraftLine[]
  readonly customerId?: string
  /** Free text when no customer is chosen. */
  readonly customerName?: string
  /** On the whole bill. */
  readonly discount: Discount
  readonly note?: string
}

/** What prices depend on besides the cart. */
export interface PriceFacts {
  /** The rate of this bill. */
  readonly iqdPer100Usd: number
  /** The smallest dinar note; 0 = no rounding. */
  readonly roundTo: RoundTo
}

/** A cart with its prices in the bill's currency: `subtotal − discountAmount + rounding = total`. */
export interface PricedSale extends PriceFacts {
  readonly currency: Currency
  readonly lines: readonly InvoiceLine[]
  /** Σ line totals. */
  readonly subtotal: number
  readonly discount: Discount
  readonly discountAmount: number
  /** Not 0 only when the bill is in dinars and `roundTo` is set. */
  readonly rounding: number
  readonly total: number
  /** The total as it can be asked for in each currency; the dinar figure is rounded to the note. */
  readonly totals: Readonly<Record<Currency, number>>
}

/** A bill with what was handed over: `subtotal − discountAmount + rounding = total = paid + debt`. */
export interface Settlement {
  readonly tenders: readonly Tender[]
  readonly change: Money | null
  /** The bill's rounding with what cash could not settle (at most about half a note). */
  readonly rounding: number
  readonly total: number
  readonly paid: number
  /** What is left, for the customer's account; 0 when paid. */
  readonly debt: number
}

/** Who, where and when of a sale, and what was read in the writing transaction (`saleReads`). */
export interface SaleFacts {
  /** The draft's `documentId`: gives the invoice its id and its time. */
  readonly documentId: string
  /** From `readClock`. */
  readonly clock?: 'suspect'
  /** The device's number letter: '' for the founder. */
  readonly letter: string
  /** The shop's IANA time zone: decides the day of the day totals. */
  readonly timeZone: string
  readonly storeId?: string
  readonly customerId?: string
  /** Free text, used when there is no customer. */
  readonly customerName?: string
  /** The currency change is given in; the bill's own when absent. */
  readonly changeCurrency?: Currency
  readonly staffId?: string
  readonly note?: string
  readonly records: RecordLookup
}

/** What a saved sale adds to the things that wait for a backup (engine 36). */
export function saleMade(invoice: Invoice): {
  docs: number
  sums: Partial<Record<Currency, number>>
  at: number
} {
  return { docs: 1, sums: { [invoice.currency]: invoice.total }, at: invoice.at }
}
