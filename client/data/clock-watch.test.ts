import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { invoice, newTestDevice, write, type TestDevice } from '../../shared/browser/store/test-shop.ts'
import { newId } from '../../shared/ids.ts'
import { ClockWatch } from './clock-watch.ts'

const DAY = 86_400_000
const builtAt = Date.UTC(2026, 10, 22)
const newestAt = builtAt + 3650 * DAY

let device: TestDevice
let store: ShopStore
let clock: { now: number }

beforeEach(async () => {
  device = await newTestDevice()
  store = await device.open()
  await write(store, invoice(newId(newestAt), { at: newestAt }))
  clock = { now: builtAt + DAY }
})
afterEach(() => device.close())

const watch = () => new ClockWatch({ store, boot: device.boot, builtAt, now: () => clock.now })

it('engine 7: a clock far below the newest bill marks the document and asks, and does not stand in the way', async () => {
  const one = watch()
  const heard: unknown[] = []
  one.addEventListener('change', () => heard.push(one.doubt))
  expect(await one.read()).toMatchObject({ at: newestAt, clock: 'suspect' })
  const doubt = { now: clock.now, against: newestAt, isBill: true }
  expect(heard).toEqual([doubt])
  one.putOff()
  expect(one.doubt).toBeUndefined()
  await one.read()
  expect(one.doubt).toEqual(doubt)
})

it('engine 7: "it is right" is remembered over a reload, until the clock is set back again', async () => {
  const one = watch()
  await one.read()
  await one.trust()
  expect(one.doubt).toBeUndefined()
  const again = watch()
  clock.now += 30 * DAY
  expect(await again.read()).toEqual({ at: clock.now })
  expect(again.doubt).toBeUndefined()
  clock.now -= 2 * DAY
  expect(await again.read()).toMatchObject({ clock: 'suspect' })
  expect(again.doubt).toMatchObject({ now: clock.now })
})

it('engine 7: a clock that was corrected is asked about no more', async () => {
  const one = watch()
  await one.read()
  clock.now = newestAt + DAY
  expect(await one.read()).toEqual({ at: clock.now })
  expect(one.doubt).toBeUndefined()
})

it('engine 7: a clock before the app was made is held against that, in an empty shop too', async () => {
  const empty = await newTestDevice()
  const other = await empty.open()
  const now = builtAt - 3000 * DAY
  const one = new ClockWatch({ store: other, boot: empty.boot, builtAt, now: () => now })
  expect(await one.read()).toMatchObject({ at: builtAt, clock: 'suspect' })
  expect(one.doubt).toEqual({ now, against: builtAt, isBill: false })
  await one.trust()
  expect(await one.read()).toEqual({ at: builtAt, clock: 'suspect' })
  expect(one.doubt).toBeUndefined()
  empty.close()
})
