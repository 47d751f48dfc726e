import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { newTestDevice, type TestDevice } from '../../shared/browser/store/test-shop.ts'
import { newId } from '../../shared/ids.ts'
import type { Invoice } from '../../shared/records/invoice.ts'
import { put } from '../../shared/rules/change.ts'
import { BillList, findBills, numbersMeant } from './bill-list.ts'

let device: TestDevice
let store: ShopStore

const bill = (value: number): Invoice => ({
  id: newId(1_700_000_000_000 + value * 1000),
  number: `INV-${String(value).padStart(4, '0')}`,
  at: 1_700_000_000_000 + value * 1000,
  ...(value % 2 === 0 && { customerId: 'c' }),
  customerName: '',
  currency: 'IQD',
  iqdPer100Usd: 140_000,
  lines: [],
  subtotal: 1000,
  discount: { type: 'amount', value: 0 },
  discountAmount: 0,
  rounding: 0,
  total: 1000,
  tenders: [],
  change: null,
  paid: 1000,
  debt: 0,
})
const add = (from: number, to: number) =>
  store.mutate(async () => ({
    changes: Array.from({ length: to - from + 1 }, (_, index) => put('invoices', bill(from + index))),
  }))

beforeEach(async () => {
  device = await newTestDevice()
  store = await device.open()
})
afterEach(() => device.close())

it('loads a page at a time, newest first, to the oldest', async () => {
  await add(1, 100)
  const bills = new BillList(store)
  await bills.more()
  expect([bills.rows.length, bills.rows[0]?.number, bills.isComplete]).toEqual([60, 'INV-0100', false])
  await bills.more()
  expect([bills.rows.length, bills.rows.at(-1)?.number, bills.isComplete]).toEqual([100, 'INV-0001', true])
  bills.close()
})

it('shows a new bill at the top without losing the place', async () => {
  await add(1, 3)
  const bills = new BillList(store)
  await bills.more()
  await add(4, 4)
  await vi.waitFor(() =>
    expect(bills.rows.map(({ number }) => number)).toEqual(['INV-0004', 'INV-0003', 'INV-0002', 'INV-0001']),
  )
  bills.close()
})

it('finds by number and by customer, newest first, each bill once', async () => {
  await add(1, 6)
  await store.buildIndexes()
  const found = await findBills(store, ['INV-0002', 'INV-0009'], ['c'])
  expect(found.isIndexing).toBe(false)
  expect(found.rows.map(({ number }) => number)).toEqual(['INV-0006', 'INV-0004', 'INV-0002'])
})

it('understands what someone types for a number', () => {
  expect(numbersMeant('1286', '')).toEqual(['INV-1286'])
  expect(numbersMeant('٧', 'B')).toEqual(['INV-0007', 'INV-B0007'])
  expect(numbersMeant(' inv-b12 ', '')).toEqual(['INV-B0012'])
  expect(numbersMeant('', '')).toEqual([])
})
