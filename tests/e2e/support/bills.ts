import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { runInPage } from './page-script.ts'

/** What a device's shop says about its sales, read from the database by the product's own store. */
export interface Bills {
  readonly lineage: string
  /** Of all bills, oldest first. */
  readonly numbers: readonly string[]
  /** Of the same bills: their times in ms UTC. */
  readonly ats: readonly number[]
  /** Of the same bills: whether the clock could not be right. */
  readonly clocks: readonly ('suspect' | undefined)[]
  /** Item → thousandths. */
  readonly stock: Readonly<Record<string, number>>
  /** Carts that are not paid. */
  readonly drafts: number
  /** Changes that no cut has taken up yet. */
  readonly uncut: number
  /** Documents that no server has confirmed. */
  readonly waiting: number
}

/** Reads them inside the page, beside the running app. */
export async function billsOf(page: Page): Promise<Bills> {
  await runInPage(page, join(import.meta.dirname, 'read-bills.ts'))
  return page.evaluate(() => (globalThis as unknown as { readBills(): Promise<Bills> }).readBills())
}
