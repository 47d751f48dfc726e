import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { makeOldBackup, type OldBackup } from '../fixtures/make-old-backup.ts'
import { expectProblem, openPlace } from './support/new-shop.ts'
import * as steps from './support/steps.ts'
import { test } from './support/world.ts'

const BILLS = 120

test('an old backup is imported offline and written again with every section equal', async ({ world }) => {
  const { page, context } = await world.newDevice('till')
  const original = makeOldBackup(BILLS)
  const file = write(world.folder, 'old.json', JSON.stringify(original))
  await context.setOffline(true)
  await steps.importOldBackup(page, file)
  await openPlace(page, '/backup')
  const downloading = page.waitForEvent('download')
  await page.getByTestId('export-legacy').click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/\.json$/)
  const path = join(world.folder, 'exported.json')
  await download.saveAs(path)
  const exported = JSON.parse(readFileSync(path, 'utf8')) as OldBackup
  expect(Object.keys(exported).toSorted()).toEqual(['data', 'timestamp', 'version'])
  expect(sections(exported)).toEqual(sections(original))
})

test('a file that cannot be imported is refused with a clear sentence and the device stays as it was', async ({
  world,
}) => {
  const { page } = await world.newDevice('till')
  await page.getByTestId('begin-import').click()
  const good = makeOldBackup(20)
  const text = JSON.stringify(good)
  const bad: readonly (readonly [name: string, text: string, words: string])[] = [
    ['broken.json', text.replace('"version"', '"version'), 'Nothing was changed'],
    [
      'cut-short.json',
      text.slice(0, text.length / 2),
      'The end of this file is missing. Nothing was changed',
    ],
    ['wrong-type.json', withSection(good, 'sonic_invoices', '{"a":[1,2'), 'Nothing was changed'],
    ['foreign.json', '{"name":"left-pad","version":"1.0.0"}', 'not a file of this app or of the old POS'],
    ['no-sections.json', '{"timestamp":"","version":"1","data":{"x":"1"}}', 'not a file of this app'],
    ['list.json', '[1,2,3]', 'not a file of this app or of the old POS'],
    ['empty.json', '', 'Nothing was changed'],
  ]
  for (const [name, content, words] of bad) {
    await test.step(name, async () => {
      await page.getByTestId('import-file-input').setInputFiles(write(world.folder, name, content))
      await expectProblem(page, words)
    })
  }
  await page.goto(world.url)
  await expect(page.getByTestId('begin-new')).toBeVisible()
  const names = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  expect(names).not.toContain('sonic-1')
})

test('keys that would change every object are data and nothing else', async ({ world }) => {
  const { page } = await world.newDevice('till')
  const good = makeOldBackup(20)
  const shop = JSON.parse(good.data['sonic_shop_data'] ?? '') as { items: object }
  const hostile = JSON.stringify(shop).replace(
    '"items":{',
    '"__proto__":{"polluted":1},"items":{"__proto__":{"polluted":1},',
  )
  const file = write(
    world.folder,
    'hostile.json',
    withSection(good, 'sonic_shop_data', hostile).replace(
      '"data":{',
      '"data":{"__proto__":"{\\"polluted\\":1}",',
    ),
  )
  await page.getByTestId('begin-import').click()
  await page.getByTestId('import-file-input').setInputFiles(file)
  await expect(
    page.getByTestId('import-counts').or(page.getByTestId('problem')).filter({ visible: true }),
  ).toBeVisible()
  expect(await page.evaluate(() => 'polluted' in {})).toBe(false)
})

function write(folder: string, name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

function withSection(backup: OldBackup, key: string, text: string): string {
  return JSON.stringify({ ...backup, data: { ...backup.data, [key]: text } })
}

/** What the sections mean: their texts parsed. */
function sections(backup: OldBackup): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(backup.data).map(([key, text]) => [key, text === null ? null : JSON.parse(text)]),
  )
}
