import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { quickKeys } from './quick-keys.ts'

const amounts = (keys: readonly { amount: number }[]) => keys.map((key) => key.amount)

it('offers the sums of the picture for 248,250 IQD', () => {
  expect(amounts(quickKeys({ amount: 248_250, currency: 'IQD' }).sums)).toEqual([250_000, 275_000, 300_000])
})

it('offers what a customer hands over for a small bill', () => {
  expect(amounts(quickKeys({ amount: 32_000, currency: 'IQD' }).sums)).toEqual([35_000, 40_000, 50_000])
  expect(amounts(quickKeys({ amount: 1270, currency: 'USD' }).sums)).toEqual([1300, 1500, 2000])
})

it('shows big notes for a big bill and small ones for a small bill', () => {
  expect(amounts(quickKeys({ amount: 248_250, currency: 'IQD' }).notes)).toEqual([
    1000, 5000, 10_000, 25_000, 50_000,
  ])
  expect(amounts(quickKeys({ amount: 1250, currency: 'IQD' }).notes)).toEqual([250, 500, 1000, 5000, 10_000])
  expect(amounts(quickKeys({ amount: 900, currency: 'USD' }).notes)).toEqual([100, 500, 1000, 2000, 5000])
})

it('offers three rising sums above any amount, and five notes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 900_000_000 }),
      fc.constantFrom('IQD', 'USD'),
      (amount, currency) => {
        const { sums, notes } = quickKeys({ amount, currency })
        const values = amounts(sums)
        expect(values).toHaveLength(3)
        expect(values.every((value) => value > amount)).toBe(true)
        expect([...new Set(values)].sort((a, b) => a - b)).toEqual(values)
        expect(notes).toHaveLength(5)
      },
    ),
  )
})

it('offers no sum when nothing is left to pay', () => {
  expect(quickKeys({ amount: 0, currency: 'IQD' }).sums).toEqual([])
})
