import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { newTestDevice, type TestDevice } from '../../shared/browser/store/test-shop.ts'
import { nameAt } from '../../shared/records/item.ts'
import { saveItem, type ItemForm } from './edit-item.ts'
import { takePayment } from './take-payment.ts'
import { addCustomer, changeCustomer } from './edit-customer.ts'

let device: TestDevice
let store: ShopStore
const form: ItemForm = {
  name: 'Tea',
  barcode: '1',
  category: '',
  kind: 'product',
  price: { amount: 5000, currency: 'IQD' },
  minMilli: 0,
  stockMilli: 7000,
}

beforeEach(async () => {
  device = await newTestDevice()
  store = await device.open()
})
afterEach(() => device.close())

it('counts the stock of a new item as a movement', async () => {
  const item = await saveItem(store, form, 1000)
  expect((await store.get('stock', `${item.id}.main`))?.milli).toBe(7000)
  expect(await store.range('movements')).toMatchObject([{ type: 'initial', milli: 7000, itemId: item.id }])
})

it('records a corrected count as an adjustment, and keeps what the form does not name', async () => {
  const item = { ...(await saveItem(store, form, 1000)), supplier: 'SONIC' }
  await store.mutate(async () => ({ changes: [{ collection: 'items', id: item.id, value: item }] }))
  const changed = await saveItem(store, { ...form, name: 'Green tea', stockMilli: 6500 }, 2000, item)
  expect(changed).toMatchObject({ name: 'Green tea', supplier: 'SONIC', addedAt: 1000, updatedAt: 2000 })
  expect([nameAt(changed, 1999), nameAt(changed, 2000)]).toEqual([form.name, 'Green tea'])
  expect((await store.range('movements')).at(-1)).toMatchObject({ type: 'adjustment', milli: -500 })
})

it('moves no stock when nothing was counted', async () => {
  const item = await saveItem(store, { ...form, stockMilli: undefined }, 1000)
  await saveItem(store, { ...form, kind: 'service', stockMilli: 3000 }, 2000, item)
  expect(await store.count('movements')).toBe(0)
  expect(await store.get('stock', `${item.id}.main`)).toBeUndefined()
})

it('takes a payment into account, balance and till at once, and it waits for a backup', async () => {
  const { id } = await addCustomer(store, { name: 'Azad', phone: '', location: '' }, 1)
  await store.mutate(async () => ({
    changes: [
      {
        collection: 'balances',
        id: `${id}.USD`,
        value: { id: `${id}.USD`, customerId: id, currency: 'USD', owed: 4500 },
      },
    ],
  }))
  await takePayment(store, id, { method: 'cash', currency: 'USD', amount: 5000 }, 2)
  expect((await store.get('balances', `${id}.USD`))?.owed).toBe(-500)
  expect(await store.range('debt_entries')).toMatchObject([{ amount: -5000, kind: 'payment' }])
  expect(await store.range('cash_entries')).toMatchObject([{ amount: 5000, kind: 'payment', method: 'cash' }])
  expect(await store.unsent()).toMatchObject({ docs: 1, sums: { USD: 5000 } })
})

it('refuses a payment of nothing and one from nobody', async () => {
  const nothing = takePayment(store, 'c', { method: 'cash', currency: 'IQD', amount: 0 }, 2)
  await expect(nothing).rejects.toMatchObject({ code: 'amount_invalid' })
  const nobody = takePayment(store, 'c', { method: 'cash', currency: 'IQD', amount: 5 }, 2)
  await expect(nobody).rejects.toMatchObject({ code: 'not_found' })
})

it('changes a customer and keeps the rest', async () => {
  const before = await addCustomer(store, { name: 'Azad', phone: '1', location: 'Hawler' }, 1)
  await changeCustomer(store, before, { name: 'Azad B', phone: '2', location: 'Hawler' }, 9)
  expect(await store.get('customers', before.id)).toEqual({
    ...before,
    name: 'Azad B',
    phone: '2',
    updatedAt: 9,
  })
})
