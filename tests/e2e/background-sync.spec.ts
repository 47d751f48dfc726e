import { expect, type Page } from '@playwright/test'
import { billsOf } from './support/bills.ts'
import * as steps from './support/steps.ts'
import { test } from './support/world.ts'

test('with the app closed, the backup arrives when the connection comes back', async ({ world }) => {
  const { page, context } = await world.smallShop()
  const before = world.stored

  await context.setOffline(true)
  await steps.sellOne(page, 0)
  await steps.sellOne(page, 0)
  await steps.waitForChip(page, 'waiting')
  await expect(page.getByTestId('status-chip').first()).toContainText('2')
  await expect.poll(() => pendingTags(page)).toBe(1)
  await page.goto('about:blank')
  expect(context.pages().map((open) => open.url())).toEqual(['about:blank'])
  expect(world.stored).toEqual(before)

  await context.setOffline(false)
  await expect
    .poll(() => world.stored.filter(({ checkedAt }) => checkedAt !== null).length)
    .toBe(before.length + 1)
  expect(page.url()).toBe('about:blank')

  await page.goto(world.url)
  await steps.waitForChip(page, 'checked')
  expect(world.stored).toHaveLength(before.length + 1)
  expect((await billsOf(page)).waiting).toBe(0)
})

/** How many syncs the browser has promised to fire. */
function pendingTags(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.ready) as ServiceWorkerRegistration & {
      sync: { getTags(): Promise<string[]> }
    }
    return (await registration.sync.getTags()).length
  })
}
