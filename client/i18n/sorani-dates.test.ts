import { afterEach, describe, expect, it } from 'vitest'
import { formatDate } from './dates.ts'
import { locale } from './locale.ts'

const AT = Date.UTC(2026, 10, 20, 15, 47) // Friday 18:47 in Baghdad
const NOW = Date.UTC(2026, 10, 22, 8, 0)

afterEach(() => {
  locale.setLanguage('en')
  locale.setDigits('latn')
})

describe('dates in Sorani', () => {
  it('need no Sorani dates of the browser', () => {
    locale.setLanguage('ckb')
    locale.setDigits('latn')
    expect(formatDate(AT, 'day')).toBe('هەینی 20ی تشرینی دووەم')
    expect(formatDate(AT, 'date')).toBe('20ی تشرینی دووەمی 2026')
    expect(formatDate(AT, 'when', NOW)).toBe('هەینی 20ی تشرینی دووەم 18:47')
    expect(formatDate(AT, 'full')).toBe('20ی تشرینی دووەمی 2026 18:47')
  })

  it('are written in the chosen digits', () => {
    locale.setLanguage('ckb')
    locale.setDigits('arab')
    expect(formatDate(AT, 'when', NOW)).toBe('هەینی ٢٠ی تشرینی دووەم ١٨:٤٧')
    expect(formatDate(NOW, 'when', NOW)).toBe('ئەمڕۆ ١١:٠٠')
  })
})
