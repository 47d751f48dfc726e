import { expect, type Page } from '@playwright/test'
import { billsOf } from './support/bills.ts'
import type { Device } from './support/device.ts'
import { madeUpBackup } from './support/made-backup.ts'
import type { Struck } from './support/proxy.ts'
import { holdWorker } from './support/service-worker.ts'
import * as steps from './support/steps.ts'
import { secondWindow, test, type World } from './support/world.ts'

const UPLOAD = 'PUT /api/backups/objects'
const FETCH = 'POST /api/backups/objects/fetch'
/** More ids than nodes are asked for at once: a request for leaves. */
const LEAVES = 5_000

test('engine 3, 8: the power goes right after "saved": the sale is there once, the stock changed once', async ({
  world,
}) => {
  let tablet = await world.newShop()
  const itemId = (await tablet.page.getByTestId('tile').first().getAttribute('data-item-id')) ?? ''
  const numbers: string[] = []
  for (const delay of [0, 50, 500]) {
    numbers.push(await payFor(tablet.page, 0))
    // Not a wait for something: how long the power lasts is what this test varies.
    if (delay > 0) await new Promise((done) => setTimeout(done, delay))
    await world.kill(tablet)
    tablet = await world.open('first')
    await tablet.page.goto(world.url)
    await expect(tablet.page.getByTestId('tile').first()).toBeVisible()
    const { numbers: there, stock, drafts } = await billsOf(tablet.page)
    expect(there).toEqual(numbers)
    expect(stock[itemId]).toBe(50_000 - 1_000 * numbers.length)
    expect(drafts).toBe(0)
  }
  expect(numbers).toEqual(['INV-0001', 'INV-0002', 'INV-0003'])
})

test('the server is killed in the middle of the first backup and comes back: the backup completes', async ({
  world,
}) => {
  const { page } = await world.newDevice('first')
  await steps.importOldBackup(page, madeUpBackup(world.folder, 300))
  const before = await billsOf(page)
  const arrived = world.proxy.strike(UPLOAD, 'hold', 100_000)
  await steps.createAccount(page, world.url)
  const upload = await arrived
  await Promise.all([upload.goOn(), world.server.kill()])
  await page.goto(world.url)
  await steps.waitForChip(page, 'waiting')

  await world.restartServer()
  await steps.waitForChip(page, 'checked')
  const own = world.stored.filter(({ lineage }) => lineage === before.lineage)
  expect(own).toHaveLength(1)
  expect(await world.onAnotherTablet()).toEqual({ ...before, lineage: expect.any(String) })
})

test('engine 25: the power goes in the middle of a restore: the second try fetches only what lacks', async ({
  world,
}) => {
  const first = await world.newDevice('first')
  await steps.importOldBackup(first.page, madeUpBackup(world.folder, 3_000))
  await steps.createAccount(first.page, world.url)
  await first.page.goto(world.url)
  await steps.waitForChip(first.page, 'checked')
  const before = await billsOf(first.page)
  await world.retire(first)

  let second = await world.newDevice('second')
  const arriving = world.proxy.strike(FETCH, 'hold', LEAVES)
  const others = [1, 2, 3].map(() => world.proxy.strike(FETCH, 'hold', LEAVES))
  await beginRestore(second.page, world)
  const part = await arriving
  await others[0]
  await part.goOn()
  await expect.poll(() => restoredLeaves(second.page)).toBe(256)
  await world.kill(second)
  world.proxy.calm()
  const asked = fetched(world)

  second = await world.open('second')
  await second.page.goto(world.url)
  await expect(second.page.getByTestId('first-run')).toBeVisible()
  await second.page.goto(`${world.url}/restore`)
  await steps.next(second.page)
  await expect(second.page.getByTestId('inside-counts')).toBeVisible()
  await steps.next(second.page)
  await expect(second.page.getByTestId('verified')).toBeVisible()
  const twice = fetched(world).slice(asked.length)
  expect(asked.length).toBeGreaterThan(256)
  expect(twice.length).toBeGreaterThan(0)
  expect(twice.filter((id) => asked.includes(id))).toEqual([])
  expect(await billsOf(second.page)).toEqual({ ...before, lineage: expect.any(String) })
})

