import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type Page } from '@playwright/test'
import { billsOf, type Bills } from './bills.ts'
import { allowBackground, openDevice, type Device } from './device.ts'
import { addItem, foundShop, waitUntilKept } from './new-shop.ts'
import { startProxy, type Proxy } from './proxy.ts'
import { storedBackups, type StoredBackup } from './server-rows.ts'
import { startServer, type RunningServer } from './server.ts'
import * as steps from './steps.ts'

/** A server, a network that can fail, and tablets. */
export class World {
  readonly folder: string
  readonly proxy: Proxy
  server: RunningServer
  /** What new tablets are set to. */
  language: (typeof steps.LANGUAGES)[number] = 'en'
  readonly #devices = new Set<Device>()

  private constructor(folder: string, server: RunningServer, proxy: Proxy) {
    this.folder = folder
    this.server = server
    this.proxy = proxy
  }

  static async start(): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), 'sonic-e2e-'))
    const server = await startServer(folder)
    return new World(folder, server, await startProxy(server.url))
  }

  /** Where the tablets find the app and its server. */
  get url(): string {
    return this.proxy.url
  }

  /** The backups on the server's disk, oldest first. */
  get stored(): StoredBackup[] {
    return storedBackups(this.server)
  }

  /** Changes one byte in the middle of a backup file on the server's disk. */
  damageFile(name: string): void {
    const folder = join(this.folder, 'backups')
    const path = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((file) =>
      file.endsWith(name),
    )
    if (path === undefined) throw new Error(`no file ${name} in ${folder}`)
    const bytes = readFileSync(join(folder, path))
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1
    writeFileSync(join(folder, path), bytes)
  }

  /** Starts the server again where the killed one was. */
  async restartServer(): Promise<void> {
    this.server = await startServer(this.folder, Number(new URL(this.server.url).port))
  }

  /** Opens a tablet, the same one again for the same name; nothing is loaded yet. `camera` as in `newDevice`. */
  async open(name: string, camera?: string): Promise<Device> {
    const device = await openDevice(join(this.folder, name), camera === undefined ? {} : { camera })
    this.#devices.add(device)
    await allowBackground(device, this.url)
    return device
  }

  /** A new tablet at the fork of the first run; its camera sees what the film `camera` (a file) shows. */
  async newDevice(name: string, camera?: string): Promise<Device> {
    const device = await this.open(name, camera)
    await steps.openFirstRun(device.page, this.url, this.language)
    await waitUntilKept(device.page)
    return device
  }

  /** A new shop with two items, fifty of each, in no account. */
  async newShop(): Promise<Device> {
    const device = await this.newDevice('first')
    await foundShop(device.page)
    await addItem(device.page, { name: 'TV 43"', price: 250_000, stock: 50 })
    await addItem(device.page, { name: 'Heater', price: 90_000, stock: 50 })
    return device
  }

  /** The same in an account, backed up and checked. */
  async smallShop(): Promise<Device> {
    const device = await this.newShop()
    await steps.createAccount(device.page, this.url)
    await device.page.goto(this.url)
    await steps.waitForChip(device.page, 'checked')
    return device
  }

  /** What another tablet has after it restored the newest backup. */
  async onAnotherTablet(): Promise<Bills> {
    const { page } = await this.newDevice('another')
    await steps.restoreNewest(page, this.url)
    return billsOf(page)
  }

  /** Closes a tablet for good, so that it does nothing more. */
  async retire(device: Device): Promise<void> {
    this.#devices.delete(device)
    await device.close()
  }

  /** Cuts a tablet's power. */
  async kill(device: Device): Promise<void> {
    this.#devices.delete(device)
    const closed = new Promise((done) => device.context.once('close', done))
    device.kill()
    await closed
  }

  async close(): Promise<void> {
    for (const device of this.#devices) await device.close()
    await this.proxy.close()
    await this.server.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** A test with a world of its own. */
export const test = base.extend<{ world: World }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from this pattern what a fixture needs
  world: async ({}, use) => {
    const world = await World.start()
    await use(world)
    await world.close()
  },
})

/** The app a second time, in a window of its own: a tab in the background would not be drawn. */
export async function secondWindow({ page, context }: Device, { url }: World): Promise<Page> {
  const opening = context.waitForEvent('page')
  await page.evaluate((address) => void window.open(address, '_blank', 'popup,width=1024,height=768'), url)
  const other = await opening
  await expect(other.getByTestId('tile').first()).toBeVisible()
  return other
}
