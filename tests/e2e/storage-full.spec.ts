import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { openDevice, type Device } from './support/device.ts'
import { addItem, foundShop, waitUntilKept } from './support/new-shop.ts'
import { startServer, type RunningServer } from './support/server.ts'
import { shopFacts } from './support/shop-facts.ts'
import * as steps from './support/steps.ts'

let folder: string
let server: RunningServer
let device: Device

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-e2e-'))
  server = await startServer(folder)
  device = await openDevice(join(folder, 'till'))
  await steps.openFirstRun(device.page, server.url)
  await waitUntilKept(device.page)
  await foundShop(device.page)
  await addItem(device.page, { name: 'TV 43"', price: 250_000, stock: 7 })
})

test.afterEach(async () => {
  await device.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Leaves `bytes` of room for the site; `undefined` lifts the limit. */
async function leaveRoom(bytes: number | undefined): Promise<void> {
  const session = await device.context.newCDPSession(device.page)
  const { usage } = await session.send('Storage.getUsageAndQuota', { origin: server.url })
  await session.send('Storage.overrideQuotaForOrigin', {
    origin: server.url,
    ...(bytes === undefined ? {} : { quotaSize: Math.max(1, usage + bytes) }),
  })
  await session.detach()
}

test('engine 22: with less than 5 MB left a sale is refused before money is taken; with room again the cart is sold once', async () => {
  const { page } = device
  const tile = page.getByTestId('tile').first()
  const itemId = (await tile.getAttribute('data-item-id')) ?? ''
  await tile.click()
  await expect(page.getByTestId('cart-line')).toHaveCount(1)
  await leaveRoom(1_000_000)
  await page.getByTestId('pay').click()
  await expect(page.getByTestId('sale-error')).toContainText('This device is full')
  await expect(page.getByTestId('confirm')).toHaveCount(0)
  await expect(page.getByTestId('cart-line')).toHaveCount(1)

  await leaveRoom(undefined)
  await page.getByTestId('pay').click()
  expect(await steps.payExactly(page)).toBe('INV-0001')
  const facts = await shopFacts(device, itemId)
  expect(facts.counts).toMatchObject({ invoices: 1, movements: 2, cash_entries: 1 })
  expect(facts.stock).toBe(6000)
})

test('a device that is full while the sale is being saved says so, keeps the cart and writes nothing of it', async () => {
  const { page } = device
  const tile = page.getByTestId('tile').first()
  const itemId = (await tile.getAttribute('data-item-id')) ?? ''
  await tile.click()
  await page.getByTestId('pay').click()
  await page.getByTestId('key-exact').click()
  await leaveRoom(-1_000_000_000)
  await page.getByTestId('confirm').click()
  await expect(page.getByTestId('pay-error')).toBeVisible()
  await expect(page.locator('pos-app').getByRole('alert').first()).toContainText('This device is full')
  await expect(page.getByTestId('saved-number')).toHaveCount(0)

  await leaveRoom(undefined)
  await page.reload()
  await expect(page.getByTestId('cart-line')).toHaveCount(1)
  const between = await shopFacts(device, itemId)
  expect(between.counts).toMatchObject({ invoices: 0, movements: 1, cash_entries: 0 })
  expect(between.stock).toBe(7000)
  await page.getByTestId('pay').click()
  expect(await steps.payExactly(page)).toBe('INV-0001')
  const after = await shopFacts(device, itemId)
  expect(after.counts).toMatchObject({ invoices: 1, movements: 2, cash_entries: 1 })
  expect(after.stock).toBe(6000)
})
