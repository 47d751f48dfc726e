import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { randomBytes } from 'node:crypto'
import { emptyGeneration } from '../../shared/browser/account/create-shop.ts'
import type { Boot, Identity } from '../../shared/browser/boot.ts'
import { openBoot } from '../../shared/browser/boot/open-boot.ts'
import { openDevice, type Device, type DeviceParts } from '../../shared/browser/device.ts'
import { createEngine, type Engine } from '../../shared/browser/engine.ts'
import type { EngineParts } from '../../shared/browser/engine/engine-context.ts'
import { restoreShop } from '../../shared/browser/restore/restore-shop.ts'
import { serverSource } from '../../shared/browser/restore/server-backups.ts'
import { outboxStore, type OutboxStore } from '../../shared/browser/sending/outbox-store.ts'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { GenerationDb } from '../../shared/browser/store/generation-db.ts'
import { BackupsAnswer, type BackupRow } from '../../shared/api/backups.ts'
import { newId } from '../../shared/ids.ts'
import { utf8, type Bytes } from '../../shared/snapshot/bytes.ts'
import { createTestServer, type SignedIn, type TestServer } from '../contract/test-server.ts'
import { DeviceLocks } from './device-locks.ts'

/** What a test does to the wire: `ask` goes to the server; throwing is a lost connection. */
export type Wire = (path: string, init: RequestInit, ask: () => Promise<Response>) => Promise<Response>

/** A server and the devices of its shops, all in this process. */
export class World {
  readonly server: TestServer
  wire: Wire = (_path, _init, ask) => ask()
  /** Every request that reached the wire, as `METHOD /path`. */
  requests: string[] = []
  readonly #devices: TestDevice[] = []

  constructor(server: TestServer = createTestServer()) {
    this.server = server
  }

  readonly fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const method = init.method ?? 'GET'
    this.requests.push(`${method} ${url.split('?')[0]}`)
    return this.wire(url, init, () => {
      const body = typeof init.body === 'string' ? utf8(init.body) : (init.body as Bytes | null | undefined)
      return this.server.ask(method, url, {
        headers: init.headers as Record<string, string>,
        ...(body === undefined || body === null ? {} : { bytes: body }),
      })
    })
  }

  /** Requests since the last call. */
  takeRequests(): string[] {
    const taken = this.requests
    this.requests = []
    return taken
  }

  /** A device without a shop. Its IndexedDB becomes the global one. */
  device(): TestDevice {
    const device = new TestDevice(this)
    this.#devices.push(device)
    device.use()
    return device
  }

  /** A device whose new, empty shop has an account; nothing is backed up yet. */
  async signedUp(more: Partial<Identity> = {}): Promise<TestDevice> {
    const shop = await this.server.signUp()
    const device = this.device()
    await device.found(shop, more)
    return device
  }

  async close(): Promise<void> {
    for (const device of this.#devices) await device.close()
    await this.server.close()
  }
}

/** One installed app: an IndexedDB and locks of its own. */
export class TestDevice {
  readonly world: World
  readonly factory = new IDBFactory()
  readonly locks = new DeviceLocks()
  shop: SignedIn | undefined
  readonly #open: { close(): unknown }[] = []

  constructor(world: World) {
    this.world = world
  }

  /** Makes this device's IndexedDB the global one: whatever is opened from here on is this device's. */
  use(): this {
    globalThis.indexedDB = this.factory
    return this
  }

  /** Gives the device a shop that the server knows, without the slow stretching of a password. */
  async found(shop: SignedIn, more: Partial<Identity> = {}): Promise<void> {
    this.shop = shop
    const boot = await this.boot()
    const identity: Identity = {
      shopId: shop.shopId,
      shopName: 'Shop of tests',
      deviceId: shop.deviceId,
      deviceName: 'Till 1',
      lineage: newId(Date.now()),
      letter: '',
      custody: 'managed',
      keyEpoch: 1,
      login: shop.login,
      ...more,
    }
    await boot.update(() => ({ identity, keys: shop.keys, token: shop.token }))
    const generation = await emptyGeneration(boot, identity.lineage)
    await boot.update(() => ({ active: generation }))
  }

