// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { noteMiss, secondsToWait } from './pin-patience.ts'

const NOW = 1_800_000_000_000

describe('patience with wrong PINs', () => {
  beforeEach(() => noteMiss(undefined))

  it('asks for none at first, then for twice as long each time, five minutes at most', () => {
    for (let miss = 0; miss < 4; miss += 1) noteMiss(NOW)
    expect(secondsToWait(NOW)).toBe(0)
    noteMiss(NOW)
    expect(secondsToWait(NOW)).toBe(5)
    noteMiss(NOW)
    expect(secondsToWait(NOW)).toBe(10)
    for (let miss = 0; miss < 20; miss += 1) noteMiss(NOW)
    expect(secondsToWait(NOW)).toBe(300)
  })

  it('passes with time, ends with a right PIN, and a clock set back adds nothing', () => {
    for (let miss = 0; miss < 5; miss += 1) noteMiss(NOW)
    expect(secondsToWait(NOW + 5000)).toBe(0)
    expect(secondsToWait(NOW - 86_400_000)).toBe(5)
    noteMiss(undefined)
    expect(secondsToWait(NOW)).toBe(0)
  })
})
