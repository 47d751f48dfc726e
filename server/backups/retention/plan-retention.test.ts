import { describe, expect, it } from 'vitest'
import type { RetentionPolicy } from '../../../shared/api/retention.ts'
import { planRetention, type KeptBackup } from './plan-retention.ts'
import { DEFAULT_POLICY } from './policy.ts'
import { backupsBetween, keptBackup, policyOf } from './test-backups.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

interface Asked {
  policy?: RetentionPolicy
  timeZone?: string
  /** A millisecond after the newest one, unless it is said. */
  now?: string
}

/** When each kept backup was received, oldest first, with its reasons but those that no policy gives. */
function kept(backups: readonly KeptBackup[], { policy = DEFAULT_POLICY, timeZone = 'UTC', now }: Asked) {
  const at = now === undefined ? Math.max(...backups.map((each) => each.receivedAt)) + 1 : Date.parse(now)
  const times = new Map(backups.map((each) => [each.snapshotId, each.receivedAt]))
  return planRetention(backups, policy, { now: at, timeZone })
    .filter((each) => each.keep)
    .map((each) => `${shortTime(times.get(each.snapshotId) ?? 0)} ${each.reasons.join(' ')}`)
    .toReversed()
}

const shortTime = (at: number) => new Date(at).toISOString().slice(0, 16)
const numbers = (backups: readonly KeptBackup[], asked: Asked) => kept(backups, asked).length

describe('calendar', () => {
  it.each([
    ['Europe/Berlin', '2026-03-28T23:00Z', '2026-03-29T22:00Z', 23],
    ['Europe/Berlin', '2026-10-24T22:00Z', '2026-10-25T23:00Z', 25],
    ['America/New_York', '2026-03-08T05:00Z', '2026-03-09T04:00Z', 23],
    ['America/New_York', '2026-11-01T04:00Z', '2026-11-02T05:00Z', 25],
    ['Asia/Baghdad', '2026-03-28T21:00Z', '2026-03-29T21:00Z', 24],
  ])('a day in %s from %s to %s has %4$i hours, each keeps its newest', (timeZone, from, until, hours) => {
    const start = new Date(Date.parse(from) - DAY).toISOString()
    const backups = backupsBetween(start, until, HOUR / 2)
    const found = kept(backups, { timeZone, policy: policyOf({ hourly: hours }) })
    expect(found).toHaveLength(hours)
    expect(found[0]).toBe(`${shortTime(Date.parse(from) + HOUR / 2)} hourly`)
    expect(found.at(-1)).toBe(`${shortTime(Date.parse(until) - HOUR / 2)} hourly newest`)
  })

  it.each([
    ['Europe/Berlin', ['2026-10-23T21:45', '2026-10-24T21:45', '2026-10-25T22:45', '2026-10-26T22:45']],
    ['America/New_York', ['2026-10-24T03:45', '2026-10-25T03:45', '2026-10-26T03:45', '2026-10-26T23:45']],
    ['Asia/Baghdad', ['2026-10-23T20:45', '2026-10-24T20:45', '2026-10-25T20:45', '2026-10-26T20:45']],
    ['Asia/Kathmandu', ['2026-10-24T18:00', '2026-10-25T18:00', '2026-10-26T18:00', '2026-10-26T23:45']],
  ])('days of %s end at its midnight, whatever its clocks do', (timeZone, expected) => {
    const until = timeZone === 'Europe/Berlin' ? '2026-10-26T23:00Z' : '2026-10-27T00:00Z'
    const end = timeZone === 'Asia/Baghdad' ? '2026-10-26T21:00Z' : until
    const backups = backupsBetween('2026-10-20T00:00Z', end, HOUR / 4)
    const found = kept(backups, { timeZone, policy: policyOf({ daily: 4 }) })
    expect(found.map((line) => line.slice(0, 16))).toEqual(expected)
  })

  it('ISO week 53 is one week, over the end of the year', () => {
    const backups = backupsBetween('2026-12-20T10:00Z', '2027-01-11T00:00Z', DAY)
    expect(kept(backups, { policy: policyOf({ weekly: 4 }) })).toEqual([
      '2026-12-20T10:00 weekly',
      '2026-12-27T10:00 weekly',
      '2027-01-03T10:00 weekly',
      '2027-01-10T10:00 weekly newest',
    ])
  })

  it('a month and a year end in the shop’s zone', () => {
    const backups = [keptBackup(1, '2026-12-31T20:59Z'), keptBackup(2, '2026-12-31T21:00Z')]
    const policy = policyOf({ monthly: 1, yearly: 1 })
    expect(kept(backups, { policy, timeZone: 'Asia/Baghdad' })).toEqual([
      '2026-12-31T21:00 monthly yearly newest',
    ])
    expect(numbers(backups, { policy: policyOf({ monthly: 2 }), timeZone: 'Asia/Baghdad' })).toBe(2)
    expect(numbers(backups, { policy: policyOf({ monthly: 2 }), timeZone: 'UTC' })).toBe(2)
    expect(kept(backups, { policy: policyOf({ monthly: 1 }), timeZone: 'UTC' })).toHaveLength(1)
  })
})

