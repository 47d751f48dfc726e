import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { PosError } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { balanceId } from '../../shared/records/debt.ts'
import type { Tender } from '../../shared/records/invoice.ts'
import { put } from '../../shared/rules/change.ts'

/**
 * Takes money from a customer against what they owe in the currency that they pay in: an entry of their account, its
 * cached balance and an entry of the till, in one strict transaction. More than is owed becomes a credit.
 * Rejects `amount_invalid` for an amount that is not positive, and `not_found` for a customer that is gone.
 */
export async function takePayment(
  store: ShopStore,
  customerId: string,
  tender: Tender,
  now: number,
): Promise<void> {
  const { amount, currency, method } = tender
  if (!Number.isSafeInteger(amount) || amount <= 0)
    throw new PosError('amount_invalid', `payment of ${amount}`, { field: 'amount' })
  const docId = newId(now)
  await store.mutate(async (tx) => {
    const id = balanceId(customerId, currency)
    const [customer, balance] = await Promise.all([tx.get('customers', customerId), tx.get('balances', id)])
    if (customer === undefined) throw new PosError('not_found', `customer ${customerId}`)
    const owed = (balance?.owed ?? 0) - amount
    return {
      changes: [
        put('debt_entries', { id: docId, at: now, customerId, currency, amount: -amount, kind: 'payment' }),
        put('balances', { ...balance, id, customerId, currency, owed }),
        put('cash_entries', { id: newId(now), at: now, kind: 'payment', method, currency, amount, docId }),
      ],
      made: { docs: 1, sums: { [currency]: amount }, at: now },
    }
  })
}
