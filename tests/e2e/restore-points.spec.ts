import { expect, type Locator, type Page } from '@playwright/test'
import { openPlace } from './support/new-shop.ts'
import * as steps from './support/steps.ts'
import { test } from './support/world.ts'

test('a restore point is pinned and named, found by name and day, deleted and brought back', async ({
  world,
}) => {
  const { page } = await world.smallShop()
  await sellAndBackUp(page)
  await sellAndBackUp(page)
  const all = await numbers(page)
  expect(all.length).toBeGreaterThan(2)
  const [newest = 0, second = 0, third = 0] = all

  await test.step('pin and name', async () => {
    await open(page, second)
    await expect(page.getByTestId('point-reasons')).toContainText('One of the last')
    await page.getByTestId('point-pin').click()
    await expect(page.getByTestId('point-dialog').getByTestId('pinned')).toBeVisible()
    await expect(page.getByTestId('point-delete')).toHaveCount(0)
    await steps.field(page, 'point-name').fill('پێش ژماردن 7')
    await page.getByTestId('point-name-save').click()
    await expect(page.getByTestId('point-name-save')).toHaveCount(0)
    await close(page)
    await expect(point(page, second).getByTestId('pinned')).toBeVisible()
    await expect(point(page, second)).toContainText('پێش ژماردن 7')
    await page.reload()
    await expect(point(page, second).getByTestId('pinned')).toBeVisible()
  })

  await test.step('find', async () => {
    await page.getByTestId('points-find').click()
    await steps.field(page, 'points-words').fill('ژماردن ٧')
    await expect(page.getByTestId('restore-point')).toHaveCount(1)
    await expect(point(page, second)).toBeVisible()
    await expect(page.getByTestId('points-count')).toHaveText(`1 of ${all.length}`)
    await steps.field(page, 'points-to').fill('2020-01-01')
    await expect(page.getByText('No backup fits this')).toBeVisible()
    await page.getByTestId('points-clear').click()
    await expect(page.getByTestId('restore-point')).toHaveCount(all.length)
    await steps.field(page, 'points-from').fill(today())
    await expect(page.getByTestId('restore-point')).toHaveCount(all.length)
    await page.getByTestId('points-find').click()
  })

  await test.step('delete, undo, delete, bring back', async () => {
    await open(page, newest)
    await expect(page.getByTestId('point-delete')).toHaveCount(0)
    await close(page)
    await open(page, third)
    await page.getByTestId('point-delete').click()
    await steps.confirmOwner(page)
    await expect(point(page, third)).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(point(page, third)).toBeVisible()
    await expect(page.getByTestId('deleted-points')).toHaveCount(0)

    await open(page, third)
    await page.getByTestId('point-delete').click()
    await expect(point(page, third)).toHaveCount(0)
    await page.reload()
    await page.getByTestId('deleted-points').click()
    const deleted = page.locator(`[data-testid="deleted-point"][data-number="${third}"]`)
    await expect(deleted).toContainText('deleted')
    await deleted.getByTestId('undelete').click()
    await expect(point(page, third)).toBeVisible()
    expect(await numbers(page)).toEqual(all)
  })
})

test('a policy is tried before it is saved, and stays', async ({ world }) => {
  const { page } = await world.smallShop()
  await sellAndBackUp(page)
  await sellAndBackUp(page)
  const before = await numbers(page)

  await page.getByTestId('retention').click()
  for (const part of ['withinHours', 'hourly', 'daily', 'weekly', 'monthly', 'yearly'])
    await steps.field(page, `retention-${part}`).fill('0')
  await steps.field(page, 'retention-last').fill('x')
  await expect(page.getByTestId('retention-try')).toHaveAttribute('aria-disabled', 'true')
  await steps.field(page, 'retention-last').fill('١')
  await page.getByTestId('retention-try').click()
  await steps.confirmOwner(page)
  const outcome = page.getByTestId('retention-outcome')
  await expect(outcome).toContainText(`Would remove ${before.length - 1} backup`)
  await expect(outcome).toContainText('1 stays')
  expect(await numbers(page)).toEqual(before)
  await page.getByTestId('retention-save').click()
  await expect(page.getByTestId('retention-dialog')).toHaveCount(0)
  await page.getByTestId('retention').click()
  await expect(steps.field(page, 'retention-last')).toHaveValue('1')
  await expect(steps.field(page, 'retention-daily')).toHaveValue('0')
})

test('only the owner’s password deletes; another password changes nothing', async ({ world }) => {
  const { page } = await world.smallShop()
  await sellAndBackUp(page)
  await sellAndBackUp(page)
  const before = await numbers(page)
  await open(page, before.at(-1) ?? 0)
  await page.getByTestId('point-delete').click()
  await steps.confirmOwner(page, 'four calm brown cows')
  await expect(page.locator('owner-dialog')).toContainText('That is not the account’s password')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('owner-dialog')).toHaveCount(0)
  await expect(page.getByTestId('point-dialog').locator('pos-error-card')).toHaveCount(0)
  await page.reload()
  await expect(page.getByTestId('restore-point').first()).toBeVisible()
  expect(await numbers(page)).toEqual(before)
})

/** One more sale, and a backup of it that the server has checked; ends on the Backup page. */
async function sellAndBackUp(page: Page): Promise<void> {
  await openPlace(page, '/')
  await steps.sellOne(page, 0)
  await openPlace(page, '/backup')
  await steps.backUpNow(page)
  await steps.waitForChip(page, 'checked')
  await expect(page.getByTestId('restore-point').first()).toBeVisible()
}

/** The numbers of the restore points in their order. */
async function numbers(page: Page): Promise<number[]> {
  const points = page.getByTestId('restore-point')
  return points.evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset['number'])))
}

function point(page: Page, number: number): Locator {
  return page.locator(`[data-testid="restore-point"][data-number="${number}"]`)
}

async function open(page: Page, number: number): Promise<void> {
  await point(page, number).getByTestId('restore-point-more').click()
  await expect(page.getByTestId('point-dialog').locator('dialog')).toBeVisible()
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('point-dialog')).toHaveCount(0)
}

/** Today in the shop's zone. */
function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Baghdad' }).format(new Date())
}
