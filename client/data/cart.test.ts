import { expect, it } from 'vitest'
import { timeOf } from '../../shared/ids.ts'
import type { Item } from '../../shared/records/item.ts'
import {
  addItem,
  addLine,
  drawDocument,
  freeLine,
  hold,
  piecesByItem,
  pieceCount,
  putBack,
  removeLine,
  resume,
  setCustomer,
  setDiscount,
  setLineDiscount,
  setLineNote,
  setMilli,
  setPrice,
} from './cart.ts'

const from = (now: number) => ({ now, currency: 'IQD' as const })
const item = (id: string, amount = 5000): Item => ({
  id,
  barcode: `b-${id}`,
  codes: [],
  name: `Item ${id}`,
  kind: 'product',
  category: '',
  supplier: '',
  cost: null,
  price: { amount, currency: 'IQD' },
  minMilli: 0,
  description: '',
  addedAt: 0,
  updatedAt: 0,
})

it('draws the draft id with the first line and keeps it (engine 8: a cart has a draft id from its first line)', () => {
  const first = addItem(undefined, item('a'), from(1_700_000_000_000))
  const second = addItem(first.cart, item('b'), from(1_700_000_009_000))
  expect(timeOf(first.cart.id)).toBe(1_700_000_000_000)
  expect(second.cart.id).toBe(first.cart.id)
  expect(second.cart.createdAt).toBe(1_700_000_000_000)
  expect(second.index).toBe(1)
})

it('counts a repeated scan up instead of adding a line', () => {
  const twice = addItem(addItem(undefined, item('a'), from(1)).cart, item('a'), from(2))
  expect(twice.index).toBe(0)
  expect(twice.cart.lines).toHaveLength(1)
  expect(twice.cart.lines[0]?.milli).toBe(2000)
})

it('gives a line of its own to an item whose line has another price, a discount or a note', () => {
  const { cart } = addItem(undefined, item('a'), from(1))
  const changed = [
    setPrice(cart, 0, { amount: 1, currency: 'IQD' }),
    setLineDiscount(cart, 0, { type: 'percent', value: 1000 }),
    setLineNote(cart, 0, 'SN 1'),
  ]
  for (const each of changed) expect(addItem(each, item('a'), from(2)).cart.lines).toHaveLength(2)
})

it('takes no quantity that is nothing, negative or absurd', () => {
  const { cart } = addItem(undefined, item('a'), from(1))
  for (const milli of [0, -1000, 0.5, Number.NaN, 2e12]) expect(setMilli(cart, 0, milli)).toBe(cart)
  expect(setMilli(cart, 0, 250).lines[0]?.milli).toBe(250)
})

it('puts a removed line back where it was', () => {
  const cart = addItem(
    addItem(addItem(undefined, item('a'), from(1)).cart, item('b'), from(1)).cart,
    item('c'),
    from(1),
  ).cart
  const [, line] = cart.lines
  expect(putBack(removeLine(cart, 1), 1, line!)).toEqual(cart)
})

it('takes discount, note and customer away without leaving empty fields', () => {
  const { cart } = addItem(undefined, item('a'), from(1))
  const full = setCustomer(
    setLineNote(setLineDiscount(cart, 0, { type: 'amount', value: 1 }), 0, 'x'),
    'customer-1',
  )
  const empty = setCustomer(setLineNote(setLineDiscount(full, 0, undefined), 0, ''), undefined)
  expect(empty).toEqual(cart)
  expect(Object.keys(empty)).not.toContain('customerId')
})

it('draws another document id each time payment opens, with the time of opening (engine 8)', () => {
  const { cart } = addItem(undefined, item('a'), from(1))
  const once = drawDocument(cart, { at: 1_700_000_000_000, clock: 'suspect' })
  const again = drawDocument(once, { at: 1_700_000_060_000 })
  expect(timeOf(once.documentId)).toBe(1_700_000_000_000)
  expect(again.documentId).not.toBe(once.documentId)
  expect(again.id).toBe(cart.id)
  expect([once.clock, again.clock]).toEqual(['suspect', undefined])
})

it('comes back from hold as it was', () => {
  const { cart } = addItem(undefined, item('a'), from(1))
  expect(hold(cart, 5).heldAt).toBe(5)
  expect(resume(hold(cart, 5))).toEqual(cart)
})

it('counts pieces over lines, and a weighed line as one', () => {
  const two = setMilli(addItem(undefined, item('a'), from(1)).cart, 0, 2000)
  const weighed = setMilli(addItem(two, item('b'), from(1)).cart, 1, 1250)
  const all = addLine(weighed, freeLine('Delivery', { amount: 20_000, currency: 'IQD' }), from(1)).cart
  expect(pieceCount(all)).toBe(4)
  expect(piecesByItem(all)).toEqual(
    new Map([
      ['a', 2000],
      ['b', 1250],
    ]),
  )
})

it('keeps the discount on the bill', () => {
  const { cart } = addItem(undefined, item('a'), from(1))
  expect(setDiscount(cart, { type: 'percent', value: 200 }).discount).toEqual({ type: 'percent', value: 200 })
})
