import { expect, type Locator, type Page } from '@playwright/test'

/** The owner's account in every journey. */
export const OWNER = { login: 'owner-0750', password: 'four calm brown bulls' }

/** The field of a form by its mark. */
export function field(page: Page, name: string): Locator {
  return page.locator(`[data-testid="${name}"] input`)
}

/** Presses the one primary button of a wizard and waits until it may be pressed. */
export async function next(page: Page): Promise<void> {
  const button = page.locator('pos-wizard footer button.primary')
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
  await button.click()
}

/** The languages of the app, by the marks of their cards. */
export const LANGUAGES = ['en', 'ckb', 'ar'] as const

/** From an empty browser to the fork of the first run. */
export async function openFirstRun(
  page: Page,
  url: string,
  language: (typeof LANGUAGES)[number] = 'en',
): Promise<void> {
  await page.goto(url)
  await page.locator(`locale-choice pos-choice-card[lang="${language}"]`).getByRole('radio').click()
  await next(page)
}

/** Imports `file` of the old POS on a device without a shop; ends on the Sale page. Gives the seconds of the import itself. */
export async function importOldBackup(page: Page, file: string, timeoutMs = 120_000): Promise<number> {
  await page.getByTestId('begin-import').click()
  await page.getByTestId('import-file-input').setInputFiles(file)
  await expect(page.getByTestId('import-counts')).toBeVisible({ timeout: timeoutMs })
  await next(page)
  await field(page, 'shop-name').fill('Bazaar TV')
  await field(page, 'owner-name').fill('Hêvî')
  await field(page, 'pin').fill('4711')
  await field(page, 'pin-again').fill('4711')
  await next(page)
  const started = performance.now()
  await expect(page.getByTestId('import-done')).toBeVisible({ timeout: timeoutMs })
  const seconds = (performance.now() - started) / 1000
  await next(page)
  await expect(page.getByTestId('tile').first()).toBeVisible()
  return seconds
}

/** What one sale came to. */
export interface Sold {
  readonly number: string
  readonly itemId: string
}

/** Sells one piece of the tile at `index` for exact cash and goes on to the next sale. */
export async function sellOne(page: Page, index: number): Promise<Sold> {
  const tile = page.getByTestId('tile').nth(index)
  const itemId = (await tile.getAttribute('data-item-id')) ?? ''
  await tile.click()
  await expect(page.getByTestId('cart-line')).toHaveCount(1)
  await page.getByTestId('pay').click()
  return { number: await payExactly(page), itemId }
}

/** Pays what is due exactly in cash and gives the number that the saved bill got. */
export async function payExactly(page: Page): Promise<string> {
  await page.getByTestId('key-exact').click()
  await page.getByTestId('confirm').click()
  const number = await page.getByTestId('saved-number').innerText()
  // A second tap that comes too soon is guarded against, and a robot is that quick.
  await expect(async () => {
    await page.getByTestId('new-sale').click({ timeout: 1000 })
    await expect(page.getByTestId('after-sale')).toBeHidden({ timeout: 1000 })
  }).toPass()
  return number
}

/** Makes the owner's account for the shop of this device. */
export async function createAccount(page: Page, url: string, owner = OWNER): Promise<void> {
  await page.goto(`${url}/account?form=create`)
  await field(page, 'login').fill(owner.login)
  await field(page, 'password').fill(owner.password)
  await field(page, 'password-again').fill(owner.password)
  await page.getByTestId('create-submit').click()
  await expect(page.getByTestId('signed-in')).toBeVisible()
}

/** On a device without a shop: signs in, unless it still is, and looks into the newest backup; the next press restores it. */
export async function lookInsideNewest(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/restore`)
  const newest = page.getByTestId('restore-card').first()
  const login = field(page, 'login')
  // A device that is signed in goes on to the list by itself.
  await expect(async () => {
    if (!(await newest.isVisible())) await page.getByTestId('source-server').click({ timeout: 1000 })
    await expect(login.or(newest)).toBeVisible({ timeout: 5000 })
  }).toPass()
  if (await login.isVisible()) {
    await login.fill(OWNER.login)
    await field(page, 'password').fill(OWNER.password)
    await field(page, 'device-name').fill('Second tablet')
    await page.getByTestId('sign-in-submit').click()
  }
  await lookInsideFirst(page)
}

/** At the list of backups: looks into the newest; the next press restores it. */
async function lookInsideFirst(page: Page): Promise<void> {
  await expect(page.getByTestId('restore-card').first()).toBeVisible()
  await next(page)
  await expect(page.getByTestId('inside-counts')).toBeVisible()
}

/** At the list of backups: restores the newest; ends when every record was checked, on the Sale page. */
export async function restoreFirst(page: Page, timeoutMs = 120_000): Promise<void> {
  await lookInsideFirst(page)
  await restoreLookedInto(page, timeoutMs)
}

async function restoreLookedInto(page: Page, timeoutMs: number): Promise<void> {
  await next(page)
  await expect(page.getByTestId('verified')).toBeVisible({ timeout: timeoutMs })
  await next(page)
}

/** On a device without a shop: signs in and restores the newest backup; ends when every record was checked. */
export async function restoreNewest(page: Page, url: string, timeoutMs = 120_000): Promise<void> {
  await lookInsideNewest(page, url)
  await restoreLookedInto(page, timeoutMs)
}

/** Waits until the chip says that the server has everything (`stored`) or has checked it too (`checked`); a cut may be a minute away (engine 14). */
export async function waitForChip(
  page: Page,
  state: 'local' | 'waiting' | 'stored' | 'checked',
  timeoutMs = 90_000,
): Promise<void> {
  await expect(page.locator(`pos-status-chip[data-state="${state}"]`).first()).toBeVisible({
    timeout: timeoutMs,
  })
}

/** Gives the owner's password where it is asked again. */
export async function confirmOwner(page: Page, password = OWNER.password): Promise<void> {
  await field(page, 'owner-password').fill(password)
  await page.getByTestId('owner-confirm').click()
}

/** On the account page: removes a device of the shop and confirms it; ends when it is among the removed ones. */
export async function removeDevice(page: Page, name: string): Promise<void> {
  const row = page.getByTestId('devices').locator('li').filter({ hasText: name })
  await row.getByTestId('device-more').click()
  await page.getByTestId('device-remove').click()
  await page.getByTestId('revoke-confirm').click()
  await confirmOwner(page)
  await expect(row).toHaveCount(0)
  await expect(page.getByTestId('devices-removed')).toContainText(name)
}

/** Presses "Backup now" on the Backup page and waits for what it came to. */
export async function backUpNow(page: Page): Promise<void> {
  await page.getByTestId('backup-now').click()
  await expect(page.getByTestId('backup-result')).toBeVisible()
}
