import { expect } from '@playwright/test'
import type { Device } from './support/device.ts'
import { openPlace } from './support/new-shop.ts'
import { shopFacts } from './support/shop-facts.ts'
import * as steps from './support/steps.ts'
import { test, type World } from './support/world.ts'

test('engine 29: after all databases went, the first run says which shop was here and offers its restore first', async ({
  world,
}) => {
  const device = await shopWithASale(world)
  const { page } = device
  const before = await shopFacts(device, '')
  await page.goto('about:blank')
  const session = await device.context.newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin: world.url, storageTypes: 'indexeddb' })
  await page.goto(world.url)
  await expect(page.locator('first-run-page')).toContainText('Your shop “Bazaar TV” was on this device')
  const ways = page.locator('first-run-begin pos-choice-card')
  await expect(ways.first()).toHaveAttribute('data-testid', 'begin-restore')
  await steps.restoreNewest(page, world.url)
  await expect(page.getByTestId('tile').first()).toBeVisible()
  expect((await shopFacts(device, '')).root).toBe(before.root)
})

test('engine 29: after only the shop’s database went, the app says so, never shows an empty shop, and restores it', async ({
  world,
}) => {
  const device = await shopWithASale(world)
  const { page } = device
  const before = await shopFacts(device, '')
  // A page of the same origin without the app, so that nothing holds the database.
  await page.goto(`${world.url}/icons/icon-192.png`)
  const session = await device.context.newCDPSession(page)
  await session.send('IndexedDB.deleteDatabase', { securityOrigin: world.url, databaseName: 'sonic-1' })
  await page.goto(`${world.url}/items`)
  await expect(page.locator('vanished-page')).toContainText('The shop’s data is gone')
  await expect(page.locator('vanished-page')).toContainText('Bazaar TV')
  await expect(page.locator('items-page')).toHaveCount(0)
  await page.reload()
  await expect(page.locator('vanished-page')).toBeVisible()
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  expect(names).toEqual(['sonic-boot'])

  // The account is still known on this device: nobody signs in again.
  await steps.next(page)
  await expect(page.getByTestId('restore-wizard')).toHaveAttribute('data-stage', 'choose')
  await expect(page.getByTestId('restore-card').first()).toBeVisible()
  await steps.next(page)
  await expect(page.getByTestId('inside-counts')).toBeVisible()
  await steps.next(page)
  await expect(page.getByTestId('verified')).toBeVisible()
  await steps.next(page)
  await expect(page.getByTestId('tile').first()).toBeVisible()
  const after = await shopFacts(device, '')
  expect(after.root).toBe(before.root)
  expect((await steps.sellOne(page, 0)).number).toBe('INV-0002')
})

test('engine 29: data that goes while the app is open ends in the same screen', async ({ world }) => {
  const device = await shopWithASale(world)
  const { page } = device
  const session = await device.context.newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin: world.url, storageTypes: 'indexeddb' })
  await expect(page.locator('vanished-page')).toContainText('The shop’s data is gone')
  await steps.next(page)
  await expect(page.getByTestId('restore-wizard')).toBeVisible()
})

async function shopWithASale(world: World): Promise<Device> {
  const device = await world.smallShop()
  await steps.sellOne(device.page, 0)
  await openPlace(device.page, '/backup')
  await steps.backUpNow(device.page)
  await steps.waitForChip(device.page, 'checked')
  await openPlace(device.page, '/')
  return device
}
