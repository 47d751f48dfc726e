import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { newTestDevice, type TestDevice } from '../../shared/browser/store/test-shop.ts'
import type { Item } from '../../shared/records/item.ts'
import { put } from '../../shared/rules/change.ts'
import { priceSale } from '../../shared/rules/sale.ts'
import { addItem, drawDocument, setCustomer, setMilli, type Cart } from './cart.ts'
import { saveSale, type SaleOrder } from './sell.ts'

let device: TestDevice
let store: ShopStore

const tea: Item = {
  id: 'tea',
  barcode: '1',
  codes: [],
  name: 'Tea',
  kind: 'product',
  category: '',
  supplier: '',
  cost: null,
  price: { amount: 5000, currency: 'IQD' },
  minMilli: 0,
  description: '',
  addedAt: 0,
  updatedAt: 0,
}
const now = 1_760_000_000_000
const newCart = (): Cart => setMilli(addItem(undefined, tea, { now, currency: 'IQD' }).cart, 0, 2000)

/** An order whose payment was opened: the draft is in the store with its document id. */
async function orderOf(cart: Cart, paid: number): Promise<SaleOrder> {
  const payable = drawDocument(cart, { at: now })
  await store.saveDraft(payable)
  return {
    cart: payable,
    priced: priceSale(payable, { iqdPer100Usd: 140_000, roundTo: 250 }),
    tenders: paid === 0 ? [] : [{ method: 'cash', currency: 'IQD', amount: paid }],
    changeCurrency: 'IQD',
    letter: '',
    timeZone: 'Asia/Baghdad',
  }
}

beforeEach(async () => {
  device = await newTestDevice()
  store = await device.open()
  await store.mutate(async () => ({
    changes: [
      put('items', tea),
      put('stock', { id: 'tea.main', itemId: 'tea', storeId: 'main', milli: 5000 }),
      put('customers', { id: 'c', name: 'Azad', phone: '', location: '', registeredAt: 0 }),
    ],
  }))
})
afterEach(() => device.close())

it('saves the bill, its number, stock and cash in one go, and the draft is gone (engine 8)', async () => {
  const order = await orderOf(newCart(), 20_000)
  const saved = await saveSale(store, order)
  expect(saved).toMatchObject({
    id: order.cart.documentId,
    number: 'INV-0001',
    total: 10_000,
    change: { amount: 10_000, currency: 'IQD' },
  })
  expect(await store.get('invoices', saved.id)).toEqual(saved)
  expect((await store.get('stock', 'tea.main'))?.milli).toBe(3000)
  expect((await store.get('invoice_counter', 'INV'))?.value).toBe(1)
  expect(await store.count('cash_entries')).toBe(2)
  expect(await store.drafts()).toEqual([])
})

it('engine 8: saving twice is the same document, also after a crash behind the answer', async () => {
  const order = await orderOf(newCart(), 10_000)
  const [first, second] = [await saveSale(store, order), await saveSale(store, order)]
  expect(second).toEqual(first)
  expect(await store.count('invoices')).toBe(1)
  expect((await store.get('stock', 'tea.main'))?.milli).toBe(3000)
})

it('engine 8: two taps at once make one document', async () => {
  const order = await orderOf(newCart(), 10_000)
  const saved = await Promise.all([saveSale(store, order), saveSale(store, order)])
  expect(saved[0]).toEqual(saved[1])
  expect(await store.count('invoices')).toBe(1)
})

it('refuses a cart that was cleared elsewhere, and writes nothing', async () => {
  const order = await orderOf(newCart(), 10_000)
  await store.deleteDraft(order.cart.id)
  await expect(saveSale(store, order)).rejects.toMatchObject({ code: 'draft_gone' })
  expect(await store.count('invoices')).toBe(0)
})

it('refuses a cart whose payment was opened anew elsewhere', async () => {
  const order = await orderOf(newCart(), 10_000)
  await store.saveDraft(drawDocument(order.cart, { at: now + 5000 }))
  await expect(saveSale(store, order)).rejects.toMatchObject({ code: 'draft_gone' })
})

it('keeps the draft when the sale is refused', async () => {
  const order = await orderOf(newCart(), 4000)
  await expect(saveSale(store, order)).rejects.toMatchObject({ code: 'needs_customer' })
  expect(await store.drafts()).toHaveLength(1)
  expect(await store.count('invoices')).toBe(0)
})

it('puts the rest on the account of the customer', async () => {
  const order = await orderOf(setCustomer(newCart(), 'c'), 4000)
  expect(await saveSale(store, order)).toMatchObject({ paid: 4000, debt: 6000, customerName: 'Azad' })
  expect((await store.get('balances', 'c.IQD'))?.owed).toBe(6000)
})

it('engine 36: raises what waits for a backup', async () => {
  await saveSale(store, await orderOf(newCart(), 10_000))
  expect(await store.unsent()).toEqual({ docs: 1, sums: { IQD: 10_000 }, oldest: now })
})
