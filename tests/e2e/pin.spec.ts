import { expect, type Page } from '@playwright/test'
import type { Device } from './support/device.ts'
import { foundShop, openPlace, PIN } from './support/new-shop.ts'
import * as steps from './support/steps.ts'
import { test, type World } from './support/world.ts'

test('the person menu locks; a wrong PIN does not open, a reload neither, the right one does', async ({
  world,
}) => {
  const { page } = await newShop(world)
  await lock(page)
  await unlock(page, '1111')
  await expect(page.getByText('This PIN is not right')).toBeVisible()
  await page.goto(`${world.url}/items`)
  await expect(page.locator('lock-page')).toBeVisible()
  await expect(page.locator('items-page')).toHaveCount(0)
  await unlock(page, PIN)
  await expect(page.locator('items-page')).toBeVisible()
})

test('the owner who forgot it sets a new PIN with the password of the account', async ({ world }) => {
  const { page } = await newShop(world)
  await steps.createAccount(page, world.url)
  await page.goto(world.url)
  await lock(page)
  await page.getByRole('button', { name: 'Forgot PIN' }).click()
  await reset(page, 'Password', 'four calm brown cows', '2222')
  await expect(page.getByText('do not match')).toBeVisible()
  await reset(page, 'Password', steps.OWNER.password, '2222')
  await expect(page.locator('sale-page')).toBeVisible()
  await lock(page)
  await unlock(page, PIN)
  await expect(page.getByText('This PIN is not right')).toBeVisible()
  await unlock(page, '2222')
  await expect(page.locator('sale-page')).toBeVisible()
})

test('the owner who forgot it sets a new PIN with the recovery code, without any connection', async ({
  world,
}) => {
  const { page, context } = await newShop(world)
  await context.setOffline(true)
  await openPlace(page, '/backup')
  await page.getByTestId('make-recovery').click()
  const code = (await page.getByTestId('recovery-code').innerText()).replaceAll(/\s/g, '')
  await page.getByTestId('recovery-primary').click()
  await steps.field(page, 'recovery-typed').fill(code)
  await page.getByTestId('recovery-primary').click()
  await expect(page.getByTestId('recovery-done')).toBeVisible()
  await page.getByTestId('recovery-primary').click()
  await lock(page)
  await page.getByRole('button', { name: 'Forgot PIN' }).click()
  await reset(page, 'Recovery code', (code.startsWith('7') ? '8' : '7') + code.slice(1), '2222')
  await expect(page.getByText('typing mistake')).toBeVisible()
  await reset(page, 'Recovery code', code, '2222')
  await expect(page.locator('backup-page')).toBeVisible()
  await lock(page)
  await unlock(page, PIN)
  await expect(page.getByText('This PIN is not right')).toBeVisible()
  await unlock(page, '2222')
  await expect(page.locator('backup-page')).toBeVisible()
})

async function newShop(world: World): Promise<Device> {
  const device = await world.newDevice('till')
  await foundShop(device.page)
  return device
}

async function lock(page: Page): Promise<void> {
  await page.locator('person-button').getByRole('button').first().click()
  await page.locator('person-button').getByRole('button', { name: 'Lock' }).click()
  await expect(page.locator('lock-page')).toBeVisible()
}

async function unlock(page: Page, pin: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Unlock' })
  await expect(button).toBeVisible()
  await page.keyboard.type(pin)
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
  await button.click()
}

async function reset(
  page: Page,
  proof: 'Password' | 'Recovery code',
  secret: string,
  pin: string,
): Promise<void> {
  const form = page.locator('pin-reset')
  await form.getByRole('radio', { name: proof }).check()
  await form.getByLabel(proof, { exact: true }).last().fill(secret)
  await form.getByLabel('New PIN').fill(pin)
  await steps.next(page)
}