describe('rules', () => {
  it('one backup: every rule keeps it and says so', () => {
    expect(kept([keptBackup(1, '2026-05-05T05:05Z')], {})).toEqual([
      '2026-05-05T05:05 last hourly daily weekly monthly yearly within newest',
    ])
  })

  it('a shop without backups has an empty plan', () => {
    expect(planRetention([], DEFAULT_POLICY, { now: 0, timeZone: 'UTC' })).toEqual([])
  })

  it('an empty policy keeps everything and says so', () => {
    const backups = backupsBetween('2025-01-01T00:00Z', '2026-01-01T00:00Z', DAY)
    const found = kept(backups, { policy: policyOf({}) })
    expect(found).toHaveLength(backups.length)
    expect(found[0]).toBe('2025-01-01T00:00 empty_policy')
    expect(found.at(-1)).toBe('2025-12-31T00:00 newest empty_policy')
  })

  it('days without a backup do not count; while a rule has places left the oldest stays', () => {
    const backups = [
      keptBackup(1, '2026-01-01T08:00Z'),
      keptBackup(2, '2026-01-01T20:00Z'),
      keptBackup(3, '2026-01-02T20:00Z'),
      keptBackup(4, '2026-06-01T08:00Z'),
      keptBackup(5, '2026-06-01T09:00Z'),
      keptBackup(6, '2026-09-09T09:00Z'),
    ]
    expect(kept(backups, { policy: policyOf({ daily: 3 }) })).toEqual([
      '2026-01-02T20:00 daily',
      '2026-06-01T09:00 daily',
      '2026-09-09T09:00 daily newest',
    ])
    expect(kept(backups, { policy: policyOf({ daily: 5 }) })).toEqual([
      '2026-01-01T08:00 daily',
      '2026-01-01T20:00 daily',
      '2026-01-02T20:00 daily',
      '2026-06-01T09:00 daily',
      '2026-09-09T09:00 daily newest',
    ])
  })

  it('rules are OR’ed, not used up one after the other', () => {
    const backups = backupsBetween('2026-06-01T12:00Z', '2026-06-11T00:00Z', DAY)
    expect(kept(backups, { policy: policyOf({ last: 2, daily: 3, weekly: 2 }) })).toEqual([
      '2026-06-07T12:00 weekly',
      '2026-06-08T12:00 daily',
      '2026-06-09T12:00 last daily',
      '2026-06-10T12:00 last daily weekly newest',
    ])
  })

  it('everything of the last 72 hours stays, to the millisecond', () => {
    const now = Date.parse('2026-06-10T00:00Z')
    const ages = [72 * HOUR, 72 * HOUR - 1, HOUR, 0]
    const backups = ages.map((age, index) => keptBackup(index + 1, now - age))
    const asked = { policy: policyOf({ withinHours: 72 }), now: '2026-06-10T00:00Z' }
    expect(kept(backups, asked)).toEqual([
      '2026-06-07T00:00 within',
      '2026-06-09T23:00 within',
      '2026-06-10T00:00 within newest',
    ])
  })

  it('two years of a backup every three hours under the usual policy', () => {
    const backups = backupsBetween('2025-01-01T00:00Z', '2027-01-01T00:00Z', 3 * HOUR)
    const found = kept(backups, { timeZone: 'Asia/Baghdad' })
    const by = (reason: string) => found.filter((line) => line.split(' ').includes(reason))
    const counts = Object.fromEntries(
      ['last', 'hourly', 'daily', 'weekly', 'monthly', 'yearly', 'within'].map((reason) => [
        reason,
        by(reason).length,
      ]),
    )
    // 2027 has begun in Baghdad
    expect(counts).toEqual({ last: 10, hourly: 24, daily: 14, weekly: 8, monthly: 12, yearly: 3, within: 24 })
    expect(by('yearly').map((line) => line.slice(0, 16))).toEqual([
      '2025-12-31T18:00',
      '2026-12-31T18:00',
      '2026-12-31T21:00',
    ])
    expect(by('monthly')[0]).toMatch(/^2026-02-28T18:00/)
    // 72 hours, then 10 days, 5 weeks, 10 months and a year that are not among them
    expect(found).toHaveLength(24 + 10 + 5 + 10 + 1)
  })

  it('a shop that tidied up every day for four years has its years, months, weeks and days', () => {
    let living: KeptBackup[] = []
    const end = Date.parse('2026-07-01T00:00Z')
    for (let [at, number] = [Date.parse('2022-07-01T09:00Z'), 1]; at < end; at += DAY, number += 1) {
      living.push(keptBackup(number, at))
      const plan = planRetention(living, DEFAULT_POLICY, { now: at, timeZone: 'Asia/Baghdad' })
      const stays = new Set(plan.filter((each) => each.keep).map((each) => each.number))
      living = living.filter((each) => stays.has(each.number))
    }
    const dates = living.map((each) => shortTime(each.receivedAt).slice(0, 10))
    expect(dates).toEqual(expect.arrayContaining(['2024-12-31', '2025-12-31', '2025-07-31', '2026-01-31']))
    expect(dates.filter((date) => date >= '2026-06-07')).toHaveLength(24)
    expect(dates.length).toBeLessThan(45)
  })

  it('a shop that was idle for a year loses nothing by it', () => {
    const backups = backupsBetween('2025-01-01T00:00Z', '2025-03-01T00:00Z', 6 * HOUR)
    const soon = kept(backups, { policy: policyOf({ last: 3, daily: 5 }) })
    expect(kept(backups, { policy: policyOf({ last: 3, daily: 5 }), now: '2026-03-01T00:00Z' })).toEqual(soon)
    expect(soon).toHaveLength(7)
    expect(kept(backups, { policy: policyOf({ withinHours: 1 }), now: '2026-03-01T00:00Z' })).toEqual([
      '2025-02-28T18:00 newest',
    ])
  })

  it('what is dated in the future stays and takes no place; a clock set far back deletes nothing', () => {
    const backups = [
      keptBackup(1, '2026-06-01T00:00Z'),
      keptBackup(2, '2026-06-02T00:00Z'),
      keptBackup(3, '2031-01-01T00:00Z'),
      keptBackup(4, '2026-06-03T00:00Z'),
    ]
    const policy = policyOf({ last: 2 })
    expect(kept(backups, { policy, now: '2026-06-03T00:00Z' })).toEqual([
      '2026-06-02T00:00 last',
      '2031-01-01T00:00 future',
      '2026-06-03T00:00 last newest',
    ])
    expect(numbers(backups, { policy, now: '2020-01-01T00:00Z' })).toBe(4)
  })

  it('a sound backup stands for its day before a damaged newer one', () => {
    const backups = [
      keptBackup(1, '2026-06-01T08:00Z'),
      keptBackup(2, '2026-06-01T20:00Z', { problem: 'object_invalid' }),
      keptBackup(3, '2026-06-02T20:00Z', { problem: 'object_invalid' }),
      keptBackup(4, '2026-06-03T20:00Z'),
    ]
    expect(kept(backups, { policy: policyOf({ daily: 3 }) })).toEqual([
      '2026-06-01T08:00 daily',
      '2026-06-02T20:00 daily',
      '2026-06-03T20:00 daily newest',
    ])
  })

  it('engine 32: each lineage has its own places', () => {
    const backups = [
      ...backupsBetween('2026-06-01T00:00Z', '2026-06-05T00:00Z', DAY),
      keptBackup(11, '2026-06-02T00:00Z', { lineage: 'other' }),
      keptBackup(12, '2026-06-03T00:00Z', { lineage: 'other' }),
    ]
    expect(kept(backups, { policy: policyOf({ last: 1 }) })).toEqual([
      '2026-06-04T00:00 last newest',
      '2026-06-03T00:00 last newest',
    ])
  })
})

