import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readClock } from './clock.ts'
import { childId, deterministicId, idFloor, newId, timeOf } from './ids.ts'

const times = fc.integer({ min: 0, max: 2 ** 48 - 1 })

describe('ids', () => {
  it('engine 7: the time of an id is its `at` to the millisecond', () => {
    fc.assert(
      fc.property(times, (at) => timeOf(newId(at)) === at && timeOf(deterministicId(at, 's', 'k', 0)) === at),
    )
  })

  it('engine 7: an imported id depends on time, section, old key and ordinal, and on nothing else', () => {
    const id = deterministicId(1_700_000_000_000, 'sonic_invoices', 'INV-0001', 0)
    expect(id).toBe(deterministicId(1_700_000_000_000, 'sonic_invoices', 'INV-0001', 0))
    const others = [
      deterministicId(1_700_000_000_001, 'sonic_invoices', 'INV-0001', 0),
      deterministicId(1_700_000_000_000, 'sonic_returns', 'INV-0001', 0),
      deterministicId(1_700_000_000_000, 'sonic_invoices', 'INV-0002', 0),
      deterministicId(1_700_000_000_000, 'sonic_invoices', 'INV-0001', 1),
      newId(1_700_000_000_000),
    ]
    expect(new Set([id, ...others]).size).toBe(6)
    expect(id).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('engine 7: ids sort by time, so that a time is a key range', () => {
    fc.assert(
      fc.property(times, times, (a, b) => {
        if (a < b) expect(newId(a) < newId(b)).toBe(true)
        expect(idFloor(a) <= newId(a)).toBe(true)
        if (a < b) expect(newId(a) < idFloor(b)).toBe(true)
      }),
    )
  })

  it('engine 8: the records of a document have ids that follow from its own', () => {
    const id = newId(1_700_000_000_000)
    const children = [0, 1, 0xffff].map((ordinal) => childId(id, ordinal))
    expect(new Set(children).size).toBe(3)
    for (const child of children) expect(timeOf(child)).toBe(1_700_000_000_000)
    expect(childId(id, 1)).toBe(children[1])
    expect(() => childId(id, 0x10000)).toThrow(expect.objectContaining({ code: 'record_invalid' }))
  })

  it('refuses a time that no id can carry and an id that has none', () => {
    for (const at of [-1, 0.5, Number.NaN, 2 ** 48])
      expect(() => newId(at)).toThrow(expect.objectContaining({ code: 'record_invalid' }))
    expect(() => timeOf('shop')).toThrow(expect.objectContaining({ code: 'record_invalid' }))
  })
})

describe('the clock', () => {
  const builtAt = 1_000_000_000
  it('engine 7: believes a clock that is not below the build nor 5 minutes below the newest document', () => {
    expect(readClock({ now: builtAt, builtAt })).toEqual({ at: builtAt })
    expect(readClock({ now: builtAt + 1, builtAt, newestAt: builtAt + 300_001 })).toEqual({ at: builtAt + 1 })
  })

  it('engine 7: marks any other time as suspect and keeps the order of documents', () => {
    expect(readClock({ now: builtAt - 1, builtAt })).toEqual({ at: builtAt, clock: 'suspect', ask: builtAt })
    const newestAt = builtAt + 400_000
    expect(readClock({ now: builtAt + 99_999, builtAt, newestAt })).toEqual({
      at: newestAt,
      clock: 'suspect',
      ask: newestAt,
    })
  })
})
