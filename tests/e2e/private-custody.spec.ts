import { expect, type Page } from '@playwright/test'
import { openPlace } from './support/new-shop.ts'
import * as steps from './support/steps.ts'
import { test } from './support/world.ts'

for (const language of ['en', 'ar', 'ckb'] as const) {
  test(`engine 35: private with the code typed back, then a new device by the code alone, in ${language}`, async ({
    world,
  }) => {
    const first = await world.smallShop()
    await speak(first.page, language)
    const code = await makePrivate(first.page)
    await openPlace(first.page, '/')
    const sold = await steps.sellOne(first.page, 0)
    await openPlace(first.page, '/backup')
    await steps.backUpNow(first.page)
    await world.retire(first)

    const { page } = await world.newDevice('third')
    await page.goto(`${world.url}/restore`)
    await page.getByTestId('source-sheet').click()
    await steps.field(page, 'forgotten-login').fill(steps.OWNER.login)
    await steps.field(page, 'forgotten-code').fill(code)
    await page.getByTestId('forgotten-primary').click()
    await page.getByTestId('forgotten-later').click()
    await expect(page.getByTestId('restore-card').first()).toBeVisible()
    await steps.next(page)
    await expect(page.getByTestId('inside-counts')).toBeVisible()
    await steps.next(page)
    await expect(page.getByTestId('verified')).toBeVisible()
    await steps.next(page)
    const next = await steps.sellOne(page, 0)
    expect(figureOf(next.number)).toBe(figureOf(sold.number) + 1)
    await openPlace(page, '/backup')
    await expect(page.getByTestId('custody-line')).toHaveAttribute('data-custody', 'private')
    await steps.backUpNow(page)
  })
}

test('engine 35: the power goes before the server has said that it deleted what it could read: the page says so, and the switch goes on', async ({
  world,
}) => {
  const DONE = 'POST /api/custody/done'
  const first = await world.smallShop()
  const asked = world.proxy.strike(DONE, 'hold')
  await beginSwitch(first.page)
  const cut = await asked
  await world.kill(first)
  cut.drop()

  const askedAgain = world.proxy.strike(DONE, 'hold')
  const { page } = await world.open('first')
  await page.goto(`${world.url}/custody`)
  await expect(page.getByTestId('custody-reads')).toHaveAttribute('data-reads', 'older')
  const held = await askedAgain
  await expect(page.getByTestId('custody-done')).toHaveCount(0)
  await held.goOn()
  await expect(page.getByTestId('custody-done')).toBeVisible()
  await steps.next(page)
  await openPlace(page, '/')
  await steps.sellOne(page, 0)
  await openPlace(page, '/backup')
  await steps.backUpNow(page)
})

/** Chooses the language of the app. */
async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    window.dispatchEvent(new Event('pos-navigated'))
  }, '/settings')
  await page.locator(`locale-choice pos-choice-card[lang="${language}"]`).getByRole('radio').click()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

/** Goes the whole way to private custody as the owner does; gives the recovery code that was on the sheet. */
async function makePrivate(page: Page): Promise<string> {
  const code = await beginSwitch(page)
  await expect(page.getByTestId('custody-done')).toBeVisible({ timeout: 60_000 })
  await steps.next(page)
  return code
}

/** Goes as far as the code typed back: the switch has begun. Gives the code. */
async function beginSwitch(page: Page): Promise<string> {
  // Loaded anew: only the words that the page itself names are there
  await page.goto(new URL('/custody', page.url()).href)
  await page.getByTestId('custody-private').getByRole('radio').click()
  await steps.next(page)
  await expect(page.getByTestId('custody-cost')).toBeVisible()
  await steps.next(page)
  await steps.field(page, 'custody-password').fill(steps.OWNER.password)
  await steps.next(page)
  const code = (await page.getByTestId('recovery-code').innerText()).replaceAll(/\s/g, '')
  await steps.next(page)
  await steps.field(page, 'custody-typed').fill((code.startsWith('7') ? '8' : '7') + code.slice(1))
  await steps.next(page)
  await expect(page.getByTestId('problem')).toBeVisible()
  await steps.field(page, 'custody-typed').fill(code)
  await steps.next(page)
  return code
}

/** The running figure of a bill's number, whatever its till and the digits of its language. */
function figureOf(number: string): number {
  const ascii = number.replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
  return Number(/\d+$/.exec(ascii)?.[0])
}
