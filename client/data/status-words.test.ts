import { afterEach, describe, expect, it } from 'vitest'
import type { BackupStatus } from '../../shared/browser/engine-api.ts'
import { formatAge } from '../i18n/ages.ts'
import { formatBytes } from '../i18n/dates.ts'
import { LANGUAGES } from '../i18n/language.ts'
import { locale } from '../i18n/locale.ts'
import { formatSums } from '../i18n/sums.ts'
import { chipOf } from './chip.ts'
import { chipText } from './chip-text.ts'
import { statusWords } from './status-words.ts'

const NOW = Date.UTC(2026, 10, 22, 8, 0) // 11:00 in Baghdad
const HOUR = 3_600_000

function status(part: Partial<BackupStatus>): BackupStatus {
  return {
    state: 'waiting',
    waiting: { docs: 0, sums: {} },
    hasAccount: true,
    signedIn: true,
    keyOnlyHere: false,
    hasRecoveryCode: true,
    unchecked: false,
    restoreLeft: false,
    ...part,
  }
}

const lastBackup = { number: 41, snapshotId: 's', storedAt: NOW - HOUR - 18 * 60_000 }

afterEach(() => {
  locale.setLanguage('en')
  locale.setDigits('latn')
})

describe('the panel', () => {
  it('says that nothing would be lost when the server has everything', () => {
    const words = statusWords(
      status({ state: 'checked', lastBackup: { ...lastBackup, checkedAt: NOW } }),
      NOW,
    )
    expect(words).toMatchObject({
      safe: 'Everything up to 09:42 is on the server and checked: backup 41.',
      waits: 'Nothing waits.',
      lost: 'Nothing would be lost.',
      wouldLose: 'nothing',
    })
  })

  it('counts what waits, what it is worth per currency, and how old it is', () => {
    const waiting = { docs: 3, sums: { IQD: 546_700, USD: 21_000 }, oldest: NOW - 3 * HOUR }
    const words = statusWords(status({ lastBackup, waiting, nextTryAt: NOW + 60_000 }), NOW)
    expect(words.waits).toBe(
      '3 documents wait. Worth 546,700\u00a0IQD and $210.00. The oldest for 3 hours. Next try at 11:01.',
    )
    expect(words.lost).toBe('3 documents since then would be lost, worth 546,700\u00a0IQD and $210.00.')
    expect(words.wouldLose).toBe('some')
  })

  it('says plainly that a shop without any backup would be lost whole', () => {
    const words = statusWords(status({ state: 'local' }), NOW)
    expect(words.wouldLose).toBe('all')
    expect(words.lost).toContain('whole shop would be lost')
  })

  it('never says that nothing would be lost while the account is stopped', () => {
    const words = statusWords(status({ state: 'needs_you', problem: 'device_revoked', lastBackup }), NOW)
    expect(words.wouldLose).toBe('some')
    expect(words.lost).toBe('Changes since then would be lost.')
  })

  it('names the device that went on with the shop', () => {
    const movedTo = { deviceId: 'd', name: 'Counter tablet', at: NOW - 2 * HOUR }
    expect(statusWords(status({ lastBackup, movedTo }), NOW).moved).toContain('“Counter tablet” went on')
  })

  it.each(LANGUAGES)('speaks %s in its own digits without a hole', (language) => {
    locale.setLanguage(language)
    locale.setDigits(language === 'en' ? 'latn' : 'arab')
    for (const docs of [0, 1, 2, 3, 11, 100]) {
      const waiting = { docs, sums: { IQD: 5000 }, oldest: NOW - 50 * HOUR }
      const words = Object.values(statusWords(status({ lastBackup, waiting }), NOW)).join(' ')
      expect(words).not.toMatch(/[{}#]|undefined/)
      if (language !== 'en') expect(words).not.toMatch(/[0-9]/)
    }
  })
})

describe('sizes, sums and ages', () => {
  it('leave zeros out and keep currencies apart', () => {
    expect(formatSums({ USD: 0, IQD: 0 })).toBe('')
    expect(formatSums({ USD: 1250 })).toBe('$12.50')
    expect(formatSums({ USD: 1250, IQD: 5000 })).toBe('5,000\u00a0IQD and $12.50')
  })

  it('grow from minutes over hours to days', () => {
    expect([0, 59_000, 60_000, HOUR, 47 * HOUR, 48 * HOUR].map(formatAge)).toEqual([
      'just now',
      'just now',
      '1 minute',
      '1 hour',
      '47 hours',
      '2 days',
    ])
    locale.setLanguage('ar')
    locale.setDigits('latn')
    expect([HOUR, 2 * HOUR, 3 * HOUR, 11 * HOUR].map(formatAge)).toEqual([
      'ساعة واحدة',
      'ساعتان',
      '3 ساعات',
      '11 ساعة',
    ])
  })

  it('keep the order of a size inside right-to-left text', () => {
    locale.setLanguage('ckb')
    locale.setDigits('latn')
    expect(formatBytes(14_000)).toBe('\u206614\u00a0KB\u2069')
  })
})

describe('the chip’s words', () => {
  it('are those of the look in each language', () => {
    const stored = chipOf(status({ state: 'stored', lastBackup }), NOW, true)
    const waiting = chipOf(status({ waiting: { docs: 3, sums: {} } }), NOW, true)
    const words = LANGUAGES.map((language) => {
      locale.setLanguage(language)
      locale.setDigits('latn')
      return [chipText(stored, NOW), chipText(waiting, NOW)].map((text) =>
        text.replace(/[\u2066-\u2069]/g, ''),
      )
    })
    expect(words).toEqual([
      ['Backed up 09:42', 'Waiting 3'],
      ['پاڵپشتی کرا 09:42', '3 چاوەڕێیە'],
      ['نُسخ احتياطيًا 09:42', '3 بانتظار الإرسال'],
    ])
  })

  it('name the day of a backup that is not from today', () => {
    const chip = chipOf(
      status({ state: 'stored', lastBackup: { ...lastBackup, storedAt: NOW - 24 * HOUR } }),
      NOW,
      true,
    )
    expect(chipText(chip, NOW)).toBe('Backed up yesterday 11:00')
  })
})
