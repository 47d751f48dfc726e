import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { openDevice, type Device } from './support/device.ts'
import { lookAt } from './support/look-at-page.ts'
import { addItem, openPlace, PIN, waitUntilKept } from './support/new-shop.ts'
import { startServer, type RunningServer } from './support/server.ts'
import * as steps from './support/steps.ts'

const LANGUAGES = ['en', 'ckb', 'ar'] as const

const PLACES = [
  '/bills',
  '/items',
  '/customers',
  '/backup',
  '/account',
  '/activity',
  '/custody',
  '/restore',
  '/import',
  '/settings',
  '/more',
] as const

let folder: string
let server: RunningServer
let device: Device
let found: string[] = []

test.beforeEach(async () => {
  found = []
  folder = mkdtempSync(join(tmpdir(), 'sonic-e2e-'))
  server = await startServer(folder)
  device = await openDevice(join(folder, 'till'))
})

test.afterEach(async () => {
  await device.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

for (const language of LANGUAGES) {
  test(`every page fits and reads well in ${language}, light and dark, on phone and tablet`, async () => {
    const { page } = device
    const look: Look = async (name) => {
      found.push(...(await lookAt(page, name, language)))
    }
    await page.goto(server.url)
    await waitUntilKept(page)
    await page.locator(`locale-choice pos-choice-card[lang="${language}"]`).getByRole('radio').click()
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await lookAtFirstRun(page, look)
    await fillShop(page)
    await lookAtSale(page, look)
    await lookAtPlaces(page, look)
    await lookAtCare(page, look)
    await lookAtPanels(page, look)
    expect(found).toEqual([])
  })
}

type Look = (name: string) => Promise<void>

/** Every step of the first run; ends with a shop. */
async function lookAtFirstRun(page: Page, look: Look): Promise<void> {
  const lookAtStep = async (name: string) => {
    await expect(page.locator(`[data-testid="first-run"][data-step="${name}"]`)).toBeVisible()
    await look(`first-run ${name}`)
  }
  await lookAtStep('language')
  await steps.next(page)
  await lookAtStep('begin')
  await page.getByTestId('begin-new').click()
  await lookAtStep('name')
  await steps.field(page, 'shop-name').fill('هەولێر')
  await steps.field(page, 'owner-name').fill('هێڤی')
  await steps.field(page, 'device-name').fill('کاونتەر')
  await steps.next(page)
  await steps.field(page, 'rate').fill('1420')
  await lookAtStep('money')
  await steps.next(page)
  await lookAtStep('pin')
  await page.keyboard.type(PIN)
  await steps.next(page)
  await page.keyboard.type(PIN)
  await lookAtStep('pin_again')
  await steps.next(page)
  await lookAtStep('keep')
  await steps.next(page)
  await lookAtStep('done')
  await steps.next(page)
}

/** Every page, and where a list has one chosen. */
async function lookAtPlaces(page: Page, look: Look): Promise<void> {
  for (const place of PLACES) {
    await open(page, place)
    await look(place.slice(1))
    if (place === '/bills' || place === '/items' || place === '/customers') {
      await page
        .getByTestId(`${place.slice(1, -1)}-row`)
        .first()
        .click()
      await look(`${place.slice(1, -1)} detail`)
    }
  }
}

/** What is done to backups and the server's files. */
async function lookAtCare(page: Page, look: Look): Promise<void> {
  await open(page, '/backup')
  await page.getByTestId('points-find').click()
  await look('restore points found')
  await page.getByTestId('restore-point-more').first().click()
  await expect(page.getByTestId('point-reasons')).toBeVisible()
  await look('restore point')
  await page.keyboard.press('Escape')
  await page.getByTestId('retention').click()
  await expect(page.getByTestId('retention-try')).toBeVisible()
  await page.getByTestId('retention-try').click()
  await expect(page.getByTestId('owner-dialog').locator('dialog')).toBeVisible()
  await look('owner')
  await steps.confirmOwner(page)
  await expect(page.getByTestId('retention-outcome')).toBeVisible()
  await look('retention')
  await page.keyboard.press('Escape')
  await page.getByTestId('create-files').click()
  await expect(page.getByTestId('files-created')).toBeVisible()
  await look('server files')
  await page.getByTestId('server-file-more').first().click()
  await look('server file')
  await page.keyboard.press('Escape')
}

/** Forms, the status panel and the lock. */
async function lookAtPanels(page: Page, look: Look): Promise<void> {
  await open(page, '/items?new=1')
  await look('item form')
  await open(page, '/customers?new=1')
  await look('customer form')
  await open(page, '/restore?from=file')
  await look('restore file')
  await open(page, '/backup')
  await page.getByTestId('status-chip').filter({ visible: true }).first().click()
  await expect(page.getByTestId('status-panel').locator('dialog')).toBeVisible()
  await look('status panel')
  await page.keyboard.press('Escape')
  await page.locator('person-button').getByRole('button').first().click()
  await page.locator('person-button .item').first().click()
  await expect(page.locator('lock-page')).toBeVisible()
  await look('lock')
  await page.locator('lock-page button.quiet').click()
  await expect(page.locator('pin-reset')).toBeVisible()
  await look('pin reset')
}

/** The Sale with a cart, paying, and after the sale. */
async function lookAtSale(page: Page, look: Look): Promise<void> {
  await open(page, '/')
  await expect(page.getByTestId('tile').first()).toBeVisible()
  await look('sale empty')
  await page.getByTestId('tile').first().click()
  await page.getByTestId('tile').nth(1).click()
  await expect(page.getByTestId('cart-line')).toHaveCount(2)
  await look('sale')
  await page.getByTestId('pay').filter({ visible: true }).click()
  await expect(page.getByTestId('confirm')).toBeVisible()
  await look('pay')
  await page.getByTestId('key-exact').click()
  await page.getByTestId('confirm').click()
  await expect(page.getByTestId('after-sale')).toBeVisible()
  await look('after sale')
  await expect(async () => {
    await page.getByTestId('new-sale').click({ timeout: 1000 })
    await expect(page.getByTestId('after-sale')).toBeHidden({ timeout: 1000 })
  }).toPass()
}

/** Fills it: Kurdish names, a bill, a customer and an account. */
async function fillShop(page: Page): Promise<void> {
  await addItem(page, { name: 'تەلەفزیۆن ٤٣ ئینج', price: 250_000, stock: 40, category: 'تەلەفزیۆن' })
  await addItem(page, {
    name: 'ساردکەرەوەی دوو دەرگا بە دیسپێنسەری ئاو',
    price: 1_385_250,
    stock: 2,
    category: 'ساردکەرەوە',
  })
  await openPlace(page, '/customers')
  await page.getByTestId('list-add').click()
  await steps.field(page, 'customer-form-name').fill('ئازاد عەبدولڕەحمان')
  await steps.field(page, 'customer-form-phone').fill('0750 123 4567')
  await page.getByTestId('customer-form-save').click()
  await expect(page.getByTestId('customer-detail')).toBeVisible()
  await openPlace(page, '/')
  await steps.sellOne(page, 0)
  await steps.createAccount(page, server.url)
  await page.goto(server.url)
  await steps.waitForChip(page, 'checked')
}

/** Goes to a page as the app's own links do, without a reload. */
async function open(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    window.dispatchEvent(new Event('pos-navigated'))
  }, path)
  await expect(page.locator('page-outlet > *')).toBeVisible()
}
