import { describe, expect, it } from 'vitest'
import { readClock } from './clock.ts'

const builtAt = Date.UTC(2026, 10, 22)
const DAY = 86_400_000
const MINUTE = 60_000

describe('the clock', () => {
  it('engine 7: counts as it is when it is neither before the build nor 5 minutes before the newest document', () => {
    const now = builtAt + DAY
    expect(readClock({ now, builtAt })).toEqual({ at: now })
    expect(readClock({ now, builtAt, newestAt: now + 5 * MINUTE })).toEqual({ at: now })
  })

  it('engine 7: one that cannot be right gives the latest time known to be past, and somebody is asked', () => {
    const newestAt = builtAt + DAY
    const late = { at: newestAt, clock: 'suspect', ask: newestAt }
    expect(readClock({ now: newestAt - 5 * MINUTE - 1, builtAt, newestAt })).toEqual(late)
    expect(readClock({ now: 0, builtAt })).toEqual({ at: builtAt, clock: 'suspect', ask: builtAt })
  })

  it('engine 7: a person’s word counts until the clock is set back again or is held against another document', () => {
    const newestAt = builtAt + 4000 * DAY
    const trust = { at: builtAt + DAY, against: newestAt }
    const facts = { builtAt, newestAt, trust }
    expect(readClock({ ...facts, now: builtAt + 300 * DAY })).toEqual({ at: builtAt + 300 * DAY })
    expect(readClock({ ...facts, now: trust.at - 5 * MINUTE })).toEqual({ at: trust.at - 5 * MINUTE })
    expect(readClock({ ...facts, now: trust.at - 5 * MINUTE - 1 })).toMatchObject({ ask: newestAt })
    expect(readClock({ ...facts, now: trust.at, newestAt: newestAt + DAY })).toMatchObject({
      ask: newestAt + DAY,
    })
  })

  it('engine 7: nobody’s word makes a time before the build true, but nobody is asked twice', () => {
    const now = builtAt - 3000 * DAY
    const trust = { at: now, against: builtAt }
    expect(readClock({ now, builtAt, trust })).toEqual({ at: builtAt, clock: 'suspect' })
  })
})
