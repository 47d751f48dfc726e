import { describe, expect, it } from 'vitest'
import { nextLetter } from './letters.ts'

describe('engine 26: number letters', () => {
  it('go B, C … Z, AA, AB …, never beginning with X, never twice', () => {
    const given: string[] = ['']
    for (let device = 0; device < 1000; device += 1) given.push(nextLetter(given))
    expect(given.slice(1, 4)).toEqual(['B', 'C', 'D'])
    expect(given.slice(22, 28)).toEqual(['W', 'Y', 'Z', 'AA', 'AB', 'AC'])
    expect(given.filter((letter) => letter.startsWith('X'))).toEqual([])
    expect(new Set(given).size).toBe(given.length)
    expect(given.slice(1).every((letter) => /^[A-Z]+$/.test(letter))).toBe(true)
  })

  it('leave out what a device brought along, in any case', () => {
    expect(nextLetter(['', 'b', 'C'])).toBe('D')
  })
})
