import { afterEach, describe, expect, it } from 'vitest'
import type { BackupStatus } from '../../../shared/browser/engine-api.ts'
import { LANGUAGES } from '../../i18n/language.ts'
import { locale } from '../../i18n/locale.ts'
import { heroSteps, heroWords, resultText } from './hero-words.ts'

const NOW = Date.UTC(2026, 10, 22, 8, 0) // 11:00 in Baghdad
const AT = NOW - 78 * 60_000
const facts = { now: NOW, isOnline: true, isRunning: false }
const lastBackup = { number: 41, snapshotId: 's', storedAt: AT, checkedAt: AT + 60_000 }

function status(part: Partial<BackupStatus>): BackupStatus {
  return {
    state: 'waiting',
    waiting: { docs: 3, sums: {} },
    hasAccount: true,
    signedIn: true,
    keyOnlyHere: false,
    hasRecoveryCode: true,
    unchecked: false,
    restoreLeft: false,
    lastBackup,
    ...part,
  }
}

afterEach(() => {
  locale.setLanguage('en')
  locale.setDigits('latn')
})

describe('the hero', () => {
  it('counts what is being sent, with real bytes', () => {
    const sending = status({ sending: { doneBytes: 9_000, totalBytes: 14_000 } })
    expect(heroWords(sending, facts)).toMatchObject({
      title: 'Backing up 3 new documents',
      text: 'Everything up to 09:42 is safe on the server, checked and readable.',
    })
    const [saved, send, check] = heroSteps(sending, facts)
    expect(saved).toMatchObject({ state: 'done', detail: '3 documents' })
    expect(send).toMatchObject({ state: 'now', detail: '9 of 14\u00a0KB' })
    expect(check).toMatchObject({ state: 'next', detail: 'waiting for its answer' })
  })

  it('engine 23: in private custody it is this device that has looked, and no word says the server', () => {
    const custody = { custody: 'private' } as const
    const checked = status({ state: 'checked', custody })
    expect(heroSteps(checked, facts)[2]).toMatchObject({ label: 'Fetched back and opened', state: 'done' })
    expect(heroWords(checked, facts).text).toContain('This device has fetched parts back')
    const { checkedAt: _, ...stored } = lastBackup
    const waiting = status({ state: 'stored', custody, lastBackup: stored })
    expect(heroSteps(waiting, facts)[2]).toMatchObject({ detail: 'this device does it soon', state: 'next' })
    expect(heroWords(waiting, facts).text).not.toContain('server is checking')
  })

  it('engine 23: does not say checked before the server has checked', () => {
    const stored = status({
      state: 'stored',
      waiting: { docs: 0, sums: {} },
      lastBackup: { ...lastBackup, checkedAt: undefined } as never,
    })
    expect(heroSteps(stored, facts).map((step) => step.state)).toEqual(['done', 'done', 'next'])
    expect(heroWords(stored, facts).text).not.toContain('readable')
    const checked = status({ state: 'checked', waiting: { docs: 0, sums: {} } })
    expect(heroSteps(checked, facts).map((step) => step.state)).toEqual(['done', 'done', 'done'])
  })

  it('says first that selling goes on when there is no internet', () => {
    const offline = { ...facts, isOnline: false }
    expect(heroWords(status({}), offline).text).toContain('Keep selling')
    expect(heroSteps(status({}), offline)[1].detail).toBe('waiting for internet')
  })

  it('engine 15: says that the shop exists only here until the recovery code was typed back', () => {
    const local = { state: 'local', hasAccount: false, signedIn: false } as const
    expect(heroWords(status({ ...local, keyOnlyHere: true }), facts).title).toContain('only on this device')
    expect(heroWords(status({ ...local, keyOnlyHere: false }), facts).title).toBe('Saved on this device')
  })

  it('tells when it tries again by itself', () => {
    expect(heroWords(status({ nextTryAt: NOW + 300_000 }), facts).text).toContain(
      'tried again by itself at 11:05',
    )
  })

  it('makes a title and a next action of what a person must do', () => {
    expect(heroWords(status({ state: 'needs_you', problem: 'token_unknown' }), facts)).toEqual({
      title: 'The server no longer knows this device',
      text: 'Everything is saved on this device. Sign in again to go on backing up.',
      icon: 'triangle-alert',
      tone: 'warning',
    })
  })

  it.each(LANGUAGES)('has words for every state in %s', (language) => {
    locale.setLanguage(language)
    for (const state of ['local', 'waiting', 'stored', 'checked', 'needs_you'] as const) {
      for (const hasAccount of [true, false]) {
        const { title, text } = heroWords(status({ state, hasAccount }), facts)
        expect(title.length).toBeGreaterThan(5)
        expect(text.length).toBeGreaterThan(10)
        expect(title + text).not.toMatch(/[{}#]/)
      }
    }
  })
})

describe('what "Backup now" came to', () => {
  it('names number, time and size of a stored backup', () => {
    expect(resultText({ kind: 'stored', number: 42, storedAt: NOW, bytesSent: 12_400 }, NOW)).toBe(
      'Backup 42 is on the server since 11:00. 12\u00a0KB sent.',
    )
  })

  it('engine 13: says that nothing is new since which backup', () => {
    expect(resultText({ kind: 'nothing_new', number: 41, storedAt: AT }, NOW)).toBe(
      'Nothing new since backup 41, 09:42.',
    )
  })

  it('offline it is kept and sent later', () => {
    expect(resultText({ kind: 'kept_here', waiting: 3, reason: 'network' }, NOW)).toBe(
      'The backup is kept on this device. It is sent by itself when there is internet.',
    )
    expect(resultText({ kind: 'kept_here', waiting: 3, reason: 'server_busy' }, NOW)).toContain(
      'The server is busy.',
    )
  })
})
