import { describe, expect, it } from 'vitest'
import { dueForCut, nextCutAt } from './due-for-cut.ts'

const hot = { rows: 3, bytes: 900, lastWriteAt: 100_000, lastCutAt: 50_000 }
const reachable = { isServerReachable: true }

describe('dueForCut', () => {
  it('engine 14: 2,000 rows or 512 KiB of hot are cut whatever else is true', () => {
    const quiet = { now: 100_001, isServerReachable: false }
    expect(dueForCut({ ...hot, rows: 1_999, bytes: 524_287 }, quiet)).toBeUndefined()
    expect(dueForCut({ ...hot, rows: 2_000 }, quiet)).toBe('size')
    expect(dueForCut({ ...hot, bytes: 524_288 }, quiet)).toBe('size')
  })

  it('engine 14: 20 s after the last write when the server was reachable, at most once a minute', () => {
    expect(dueForCut(hot, { ...reachable, now: 119_999 })).toBeUndefined()
    expect(dueForCut(hot, { ...reachable, now: 120_000 })).toBe('auto')
    expect(dueForCut(hot, { isServerReachable: false, now: 120_000 })).toBeUndefined()
    const justCut = { ...hot, lastCutAt: 90_000 }
    expect(dueForCut(justCut, { ...reachable, now: 149_999 })).toBeUndefined()
    expect(dueForCut(justCut, { ...reachable, now: 150_000 })).toBe('auto')
    expect(nextCutAt(justCut)).toBe(150_000)
  })

  it('engine 14: in the background, at sync and at shift close at once; nothing in hot waits for nothing', () => {
    const away = { now: 100_001, isServerReachable: false }
    expect(dueForCut(hot, { ...away, event: 'hidden' })).toBe('hidden')
    expect(dueForCut(hot, { ...away, event: 'sync' })).toBe('auto')
    const empty = { ...hot, rows: 0, bytes: 0 }
    expect(dueForCut(empty, { ...away, event: 'hidden' })).toBeUndefined()
    expect(nextCutAt(empty)).toBeUndefined()
    expect(dueForCut(empty, { ...away, event: 'shift' })).toBe('shift_close')
    expect(dueForCut(empty, { ...away, event: 'manual' })).toBe('manual')
    expect(dueForCut(empty, { ...away, event: 'restore' })).toBe('pre_restore')
    expect(dueForCut(empty, { ...away, event: 'import' })).toBe('pre_import')
    expect(dueForCut(empty, { ...away, event: 'upgrade' })).toBe('pre_upgrade')
  })
})
