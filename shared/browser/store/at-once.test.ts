import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ShopStore } from '../shop-store.ts'
import { type TestDevice, newTestDevice, record, write } from './test-shop.ts'

let device: TestDevice
let tabs: ShopStore[]
beforeEach(async () => {
  device = await newTestDevice()
  tabs = [await device.open(), await device.open()]
  await write(tabs[0]!, record('given', { amount: 100 }))
})
afterEach(() => device.close())

const balance = (movements: readonly object[]) =>
  movements.reduce((sum, each) => sum + ((each as { amount?: number }).amount ?? 0), 0)

it('D4: of twenty at once in two tabs that each give back all there is, one is stored', async () => {
  const giveBack = (tab: ShopStore, index: number) =>
    tab.mutate(async (tx) => {
      if (balance(await tx.range('kaka_loans')) < 100) throw new Error('more than there is')
      return { changes: [record(`returned-${index}`, { amount: -100 })] }
    })
  const all = Array.from({ length: 20 }, (_, index) => giveBack(tabs[index % 2]!, index))
  const settled = await Promise.allSettled(all)
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const tab of tabs) expect(balance(await tab.range('kaka_loans'))).toBe(0)
})