test('engine 24: a restore over a shop: killed, the old shop goes on; under way, a sale in another window is refused and its cart survives', async ({
  world,
}) => {
  let tablet = await world.smallShop()
  const { number: first } = await steps.sellOne(tablet.page, 0)
  const before = await billsOf(tablet.page)

  await restoreUpTo(world, tablet)
  await world.kill(tablet)
  world.proxy.calm()
  tablet = await world.open('first')
  await tablet.page.goto(world.url)
  await expect(tablet.page.getByTestId('tile').first()).toBeVisible()
  expect((await billsOf(tablet.page)).numbers).toEqual(before.numbers)
  const { number: second } = await steps.sellOne(tablet.page, 0)
  expect([first, second]).toEqual(['INV-0001', 'INV-0002'])

  const other = await secondWindow(tablet, world)
  await fillCart(other)
  await other.getByTestId('pay').click()
  await expect(other.getByTestId('key-exact')).toBeVisible()
  const standing = await restoreUpTo(world, tablet)
  await other.getByTestId('key-exact').click()
  await other.getByTestId('confirm').click()
  await expect(other.getByTestId('pay-error')).toContainText(
    'being restored on this device. The cart is kept',
  )
  await expect(other.getByTestId('saved-number')).toHaveCount(0)
  await standing.goOn()
  await expect(tablet.page.getByTestId('verified')).toBeVisible()

  await other.bringToFront()
  await expect(other.getByTestId('cart-line')).toHaveCount(1)
  await expect(other.getByTestId('confirm')).toBeHidden()
  await other.getByTestId('pay').click()
  await other.getByTestId('key-exact').click()
  await other.getByTestId('confirm').click()
  await expect(other.getByTestId('saved-number')).toHaveText('INV-0003')
  expect((await billsOf(other)).numbers).toEqual(['INV-0003'])
  await (await holdWorker(tablet, world.url)).sync()
  await steps.waitForChip(tablet.page, 'checked')

  const { page } = await world.newDevice('another')
  await signInToRestore(page, world)
  await showEveryBackup(page)
  await page.getByTestId('restore-card').filter({ hasText: 'Safety copy' }).first().click()
  await steps.next(page)
  await expect(page.getByTestId('inside-counts')).toBeVisible()
  await steps.next(page)
  await expect(page.getByTestId('verified')).toBeVisible()
  expect((await billsOf(page)).numbers).toEqual([first, second])
})

/** Puts one piece into the cart. */
async function fillCart(page: Page): Promise<void> {
  await page.getByTestId('tile').first().click()
  await expect(page.getByTestId('cart-line')).toHaveCount(1)
}

/** Sells one piece up to the number on the screen, and not a moment longer. */
async function payFor(page: Page, tile: number): Promise<string> {
  await page.getByTestId('tile').nth(tile).click()
  await expect(page.getByTestId('cart-line')).toHaveCount(1)
  await page.getByTestId('pay').click()
  await page.getByTestId('key-exact').click()
  await page.getByTestId('confirm').click()
  return page.getByTestId('saved-number').innerText()
}

async function signInToRestore(page: Page, { url }: World): Promise<void> {
  await page.goto(`${url}/restore`)
  await page.getByTestId('source-server').click()
  await steps.field(page, 'login').fill(steps.OWNER.login)
  await steps.field(page, 'password').fill(steps.OWNER.password)
  await steps.field(page, 'device-name').fill('Second tablet')
  await page.getByTestId('sign-in-submit').click()
  await expect(page.getByTestId('restore-card').first()).toBeVisible()
}

/** Signs in on a tablet without a shop and starts restoring the newest backup. */
async function beginRestore(page: Page, world: World): Promise<void> {
  await signInToRestore(page, world)
  await steps.next(page)
  await expect(page.getByTestId('inside-counts')).toBeVisible()
  await steps.next(page)
}

/** Starts restoring the oldest backup over the tablet's shop; resolves while its objects are still on their way. */
async function restoreUpTo(world: World, { page }: Device): Promise<Struck> {
  await page.goto(`${world.url}/restore`)
  await showEveryBackup(page)
  await page.getByTestId('restore-card').last().click()
  await steps.next(page)
  await expect(page.getByTestId('inside-counts')).toBeVisible()
  const arriving = world.proxy.strike(FETCH, 'hold')
  await steps.next(page)
  return arriving
}

/** The list of backups to restore from, the old ones too. */
async function showEveryBackup(page: Page): Promise<void> {
  await expect(page.getByTestId('restore-card').first()).toBeVisible()
  const more = page.getByTestId('show-all')
  if (await more.isVisible()) await more.click()
}

/** Ids of all objects that the server was asked for and answered. */
function fetched({ proxy }: World): string[] {
  const requests = proxy.passed.filter(({ route }) => route === FETCH)
  return requests.flatMap(({ body }) => (JSON.parse(body.toString()) as { ids: string[] }).ids)
}

/** How many leaves the newest generation of this tablet has. */
function restoredLeaves(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const numbers = (await indexedDB.databases()).map(({ name }) =>
      Number(/^sonic-(\d+)$/.exec(name ?? '')?.[1]),
    )
    const newest = Math.max(...numbers.filter((number) => number > 0))
    if (newest < 0) return 0
    const database = await new Promise<IDBDatabase>((done, failed) => {
      const opening = indexedDB.open(`sonic-${newest}`)
      opening.addEventListener('success', () => done(opening.result))
      opening.addEventListener('error', () => failed(opening.error))
    })
    const count = await new Promise<number>((done) => {
      const counting = database.transaction('cold').objectStore('cold').count()
      counting.addEventListener('success', () => done(counting.result))
    })
    database.close()
    return count
  })
}
