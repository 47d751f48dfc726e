import { afterEach, expect, it } from 'vitest'
import type { AlarmMessage } from '../../shared/api/alarm.ts'
import { messageWords, silentHereWords, silentWords } from './alarm-words.ts'
import { LANGUAGES } from './language.ts'
import { locale } from './locale.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2026-11-26T09:00Z')
const till = (name: string, hours: number, waiting: number | null = null) => ({
  name,
  since: NOW - hours * HOUR,
  waiting,
})

afterEach(() => {
  locale.setLanguage('en')
})

it('one device: since when, and what waits there or until when all is safe', () => {
  expect(silentWords(till('Till B', 73, 12), NOW)).toEqual({
    title: '“Till B” has not backed up for 3 days',
    text: '12 documents wait there. Connect it to the internet and open the app there.',
  })
  expect(silentWords(till('Till B', 7), NOW)).toMatchObject({
    title: '“Till B” has not backed up for 7 hours',
    text: expect.stringContaining('Everything up to 05:00 is safe'),
  })
  expect(silentWords(till('Till B', 7, 0), NOW)).toEqual(silentWords(till('Till B', 7), NOW))
})

it('this device speaks of itself', () => {
  expect(silentHereWords({ docs: 1, oldest: NOW - 50 * HOUR }, NOW)).toEqual({
    title: 'This device has not backed up for 2 days',
    text: '1 document waits here. Connect this device to the internet.',
  })
})

it('several devices stand in one notification', () => {
  const devices = [till('Till B', 73, 12), till('Till C', 49, 0), till('Front', 30)]
  expect(messageWords({ kind: 'silent', count: 5, devices }, NOW)).toEqual({
    title: '5 devices have not backed up',
    text:
      '“Till B” has not backed up for 3 days. 12 documents wait there.\n' +
      '“Till C” has not backed up for 2 days.\n“Front” has not backed up for 30 hours.',
  })
})

it('every message has words in every language, also one that this app does not know', () => {
  const known: (AlarmMessage | undefined)[] = [
    { kind: 'silent', count: 1, devices: [till('ئازاد', 73, 12)] },
    { kind: 'in_order', name: 'ئازاد' },
    { kind: 'test' },
    undefined,
  ]
  const said = LANGUAGES.flatMap((language) => {
    locale.setLanguage(language)
    return known.map((message) => Object.values(messageWords(message, NOW)).join('\n'))
  })
  expect(new Set(said).size).toBe(known.length * LANGUAGES.length)
  expect(said.filter((text) => text.includes('ئازاد'))).toHaveLength(6)
})
