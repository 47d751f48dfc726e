import { expect } from '@playwright/test'
import * as steps from './support/steps.ts'
import { test } from './support/world.ts'

test('engine 16, 20: the owner changes the password; the other device signs in with it and goes on', async ({
  world,
}) => {
  const first = await world.smallShop()
  const { page } = await world.newDevice('second')
  await steps.restoreNewest(page, world.url)
  await steps.waitForChip(page, 'checked')

  await first.page.goto(`${world.url}/account`)
  await first.page.getByTestId('change-password').click()
  const type = (name: string, text: string) => steps.field(first.page, `password-${name}`).fill(text)
  await type('now', 'not the password')
  await type('new', 'four other words here')
  await type('again', 'four other words')
  const change = first.page.getByTestId('password-change')
  await change.click()
  await expect(first.page.getByTestId('password-again')).toContainText('differ')
  await type('again', 'four other words here')
  await change.click()
  await expect(first.page.getByTestId('password-now')).toContainText('not the account’s password')
  await type('now', steps.OWNER.password)
  await change.click()
  await expect(first.page.getByTestId('password-dialog')).toHaveCount(0)
  await expect(first.page.getByTestId('signed-in')).toBeVisible()

  await steps.sellOne(page, 0)
  await page.goto(`${world.url}/account`)
  await steps.field(page, 'login').fill(steps.OWNER.login)
  await steps.field(page, 'password').fill('four other words here')
  await page.getByTestId('sign-in-submit').click()
  await expect(page.getByTestId('signed-in')).toBeVisible()
  await steps.waitForChip(page, 'checked')
})
