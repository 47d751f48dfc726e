import { expect } from '@playwright/test'
import { billsOf } from './support/bills.ts'
import * as steps from './support/steps.ts'
import { test } from './support/world.ts'

test('engine 20: a removed device says so, goes on selling, keeps what waits, and sends it when the owner signs in again', async ({
  world,
}) => {
  const first = await world.smallShop()
  const { page, context } = await world.newDevice('second')
  await steps.restoreNewest(page, world.url)
  await expect(page.getByTestId('tile').first()).toBeVisible()
  await steps.waitForChip(page, 'checked')
  await context.setOffline(true)
  await steps.sellOne(page, 0)

  await first.page.goto(`${world.url}/account`)
  await steps.removeDevice(first.page, 'Second tablet')
  const before = world.stored

  await context.setOffline(false)
  const chip = page.getByTestId('status-chip').first()
  await expect(chip).toContainText('Device removed')
  await steps.sellOne(page, 1)
  expect((await billsOf(page)).waiting).toBe(2)
  await page.reload()
  await expect(chip).toContainText('Device removed')
  await chip.click()
  await expect(page.getByTestId('status-panel')).toContainText('2 documents')
  expect(world.stored).toEqual(before)

  await page.getByTestId('panel-backup').click()
  await page.getByTestId('backup-now').click()
  await expect(page.getByTestId('backup-result')).toBeVisible()
  await expect(chip).toContainText('Device removed')
  const here = await billsOf(page)
  expect(here).toMatchObject({ waiting: 2, numbers: ['INV-B0001', 'INV-B0002'] })

  await page.goto(`${world.url}/account`)
  await steps.field(page, 'login').fill(steps.OWNER.login)
  await steps.field(page, 'password').fill(steps.OWNER.password)
  await page.getByTestId('sign-in-submit').click()
  await expect(page.getByTestId('signed-in')).toBeVisible()
  await steps.waitForChip(page, 'checked')
  expect(world.stored).toHaveLength(before.length + 1)
  expect(await billsOf(page)).toEqual({ ...here, uncut: 0, waiting: 0 })
})
