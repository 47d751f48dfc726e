import { expect, type Page } from '@playwright/test'
import { foundShop, openPlace } from './support/new-shop.ts'
import { addSilentTill } from './support/server-rows.ts'
import { holdWorker } from './support/service-worker.ts'
import * as steps from './support/steps.ts'
import { test } from './support/world.ts'

const DAY_MS = 86_400_000

/** What the device shows as notifications now. */
const notifications = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    return (await registration.getNotifications()).map(({ title, body, dir, lang }) => ({
      title,
      body,
      dir,
      lang,
    }))
  })

test('an owner is told of a silent till: by a notification in the owner’s language, a line on every page and a notice on the Backup page', async ({
  world,
}) => {
  const till = await world.newDevice('till')
  const { page, context } = till
  await foundShop(page)
  await steps.createAccount(page, world.url)
  await context.grantPermissions(['notifications'], { origin: world.url })
  await world.server.stop()
  addSilentTill(world.server, { name: 'Back till', silentMs: 9 * DAY_MS, waiting: 12 })
  await world.restartServer()

  await page.goto(`${world.url}/items`)
  const line = page.getByTestId('alarm-line')
  await expect(line).toContainText('“Back till” has not backed up for 9 days')
  await line.getByRole('link').click()
  await expect(page.getByTestId('silent-device')).toContainText('12 documents wait there.')
  await expect(line).toHaveCount(0)
  await openPlace(page, '/items')
  await line.getByRole('button').click()
  await expect(line).toHaveCount(0)

  const worker = await holdWorker(till, world.url)
  const since = Date.now() - 3 * DAY_MS
  await worker.push({ kind: 'silent', count: 1, devices: [{ name: 'Back till', since, waiting: 12 }] })
  await expect
    .poll(() => notifications(page))
    .toEqual([
      {
        title: '“Back till” has not backed up for 3 days',
        body: '12 documents wait there. Connect it to the internet and open the app there.',
        dir: 'ltr',
        lang: 'en',
      },
    ])
  await page.goto(`${world.url}/settings`)
  await page.locator('locale-choice pos-choice-card[lang="ckb"]').getByRole('radio').click()
  await worker.push({ kind: 'in_order', name: 'Back till' })
  await expect
    .poll(() => notifications(page))
    .toMatchObject([{ title: 'پاڵپشتەکان دەستیان پێ کردەوە', dir: 'rtl', lang: 'ckb' }])

  await page.goto(`${world.url}/account`)
  await page.getByTestId('alarm-watch-till-b').click()
  await steps.confirmOwner(page)
  await expect(page.getByTestId('alarm-watch-till-b')).toHaveAttribute('aria-pressed', 'false')
  await openPlace(page, '/backup')
  await expect(page.getByTestId('backup-now')).toBeVisible()
  await expect(page.getByTestId('silent-device')).toHaveCount(0)
})
