import { PosError } from '../errors.ts'
import { childId, timeOf } from '../ids.ts'
import type { Currency } from '../money.ts'
import { balanceId } from '../records/debt.ts'
import type { Tender } from '../records/invoice.ts'
import { put, type Change, type RecordKey, type RecordLookup } from './change.ts'
import { postTotals, TOTALS_KEY } from './post-totals.ts'

/** Money that a customer pays against what they owe. */
export interface Payment {
  /** UUIDv7: the id of the debt entry, and its time. */
  readonly documentId: string
  readonly customerId: string
  readonly tender: Tender
}

/** The records that `postPayment` must see, to be read in the writing transaction. */
export function paymentReads({ customerId, tender }: Payment): readonly RecordKey[] {
  return [
    { collection: 'customers', id: customerId },
    { collection: 'balances', id: balanceId(customerId, tender.currency) },
    TOTALS_KEY,
  ]
}

/**
 * Everything a payment writes: an entry of the customer's account, the cached balance in the currency that was paid, an entry of
 * the till. More than is owed becomes a credit. Throws `amount_invalid` for an amount that is not positive, and `not_found` for
 * a customer that is gone.
 */
export function postPayment(payment: Payment, records: RecordLookup): readonly Change[] {
  const { documentId, customerId } = payment
  const { amount, currency, method } = payment.tender
  if (!Number.isSafeInteger(amount) || amount <= 0)
    throw new PosError('amount_invalid', `payment of ${amount}`, { field: 'amount' })
  if (records.get('customers', customerId) === undefined)
    throw new PosError('not_found', `customer ${customerId}`)
  const at = timeOf(documentId)
  const id = balanceId(customerId, currency)
  const before = records.get('balances', id)
  const owed = (before?.owed ?? 0) - amount
  const cash = { kind: 'payment', method, currency, amount } as const
  return [
    put('debt_entries', { id: documentId, at, customerId, currency, amount: -amount, kind: 'payment' }),
    put('balances', { ...before, id, customerId, currency, owed }),
    put('cash_entries', { id: childId(documentId, 0), at, docId: documentId, ...cash }),
    ...postTotals(records, { cash: [cash] }),
  ]
}

/** What a payment adds to the things that wait for a backup (engine 36). */
export function paymentMade({ documentId, tender }: Payment): {
  docs: number
  sums: Partial<Record<Currency, number>>
  at: number
} {
  return { docs: 1, sums: { [tender.currency]: tender.amount }, at: timeOf(documentId) }
}
