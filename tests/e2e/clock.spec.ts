import { expect, type Page } from '@playwright/test'
import { billsOf } from './support/bills.ts'
import { loadLanguages, lookAtSheet } from './support/look-at-sheet.ts'
import * as steps from './support/steps.ts'
import { test } from './support/world.ts'

const TEN_YEARS_MS = 10 * 365 * 86_400_000

test('engine 7: a clock that cannot be right is asked about beside the sale, and the answer is remembered', async ({
  world,
}) => {
  const { page } = await world.newShop()
  await page.goto(world.url)
  await setAhead(page, TEN_YEARS_MS)
  expect((await steps.sellOne(page, 0)).number).toBe('INV-0001')
  await expect(page.getByTestId('clock-question')).toHaveCount(0)

  // The clock is right again, and far below the newest bill.
  await page.reload()
  const question = page.getByTestId('clock-question')
  const year = String(new Date(Date.now() + TEN_YEARS_MS).getFullYear())
  await expect(question).toContainText('This device’s clock says')
  await expect(question).toContainText(year)
  await loadLanguages(page)
  await expect(question).toBeVisible()
  await lookAtSheet(page, 'clock')

  await test.step('nobody has to answer in order to sell', async () => {
    expect((await steps.sellOne(page, 0)).number).toBe('INV-0002')
    const { ats, clocks, numbers } = await billsOf(page)
    expect(ats[1]).toBe(ats[0])
    expect(clocks[numbers.indexOf('INV-0001')]).toBeUndefined()
    expect(clocks[numbers.indexOf('INV-0002')]).toBe('suspect')
  })

  await test.step('who will correct it is told how, and is asked again', async () => {
    await page.getByTestId('clock-correct').click()
    await expect(question).toContainText('settings for date and time')
    await page.getByTestId('clock-done').click()
    await expect(question).toHaveCount(0)
    await page.reload()
    await expect(question).toBeVisible()
  })

  await test.step('"It is right" counts for the bills from then on, also after a reload', async () => {
    await page.getByTestId('clock-right').click()
    await expect(question).toHaveCount(0)
    await page.reload()
    await expect(page.getByTestId('tile').first()).toBeVisible()
    const from = Date.now()
    expect((await steps.sellOne(page, 0)).number).toBe('INV-0003')
    await expect(question).toHaveCount(0)
    const { ats, clocks, numbers } = await billsOf(page)
    const at = ats[numbers.indexOf('INV-0003')] ?? 0
    expect(at).toBeGreaterThanOrEqual(from)
    expect(at).toBeLessThanOrEqual(Date.now())
    expect(clocks[numbers.indexOf('INV-0003')]).toBeUndefined()
  })
})

/** The device's clock is set ahead, until the page is loaded anew. */
async function setAhead(page: Page, ms: number): Promise<void> {
  await page.evaluate((ahead) => {
    const clock = Date.now.bind(Date)
    Date.now = () => clock() + ahead
  }, ms)
}
