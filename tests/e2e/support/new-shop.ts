import { expect, type Page } from '@playwright/test'
import { field, next } from './steps.ts'

/** The owner's PIN in every journey. */
export const PIN = '4711'

/** Waits until the app is kept for offline use and this page is served by its service worker. */
export async function waitUntilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller !== null) return
    await new Promise((done) => {
      navigator.serviceWorker.addEventListener('controllerchange', done, { once: true })
    })
  })
}

/** From the fork of the first run to the Sale page of a new, empty shop. Needs no connection. */
export async function foundShop(page: Page, name = 'Bazaar TV'): Promise<void> {
  const step = (wanted: string) =>
    expect(page.locator(`[data-testid="first-run"][data-step="${wanted}"]`)).toBeVisible()
  await page.getByTestId('begin-new').click()
  await step('name')
  await field(page, 'shop-name').fill(name)
  await field(page, 'owner-name').fill('Hêvî')
  await next(page)
  await step('money')
  await field(page, 'rate').fill('1420')
  await next(page)
  await step('pin')
  await page.keyboard.type(PIN)
  await next(page)
  await step('pin_again')
  await page.keyboard.type(PIN)
  await next(page)
  await step('keep')
  await next(page)
  await step('done')
  await next(page)
  await expect(page.locator('sale-page')).toBeVisible()
}

/** Adds an item with a price in dinars; ends on the Sale page. */
export async function addItem(
  page: Page,
  item: { name: string; price: number; stock: number; category?: string },
): Promise<void> {
  await openPlace(page, '/items')
  await page.getByTestId('list-add').click()
  await field(page, 'item-name').fill(item.name)
  await field(page, 'item-price').fill(String(item.price))
  await field(page, 'item-category').fill(item.category ?? 'TV')
  await field(page, 'item-stock').fill(String(item.stock))
  await page.getByTestId('item-save').click()
  await expect(page.getByTestId('item-detail')).toBeVisible()
  await openPlace(page, '/')
}

/** Goes to a page by the menu, as a person does. */
export async function openPlace(page: Page, path: string): Promise<void> {
  await page.locator(`app-menu a[href="${path}"]`).filter({ visible: true }).click()
}

/** Waits for the error card and looks for `words` in it. */
export async function expectProblem(page: Page, words: string): Promise<void> {
  await expect(page.getByTestId('problem').filter({ visible: true })).toContainText(words)
}
