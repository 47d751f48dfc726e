import { afterEach, describe, expect, it } from 'vitest'
import { dayOf, formatBytes, formatDate } from './dates.ts'
import { locale } from './locale.ts'

afterEach(() => {
  locale.setDigits('latn')
  locale.setLanguage('en')
  locale.setTimeZone('Asia/Baghdad')
})

const NOW = Date.UTC(2026, 10, 22, 6, 42) // 09:42 in Baghdad

describe('dates', () => {
  it('say today and yesterday, then the day, in the shop’s zone', () => {
    expect(formatDate(NOW, 'when', NOW)).toBe('Today 09:42')
    expect(formatDate(NOW - 12 * 3_600_000, 'when', NOW)).toBe('Yesterday 21:42')
    expect(formatDate(Date.UTC(2026, 10, 20, 15, 47), 'when', NOW)).toBe('Fri 20 Nov 18:47')
    expect(formatDate(Date.UTC(2025, 10, 20, 15, 47), 'when', NOW)).toBe('20 Nov 2025 18:47')
  })

  it('take a day for the shop’s, not for UTC’s', () => {
    expect(dayOf(Date.UTC(2026, 10, 21, 22, 30))).toBe('2026-11-22')
    expect(formatDate(Date.UTC(2026, 10, 21, 22, 30), 'when', NOW)).toBe('Today 01:30')
    locale.setTimeZone('UTC')
    expect(dayOf(Date.UTC(2026, 10, 21, 22, 30))).toBe('2026-11-21')
  })

  it('are written in Kurdish and Arabic with the chosen digits', () => {
    locale.setLanguage('ckb')
    locale.setDigits('arab')
    expect(formatDate(NOW, 'when', NOW)).toBe('ئەمڕۆ ٠٩:٤٢')
    locale.setDigits('latn')
    expect(formatDate(NOW, 'when', NOW)).toBe('ئەمڕۆ 09:42')
    locale.setLanguage('ar')
    expect(formatDate(NOW, 'when', NOW)).toBe('اليوم 09:42')
    expect(formatDate(NOW, 'date')).toMatch(/22.*2026/)
  })

  it('never write midnight as 24', () => {
    expect(formatDate(Date.UTC(2026, 10, 21, 21, 0), 'time')).toBe('00:00')
  })
})

describe('sizes', () => {
  it('have at most one decimal and a no-break space', () => {
    expect([0, 999, 14_200, 1_400_000, 18_000_000].map((bytes) => formatBytes(bytes))).toEqual([
      '0\u00a0B',
      '999\u00a0B',
      '14\u00a0KB',
      '1.4\u00a0MB',
      '18\u00a0MB',
    ])
  })
})
