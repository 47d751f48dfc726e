import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { batchesOf } from './batches.ts'

it('gives every value once, in order, in full lists but for the last', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 9 }), (values, size) => {
      const batches = [...batchesOf(values, size)]
      expect(batches.flat()).toEqual(values)
      for (const batch of batches.slice(0, -1)) expect(batch).toHaveLength(size)
      expect(batches.at(-1)).not.toEqual([])
    }),
  )
})
