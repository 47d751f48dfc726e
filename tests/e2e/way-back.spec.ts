import { expect, type Page } from '@playwright/test'
import { billsOf } from './support/bills.ts'
import { loadLanguages, lookAtSheet } from './support/look-at-sheet.ts'
import { openPlace } from './support/new-shop.ts'
import * as steps from './support/steps.ts'
import { test } from './support/world.ts'

test('engine 25: when a damaged part of a restore cannot be had again, the device goes back to how it was', async ({
  world,
}) => {
  const { page } = await world.smallShop()
  await steps.sellOne(page, 0)
  await page.goto(`${world.url}/restore`)
  await steps.next(page)
  await steps.next(page)
  await expect(page.getByTestId('verified')).toBeVisible()
  await steps.next(page)
  await expect(page.getByTestId('tile').first()).toBeVisible()
  await damage(page)
  await loseObjects(page)
  // The backup is older than the first sale, and this device's numbers go on all the same.
  expect((await steps.sellOne(page, 1)).number).toBe('INV-0002')

  await loadLanguages(page)
  await openPlace(page, '/backup')
  await page.getByTestId('unchecked').getByRole('button').click()
  await expect(page.getByTestId('problem').filter({ visible: true })).toBeVisible()
  const offer = page.getByTestId('way-back-offer')
  await expect(offer).toContainText('This device still has everything from before the restore')
  await lookAtSheet(page, 'way-back-offer')
  await page.getByTestId('open-way-back').click()
  await expect(page.getByTestId('sold-since')).toContainText('1 bill was made since then')
  await expect(page.getByTestId('way-back')).toContainText('INV-0002')
  await lookAtSheet(page, 'way-back')
  await page.getByTestId('go-back').click()
  await expect(page.getByTestId('way-back')).toHaveCount(0)
  await expect(page.getByTestId('way-back-offer')).toHaveCount(0)
  expect((await billsOf(page)).numbers).toEqual(['INV-0001'])

  // No number is given out twice, and what was left behind goes to the server.
  await openPlace(page, '/')
  expect((await steps.sellOne(page, 0)).number).toBe('INV-0003')
  await page.reload()
  await steps.waitForChip(page, 'checked')
  expect((await billsOf(page)).waiting).toBe(0)
})

/** Bends a stored leaf of the shop as a failing disk does, and says that the restore was not checked yet. Runs beside the app. */
async function damage(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const opened = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('sonic-2')
      request.addEventListener('success', () => done(request.result))
    })
    const transaction = opened.transaction(['cold', 'meta'], 'readwrite')
    transaction.objectStore('meta').put({ key: 'engine:unchecked', value: { snapshotId: 'the one' } })
    const cold = transaction.objectStore('cold')
    cold.openCursor(IDBKeyRange.bound(['staff'], ['staff', []])).onsuccess = (event) => {
      const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result
      if (cursor === null) return
      const row = cursor.value as { body: Uint8Array }
      row.body[5] = (row.body[5] ?? 0) ^ 255
      cursor.update(row)
    }
    await new Promise((done) => transaction.addEventListener('complete', done))
    opened.close()
  })
}

/** From here on the server has lost the objects of its backups. */
async function loseObjects(page: Page): Promise<void> {
  await page.context().route('**/api/backups/objects/fetch', (route) =>
    route.fulfill({
      status: 404,
      contentType: 'application/json',
      body: JSON.stringify({ code: 'object_missing', message: 'lost', requestId: 'r' }),
    }),
  )
}
