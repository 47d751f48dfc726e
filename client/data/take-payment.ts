import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { newId } from '../../shared/ids.ts'
import type { Tender } from '../../shared/records/invoice.ts'
import { readRecords } from '../../shared/rules/change.ts'
import { paymentMade, paymentReads, postPayment } from '../../shared/rules/post-payment.ts'

/**
 * Takes money from a customer against what they owe in the currency that they pay in, in one strict transaction. Rejects what
 * `postPayment` throws.
 */
export async function takePayment(
  store: ShopStore,
  customerId: string,
  tender: Tender,
  now: number,
): Promise<void> {
  const payment = { documentId: newId(now), customerId, tender }
  await store.mutate(async (tx) => {
    const records = await readRecords(tx, paymentReads(payment))
    return { changes: postPayment(payment, records), made: paymentMade(payment) }
  })
}
