import { expect, type Page } from '@playwright/test'
import { billsOf } from './support/bills.ts'
import { madeUpBackup } from './support/made-backup.ts'
import { holdWorker } from './support/service-worker.ts'
import * as steps from './support/steps.ts'
import { secondWindow, test } from './support/world.ts'

const UPLOAD = 'PUT /api/backups/objects'
const COMMIT = 'POST /api/backups'
/** An upload of the shop's own leaves, not of a handful of settings. */
const LARGE = 100_000

test('engine 20: page and service worker are killed in the middle of an upload: one backup, whole', async ({
  world,
}) => {
  const tablet = await world.newDevice('first')
  const { page } = tablet
  await steps.importOldBackup(page, madeUpBackup(world.folder, 300))
  const before = await billsOf(page)

  const own = () => world.stored.filter(({ lineage }) => lineage === before.lineage)
  const firstUpload = world.proxy.strike(UPLOAD, 'hold', LARGE)
  await steps.createAccount(page, world.url)
  const pageUpload = await firstUpload
  const hand = await holdWorker(tablet, world.url)
  await page.goto('about:blank')
  await hand.stop()
  pageUpload.drop()
  expect(own()).toEqual([])

  const nextUpload = world.proxy.strike(UPLOAD, 'hold', LARGE)
  await hand.sync()
  const workerUpload = await nextUpload
  await hand.stop()
  await workerUpload.goOn()
  expect(own()).toEqual([])

  await hand.sync()
  await expect.poll(own).toHaveLength(1)
  await page.goto(world.url)
  await steps.waitForChip(page, 'checked')
  expect(own()).toHaveLength(1)
  expect(await billsOf(page)).toEqual({ ...before, waiting: 0 })
  expect(await world.onAnotherTablet()).toEqual({ ...before, lineage: expect.any(String), waiting: 0 })
})

test('engine 20: the answer is lost after the server stored: the device adopts that backup', async ({
  world,
}) => {
  const tablet = await world.smallShop()
  const { page } = tablet
  const before = world.stored
  const hand = await holdWorker(tablet, world.url)

  const lost = world.proxy.strike(COMMIT, 'cut_after')
  const { number } = await steps.sellOne(page, 0)
  await hand.sync()
  await lost
  expect(world.stored).toHaveLength(before.length + 1)
  await steps.waitForChip(page, 'checked')
  const after = world.stored
  expect(after).toHaveLength(before.length + 1)
  expect(new Set(after.map(({ lineage }) => lineage)).size).toBe(1)
  expect((await billsOf(page)).waiting).toBe(0)

  await page.goto(`${world.url}/backup`)
  const newest = page.getByTestId('restore-point').first()
  await expect(newest).toHaveAttribute('data-number', String(after.length))
  expect((await world.onAnotherTablet()).numbers).toEqual([number])
})

test('engine 20: the answer is lost and a newer cut takes the place: the stored one is adopted, the newer one follows', async ({
  world,
}) => {
  const tablet = await world.smallShop()
  const { page } = tablet
  const before = world.stored
  const hand = await holdWorker(tablet, world.url)

  const lost = world.proxy.strike(COMMIT, 'cut_after')
  const standing = world.proxy.strike(COMMIT, 'hold')
  const first = await steps.sellOne(page, 0)
  await hand.sync()
  await lost
  const again = await standing
  const second = await steps.sellOne(page, 1)
  await hand.sync()
  await expect.poll(async () => (await billsOf(page)).uncut).toBe(0)
  again.drop()
  await steps.waitForChip(page, 'checked')

  const commits = world.proxy.passed.filter(({ route }) => route === COMMIT)
  expect(commits.map(({ status }) => status)).toContain(409)
  const after = world.stored
  expect(after).toHaveLength(before.length + 2)
  expect(new Set(after.map(({ lineage }) => lineage)).size).toBe(1)
  expect((await billsOf(page)).waiting).toBe(0)
  expect((await world.onAnotherTablet()).numbers).toEqual([first.number, second.number])
})

test('a commit that never reaches the server is sent again', async ({ world }) => {
  const tablet = await world.smallShop()
  const { page } = tablet
  const before = world.stored.length
  const hand = await holdWorker(tablet, world.url)
  const lost = world.proxy.strike(COMMIT, 'cut_before')
  const standing = world.proxy.strike(COMMIT, 'hold')
  await steps.sellOne(page, 0)
  await hand.sync()
  await lost
  const again = await standing
  expect(world.stored).toHaveLength(before)
  expect((await billsOf(page)).waiting).toBe(1)
  await again.goOn()
  await steps.waitForChip(page, 'checked')
  expect(world.stored).toHaveLength(before + 1)
  expect((await billsOf(page)).waiting).toBe(0)
})

test('two tabs sell while the service worker backs up: one lineage, every sale once, no number twice', async ({
  world,
}) => {
  const tablet = await world.smallShop()
  const { page } = tablet
  const other = await secondWindow(tablet, world)
  await expect(other.getByTestId('tile').first()).toBeVisible()
  const hand = await holdWorker(tablet, world.url)

  const numbers: string[] = []
  const sellAll = async (tab: Page, tile: number): Promise<void> => {
    for (let sale = 0; sale < 3; sale++) {
      const [{ number }] = await Promise.all([steps.sellOne(tab, tile), hand.sync()])
      numbers.push(number)
    }
  }
  await Promise.all([sellAll(page, 0), sellAll(other, 1)])
  await hand.sync()
  await steps.waitForChip(page, 'checked')
  await steps.waitForChip(other, 'checked')

  expect(numbers.toSorted()).toEqual([1, 2, 3, 4, 5, 6].map((n) => `INV-000${n}`))
  const here = await billsOf(page)
  // A bill is as old as its payment sheet, its number is given when it is saved: two tabs may cross.
  expect(here.numbers.toSorted()).toEqual(numbers.toSorted())
  expect(Object.values(here.stock)).toEqual([47_000, 47_000])
  expect(here.waiting).toBe(0)
  expect(new Set(world.stored.map(({ lineage }) => lineage)).size).toBe(1)
  expect(await world.onAnotherTablet()).toEqual({ ...here, lineage: expect.any(String) })
})
