import { afterEach, expect, it } from 'vitest'
import type { DeviceRow } from '../../shared/browser/engine-devices.ts'
import { locale } from '../i18n/locale.ts'
import { lastBackupText, tillText, waitingText } from './device-words.ts'

const AT = Date.UTC(2024, 4, 6, 9, 42)
const DEVICE: DeviceRow = { deviceId: 'd', name: 'Till', letter: 'B', isThis: false, joinedAt: AT }

afterEach(() => locale.setLanguage('en'))

it('says what waits with its worth per currency, and when the device said so', () => {
  const waiting = { docs: 2, sums: { IQD: 546_700, USD: 1250 }, toldAt: AT }
  const text = waitingText({ ...DEVICE, waiting })
  expect(text).toMatch(/^2 documents wait · .*546,700.*12\.50.*, as of .*12:42$/)
  locale.setLanguage('ar')
  expect(waitingText({ ...DEVICE, waiting })).toContain('مستندان بالانتظار')
})

it('engine 35: without sums it says the number alone', () => {
  expect(waitingText({ ...DEVICE, waiting: { docs: 1, toldAt: AT } })).toMatch(/^1 document waits, as of/)
})

it('says nothing when nothing waits or nothing was said', () => {
  expect(waitingText(DEVICE)).toBe('')
  expect(waitingText({ ...DEVICE, waiting: { docs: 0, sums: {}, toldAt: AT } })).toBe('')
})

it('names the series and the newest backup, or that there is none', () => {
  expect([tillText(DEVICE), tillText({ ...DEVICE, letter: '' })]).toEqual(['Till B', 'First till'])
  expect(lastBackupText(DEVICE)).toBe('No backup yet')
  expect(lastBackupText({ ...DEVICE, lastBackup: { number: 41, storedAt: AT } })).toMatch(
    /^Backup 41, .*12:42$/,
  )
})
