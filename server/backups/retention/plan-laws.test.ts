import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RetentionPolicy } from '../../../shared/api/retention.ts'
import { planRetention, type KeptBackup, type RetentionDecision } from './plan-retention.ts'
import { isEmptyPolicy } from './policy.ts'
import { keptBackup, policyOf } from './test-backups.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2027-01-02T03:04:05Z')
const ZONES = ['Asia/Baghdad', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia']

const minutesAgo = fc.oneof(
  fc.integer({ min: -600, max: 60 * 30 }),
  fc.integer({ min: 0, max: 60 * 24 * 60 }),
  fc.integer({ min: 0, max: 60 * 24 * 1500 }),
)
const aBackup = fc.record({
  ago: minutesAgo,
  lineage: fc.constantFrom('a', 'a', 'b'),
  verifiedAt: fc.constantFrom(null, 1),
  problem: fc.constantFrom(null, null, null, 'object_invalid'),
  pinned: fc.constantFrom(false, false, false, true),
  trigger: fc.constantFrom('auto', 'auto', 'pre_restore'),
})
const someBackups = fc
  .array(aBackup, { maxLength: 40 })
  .map((list) => list.map(({ ago, ...more }, index) => keptBackup(index + 1, NOW - ago * 60_000, more)))
const places = fc.integer({ min: 0, max: 5 })
const aPolicy: fc.Arbitrary<RetentionPolicy> = fc.record({
  last: places,
  hourly: places,
  daily: places,
  weekly: places,
  monthly: places,
  yearly: fc.integer({ min: 0, max: 3 }),
  withinHours: fc.constantFrom(0, 0, 1, 72),
})
const aZone = fc.constantFrom(...ZONES)

const keptOf = (plan: readonly RetentionDecision[]) =>
  plan.filter((each) => each.keep).map((each) => each.snapshotId)
const goneOf = (plan: readonly RetentionDecision[]) =>
  plan.filter((each) => !each.keep).map((each) => each.snapshotId)
const expectWithin = (some: readonly string[], all: readonly string[]) => {
  const known = new Set(all)
  expect(some.filter((id) => !known.has(id))).toEqual([])
}

/** The names that people have for the hour, day, ISO week, month and year of a moment in a zone. */
function names(at: number, timeZone: string) {
  const { clock, offset } = formats.get(timeZone) ?? addFormats(timeZone)
  const text = clock.format(at)
  const date = text.slice(0, 10)
  return {
    hourly: `${text.slice(0, 13)} ${offset.format(at).split(' ').at(-1)}`,
    daily: date,
    weekly: isoWeek(date),
    monthly: date.slice(0, 7),
    yearly: date.slice(0, 4),
  }
}

const formats = new Map<string, ReturnType<typeof addFormats>>()
function addFormats(timeZone: string) {
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  const offset = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  formats.set(timeZone, { clock, offset })
  return { clock, offset }
}

/** As the standard has it: the week belongs to the year of its Thursday. */
function isoWeek(date: string): string {
  const thursday = new Date(`${date}T00:00Z`)
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7))
  const year = thursday.getUTCFullYear()
  const days = (thursday.getTime() - Date.UTC(year, 0, 1)) / (24 * HOUR)
  return `${year}-W${Math.floor(days / 7) + 1}`
}

/** Which snapshots the counted rules keep in one lineage, said as plainly as can be: period by period, by their names. */
function plainly(backups: readonly KeptBackup[], policy: RetentionPolicy, timeZone: string): Set<string> {
  const past = backups.filter((each) => each.receivedAt <= NOW)
  const newestFirst = past.toSorted((a, b) => b.receivedAt - a.receivedAt || b.number - a.number)
  const sound = newestFirst.filter((each) => each.problem === null)
  const keep = new Set(newestFirst.slice(0, policy.last).map((each) => each.snapshotId))
  const keepOldest = () => keep.add((sound.at(-1) ?? newestFirst.at(-1))?.snapshotId ?? '')
  if (policy.last > newestFirst.length) keepOldest()
  for (const rule of ['hourly', 'daily', 'weekly', 'monthly', 'yearly'] as const) {
    const nameOf = (each: KeptBackup) => names(each.receivedAt, timeZone)[rule]
    const periods = [...new Set(newestFirst.map(nameOf))]
    for (const period of periods.slice(0, policy[rule])) {
      const inside = newestFirst.filter((each) => nameOf(each) === period)
      keep.add((inside.find((each) => each.problem === null) ?? inside[0])?.snapshotId ?? '')
    }
    if (policy[rule] > periods.length) keepOldest()
  }
  for (const each of past) {
    if (NOW - each.receivedAt < policy.withinHours * HOUR) keep.add(each.snapshotId)
  }
  keep.delete('')
  return keep
}

