import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { timeOf } from '../ids.ts'
import { ActivityIds } from './activity-ids.ts'

const row = fc.record({
  at: fc.constantFrom(1_700_000_000_000, 1_700_000_000_001),
  oldId: fc.oneof(fc.constantFrom<unknown>(1.5, '1.5', null, undefined), fc.double()),
  docNumber: fc.constantFrom<unknown>('INV-1', 'INV-2', '', undefined, 7),
})

it('engine 7: the same rows get the same ids, never two alike, with their own time', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 200 }), (rows) => {
      const draw = () => {
        const ids = new ActivityIds('sonic_activity_data')
        return rows.map(({ at, oldId, docNumber }) => ids.next(at, oldId, docNumber))
      }
      const drawn = draw()
      expect(draw()).toEqual(drawn)
      expect(new Set(drawn).size).toBe(rows.length)
      expect(drawn.map(timeOf)).toEqual(rows.map(({ at }) => at))
    }),
  )
})

it('decision 501: rows of one document stand together in the order of the file', () => {
  const ids = new ActivityIds('sonic_activity_data')
  const drawn = Array.from({ length: 300 }, () => ids.next(1_700_000_000_000, 1, 'INV-1'))
  expect(drawn.toSorted()).toEqual(drawn)
  expect(new Set(drawn.map((id) => id.slice(0, -4))).size).toBe(1)
})

it('goes on after 65,536 rows of one document', () => {
  const ids = new ActivityIds('sonic_activity_data')
  const drawn = new Set<string>()
  for (let count = 0; count < 70_000; count += 1) drawn.add(ids.next(1_700_000_000_000, 1, 'INV-1'))
  expect(drawn.size).toBe(70_000)
})
