import { expect, it } from 'vitest'
import { newId } from '../ids.ts'
import { balanceId } from '../records/debt.ts'
import { NO_TOTALS } from '../records/totals.ts'
import { parseRecord, type CollectionName, type RecordOf } from '../sections.ts'
import { put, type Change, type RecordLookup } from './change.ts'
import { paymentMade, paymentReads, postPayment, type Payment } from './post-payment.ts'

const AT = Date.UTC(2026, 10, 22, 9)
const payment: Payment = {
  documentId: newId(AT),
  customerId: 'c1',
  tender: { method: 'card', currency: 'USD', amount: 5_000 },
}
const customer = put('customers', { id: 'c1', name: 'Azad', phone: '', location: '', registeredAt: 1 })

function lookup(...changes: readonly Change[]): RecordLookup {
  return {
    get: <Name extends CollectionName>(collection: Name, id: string) =>
      changes.find((change) => change.collection === collection && change.id === id)?.value as
        | RecordOf<Name>
        | undefined,
  }
}

it('a payment is an entry of the account, its balance, an entry of the till and the totals', () => {
  const id = balanceId('c1', 'USD')
  const owed = put('balances', { id, customerId: 'c1', currency: 'USD', owed: 4_500, legacy: { n: 1 } })
  const changes = postPayment(payment, lookup(customer, owed, put('totals', NO_TOTALS)))
  for (const { collection, value } of changes) expect(parseRecord(collection, value)).toBe(value)
  expect(changes.map(({ collection, value }) => [collection, value])).toMatchObject([
    ['debt_entries', { id: payment.documentId, at: AT, customerId: 'c1', amount: -5_000, kind: 'payment' }],
    ['balances', { id, owed: -500, legacy: { n: 1 } }],
    ['cash_entries', { at: AT, kind: 'payment', method: 'card', amount: 5_000, docId: payment.documentId }],
    ['totals', { cash: { card: { USD: 5_000 } }, stockMilli: 0 }],
  ])
  expect(paymentMade(payment)).toEqual({ docs: 1, sums: { USD: 5_000 }, at: AT })
})

it('posting sees nothing but what it asked to be read', () => {
  const asked = new Set(paymentReads(payment).map(({ collection, id }) => `${collection} ${id}`))
  const records = lookup(customer)
  postPayment(payment, {
    get: (collection, id) => {
      expect(asked).toContain(`${collection} ${id}`)
      return records.get(collection, id)
    },
  })
})

it('a shop that was made before there were totals goes on without: half a sum would be a wrong one', () => {
  const changes = postPayment(payment, lookup(customer))
  expect(changes.map(({ collection }) => collection)).toEqual(['debt_entries', 'balances', 'cash_entries'])
})

it('a payment of nothing, of half a cent and from nobody is refused', () => {
  for (const amount of [0, -5, 0.5])
    expect(() =>
      postPayment({ ...payment, tender: { ...payment.tender, amount } }, lookup(customer)),
    ).toThrow(expect.objectContaining({ code: 'amount_invalid' }))
  expect(() => postPayment(payment, lookup())).toThrow(expect.objectContaining({ code: 'not_found' }))
})
