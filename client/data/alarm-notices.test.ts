import { expect, it } from 'vitest'
import { DEFAULT_ALARM } from '../../shared/api/alarm.ts'
import type { AlarmAnswer } from '../../shared/browser/engine-alarm.ts'
import type { BackupStatus } from '../../shared/browser/engine-api.ts'
import { alarmNotices } from './alarm-notices.ts'

const DAY = 86_400_000
const NOW = 1_800_000_000_000
const ANSWER: AlarmAnswer = {
  settings: DEFAULT_ALARM,
  timeZone: 'Asia/Baghdad',
  pushKey: null,
  receivers: [],
  silent: [
    { deviceId: 'b', name: 'Till B', letter: 'B', since: NOW - 3 * DAY, waiting: 12, current: false },
    { deviceId: 'a', name: 'Till A', letter: '', since: NOW - 2 * DAY, waiting: 1, current: true },
  ],
}
const STATUS: BackupStatus = {
  state: 'waiting',
  waiting: { docs: 4, sums: {}, oldest: NOW - 2 * DAY },
  silentAt: NOW - DAY,
  hasAccount: true,
  signedIn: true,
  keyOnlyHere: false,
  hasRecoveryCode: true,
  unchecked: false,
  restoreLeft: false,
}

it('this device speaks by itself and first, the others by the server', () => {
  const notices = alarmNotices(ANSWER, STATUS, NOW)
  expect(notices.map(({ deviceId, title }) => [deviceId, title])).toEqual([
    ['', 'This device has not backed up for 2 days'],
    ['b', '“Till B” has not backed up for 3 days'],
  ])
})

it('offline only this device is known, and only once it is late', () => {
  expect(alarmNotices(undefined, STATUS, NOW)).toHaveLength(1)
  expect(alarmNotices(undefined, { ...STATUS, silentAt: NOW + 1 }, NOW)).toEqual([])
  const { silentAt: _, ...sent } = STATUS
  expect(alarmNotices(undefined, sent, NOW)).toEqual([])
  expect(alarmNotices(undefined, undefined, NOW)).toEqual([])
})

it('of this device the server’s word does not count: what waits is known better here', () => {
  const { silentAt: _, ...sent } = STATUS
  expect(alarmNotices(ANSWER, sent, NOW).map(({ deviceId }) => deviceId)).toEqual(['b'])
})
