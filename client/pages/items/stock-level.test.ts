import { expect, it } from 'vitest'
import type { Item } from '../../../shared/records/item.ts'
import { filterItems, levelOf } from './stock-level.ts'

const item = { id: 'a', kind: 'product', minMilli: 3000 } as Item

it('is low at and under the minimum, out at nothing and below', () => {
  expect([4000, 3000, 1, 0, -2000].map((milli) => levelOf(item, milli))).toEqual([
    'enough',
    'low',
    'low',
    'out',
    'out',
  ])
})

it('says nothing of services and of what was never counted', () => {
  expect(levelOf({ ...item, kind: 'service' }, 0)).toBe('uncounted')
  expect(levelOf(item, undefined)).toBe('uncounted')
})

it('filters by level and keeps the order', () => {
  const items = ['a', 'b', 'c'].map((id) => ({ ...item, id }))
  const stock = { stockOf: (id: string) => ({ a: 0, b: 9000, c: -1000 })[id] }
  expect(filterItems(items, 'out', stock).map(({ id }) => id)).toEqual(['a', 'c'])
  expect(filterItems(items, 'all', stock)).toBe(items)
})
