import * as z from 'zod/mini'
import type { Currency, Money } from '../money.ts'
import {
  baseFields,
  currency,
  integer,
  maybeText,
  money,
  rate,
  tenderMethod,
  text,
  time,
  type RecordBase,
  type RecordSchema,
  type TenderMethod,
} from './fields.ts'
import { itemKind, type ItemKind } from './item.ts'

/** A discount as it was typed. An amount is in minor units of the bill's currency, a percent in hundredths (1000 = 10 %). */
export interface Discount {
  readonly type: 'amount' | 'percent'
  readonly value: number
}

/** One line of a bill, with a snapshot of the item's name and code. */
export interface InvoiceLine {
  /** Absent for free text and for an item that is gone. */
  readonly itemId?: string
  readonly barcode: string
  readonly name: string
  readonly kind: ItemKind
  /** Quantity in thousandths. */
  readonly milli: number
  /** Price of one piece in the bill's currency. */
  readonly price: Money
  /** Quantity × price − discount, in minor units of the bill's currency. */
  readonly total: number
  /** Serial number, remark. */
  readonly note?: string
  readonly discount?: Discount
}

/** Money handed over for a bill. */
export interface Tender {
  readonly method: TenderMethod
  readonly currency: Currency
  /** Minor units of `currency`, positive. */
  readonly amount: number
}

/**
 * A sale as it was made. Immutable; `subtotal − discountAmount + rounding = total = paid + debt`. A return has the same fields
 * and a number RET-0001; its amounts and quantities are positive and go the other way.
 */
export interface Invoice extends RecordBase {
  /** As printed: INV-0001, INV-B1005. */
  readonly number: string
  /** ms UTC; also the time of `id`. */
  readonly at: number
  readonly customerId?: string
  /** The customer's name at that time, or free text, or ''. */
  readonly customerName: string
  /** Of every amount of this record that names no other. */
  readonly currency: Currency
  /** The rate of this bill: dinars for 100 dollars. */
  readonly iqdPer100Usd: number
  readonly lines: readonly InvoiceLine[]
  readonly subtotal: number
  /** On the whole bill, as typed. */
  readonly discount: Discount
  /** What `discount` came to, at most the subtotal. */
  readonly discountAmount: number
  /** Added (or taken off, when negative) to reach the shop's smallest note. */
  readonly rounding: number
  readonly total: number
  readonly tenders: readonly Tender[]
  /** Cash given back; null when none was. */
  readonly change: Money | null
  /** The part of `total` covered by the tenders, after change. */
  readonly paid: number
  /** The part of `total` put on the customer's account. */
  readonly debt: number
  readonly staffId?: string
  readonly note?: string
  /** Present when the device's clock could not be right (engine 7). */
  readonly clock?: 'suspect'
}

const discount = z.looseObject({ type: z.enum(['amount', 'percent']), value: integer })

const line: RecordSchema<InvoiceLine> = z.looseObject({
  itemId: maybeText,
  barcode: text,
  name: text,
  kind: itemKind,
  milli: integer,
  price: money,
  total: integer,
  note: maybeText,
  discount: z.exactOptional(discount),
})

/** Checks an invoice or a return. */
export const invoiceSchema: RecordSchema<Invoice> = z.looseObject({
  ...baseFields,
  number: text,
  at: time,
  customerId: maybeText,
  customerName: text,
  currency,
  iqdPer100Usd: rate,
  lines: z.array(line),
  subtotal: integer,
  discount,
  discountAmount: integer,
  rounding: integer,
  total: integer,
  tenders: z.array(z.looseObject({ method: tenderMethod, currency, amount: integer })),
  change: z.nullable(money),
  paid: integer,
  debt: integer,
  staffId: maybeText,
  note: maybeText,
  clock: z.exactOptional(z.literal('suspect')),
})
