import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { newId } from '../ids.ts'
import type { Movement } from '../records/stock.ts'
import { NO_TOTALS } from '../records/totals.ts'
import { parseRecord, type CollectionName, type RecordOf } from '../sections.ts'
import { put, type RecordLookup } from './change.ts'
import { postStockCount, stockCountReads } from './post-stock-count.ts'

const tea = { id: 'tea', name: 'Tea' }

class Records implements RecordLookup {
  readonly held = new Map<string, unknown>([['totals shop', NO_TOTALS]])
  get<Name extends CollectionName>(collection: Name, id: string): RecordOf<Name> | undefined {
    expect(collection === 'movements').toBe(false)
    return this.held.get(`${collection} ${id}`) as RecordOf<Name> | undefined
  }
  count(milli: number, storeId?: string): Movement | undefined {
    const at = 1_000 + this.held.size
    const where = storeId === undefined ? {} : { storeId }
    const changes = postStockCount({ movementId: newId(at), item: tea, milli, ...where }, this)
    for (const { collection, id, value } of changes)
      this.held.set(`${collection} ${id}`, parseRecord(collection, value))
    return changes.find(({ collection }) => collection === 'movements')?.value as Movement | undefined
  }
}

it('the first count is the beginning, later ones are adjustments, and the same count moves nothing', () => {
  const records = new Records()
  expect(records.count(7_000)).toMatchObject({
    type: 'initial',
    milli: 7_000,
    itemId: 'tea',
    storeId: 'main',
  })
  expect(records.count(6_500)).toMatchObject({ type: 'adjustment', milli: -500, price: null, total: 0 })
  expect(records.count(6_500)).toBeUndefined()
  expect(records.count(0, 'back room')).toMatchObject({ type: 'initial', milli: 0, storeId: 'back room' })
})

it('a count keeps what it does not know of a stock record', () => {
  const records = new Records()
  records.held.set('stock tea.main', { id: 'tea.main', itemId: 'tea', storeId: 'main', milli: 1, legacy: {} })
  records.count(5)
  expect(records.get('stock', 'tea.main')).toEqual({
    ...put('stock', { id: 'tea.main', itemId: 'tea', storeId: 'main', milli: 5, legacy: {} }).value,
  })
})

it('after any counts the movements add up to the stock, and the totals to all of it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('main', 'b'), fc.integer({ min: -5_000, max: 90_000 }))),
      (counts) => {
        const records = new Records()
        const moved: Record<string, number> = {}
        for (const [storeId, milli] of counts)
          moved[storeId] = (moved[storeId] ?? 0) + (records.count(milli, storeId)?.milli ?? 0)
        const stock = Object.keys(moved).map((store) => records.get('stock', `tea.${store}`)?.milli ?? 0)
        expect(Object.values(moved)).toEqual(stock)
        const sum = stock.reduce((all, milli) => all + milli, 0)
        expect(records.get('totals', 'shop')?.stockMilli).toBe(sum)
      },
    ),
  )
})

it('a count reads the stock of its store and the totals', () => {
  expect(stockCountReads('tea', 'b')).toEqual([
    { collection: 'stock', id: 'tea.b' },
    { collection: 'totals', id: 'shop' },
  ])
})
