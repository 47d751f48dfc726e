import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { afterOpenTime } from './open-time.ts'

const HOUR = 3_600_000
const at = (text: string) => Date.parse(text)
const BAGHDAD = 'Asia/Baghdad'
const DAYS = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 6 })
const ZONES = fc.constantFrom(BAGHDAD, 'Asia/Tehran', 'Europe/London', 'America/Sao_Paulo', 'UTC')
const TIMES = fc.integer({ min: at('2016-01-01T00:00Z'), max: at('2030-01-01T00:00Z') })

it('a closed Friday in Baghdad does not count: from its midnight to the next', () => {
  const friday = { timeZone: BAGHDAD, closedDays: [5] }
  // Thursday 26 November 2026, 21:00 in Baghdad: three hours of Thursday, then Saturday's
  expect(afterOpenTime(at('2026-11-26T18:00Z'), 24 * HOUR, friday)).toBe(at('2026-11-28T18:00Z'))
  expect(afterOpenTime(at('2026-11-27T09:00Z'), HOUR, friday)).toBe(at('2026-11-27T22:00Z'))
  expect(afterOpenTime(at('2026-11-24T18:00Z'), 24 * HOUR, friday)).toBe(at('2026-11-25T18:00Z'))
})

it('a day on which clocks change counts as the hours that it has', () => {
  const sunday = { timeZone: 'Europe/London', closedDays: [0] }
  expect(afterOpenTime(at('2026-03-28T23:00Z'), 2 * HOUR, sunday)).toBe(at('2026-03-30T00:00Z'))
  expect(afterOpenTime(at('2026-10-24T22:00Z'), 2 * HOUR, sunday)).toBe(at('2026-10-26T01:00Z'))
})

it('without closed days it is plain time, everywhere', () => {
  fc.assert(
    fc.property(TIMES, fc.integer({ min: 0, max: 700 }), ZONES, (from, hours, timeZone) => {
      expect(afterOpenTime(from, hours * HOUR, { timeZone, closedDays: [] })).toBe(from + hours * HOUR)
    }),
  )
})

it('ends on an open day, never before the time has passed, and later for a later beginning', () => {
  fc.assert(
    fc.property(
      TIMES,
      TIMES,
      fc.integer({ min: 1, max: 400 }),
      ZONES,
      DAYS,
      (a, b, hours, timeZone, closedDays) => {
        const days = { timeZone, closedDays }
        const [first, second] = [Math.min(a, b), Math.max(a, b)]
        const end = afterOpenTime(first, hours * HOUR, days)
        expect(end).toBeGreaterThanOrEqual(first + hours * HOUR)
        expect(end).toBeLessThanOrEqual(afterOpenTime(second, hours * HOUR, days))
        const weekday = new Intl.DateTimeFormat('en-US', { timeZone, weekday: 'short' }).format(end)
        expect(closedDays.map((day) => ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][day])).not.toContain(
          weekday,
        )
      },
    ),
  )
})
