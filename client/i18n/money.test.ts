import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { locale } from './locale.ts'
import { moneyParts, moneyText, parseMoney } from './money.ts'

afterEach(() => {
  locale.setDigits('latn')
  locale.setLanguage('en')
})

describe('money', () => {
  it('has the figure first and the unit apart; the dollar sign stands before', () => {
    expect(moneyParts(546_700, 'IQD')).toEqual({ figure: '546,700', unit: 'IQD' })
    expect(moneyParts(38_500, 'USD')).toEqual({ figure: '$385.00', unit: '' })
    expect(moneyParts(38_500, 'USD', { compact: true }).figure).toBe('$385')
    expect(moneyParts(2254, 'USD', { compact: true }).figure).toBe('$22.54')
    expect(moneyParts(-31_150, 'IQD').figure).toBe('\u221231,150')
    expect(moneyParts(-5, 'USD').figure).toBe('\u2212$0.05')
  })

  it('is written with the unit and digits of the language', () => {
    locale.setLanguage('ckb')
    locale.setDigits('arab')
    expect(moneyParts(1750, 'IQD')).toEqual({ figure: '١٬٧٥٠', unit: 'د.ع' })
    expect(moneyParts(38_500, 'USD').figure).toBe('$٣٨٥٫٠٠')
    expect(moneyText(1750, 'IQD')).toBe('\u2066١٬٧٥٠\u2069\u00a0د.ع')
  })

  it('never loses a cent between what is written and what is typed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e13, max: 1e13 }),
        fc.constantFrom('USD' as const, 'IQD' as const),
        fc.constantFrom('en' as const, 'ckb' as const, 'ar' as const),
        (amount, currency, language) => {
          locale.setLanguage(language)
          locale.setDigits(language === 'en' ? 'latn' : 'arab')
          expect(parseMoney(moneyText(amount, currency), currency)).toBe(amount === 0 ? 0 : amount)
        },
      ),
    )
  })

  it('is refused when it is finer than the currency', () => {
    expect(parseMoney('1.5', 'IQD')).toBeUndefined()
    expect(parseMoney('1.005', 'USD')).toBeUndefined()
    expect(parseMoney('', 'IQD')).toBeUndefined()
  })
})