describe('what no policy deletes', () => {
  const now = '2026-12-01T00:00Z'
  const daysAgo = (days: number) => Date.parse(now) - days * DAY
  const reasonOf = (backup: KeptBackup, ...others: KeptBackup[]) => {
    const policy = policyOf({ last: 1 })
    const plan = planRetention([backup, ...others], policy, { now: Date.parse(now), timeZone: 'UTC' })
    return plan.find((each) => each.number === backup.number)?.reasons
  }
  const newest = keptBackup(99, '2026-11-30T00:00Z')

  it.each([
    ['pinned by a person', 300, { pinned: true }, ['pinned']],
    ['held by the server', 300, { pinned: true, pinnedFor: 'records_dropped' }, ['held']],
    ['made before a restore 29 days ago', 29, { trigger: 'pre_restore' }, ['pre_restore']],
    ['made before a restore 30 days ago', 30, { trigger: 'pre_restore' }, []],
    ['made before an import', 3, { trigger: 'pre_import' }, ['pre_restore']],
    ['the newest verified', 300, { verifiedAt: 1 }, ['newest_verified']],
    ['verified once, damaged now', 3, { verifiedAt: 1, problem: 'object_invalid' }, []],
    ['nothing of that', 3, {}, []],
  ])('%s, %i days old', (_, days, more, reasons) => {
    expect(reasonOf(keptBackup(1, daysAgo(days), more), newest)).toEqual(reasons)
  })

  it.each([
    [179, ['last', 'newest', 'newest_verified']],
    [180, ['last']],
  ])('engine 32: the newest of a lineage that was left %i days ago', (days, reasons) => {
    const left = keptBackup(1, daysAgo(days), { lineage: 'old till', verifiedAt: 1 })
    const gone = keptBackup(2, newest.receivedAt, { verifiedAt: 1 })
    expect(reasonOf(left, gone, newest)).toEqual(reasons)
  })

  it('the newest is the one that was committed last, whatever the clock said', () => {
    const late = keptBackup(100, '2026-01-01T00:00Z')
    expect(reasonOf(late, newest)).toEqual(['newest'])
    expect(reasonOf(newest, late)).toEqual(['last'])
  })
})
