import * as z from 'zod/mini'
import type { Currency, Money } from '../money.ts'
import {
  baseFields,
  integer,
  maybeText,
  money,
  text,
  time,
  type RecordBase,
  type RecordSchema,
} from './fields.ts'

/** The store that a shop without a list of stores keeps its goods in. */
export const MAIN_STORE = 'main'

/** How much of an item a store has: the cached sum of its movements. May be negative. */
export interface Stock extends RecordBase {
  readonly itemId: string
  readonly storeId: string
  /** Thousandths of a piece. */
  readonly milli: number
}

/** The id of the stock record of an item in a store. */
export function stockId(itemId: string, storeId: string): string {
  return `${itemId}.${storeId}`
}

/** Checks a stock record. */
export const stockSchema: RecordSchema<Stock> = z.looseObject({
  ...baseFields,
  itemId: text,
  storeId: text,
  milli: integer,
})

/** Why goods moved. `service` is recorded and moves nothing. */
export type MovementType = 'sale' | 'return' | 'initial' | 'adjustment' | 'transfer' | 'service'

/** One immutable entry of the stock ledger. */
export interface Movement extends RecordBase {
  /** ms UTC; also the time of `id`. */
  readonly at: number
  readonly type: MovementType
  /** Absent for a free-text line and for an item that is gone. */
  readonly itemId?: string
  /** The name at that time; absent when it is the item's (`nameAt`), as in an import of half a million rows. */
  readonly name?: string
  /** Thousandths; what leaves the store is negative. */
  readonly milli: number
  /** Price of one piece; null when none applied. */
  readonly price: Money | null
  /** The line's total in minor units of the price's currency (before a discount on the whole bill), positive for a sale and for a return. */
  readonly total: number
  readonly docId?: string
  readonly docNumber?: string
  readonly storeId: string
}

/** The kinds of movements. */
export const movementType = z.enum(['sale', 'return', 'initial', 'adjustment', 'transfer', 'service'])

/** Checks a movement. */
export const movementSchema: RecordSchema<Movement> = z.looseObject({
  ...baseFields,
  at: time,
  type: movementType,
  itemId: maybeText,
  name: maybeText,
  milli: integer,
  price: z.nullable(money),
  total: integer,
  docId: maybeText,
  docNumber: maybeText,
  storeId: text,
})

/** What one item sold on one day of the shop's zone, in one currency: a cached sum of movements. */
export interface DayTotal extends RecordBase {
  readonly soldMilli: number
  readonly returnedMilli: number
  /** Sold minus returned, minor units of the id's currency, before discounts on whole bills. */
  readonly revenue: number
}

/** The id of a day total. `day` is YYYY-MM-DD in the shop's zone, so that ids sort by day. */
export function dayTotalId(day: string, itemId: string, currencyCode: Currency): string {
  return `${day}.${itemId}.${currencyCode}`
}

/** Checks a day total. */
export const dayTotalSchema: RecordSchema<DayTotal> = z.looseObject({
  ...baseFields,
  soldMilli: integer,
  returnedMilli: integer,
  revenue: integer,
})
