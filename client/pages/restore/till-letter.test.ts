import { describe, expect, it } from 'vitest'
import { documentNumber } from '../../../shared/records/counter.ts'
import { tillLetterOf } from './till-letter.ts'

describe('the till of a number', () => {
  it.each(['', 'B', 'AA', 'XQRZ'])('engine 26: reads back the series %j', (letter) => {
    expect(tillLetterOf(documentNumber('INV', letter, 1005))).toBe(letter)
  })
})
