import { expect, it } from 'vitest'
import type { Item } from '../../../shared/records/item.ts'
import { draftOf, readDraft } from './item-draft.ts'

const start = { name: 'Tea', barcode: ' 42 ', currency: 'IQD' as const }

it('reads figures of all three scripts', () => {
  const { form } = readDraft({
    ...draftOf(undefined, undefined, start),
    price: '٩٦,٠٠٠',
    stock: '۱۲',
    minimum: '3',
  })
  expect(form).toMatchObject({
    barcode: '42',
    price: { amount: 96_000, currency: 'IQD' },
    stockMilli: 12_000,
    minMilli: 3000,
  })
})

it('leaves price and stock open when nothing is typed', () => {
  expect(readDraft(draftOf(undefined, undefined, start)).form).toMatchObject({
    price: null,
    stockMilli: undefined,
  })
})

it('names the field that is wrong', () => {
  const draft = draftOf(undefined, undefined, start)
  expect(readDraft({ ...draft, name: '  ' }).wrong).toBe('name')
  expect(readDraft({ ...draft, price: 'ten' }).wrong).toBe('price')
  expect(readDraft({ ...draft, price: '12.5' }).wrong).toBe('price')
  expect(readDraft({ ...draft, stock: 'x' }).wrong).toBe('stock')
  expect(readDraft({ ...draft, minimum: '-1' }).wrong).toBe('minimum')
})

it('writes an item and reads the same back', () => {
  const item = {
    name: 'Iron',
    barcode: '1',
    category: 'Kitchen',
    kind: 'product',
    price: { amount: 2076, currency: 'USD' },
    minMilli: 2000,
  } as Item
  expect(readDraft(draftOf(item, 1500, start)).form).toEqual({ ...item, stockMilli: 1500 })
})
