import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Currency } from '../../../../shared/money.ts'
import { priceSale } from '../../../../shared/rules/sale.ts'
import {
  addNote,
  addPart,
  chooseChange,
  chooseCurrency,
  chooseMethod,
  entryAmount,
  type PaymentTerms,
  pressKey,
  remaining,
  removePart,
  standing,
  startPayment,
  tendersOf,
  valueOf,
} from './payment.ts'

const bill = (amount: number, currency: Currency, iqdPer100Usd: number): PaymentTerms => ({
  hasCustomer: false,
  priced: priceSale(
    {
      currency,
      lines: [{ barcode: '', name: 'x', kind: 'service', milli: 1000, price: { amount, currency } }],
      discount: { type: 'amount', value: 0 },
    },
    { iqdPer100Usd, roundTo: 250 },
  ),
})
const terms = bill(1_526_250, 'IQD', 142_000)
const total = { amount: 1_526_250, currency: 'IQD' }
const press = (payment: ReturnType<typeof startPayment>, keys: string) =>
  keys.split('').reduce((next, key) => pressKey(next, key), payment)

it('proposes the exact total in cash, ready to confirm', () => {
  const payment = startPayment(terms)
  expect(entryAmount(payment.entry)).toEqual(total)
  expect(standing(payment, terms)).toMatchObject({ still: { amount: 0 }, change: { amount: 0 } })
  expect(standing(payment, terms).problem).toBeUndefined()
})

it('counts a split over both currencies and the change of the picture', () => {
  const dollars = press(chooseCurrency(startPayment(terms), terms, 'USD'), '900')
  const split = chooseCurrency(addPart(dollars, terms), terms, 'IQD')
  expect(entryAmount(split.entry)).toEqual({ amount: 248_250, currency: 'IQD' })
  const over = press(split, '250000')
  expect(standing(over, terms)).toEqual({
    received: { amount: 1_528_000, currency: 'IQD' },
    still: { amount: 0, currency: 'IQD' },
    change: { amount: 1750, currency: 'IQD' },
    debt: { amount: 0, currency: 'IQD' },
  })
  expect(standing(chooseChange(over, 'USD'), terms).change).toEqual({ amount: 123, currency: 'USD' })
  expect(tendersOf(over)).toEqual([
    { method: 'cash', amount: 90_000, currency: 'USD' },
    { method: 'cash', amount: 250_000, currency: 'IQD' },
  ])
})

it('replaces the proposal by what is typed, and then appends', () => {
  const payment = press(startPayment(terms), '5000')
  expect(entryAmount(payment.entry).amount).toBe(5000)
  expect(entryAmount(pressKey(payment, '000').entry).amount).toBe(5_000_000)
  expect(entryAmount(pressKey(payment, 'back').entry).amount).toBe(500)
})

it('takes cents with a point, at most two, and no point in dinars', () => {
  const dollars = chooseCurrency(startPayment(terms), terms, 'USD')
  expect(entryAmount(press(dollars, '12.345').entry)).toEqual({ amount: 1234, currency: 'USD' })
  expect(entryAmount(press(startPayment(terms), '12.5').entry)).toEqual({ amount: 125, currency: 'IQD' })
})

it('adds notes up, the first one in place of the proposal', () => {
  const note = { amount: 50_000, currency: 'IQD' } as const
  expect(entryAmount(addNote(addNote(startPayment(terms), note), note).entry).amount).toBe(100_000)
})

it('says what is missing, and that a debt needs a customer', () => {
  const short = press(startPayment(terms), '1000000')
  expect(standing(short, terms)).toMatchObject({ still: { amount: 526_250 }, problem: 'underpaid' })
  const debt = chooseMethod(addPart(short, terms), terms, 'debt')
  expect(standing(debt, terms)).toMatchObject({ debt: { amount: 526_250 }, problem: 'needs_customer' })
  expect(standing(debt, { ...terms, hasCustomer: true }).problem).toBeUndefined()
  expect(tendersOf(debt)).toEqual([{ method: 'cash', amount: 1_000_000, currency: 'IQD' }])
})

it('puts the rest on debt in one tap after an amount was typed', () => {
  const debt = chooseMethod(press(startPayment(terms), '26250'), terms, 'debt')
  expect(tendersOf(debt)).toEqual([{ method: 'cash', amount: 26_250, currency: 'IQD' }])
  expect(standing(debt, terms).debt.amount).toBe(1_500_000)
})

it('lets only cash be more than the total', () => {
  const card = press(chooseMethod(startPayment(terms), terms, 'card'), '2000000')
  expect(standing(card, terms).problem).toBe('only_cash_over')
})

it('proposes what remains after a part is taken away', () => {
  const split = addPart(press(startPayment(terms), '500000'), terms)
  expect(entryAmount(split.entry).amount).toBe(1_026_250)
  expect(entryAmount(removePart(split, terms, 0).entry)).toEqual(total)
})

it('refuses more digits than money has', () => {
  expect(press(startPayment(terms), '9'.repeat(40)).entry.typed).toHaveLength(12)
})

it('always proposes enough, in either currency and at any rate', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 250, max: 500_000_000 }),
      fc.integer({ min: 50_000, max: 300_000 }),
      fc.constantFrom('IQD' as const, 'USD' as const),
      fc.constantFrom('IQD' as const, 'USD' as const),
      (amount, iqdPer100Usd, currency, other) => {
        const any = bill(amount, currency, iqdPer100Usd)
        const payment = chooseCurrency(startPayment(any), any, other)
        expect(standing(payment, any)).toMatchObject({ still: { amount: 0 }, change: { amount: 0 } })
        expect(standing(payment, any).problem).toBeUndefined()
      },
    ),
    { examples: [[276, 103_970, 'USD', 'IQD']] },
  )
})

it('proposes nothing once everything is paid', () => {
  const paid = addPart(startPayment(terms), terms)
  expect(remaining(paid, terms, 'USD')).toEqual({ amount: 0, currency: 'USD' })
})

it('counts dollars at the rate of the bill', () => {
  expect(valueOf({ amount: 90_000, currency: 'USD' }, terms)).toEqual({ amount: 1_278_000, currency: 'IQD' })
})