describe('laws of retention', () => {
  it('keeps what the rules say when they are read plainly, and besides only what nothing may delete', () => {
    const ruled = new Set(['last', 'hourly', 'daily', 'weekly', 'monthly', 'yearly', 'within'])
    fc.assert(
      fc.property(someBackups, aPolicy, aZone, (backups, policy, timeZone) => {
        fc.pre(!isEmptyPolicy(policy))
        const plan = planRetention(backups, policy, { now: NOW, timeZone })
        const byRule = plan.filter((each) => each.reasons.some((reason) => ruled.has(reason)))
        const model = ['a', 'b'].flatMap((lineage) => [
          ...plainly(
            backups.filter((each) => each.lineage === lineage),
            policy,
            timeZone,
          ),
        ])
        expect(byRule.map((each) => each.snapshotId).sort()).toEqual(model.sort())
      }),
      { numRuns: 300 },
    )
  })

  it('planning again over what is kept deletes nothing', () => {
    fc.assert(
      fc.property(someBackups, aPolicy, aZone, (backups, policy, timeZone) => {
        const stays = new Set(keptOf(planRetention(backups, policy, { now: NOW, timeZone })))
        const left = backups.filter((each) => stays.has(each.snapshotId))
        expect(goneOf(planRetention(left, policy, { now: NOW, timeZone }))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('never deletes all: the newest and the newest verified of the shop always stay', () => {
    fc.assert(
      fc.property(someBackups, aPolicy, fc.integer({ min: 0, max: 4000 }), (backups, policy, days) => {
        const plan = planRetention(backups, policy, { now: NOW + days * 24 * HOUR, timeZone: 'UTC' })
        const verified = backups.filter((each) => each.verifiedAt !== null && each.problem === null)
        const newest = [backups.at(-1), verified.at(-1)].flatMap((each) => each?.snapshotId ?? [])
        expectWithin(newest, keptOf(plan))
      }),
    )
  })

  it('what is to go stays to go, as time passes and as new backups come', () => {
    const later = fc.record({ hours: fc.integer({ min: 0, max: 20_000 }), backup: fc.option(aBackup) })
    fc.assert(
      fc.property(someBackups, aPolicy, aZone, later, (backups, policy, timeZone, { hours, backup }) => {
        const now = NOW + hours * HOUR
        const more = backup === null ? [] : [keptBackup(1000, now, { lineage: backup.lineage })]
        const before = goneOf(planRetention(backups, policy, { now: NOW, timeZone }))
        const after = goneOf(planRetention([...backups, ...more], policy, { now, timeZone }))
        expectWithin(before, after)
      }),
      { numRuns: 300 },
    )
  })

  it('more places keep more', () => {
    fc.assert(
      fc.property(someBackups, aPolicy, aPolicy, aZone, (backups, policy, added, timeZone) => {
        fc.pre(!isEmptyPolicy(policy))
        const entries = Object.entries(policy).map(([rule, count]) => [
          rule,
          count + added[rule as keyof RetentionPolicy],
        ])
        const wider = policyOf(Object.fromEntries(entries))
        const less = keptOf(planRetention(backups, policy, { now: NOW, timeZone }))
        expectWithin(less, keptOf(planRetention(backups, wider, { now: NOW, timeZone })))
      }),
    )
  })

  it('does not depend on the order in which backups are given, and each kept one says why', () => {
    fc.assert(
      fc.property(someBackups, aPolicy, aZone, (backups, policy, timeZone) => {
        const plan = planRetention(backups, policy, { now: NOW, timeZone })
        expect(planRetention(backups.toReversed(), policy, { now: NOW, timeZone })).toEqual(plan)
        expect(plan.map((each) => each.number)).toEqual(backups.map((each) => each.number).toReversed())
        for (const each of plan) expect(each.keep).toBe(each.reasons.length > 0)
      }),
    )
  })

  it('keeps no more than the places, the oldest of each lineage and what nothing may delete', () => {
    fc.assert(
      fc.property(someBackups, aPolicy, aZone, (backups, given, timeZone) => {
        const policy = { ...given, last: given.last + 1, withinHours: 0 }
        const plan = planRetention(backups, policy, { now: NOW, timeZone })
        const places = Object.values(policy).reduce((sum, count) => sum + count, 0)
        const counted = plan.filter((each) =>
          each.reasons.some((reason) => reason in policy && reason !== 'within'),
        )
        expect(counted.length).toBeLessThanOrEqual(2 * (places + 1))
      }),
    )
  })
})
