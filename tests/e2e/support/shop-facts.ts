import { join } from 'node:path'
import type { Device } from './device.ts'
import { runInPage } from './page-script.ts'

/** What two devices with the same shop must agree on, read from the database by the product's own store. */
export interface ShopFacts {
  readonly root: string
  readonly counts: Readonly<Record<string, number>>
  /** Of the asked item, in thousandths. */
  readonly stock: number | undefined
  /** Every balance: customer and currency → minor units owed. */
  readonly balances: Readonly<Record<string, number>>
  /** Numbers of the newest bills, newest first. */
  readonly lastNumbers: readonly string[]
  readonly lineage: string
  readonly letter: string
}

/** Reads them inside the page, beside the running app. */
export async function shopFacts(device: Device, itemId: string): Promise<ShopFacts> {
  await runInPage(device.page, join(import.meta.dirname, 'read-shop.ts'))
  return device.page.evaluate(
    (id) => (globalThis as unknown as { readShop(itemId: string): Promise<ShopFacts> }).readShop(id),
    itemId,
  )
}
