import * as z from 'zod/mini'
import type { Currency } from '../money.ts'
import {
  baseFields,
  currency,
  integer,
  maybeText,
  tenderMethod,
  text,
  time,
  type RecordBase,
  type RecordSchema,
  type TenderMethod,
} from './fields.ts'

/** One immutable entry of a customer's account. */
export interface DebtEntry extends RecordBase {
  /** ms UTC; also the time of `id`. */
  readonly at: number
  /** Absent only in an imported entry whose customer cannot be told. */
  readonly customerId?: string
  readonly currency: Currency
  /** Minor units: positive owes more, negative has paid. */
  readonly amount: number
  readonly kind: 'sale' | 'payment' | 'return' | 'opening'
  readonly docId?: string
  readonly docNumber?: string
  readonly note?: string
}

/** Checks a debt entry. */
export const debtEntrySchema: RecordSchema<DebtEntry> = z.looseObject({
  ...baseFields,
  at: time,
  customerId: maybeText,
  currency,
  amount: integer,
  kind: z.enum(['sale', 'payment', 'return', 'opening']),
  docId: maybeText,
  docNumber: maybeText,
  note: maybeText,
})

/** What a customer owes in one currency: the cached sum of the debt entries. Negative: the shop owes the customer. */
export interface Balance extends RecordBase {
  readonly customerId: string
  readonly currency: Currency
  /** Minor units. */
  readonly owed: number
}

/** The id of a customer's balance in a currency. */
export function balanceId(customerId: string, code: Currency): string {
  return `${customerId}.${code}`
}

/** Checks a balance. */
export const balanceSchema: RecordSchema<Balance> = z.looseObject({
  ...baseFields,
  customerId: text,
  currency,
  owed: integer,
})

/** One immutable entry of the till: what came in (positive) or went out (negative). */
export interface CashEntry extends RecordBase {
  /** ms UTC; also the time of `id`. */
  readonly at: number
  readonly kind: 'tender' | 'change' | 'payment' | 'refund' | 'in' | 'out' | 'expense' | 'float'
  readonly method: TenderMethod
  readonly currency: Currency
  /** Minor units, signed. */
  readonly amount: number
  readonly docId?: string
  readonly note?: string
}

/** Checks a cash entry. */
export const cashEntrySchema: RecordSchema<CashEntry> = z.looseObject({
  ...baseFields,
  at: time,
  kind: z.enum(['tender', 'change', 'payment', 'refund', 'in', 'out', 'expense', 'float']),
  method: tenderMethod,
  currency,
  amount: integer,
  docId: maybeText,
  note: maybeText,
})
