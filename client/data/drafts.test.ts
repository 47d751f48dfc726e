import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { newTestDevice, type TestDevice } from '../../shared/browser/store/test-shop.ts'
import { addLine, freeLine, type Cart } from './cart.ts'
import { Drafts, type ClaimCart } from './drafts.ts'

let device: TestDevice
let store: ShopStore
let claimed: Set<string>

/** Claims as Web Locks do: one holder at a time. */
const claim: ClaimCart = async (id) => {
  if (claimed.has(id)) return undefined
  claimed.add(id)
  return () => claimed.delete(id)
}
const cartOf = (name: string, now: number): Cart =>
  addLine(undefined, freeLine(name, { amount: 1000, currency: 'IQD' }), { now, currency: 'IQD' }).cart
const named = (carts: readonly Cart[]) => carts.map((cart) => cart.lines[0]?.name)

beforeEach(async () => {
  device = await newTestDevice()
  store = await device.open()
  claimed = new Set()
})
afterEach(() => device.close())

it('finds the cart again after a reload', async () => {
  const before = await Drafts.open(store, claim)
  before.update(cartOf('a', 1))
  await before.close()
  expect((await Drafts.open(store, claim)).current?.lines[0]?.name).toBe('a')
})

it('writes every change in order, and the last one wins', async () => {
  const drafts = await Drafts.open(store, claim)
  let cart = cartOf('a', 1)
  for (const name of ['b', 'c', 'd']) {
    drafts.update(cart)
    cart = addLine(cart, freeLine(name, { amount: 1, currency: 'IQD' }), { now: 2, currency: 'IQD' }).cart
  }
  drafts.update(cart)
  await drafts.written()
  expect(await store.drafts()).toEqual([cart])
})

it('gives each tab a cart of its own', async () => {
  const first = await Drafts.open(store, claim)
  first.update(cartOf('mine', 1))
  await first.written()
  expect((await Drafts.open(store, claim)).current).toBeUndefined()
})

it('holds a cart, counts it, and takes it back; the present one goes on hold in its place', async () => {
  const drafts = await Drafts.open(store, claim)
  drafts.update(cartOf('a', 1))
  drafts.hold(10)
  expect(drafts.current).toBeUndefined()
  drafts.update(cartOf('b', 2))
  const [held] = drafts.held
  drafts.resume(held?.id ?? '', 20)
  expect(drafts.current?.lines[0]?.name).toBe('a')
  expect(drafts.current).not.toHaveProperty('heldAt')
  expect(named(drafts.held)).toEqual(['b'])
  await drafts.close()
  const after = await Drafts.open(store, claim)
  expect([after.current?.lines[0]?.name, named(after.held)]).toEqual(['a', ['b']])
})

it('drops a cart whose last line is taken out', async () => {
  const drafts = await Drafts.open(store, claim)
  const cart = cartOf('a', 1)
  drafts.update(cart)
  drafts.update({ ...cart, lines: [] })
  await drafts.written()
  expect(drafts.current).toBeUndefined()
  expect(await store.drafts()).toEqual([])
})

it('does not bring the draft back after the sale was saved', async () => {
  const drafts = await Drafts.open(store, claim)
  const cart = cartOf('a', 1)
  drafts.update(cart)
  await drafts.written()
  await store.mutate(async () => ({ changes: [], drafts: [{ id: cart.id, value: null }] }))
  drafts.sold()
  await drafts.close()
  expect(await store.drafts()).toEqual([])
})

it('shows a cart that another tab holds', async () => {
  const drafts = await Drafts.open(store, claim)
  const other = await Drafts.open(await device.open(), claim)
  other.update(cartOf('theirs', 1))
  other.hold(5)
  await vi.waitFor(() => expect(named(drafts.held)).toEqual(['theirs']))
})

it('says why a cart could not be kept, keeps it on the screen, and recovers', async () => {
  const drafts = await Drafts.open(store, claim)
  const saveDraft = vi.spyOn(store, 'saveDraft').mockRejectedValueOnce(new Error('full'))
  drafts.update(cartOf('a', 1))
  await drafts.written()
  expect(drafts.failure).toEqual(new Error('full'))
  expect(drafts.current).toBeDefined()
  saveDraft.mockRestore()
  drafts.update(cartOf('b', 2))
  await drafts.written()
  expect(drafts.failure).toBeUndefined()
})
