import { describe, expect, it } from 'vitest'
import { EVERY_POINT, filterPoints, isEveryPoint } from './point-filter.ts'

const rows = [
  { storedAt: Date.parse('2026-11-22T21:30:00Z'), text: '41 Counter tablet پێش ژماردن' },
  { storedAt: Date.parse('2026-11-22T08:00:00Z'), text: '40 Counter tablet Shift close' },
  { storedAt: Date.parse('2026-11-20T08:00:00Z'), text: '39 Store phone' },
]
/** Baghdad: three hours ahead, so that the first row is already of the next day. */
const dayOf = (at: number) => new Date(at + 10_800_000).toISOString().slice(0, 10)
const find = (filter: Partial<typeof EVERY_POINT>) =>
  filterPoints(rows, { ...EVERY_POINT, ...filter }, ({ text }) => text, dayOf).map(({ text }) =>
    text.slice(0, 2),
  )

describe('finding a backup', () => {
  it('leaves everything in its order without a filter', () => {
    expect(find({})).toEqual(['41', '40', '39'])
  })

  it('takes first and last day in the zone of the shop, both inclusive', () => {
    expect(find({ from: '2026-11-23' })).toEqual(['41'])
    expect(find({ to: '2026-11-22' })).toEqual(['40', '39'])
    expect(find({ from: '2026-11-20', to: '2026-11-22' })).toEqual(['40', '39'])
    expect(find({ from: '2026-11-22', to: '2026-11-20' })).toEqual([])
  })

  it('wants every word, in any order, case, letter form and digits', () => {
    expect(find({ words: 'TABLET counter' })).toEqual(['41', '40'])
    expect(find({ words: 'tablet phone' })).toEqual([])
    expect(find({ words: '٤٠' })).toEqual(['40'])
    expect(find({ words: 'ژماردن' })).toEqual(['41'])
  })

  it('knows when it leaves nothing out', () => {
    expect(isEveryPoint({ ...EVERY_POINT, words: '  ' })).toBe(true)
    expect(isEveryPoint({ ...EVERY_POINT, to: '2026-11-20' })).toBe(false)
  })
})
