import * as fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { locale } from './locale.ts'
import { asciiDigits, codeText, formatNumber, localDigits, parseNumber } from './numbers.ts'

afterEach(() => {
  locale.setDigits('latn')
  locale.setLanguage('en')
})

describe('figures', () => {
  it('are grouped and signed in both sets of digits', () => {
    expect(formatNumber(1_526_250)).toBe('1,526,250')
    expect(formatNumber(-31_150)).toBe('\u221231,150')
    expect(formatNumber(5, { signed: true })).toBe('+5')
    locale.setDigits('arab')
    expect(formatNumber(1_526_250)).toBe('١٬٥٢٦٬٢٥٠')
    expect(localDigits('INV-B1005')).toBe('INV-B١٠٠٥')
  })

  it('keep their groups in order in a phone number, and an Arabic code keeps its letters in order', () => {
    locale.setDigits('arab')
    expect(codeText('0750 123')).toBe('\u2066\u202d٠٧٥٠ ١٢٣\u202c\u2069')
    expect(codeText('براد 1')).toBe('\u2066براد ١\u2069')
  })

  it('are the same in every language, whatever digits it starts with', () => {
    locale.setDigits('latn')
    for (const language of ['en', 'ckb', 'ar'] as const) {
      locale.setLanguage(language)
      expect(formatNumber(1234.5, { minDecimals: 2 })).toBe('1,234.50')
    }
  })
})

describe('what a person types', () => {
  it('is read from all three sets of digits, with any separators', () => {
    for (const text of ['1420', '1,420', '١٤٢٠', '١٬٤٢٠', '۱۴۲۰', ' 1 420 ', '\u20661,420\u2069'])
      expect(parseNumber(text)).toBe(1420)
    for (const text of ['2.5', '٢٫٥', '۲٫۵']) expect(parseNumber(text)).toBe(2.5)
    expect(parseNumber('\u22125')).toBe(-5)
  })

  it('is no number when it is something else', () => {
    for (const text of ['', '.', '-', 'abc', '1.2.3', '1e5', '--1', '12x', 'Infinity'])
      expect(parseNumber(text)).toBeUndefined()
  })

  it('reads back every figure that the product writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1e12, max: 1e12 }),
        fc.constantFrom('latn' as const, 'arab' as const),
        (value, digits) => {
          locale.setDigits(digits)
          expect(parseNumber(formatNumber(value / 100, { maxDecimals: 2 }))).toBe(value / 100)
        },
      ),
    )
  })

  it('keeps letters and order while digits become ASCII', () => {
    expect(asciiDigits('۱۲۳')).toBe('123')
    expect(asciiDigits('٠١٢٣٤٥٦٧٨٩')).toBe('0123456789')
  })
})
