import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { openDevice, type Device } from './support/device.ts'
import { addItem, foundShop, openPlace, expectProblem, waitUntilKept } from './support/new-shop.ts'
import { startServer, type RunningServer } from './support/server.ts'
import { shopFacts } from './support/shop-facts.ts'
import * as steps from './support/steps.ts'

const FILE_NAME = /^sonic_Bazaar-TV_\d{4}-\d\d-\d\d_\d\d-\d\d-\d\d\.sonicpos$/

let folder: string
let server: RunningServer
const devices: Device[] = []

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-e2e-'))
  server = await startServer(folder)
})

test.afterEach(async () => {
  for (const device of devices.splice(0)) await device.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

async function device(name: string): Promise<Device> {
  const opened = await openDevice(join(folder, name))
  devices.push(opened)
  await steps.openFirstRun(opened.page, server.url)
  await waitUntilKept(opened.page)
  return opened
}

test('a shop that never had a server or an account goes through a file to another tablet', async () => {
  const first = await device('first')
  const { page } = first
  await first.context.setOffline(true)
  await foundShop(page)
  await addItem(page, { name: 'TV 43"', price: 250_000, stock: 7 })
  const sold = await steps.sellOne(page, 0)
  await steps.waitForChip(page, 'local')
  await expect(page.getByTestId('status-chip').first()).toContainText('Saved on this device')

  await openPlace(page, '/backup')
  await expect(page.getByTestId('backup-hero')).toContainText('only on this device')
  const { code, download } = await saveWithNewSheet(page)
  expect(download.name).toMatch(FILE_NAME)
  await expect(page.getByTestId('file-saved')).toContainText(download.name)
  await expect(page.getByTestId('backup-hero')).not.toContainText('only on this device')
  await expect(page.getByTestId('recovery-card')).toHaveAttribute('data-made', 'true')
  const before = await shopFacts(first, sold.itemId)

  const second = await device('second')
  await server.kill()
  await second.page.getByTestId('begin-restore').click()
  await second.page.getByTestId('source-file').click()
  await lookInto(second.page, download.path, { code: mistyped(code) }, false)
  await expectProblem(second.page, 'typing mistake. Nothing was changed')
  await lookInto(second.page, download.path, { code })
  await expect(second.page.getByTestId('inside-bills')).toContainText('1')
  await expect(second.page.getByTestId('inside-next-number')).toContainText(/INV-X[A-Z]{3}0002/)
  await steps.next(second.page)
  await expect(second.page.getByTestId('verified')).toBeVisible()
  await steps.next(second.page)
  await expect(second.page.getByTestId('tile').first()).toBeVisible()
  const after = await shopFacts(second, sold.itemId)
  expect({ ...after, lineage: '', letter: '' }).toEqual({ ...before, lineage: '', letter: '' })
  expect(after.stock).toBe(6000)
  expect(after.letter).toMatch(/^X[A-Z]{3}$/)

  const next = await steps.sellOne(second.page, 0)
  expect(next.number).toBe(`INV-${after.letter}0002`)
  await second.page.reload()
  expect((await steps.sellOne(second.page, 0)).number).toBe(`INV-${after.letter}0003`)
})

test('what cannot be opened is refused with a clear sentence and changes nothing; the password opens the file', async () => {
  const first = await device('first')
  await foundShop(first.page)
  await addItem(first.page, { name: 'TV 43"', price: 250_000, stock: 7 })
  await steps.sellOne(first.page, 0)
  await steps.createAccount(first.page, server.url)
  await first.page.goto(`${server.url}/backup`)
  const { path } = await save(first.page)
  const before = await shopFacts(first, '')

  const second = await device('second')
  const { page } = second
  await page.goto(`${server.url}/restore?from=file`)
  const good = { password: steps.OWNER.password }
  for (const [name, bytes, words] of badFiles(readFileSync(path))) {
    const bad = join(folder, name)
    writeFileSync(bad, bytes)
    await test.step(name, async () => {
      await tryFile(page, bad, good)
      // Refused before it is looked into, also where only its end is wrong.
      await expectProblem(page, words)
      await expect(page.getByTestId('inside-counts')).toHaveCount(0)
    })
  }
  const json = join(folder, 'sonic_backup.json')
  writeFileSync(json, '{"data":{}}')
  await page.getByTestId('backup-file-input').setInputFiles(json)
  await page.getByTestId('file-is-json').getByRole('button').click()
  await expect(page).toHaveURL(/\/import$/)
  await page.goBack()
  await lookInto(page, path, { password: 'four calm brown cows' }, false)
  await expectProblem(page, 'does not open this. Nothing was changed')
  await lookInto(page, path, { code: '0123-4567-89AB-CDEF-0123-4567-89AB-CDEF-00' }, false)
  await expectProblem(page, 'cannot be opened that way. Nothing was changed')
  await page.goto(server.url)
  await expect(page.getByTestId('begin-new')).toBeVisible()

  await page.goto(`${server.url}/restore?from=file`)
  await lookInto(page, path, good)
  await steps.next(page)
  await expect(page.getByTestId('verified')).toBeVisible()
  await steps.next(page)
  await expect(page.getByTestId('tile').first()).toBeVisible()
  expect((await shopFacts(second, '')).root).toBe(before.root)
})

test('a file of another shop is refused on a device that has one', async () => {
  const first = await device('first')
  await foundShop(first.page)
  await openPlace(first.page, '/backup')
  const { code, download } = await saveWithNewSheet(first.page)

  const second = await device('second')
  await foundShop(second.page, 'Another shop')
  await addItem(second.page, { name: 'Heater', price: 90_000, stock: 3 })
  const before = await shopFacts(second, '')
  await openPlace(second.page, '/backup')
  await second.page.getByTestId('restore-file').click()
  await lookInto(second.page, download.path, { code }, false)
  await expectProblem(second.page, 'belongs to another shop. Nothing was changed')
  expect(await shopFacts(second, '')).toEqual(before)
})

/** Saves a file for the first time: the recovery sheet comes first, is printed, typed back wrong, and then right. */
async function saveWithNewSheet(page: Page) {
  await page.getByTestId('save-file').click()
  const shown = await page.getByTestId('recovery-code').innerText()
  const code = shown.replaceAll(/\s/g, '')
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z*~$=]{34}$/)
  expect((await printed(page)).replaceAll(/\s/g, '')).toContain(code)

  const primary = page.getByTestId('recovery-primary')
  await primary.click()
  const typed = steps.field(page, 'recovery-typed')
  await typed.fill(mistyped(code))
  await primary.click()
  await expectProblem(page, 'typing mistake')
  await expect(page.getByTestId('recovery-done')).toBeHidden()
  await typed.fill(code.toLowerCase().replaceAll(/(.{4})/g, '$1 '))
  await primary.click()
  await expect(page.getByTestId('recovery-done')).toBeVisible()
  const downloading = page.waitForEvent('download')
  await primary.click()
  const download = await kept(await downloading)
  await expect(page.locator('.recovery-sheet')).toHaveCount(0)
  return { code, download }
}

