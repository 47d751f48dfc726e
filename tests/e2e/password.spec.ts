import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect } from '@playwright/test'
import { expectProblem } from './support/new-shop.ts'
import { ROOT } from './support/server.ts'
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

test('who has forgotten the password sets a new one by the code of whoever runs the server', async ({
  world,
}) => {
  const { page } = await world.smallShop()
  const code = await resetCode(world.server.dataDir, steps.OWNER.login)
  await page.goto(`${world.url}/account`)
  await page.getByTestId('sign-out').click()
  await page.getByTestId('sign-out-confirm').click()
  await page.getByTestId('password-forgotten').click()
  await page.getByTestId('by-operator').click()
  const set = page.getByTestId('forgotten-primary')
  const type = (name: string, text: string) => steps.field(page, name).fill(text)
  await type('forgotten-code', code.replace(/.$/, code.endsWith('0') ? '1' : '0'))
  await type('password-new', 'four other words here')
  await type('password-again', 'four other words here')
  await set.click()
  await expectProblem(page, 'lasts one day')
  await type('forgotten-code', code.toLowerCase())
  await set.click()
  await expect(page.getByTestId('signed-in')).toBeVisible()
  await page.goto(world.url)
  await steps.sellOne(page, 0)
  await steps.waitForChip(page, 'checked')
})

/** As `npm run shops -- reset-password` on the machine of the server. */
async function resetCode(dataDir: string, login: string): Promise<string> {
  const words = ['server/cli/main.ts', 'shops', 'reset-password', '--login', login, '--json']
  const env = { ...process.env, DATA_DIR: dataDir }
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: ROOT, env })
  return (JSON.parse(stdout) as { code: string }).code
}
