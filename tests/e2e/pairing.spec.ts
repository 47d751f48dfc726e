import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'
import { billsOf } from './support/bills.ts'
import type { Device } from './support/device.ts'
import { lookAt } from './support/look-at-page.ts'
import { filmQr, readQr } from './support/qr.ts'
import * as steps from './support/steps.ts'
import { test, type World } from './support/world.ts'

const [SECOND, THIRD, RENAMED] = ['کاونتەری دووەم', 'کاونتەری سێیەم', 'کۆگا'] as const

for (const language of steps.LANGUAGES) {
  test(`a second device joins by the QR code, a third by typing, the first is removed and goes on selling, in ${language}`, async ({
    world,
  }) => {
    world.language = language
    const found: string[] = []
    const look = async (page: Page, name: string) => {
      found.push(...(await lookAt(page, name, language)))
    }
    const first = await world.smallShop()
    await steps.sellOne(first.page, 0)

    await first.page.goto(`${world.url}/account`)
    await first.page.getByTestId('add-device').click()
    await steps.confirmOwner(first.page)
    await expect(first.page.getByTestId('pairing-qr')).toBeVisible()
    const address = await readQr(first.page.getByTestId('pairing-qr'))
    expect(address).toMatch(new RegExp(`^${world.url}/pair#[0-9A-Z]{8}$`))
    await look(first.page, 'add device')

    const second = language === 'en' ? await joinByCamera(world, address) : await joinByLink(world, address)
    await expect(first.page.getByTestId('pairing-joined')).toContainText(SECOND)
    await steps.restoreFirst(second.page)
    await first.page.getByTestId('pairing-done').click()
    await expect(first.page.getByTestId('devices').locator('li')).toHaveCount(2)

    await first.page.getByTestId('add-device').click()
    const code = await first.page.getByTestId('pairing-code').innerText()
    const { page: third } = await world.newDevice('third')
    await third.getByTestId('begin-pair').click()
    await look(third, 'pair')
    await steps.field(third, 'pair-code').fill('00000000')
    await steps.next(third)
    await expect(third.getByTestId('problem')).toBeVisible()
    await steps.field(third, 'pair-code').fill(` ${code.toLowerCase().replaceAll('0', 'o')} `)
    await steps.field(third, 'device-name').fill(THIRD)
    await steps.next(third)
    await expect(third.getByTestId('restore-card').first()).toBeVisible()
    await expect(first.page.getByTestId('pairing-joined')).toContainText(THIRD)

    await removeFirst(second.page, world, look)
    await sellsOn(first.page)
    expect(found).toEqual([])
  })
}

/** A tablet without a shop, at the list of backups. */
async function joinByCamera(world: World, address: string): Promise<Device> {
  const film = join(world.folder, 'qr.y4m')
  filmQr(address, film)
  const device = await world.newDevice('second', film)
  await device.page.getByTestId('begin-pair').click()
  await device.page.getByTestId('pair-scan').getByRole('button').click()
  await enter(device.page)
  return device
}

/** What the camera app of a phone does with the code; the code is not in the address any more. */
async function joinByLink(world: World, address: string): Promise<Device> {
  const device = await world.newDevice('second')
  await device.page.goto(address)
  await enter(device.page)
  return device
}

async function enter(page: Page): Promise<void> {
  await expect(page.getByTestId('pair-read')).toBeVisible()
  expect(new URL(page.url()).hash).toBe('')
  await steps.field(page, 'device-name').fill(SECOND)
  await steps.next(page)
}

/** On the second device: what removing the first one does; the third gets another name. */
async function removeFirst(
  page: Page,
  world: World,
  look: (page: Page, name: string) => Promise<void>,
): Promise<void> {
  await page.goto(`${world.url}/account`)
  const rows = page.getByTestId('devices').locator('li')
  await expect(rows).toHaveCount(3)
  const name = (await rows.first().locator('bdi').innerText()).trim()
  await steps.removeDevice(page, name)
  await rows.filter({ hasText: THIRD }).getByTestId('device-more').click()
  await steps.field(page, 'device-rename').fill(RENAMED)
  await page.getByTestId('device-save').click()
  await expect(rows.filter({ hasText: RENAMED })).toBeVisible()
  await page.getByTestId('devices-removed').locator('summary').click()
  await look(page, 'devices')
}

/** The removed device says so, sells on, and has what it had. */
async function sellsOn(page: Page): Promise<void> {
  const before = await billsOf(page)
  await page.reload()
  await expect(page.locator('pos-status-chip[data-state="needs_you"]').first()).toBeVisible()
  await page.locator('app-menu a[href="/"]').filter({ visible: true }).click()
  await steps.sellOne(page, 1)
  const after = await billsOf(page)
  expect(after.numbers).toEqual([...before.numbers, expect.stringMatching(/^INV-/)])
  expect(after.waiting).toBe(before.waiting + 1)
}