function mistyped(code: string): string {
  return (code.startsWith('7') ? '8' : '7') + code.slice(1)
}

/** What the sheet of paper says: all that a printer sees of the page. */
async function printed(page: Page): Promise<string> {
  await page.getByTestId('recovery-print').click()
  await page.emulateMedia({ media: 'print' })
  const sheet = page.locator('.recovery-sheet')
  await expect(sheet).toBeVisible()
  await expect(page.locator('pos-app')).toBeHidden()
  const text = await sheet.innerText()
  await page.emulateMedia({ media: null })
  await expect(sheet).toBeHidden()
  return text
}

async function save(page: Page) {
  const downloading = page.waitForEvent('download')
  await page.getByTestId('save-file').click()
  return kept(await downloading)
}

async function kept(download: import('@playwright/test').Download) {
  const name = download.suggestedFilename()
  const path = join(folder, name)
  await download.saveAs(path)
  return { name, path }
}

type Secret = { code: string } | { password: string }

/** Chooses the file, types what opens it, and asks to look inside. */
async function tryFile(page: Page, path: string, secret: Secret): Promise<void> {
  await page.getByTestId('backup-file-input').setInputFiles(path)
  const name = 'code' in secret ? 'Recovery code' : 'Password'
  await page.getByTestId('secret-kind').getByRole('radio', { name }).check()
  await steps.field(page, 'file-secret').fill('code' in secret ? secret.code : secret.password)
  await steps.next(page)
}

async function lookInto(page: Page, path: string, secret: Secret, opens = true): Promise<void> {
  await tryFile(page, path, secret)
  if (opens) await expect(page.getByTestId('inside-counts')).toBeVisible()
}

function badFiles(good: Buffer): readonly (readonly [name: string, bytes: Buffer, words: string])[] {
  const changed = (at: number, value: number): Buffer => {
    const copy = Buffer.from(good)
    copy[at] = value
    return copy
  }
  const png = readFileSync(join(import.meta.dirname, '../../client/public/icons/icon-192.png'))
  const middle = Math.floor(good.length * 0.7)
  return [
    ['half.sonicpos', good.subarray(0, good.length / 2), 'end of this file is missing. Nothing was changed'],
    ['flipped.sonicpos', changed(middle, (good[middle] ?? 0) ^ 1), 'was changed after it was saved. Nothing'],
    ['end.sonicpos', good.subarray(0, good.length - 1), 'end of this file is missing. Nothing was changed'],
    [
      'sum.sonicpos',
      changed(good.length - 1, (good.at(-1) ?? 0) ^ 1),
      'was changed after it was saved. Nothing',
    ],
    ['picture.sonicpos', png, 'not a file of this app or of the old POS. Nothing was changed'],
    [
      'newer.sonicpos',
      changed(good.indexOf('"format":1') + 9, 0x39),
      'newer version of the app. Nothing was changed',
    ],
    ['empty.sonicpos', Buffer.alloc(0), 'Nothing was changed'],
  ]
}
