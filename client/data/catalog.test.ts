import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { newTestDevice, type TestDevice } from '../../shared/browser/store/test-shop.ts'
import type { Item } from '../../shared/records/item.ts'
import { DEFAULT_SETTINGS } from '../../shared/records/settings.ts'
import { put } from '../../shared/rules/change.ts'
import { Catalog } from './catalog.ts'

let device: TestDevice
let store: ShopStore

const item = (id: string, name = id, category = ''): Item => ({
  id,
  barcode: `b${id}`,
  codes: [],
  name,
  kind: 'product',
  category,
  supplier: '',
  cost: null,
  price: { amount: 1000, currency: 'IQD' },
  minMilli: 0,
  description: '',
  addedAt: 0,
  updatedAt: 0,
})
const stock = (itemId: string, milli: number) =>
  put('stock', { id: `${itemId}.main`, itemId, storeId: 'main', milli })

beforeEach(async () => {
  device = await newTestDevice()
  store = await device.open()
  await store.mutate(async () => ({
    changes: [
      put('items', item('a', 'Tea')),
      put('items', item('b', 'Cup', 'Kitchen')),
      stock('a', 5000),
      put('settings', { ...DEFAULT_SETTINGS, name: 'Corner' }),
      put('rates', { id: '01', at: 1, iqdPer100Usd: 140_000 }),
      put('rates', { id: '02', at: 2, iqdPer100Usd: 142_000 }),
      put('balances', { id: 'c.USD', customerId: 'c', currency: 'USD', owed: 450 }),
      put('balances', { id: 'c.IQD', customerId: 'c', currency: 'IQD', owed: 0 }),
    ],
  }))
})
afterEach(() => device.close())

it('holds items, stock, rate, balances and settings', async () => {
  const catalog = await Catalog.open(store)
  expect(catalog.itemSearch.all.map(({ name }) => name)).toEqual(['Cup', 'Tea'])
  expect([catalog.stockOf('a'), catalog.stockOf('b')]).toEqual([5000, undefined])
  expect(catalog.iqdPer100Usd).toBe(142_000)
  expect(catalog.owedBy('c')).toEqual([{ amount: 450, currency: 'USD' }])
  expect(catalog.settings.name).toBe('Corner')
  expect(catalog.nextBill).toBe(1)
  expect(catalog.categories).toEqual([{ name: 'Kitchen', items: 1 }])
})

it('engine 5: catches up with changes and deletions from hot', async () => {
  const catalog = await Catalog.open(store)
  await store.mutate(async () => ({
    changes: [
      stock('a', -1000),
      put('items', item('d', 'Bowl')),
      { collection: 'items', id: 'b', value: null },
      put('invoice_counter', { id: 'INV', value: 41 }),
    ],
  }))
  await catalog.caughtUp()
  expect(catalog.stockOf('a')).toBe(-1000)
  expect(catalog.itemSearch.all.map(({ name }) => name)).toEqual(['Bowl', 'Tea'])
  expect(catalog.nextBill).toBe(42)
})

it('engine 5: catches up over a cut, when hot is empty again', async () => {
  const catalog = await Catalog.open(store)
  await store.cut({ trigger: 'manual' })
  await store.mutate(async () => ({ changes: [put('items', item('b', 'Mug', 'Kitchen')), stock('a', 7000)] }))
  await store.cut({ trigger: 'manual' })
  await catalog.caughtUp()
  expect(catalog.items.get('b')?.name).toBe('Mug')
  expect(catalog.stockOf('a')).toBe(7000)
  expect(catalog.items.size).toBe(2)
})

it('engine 5: follows what another tab writes and says what changed', async () => {
  const catalog = await Catalog.open(store)
  const other = await device.open()
  const changed = new Promise<Event>((resolve) => catalog.addEventListener('change', resolve, { once: true }))
  await other.mutate(async () => ({ changes: [put('items', item('e', 'Knife'))] }))
  expect(await changed).toMatchObject({ collections: new Set(['items']) })
  expect(catalog.itemSearch.byCode('be').map(({ name }) => name)).toEqual(['Knife'])
})

it('finds by words and leaves out what is no longer sold', async () => {
  await store.mutate(async () => ({ changes: [put('items', { ...item('f', 'Old cup'), archived: true })] }))
  const catalog = await Catalog.open(store)
  expect(catalog.itemSearch.find('CUP').map(({ id }) => id)).toEqual(['b'])
  expect(catalog.items.get('f')?.name).toBe('Old cup')
})
