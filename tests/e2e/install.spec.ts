import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { AREAS } from '../../server/openapi/route-doc.ts'
import { openDevice, type Device } from './support/device.ts'
import { addItem, foundShop, waitUntilKept } from './support/new-shop.ts'
import { ROOT, startServer, type RunningServer } from './support/server.ts'
import * as steps from './support/steps.ts'

interface Manifest {
  readonly icons: readonly { src: string; sizes: string; purpose: string }[]
  readonly shortcuts: readonly { url: string }[]
  readonly screenshots: readonly { src: string }[]
}

let folder: string
let dist: string
let server: RunningServer
let device: Device

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-e2e-'))
  dist = join(folder, 'dist')
  cpSync(process.env['DIST_DIR'] ?? join(ROOT, 'dist'), dist, { recursive: true })
  server = await startServer(folder, 0, 'server/main.ts', { DIST_DIR: dist })
  device = await openDevice(join(folder, 'till'))
})

test.afterEach(async () => {
  await device.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('the app can be installed: the browser finds nothing against it, and every picture is there', async () => {
  const { page } = device
  await page.goto(server.url)
  await waitUntilKept(page)
  const session = await device.context.newCDPSession(page)
  expect((await session.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([])

  const answer = await page.request.get(`${server.url}/manifest.webmanifest`)
  const manifest = (await answer.json()) as Manifest
  const icons = manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)
  expect(icons).toEqual(expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']))
  for (const { src } of [...manifest.icons, ...manifest.screenshots]) {
    const picture = await page.request.get(server.url + src)
    expect(picture.headers()['content-type'], src).toBe('image/png')
    expect((await picture.body()).subarray(1, 4).toString(), src).toBe('PNG')
  }
  expect(manifest.shortcuts.length).toBeGreaterThanOrEqual(2)
})

test('a day of work asks nothing of any other host, breaks no content security policy, and starts cold offline', async () => {
  const foreign = watchRequests(device)
  const complaints = watchComplaints(device.page)
  const { page } = device
  await steps.openFirstRun(page, server.url)
  await waitUntilKept(page)
  await foundShop(page)
  await addItem(page, { name: 'TV 43"', price: 250_000, stock: 7 })
  await steps.sellOne(page, 0)
  await steps.createAccount(page, server.url)
  for (const path of [
    '/bills',
    '/items',
    '/customers',
    '/backup',
    '/settings',
    '/restore',
    '/import',
    '/more',
  ]) {
    await page.goto(server.url + path)
    await expect(page.locator('page-outlet > *')).toBeVisible()
  }
  await page.goto(server.url)
  await steps.waitForChip(page, 'checked')
  expect(foreign()).toEqual([])
  expect(complaints()).toEqual([])

  await device.close()
  await server.stop()
  device = await openDevice(join(folder, 'till'))
  await device.page.goto(server.url)
  await expect(device.page.getByTestId('tile').first()).toBeVisible()
  await steps.sellOne(device.page, 0)
})

test('the page of the API’s document shows every group of it, beside the app: no other host, no breach of the policy, nothing kept', async () => {
  const { page } = device
  await steps.openFirstRun(page, server.url)
  await waitUntilKept(page)
  const foreign = watchRequests(device)
  const complaints = watchComplaints(page)
  await page.goto(`${server.url}/api/docs`)
  await expect(page.locator('.opblock-tag-section')).toHaveCount(Object.keys(AREAS).length)
  await page.getByRole('button', { name: 'Make a copied profile' }).click()
  await expect(page.getByText('Token and letter of the new device.')).toBeVisible()
  expect(foreign()).toEqual([])
  expect(complaints()).toEqual([])
  const kept = await page.evaluate(async () => {
    const caches = await Promise.all((await self.caches.keys()).map((name) => self.caches.open(name)))
    const requests = await Promise.all(caches.map((cache) => cache.keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept).toContain('/index.html')
  expect(kept.filter((path) => path.startsWith('/api'))).toEqual([])
})

test('a new version asks first, and taking it keeps the cart', async () => {
  const { page } = device
  await steps.openFirstRun(page, server.url)
  await waitUntilKept(page)
  await foundShop(page)
  await addItem(page, { name: 'TV 43"', price: 250_000, stock: 7 })
  await page.getByTestId('tile').first().click()
  await expect(page.getByTestId('cart-line')).toHaveCount(1)
  releaseNext()
  await restartServer()
  await page.reload()
  await expect(page.getByText('A new version is ready')).toBeVisible()
  await expect(page.getByTestId('cart-line')).toHaveCount(1)
  expect(await versionOf(page)).toBe('')
  await page.getByTestId('tile').first().click()
  await page.getByRole('button', { name: 'Update now' }).click()
  await expect.poll(() => versionOf(page).catch(() => '')).toBe('next')
  await expect(page.getByTestId('cart-line')).toHaveCount(1)
  await page.getByTestId('pay').click()
  expect(await steps.payExactly(page)).toBe('INV-0001')
  await expect(page.getByText('A new version is ready')).toBeHidden()
})

/** As an update of the server does: it serves what is there when it starts. */
async function restartServer(): Promise<void> {
  await server.stop()
  server = await startServer(folder, Number(new URL(server.url).port), 'server/main.ts', { DIST_DIR: dist })
}

/** What the next build changes: a page that says so, and the service worker's revision of it. */
function releaseNext(): void {
  change('index.html', (text) => text.replace('<head>', '<head><meta name="version" content="next" />'))
  change('sw.js', (text) => {
    const revised = text.replace(
      /(revision"?:\s*[`'"])[0-9a-f]+([`'"],\s*"?url"?:\s*[`'"]index\.html)/,
      '$1next$2',
    )
    if (revised === text) throw new Error('sw.js does not list index.html')
    return revised
  })
}

function change(name: string, edit: (text: string) => string): void {
  const path = join(dist, name)
  writeFileSync(path, edit(readFileSync(path, 'utf8')))
  for (const copy of [`${path}.gz`, `${path}.br`]) rmSync(copy, { force: true })
}

function versionOf(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content ?? '')
}

/** Every request of pages and workers to another host. */
function watchRequests({ context }: Device): () => string[] {
  const urls: string[] = []
  context.on('request', (request) => urls.push(request.url()))
  return () =>
    urls.filter(
      (url) => !url.startsWith(`${server.url}/`) && !/^(data|blob|about|chrome-extension):/.test(url),
    )
}

/** Everything that the browser complained about as an error. */
function watchComplaints(page: Page): () => string[] {
  const texts: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') texts.push(message.text())
  })
  page.on('pageerror', (error) => texts.push(error.message))
  return () => texts
}
