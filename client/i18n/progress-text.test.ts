import { afterEach, describe, expect, it } from 'vitest'
import { locale } from './locale.ts'
import { LANGUAGES } from './language.ts'
import { progressText } from './progress-text.ts'

afterEach(() => {
  locale.setLanguage('en')
  locale.setDigits('latn')
})

describe('how far a step is', () => {
  it('names the unit once when both sizes share it, else twice', () => {
    expect(progressText({ done: 9_000, total: 14_000, unit: 'bytes' })).toBe('9 of 14\u00a0KB')
    expect(progressText({ done: 900_000, total: 1_400_000, unit: 'bytes' })).toBe(
      '900\u00a0KB of 1.4\u00a0MB',
    )
  })

  it('shows only what is done while the total is unknown', () => {
    expect(progressText({ done: 9_000, total: 0, unit: 'bytes' })).toBe('9\u00a0KB')
    expect(progressText({ done: 1, total: 0, unit: 'records' })).toBe('1 record')
    expect(progressText({ done: 12_753, total: 0, unit: 'objects' })).toBe('12,753 parts')
  })

  it.each(LANGUAGES)('is written in %s without a hole', (language) => {
    locale.setLanguage(language)
    locale.setDigits('latn')
    for (const unit of ['bytes', 'records', 'objects'] as const) {
      for (const total of [0, 4]) expect(progressText({ done: 3, total, unit })).toMatch(/^[^{}]*3[^{}]*$/)
    }
  })
})
