import { expect, it } from 'vitest'
import { isTimeZone, offsetAt } from './time-zone.ts'

const HOUR = 3_600_000
const at = (text: string) => Date.parse(text)

it('a zone without summer time is as far ahead at every moment', () => {
  for (const moment of ['1969-12-31T23:59:59.999Z', '2026-01-01T00:00Z', '2026-07-01T12:00Z'])
    expect(offsetAt(at(moment), 'Asia/Baghdad')).toBe(3 * HOUR)
})

it('on the day that clocks change the offset changes at that very moment', () => {
  const london = (moment: string) => offsetAt(at(moment), 'Europe/London')
  expect(london('2026-03-29T00:59:59.999Z')).toBe(0)
  expect(london('2026-03-29T01:00Z')).toBe(HOUR)
  expect(london('2026-10-25T00:59:59.999Z')).toBe(HOUR)
  expect(london('2026-10-25T01:00Z')).toBe(0)
})

it('a zone that nobody knows is said to be none, and refused', () => {
  expect(['Asia/Baghdad', 'UTC', 'Asia/Erbil', ''].map(isTimeZone)).toEqual([true, true, false, false])
  expect(() => offsetAt(0, 'Asia/Erbil')).toThrow(RangeError)
})
