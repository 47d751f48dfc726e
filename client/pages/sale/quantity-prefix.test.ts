import { expect, it } from 'vitest'
import { splitQuantity } from './quantity-prefix.ts'

it('reads a quantity before the code', () => {
  expect(splitQuantity('5*85123A')).toEqual({ milli: 5000, rest: '85123A' })
  expect(splitQuantity('١٢×tea')).toEqual({ milli: 12_000, rest: 'tea' })
  expect(splitQuantity('1.25*')).toEqual({ milli: 1250, rest: '' })
})

it('leaves names with digits and stars alone', () => {
  expect(splitQuantity(' 55 TV ')).toEqual({ rest: '55 TV' })
  expect(splitQuantity('cup*saucer')).toEqual({ rest: 'cup*saucer' })
  expect(splitQuantity('0*x')).toEqual({ rest: 'x' })
})
