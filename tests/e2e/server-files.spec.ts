import { readFileSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { addItem, expectProblem, foundShop, openPlace } from './support/new-shop.ts'
import * as steps from './support/steps.ts'
import { test } from './support/world.ts'

test('the owner creates readable files, sees what is in them, verifies, downloads and deletes one', async ({
  world,
}) => {
  const { page } = await world.smallShop()
  await steps.sellOne(page, 0)
  await openPlace(page, '/backup')
  await steps.backUpNow(page)
  await steps.waitForChip(page, 'checked')
  const card = page.getByTestId('server-files')

  await test.step('create', async () => {
    await card.getByTestId('create-files').click()
    await steps.confirmOwner(page, 'four calm brown cows')
    await expect(page.locator('owner-dialog')).toContainText('That is not the account’s password')
    await steps.confirmOwner(page)
    await expect(card.getByTestId('create-files')).toHaveAttribute('aria-disabled', 'true')
    await expect(card.getByTestId('files-created')).toContainText('2 files written and read back')
    await expect(card.locator('[data-testid="server-file"][data-kind="json"]').first()).toBeVisible()
    await expect(card.locator('[data-testid="server-file"][data-kind="sqlite"]').first()).toBeVisible()
    await expect(card.getByTestId('file-state').filter({ hasText: 'Verified' }).first()).toBeVisible()
    await expect(card.getByTestId('files-runs')).toContainText('Next automatic run')
  })
  const count = await card.getByTestId('server-file').count()

  await test.step('what is in it', async () => {
    await openFirst(page, 'json')
    const dialog = page.getByTestId('server-file-dialog')
    await expect(dialog.getByTestId('file-section-sonic_invoices')).toHaveAttribute('data-count', '1')
    await expect(dialog.getByTestId('file-section-kaka_loans')).toHaveAttribute('data-count', '0')
    await expect(dialog.locator('[data-testid^="file-section-"]')).toHaveCount(21)
    await expect(dialog.getByTestId('file-total-users')).toHaveAttribute('data-count', '0')
    await dialog.getByTestId('file-verify').click()
    await expect(dialog.getByTestId('file-verify')).not.toHaveAttribute('aria-disabled', 'true')
    await expect(dialog.getByTestId('file-verified')).toContainText('Read back and found right')
  })

  await test.step('download', async () => {
    const json = await download(page, world.folder)
    const file = JSON.parse(readFileSync(json, 'utf8')) as Record<string, unknown>
    expect(file['records.invoices']).toMatchObject([{ number: 'INV-0001' }])
    expect(Object.keys(file['data'] as object)).toHaveLength(21)
    await page.keyboard.press('Escape')
    await openFirst(page, 'sqlite')
    const database = new DatabaseSync(await download(page, world.folder), { readOnly: true })
    const tables = database.prepare("select name from sqlite_master where type = 'table'").all()
    expect(tables.map(({ name }) => name)).toContain('invoices')
    expect(database.prepare('select count(*) as bills from invoices').get()).toEqual({ bills: 1 })
    database.close()
  })

  await test.step('delete', async () => {
    await page.getByTestId('file-delete').click()
    await expect(page.getByTestId('file-delete-ask')).toContainText('restore points stay')
    await page.getByTestId('file-delete-yes').click()
    await expect(page.getByTestId('server-file-dialog')).toHaveCount(0)
    await expect(card.getByTestId('server-file')).toHaveCount(count - 1)
    await page.reload()
    await expect(card.getByTestId('server-file')).toHaveCount(count - 1)
  })
})

test('the JSON file becomes the same shop on an empty device, and goes on selling', async ({ world }) => {
  const first = await world.smallShop()
  await steps.sellOne(first.page, 0)
  await openPlace(first.page, '/backup')
  await steps.backUpNow(first.page)
  await steps.waitForChip(first.page, 'checked')
  const card = first.page.getByTestId('server-files')
  await card.getByTestId('create-files').click()
  await steps.confirmOwner(first.page)
  await expect(card.getByTestId('files-created')).toBeVisible()
  await openFirst(first.page, 'json')
  const json = await download(first.page, world.folder)
  const { metadata } = JSON.parse(readFileSync(json, 'utf8')) as {
    metadata: { sections: Record<string, number> }
  }

  const { page, context } = await world.newDevice('empty')
  await context.setOffline(true)
  const damaged = join(world.folder, 'damaged.json')
  writeFileSync(damaged, readFileSync(json, 'utf8').replace('"INV-0001"', '"INV-0002"'))
  await page.getByTestId('begin-import').click()
  await page.getByTestId('import-file-input').setInputFiles(damaged)
  await expectProblem(page, 'changed after it was saved')
  await page.getByTestId('import-file-input').setInputFiles(json)
  await expect(page.getByTestId('import-copy')).toContainText('everybody but the owner needs a new PIN')
  for (const [key, count] of Object.entries(metadata.sections))
    await expect(page.getByTestId(`import-section-${key}`)).toHaveAttribute('data-count', String(count))
  await expect(page.getByTestId('import-rate')).toHaveCount(0)
  await page.goto(world.url)
  await steps.importOldBackup(page, json)
  expect((await steps.sellOne(page, 0)).number).toBe('INV-0002')
})

test('a damaged file is found out and named so', async ({ world }) => {
  const { page } = await world.smallShop()
  await openPlace(page, '/backup')
  const card = page.getByTestId('server-files')
  await card.getByTestId('create-files').click()
  await steps.confirmOwner(page)
  await expect(card.getByTestId('files-created')).toBeVisible()
  const file = card.locator('[data-testid="server-file"][data-kind="json"]').first()
  world.damageFile((await file.getAttribute('data-name')) ?? '')
  await openFirst(page, 'json')
  await page.getByTestId('file-verify').click()
  await expect(page.getByTestId('file-bad')).toContainText('not as it was written')
  await page.keyboard.press('Escape')
  await expect(file.getByTestId('file-state')).toHaveText('Damaged')
})

test('another shop on the same server sees none of them, and offline the card says what it knows', async ({
  world,
}) => {
  const first = await world.smallShop()
  await openPlace(first.page, '/backup')
  const card = first.page.getByTestId('server-files')
  await card.getByTestId('create-files').click()
  await steps.confirmOwner(first.page)
  await expect(card.getByTestId('files-created')).toBeVisible()
  const names = await card
    .getByTestId('server-file')
    .evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['name'] ?? ''))
  await first.context.setOffline(true)
  await expect(card.getByTestId('files-offline')).toContainText('This is how it was')
  await expect(card.getByTestId('server-file')).toHaveCount(names.length)
  await expect(card.getByTestId('create-files')).toHaveAttribute('aria-disabled', 'true')

  const { page } = await world.newDevice('neighbour')
  await foundShop(page, 'Neighbour')
  await addItem(page, { name: 'Kettle', price: 25_000, stock: 3 })
  await steps.createAccount(page, world.url, { login: 'neighbour', password: 'seven grey mill stones' })
  await page.goto(`${world.url}/backup`)
  await steps.waitForChip(page, 'checked')
  await page.getByTestId('files-show').click()
  await steps.confirmOwner(page, 'seven grey mill stones')
  await expect(page.getByTestId('server-files')).toContainText('No files yet')
  for (const name of names) {
    const status = await page.evaluate(async (file) => {
      const request = indexedDB.open('sonic-boot')
      await new Promise((done) => request.addEventListener('success', done))
      const database = request.result
      const token = await new Promise<string>((done) => {
        const asked = database.transaction('facts').objectStore('facts').get('token')
        asked.addEventListener('success', () => done(String(asked.result)))
      })
      database.close()
      const answer = await fetch(`/api/files/${file}`, { headers: { authorization: `Bearer ${token}` } })
      return answer.status
    }, name)
    expect(status).toBe(404)
  }
})

async function openFirst(page: Page, kind: 'json' | 'sqlite'): Promise<void> {
  await page
    .locator(`[data-testid="server-file"][data-kind="${kind}"]`)
    .first()
    .getByTestId('server-file-more')
    .click()
  await expect(page.getByTestId('server-file-dialog').locator('dialog')).toBeVisible()
}

async function download(page: Page, folder: string): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByTestId('file-download').click()
  const file = await downloading
  const path = join(folder, file.suggestedFilename())
  await file.saveAs(path)
  return path
}
