import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { convert, divideRounded, percentOf, priceOf, roundToNote, sumAmounts } from './money.ts'

const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })
const rates = fc.integer({ min: 100_000, max: 200_000 })

describe('money', () => {
  it('rounds halves away from zero, both ways alike', () => {
    expect([5n, -5n, 4n, -4n].map((value) => divideRounded(value, 10n))).toEqual([1, -1, 0, 0])
    fc.assert(
      fc.property(
        cents,
        (value) => divideRounded(BigInt(-value), 7n) === 0 - divideRounded(BigInt(value), 7n),
      ),
    )
  })

  it('converts at the rate for 100 dollars', () => {
    expect(convert({ amount: 10_000, currency: 'USD' }, 'IQD', 141_050)).toEqual({
      amount: 141_050,
      currency: 'IQD',
    })
    expect(convert({ amount: 1_000, currency: 'IQD' }, 'USD', 140_000)).toEqual({
      amount: 71,
      currency: 'USD',
    })
    expect(convert({ amount: 77, currency: 'USD' }, 'USD', 0)).toEqual({ amount: 77, currency: 'USD' })
  })

  it('gives dollars back exactly after a way through dinars', () => {
    fc.assert(
      fc.property(cents, rates, (amount, rate) => {
        const there = convert({ amount, currency: 'USD' }, 'IQD', rate)
        expect(convert(there, 'USD', rate)).toEqual({ amount, currency: 'USD' })
      }),
    )
  })

  it('refuses what is no exact integer and a rate that is none', () => {
    expect(() => sumAmounts([0.5])).toThrow(expect.objectContaining({ code: 'amount_invalid' }))
    expect(() => sumAmounts([Number.MAX_SAFE_INTEGER, 1])).toThrow(
      expect.objectContaining({ code: 'amount_invalid' }),
    )
    expect(() => convert({ amount: 1, currency: 'USD' }, 'IQD', 0)).toThrow(
      expect.objectContaining({ code: 'amount_invalid' }),
    )
  })

  it('rounds to the nearest note', () => {
    expect([124, 125, 374, 375, -125].map((amount) => roundToNote(amount, 250))).toEqual([
      0, 250, 250, 500, -250,
    ])
    expect(roundToNote(123, 0)).toBe(123)
  })

  it('stays exact where a product is beyond 2^53', () => {
    expect(priceOf(999_999_999_999, 8_999_999)).toBe(8_999_998_999_991_000)
    expect(percentOf(9_007_199_254_740_991, 5_000)).toBe(4_503_599_627_370_496)
  })
})