  /** A second device of the same shop: signed in, with nothing restored yet. */
  async join(first: TestDevice, letter = 'B'): Promise<void> {
    const { shop } = first
    if (shop === undefined) throw new Error('the first device has no shop')
    this.shop = shop
    const deviceId = newId(Date.now())
    const answer = await this.world.server.ask('POST', '/api/devices', {
      json: { login: shop.login, auth: shop.auth, device: { deviceId, name: 'Till 2' } },
    })
    if (!answer.ok) throw new Error(`joining: ${answer.status} ${await answer.text()}`)
    const { token } = (await answer.json()) as { token: string }
    const boot = await this.boot()
    const identity: Identity = {
      shopId: shop.shopId,
      shopName: 'Shop of tests',
      deviceId,
      deviceName: 'Till 2',
      login: shop.login,
      lineage: newId(Date.now()),
      letter,
      custody: 'managed',
      keyEpoch: 1,
    }
    await boot.update(() => ({ identity, keys: shop.keys, token }))
  }

  async boot(): Promise<Boot> {
    this.use()
    return this.keep(await openBoot())
  }

  /** One context of the device (a tab, a worker); killed or closed with it. */
  async context(parts: DeviceParts = {}): Promise<Context> {
    this.use()
    const holder = {}
    const locks = this.locks.manager(holder)
    const device = await openDevice({ fetch: this.world.fetch, locks, ...parts })
    const kill = (): void => {
      this.locks.kill(holder)
      device.close()
    }
    return this.keep({ device, kill, close: () => device.close() })
  }

  engine(parts: EngineParts = {}): Engine {
    this.use()
    return this.keep(createEngine({ fetch: this.world.fetch, locks: this.locks.manager({}), ...parts }))
  }

  async outbox<T>(work: (outbox: OutboxStore) => Promise<T>, generation?: number): Promise<T> {
    this.use()
    const boot = await openBoot()
    const { active } = await boot.state()
    boot.close()
    const db = await GenerationDb.open(generation ?? active ?? 0)
    try {
      return await work(outboxStore(db))
    } finally {
      db.close()
    }
  }

  async close(): Promise<void> {
    this.use()
    for (const open of this.#open) await open.close()
  }

  keep<T extends { close(): unknown }>(open: T): T {
    this.#open.push(open)
    return open
  }
}

/** A tab or worker of a device. */
export interface Context {
  readonly device: Device
  /** What SIGKILL does: locks are free, connections closed, promises never settle. */
  kill(): void
  close(): void
}

/** Every record of the shop, as a sorted list of `collection id text`. */
export async function contentsOf(store: ShopStore): Promise<string[]> {
  const all: string[] = []
  for (const name of [
    'invoices',
    'items',
    'customers',
    'settings',
    'kaka_loans',
    'invoice_counter',
  ] as const) {
    for (const record of await store.range(name)) all.push(`${name} ${record.id} ${JSON.stringify(record)}`)
  }
  return all.sort()
}

/** Records of some size that no other test made. */
export function loans(count: number, size = 300, from = 0) {
  return Array.from({ length: count }, (_, index) => {
    const id = `loan-${String(from + index).padStart(5, '0')}`
    return {
      collection: 'kaka_loans' as const,
      id,
      value: { id, pad: randomBytes(size / 2).toString('hex') },
    }
  })
}

/** The backups that the server has of a shop, oldest first. */
export async function backupsOf(world: World, { token }: SignedIn): Promise<BackupRow[]> {
  const answer = await world.server.ask('GET', '/api/backups?limit=200', { token })
  return BackupsAnswer.parse(await answer.json()).backups.toReversed()
}

/** Restores the oldest backup of the shop on this device. */
export async function restoreOldest(world: World, shop: SignedIn, device: Device): Promise<void> {
  const [row] = await backupsOf(world, shop)
  if (row === undefined) throw new Error('the server has no backup of the shop')
  await restoreShop(device, await serverSource(device, row.snapshotId))
}
