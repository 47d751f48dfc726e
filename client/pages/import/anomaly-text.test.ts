import { afterEach, describe, expect, it } from 'vitest'
import { ANOMALIES } from '../../../shared/legacy/legacy-preview.ts'
import { LANGUAGES } from '../../i18n/language.ts'
import { locale } from '../../i18n/locale.ts'
import { anomalyText } from './anomaly-text.ts'

afterEach(() => {
  locale.setLanguage('en')
  locale.setDigits('latn')
})

describe('an oddity of an old file', () => {
  it('is a sentence with its count and its first examples', () => {
    const examples = [
      { name: 'Nova 55" TV', price: 546_700 },
      { name: 'Tava heater', price: 96_000 },
      { name: 'Third', price: 1 },
      { name: 'Fourth', price: 2 },
    ]
    expect(anomalyText({ code: 'dinar_price', count: 4, examples })).toEqual({
      code: 'dinar_price',
      sentence: '4 dollar prices look like dinars. You choose below what they are.',
      examples: 'For example Nova 55" TV, $546,700.00 · Tava heater, $96,000.00 · Third, $1.00',
    })
  })

  it('shows the three figures of a balance in dollars, from cents', () => {
    const examples = [{ name: 'Ali', ledger: 150_000, stated: 50_000, current: -1000 }]
    expect(anomalyText({ code: 'balance_disagrees', count: 1, examples })).toMatchObject({
      sentence: '1 customer’s balances disagree. You choose below which one rules.',
      examples: 'For example Ali, $1,500.00 / $500.00 / \u2212$10.00',
    })
  })

  it('names bill and item of a reference that is gone', () => {
    const { examples } = anomalyText({
      code: 'item_gone',
      count: 1,
      examples: [{ number: 'INV-0001', name: 'TV' }],
    })
    expect(examples).toBe('For example INV-0001, TV')
  })

  it('names nothing when there are no examples', () => {
    expect(anomalyText({ code: 'activity_without_total', count: 376, examples: [] }).examples).toBe('')
  })

  it.each(LANGUAGES)('has a whole sentence for every code and count in %s', (language) => {
    locale.setLanguage(language)
    for (const code of ANOMALIES) {
      for (const count of [1, 2, 3, 11, 100]) {
        expect(anomalyText({ code, count, examples: [] }).sentence).toMatch(/^[^{}#]{12,}$/)
      }
    }
  })
})
