import { hash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { AppParts } from '../../server/app.ts'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openSqliteRunner } from '../../server/storage/sqlite/sqlite-runner.ts'
import type { FilesAnswer } from '../../shared/api/files.ts'
import { newId } from '../../shared/ids.ts'
import { idList, makeSnapshot, type MadeSnapshot } from '../contract/made-shop.ts'
import { createTestServer, type SignedIn, type TestServer } from '../contract/test-server.ts'

/** A shop that has something of everything. `token` is that of its owner, who has just given the password. */
export interface FullShop extends SignedIn {
  /** A second device, on which the owner never gave the password. */
  readonly till: { readonly deviceId: string; readonly token: string }
  /** A device that was removed. */
  readonly removed: { readonly deviceId: string; readonly token: string }
  /** Oldest first; the first one is deleted. */
  readonly snapshots: readonly MadeSnapshot[]
  readonly files: readonly string[]
  /** The pairing code that the owner's device shows. */
  readonly code: string
}

/** A server on a database in a file, with two shops that know nothing of each other. */
export class ApiWorld {
  readonly server: TestServer
  readonly #folder: string
  readonly #database: DatabaseSync

  private constructor(server: TestServer, folder: string, database: DatabaseSync) {
    this.server = server
    this.#folder = folder
    this.#database = database
  }

  static start(more: Partial<AppParts> = {}): ApiWorld {
    const folder = mkdtempSync(join(tmpdir(), 'sonic-api-'))
    const path = join(folder, 'sonic.sqlite')
    const storage = createStorage(openSqliteRunner(path))
    const server = createTestServer({ storage, ...more })
    return new ApiWorld(server, folder, new DatabaseSync(path, { readOnly: true }))
  }

  /** Signs up a shop and fills it. `called` is in each of its names. */
  async fullShop(called: string): Promise<FullShop> {
    const { server } = this
    server.clock.now += 60_000 // names of files hold the second
    const shop = await server.signUp({ name: `Shop ${called}` })
    const [till, removed] = [await this.#fork(shop, called), await this.#fork(shop, called)]
    await server.confirmOwner(shop)
    const snapshots = await this.#backUp(shop, called)
    const own = { token: shop.token }
    await this.#expect('POST', '/api/backup/create', own)
    const { files } = await this.#expect<FilesAnswer>('GET', '/api/files', own)
    const json = { name: `Named ${called}` }
    await this.#expect('PATCH', `/api/backups/${snapshots[1]?.manifest.snapshotId}`, { ...own, json })
    await this.#expect('DELETE', `/api/backups/${snapshots[0]?.manifest.snapshotId}`, own)
    await this.#expect('DELETE', `/api/devices/${removed.deviceId}`, own)
    const { code } = await this.#expect<{ code: string }>('POST', '/api/pairings', { ...own, json: {} })
    await this.#tellOfAlarms(shop)
    await server.checks.idle()
    return { ...shop, till, removed, snapshots, files: files.map(({ name }) => name), code }
  }

  /** Everything that the database holds of a shop, by table; bytes as their hash. */
  rowsOf(shopId: string): Record<string, string[]> {
    const tables = this.#database.prepare("select name from sqlite_schema where type = 'table'").all()
    const names = tables.map(({ name }) => String(name)).filter((name) => this.#isOfShops(name))
    return Object.fromEntries(names.map((name) => [name, this.#rows(name, shopId)]))
  }

  async close(): Promise<void> {
    this.#database.close()
    await this.server.close()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #isOfShops(table: string): boolean {
    return this.#database
      .prepare(`pragma table_info(${table})`)
      .all()
      .some(({ name }) => name === 'shop_id')
  }

  #rows(table: string, shopId: string): string[] {
    const rows = this.#database.prepare(`select * from ${table} where shop_id = ?`).all(shopId)
    const plain = (_: string, value: unknown) =>
      value instanceof Uint8Array ? hash('sha256', value, 'base64url') : value
    return rows.map((row) => JSON.stringify(row, plain)).sort()
  }

  async #fork(shop: SignedIn, called: string): Promise<{ deviceId: string; token: string }> {
    const deviceId = newId(this.server.clock.now)
    const json = { device: { deviceId, name: `Till ${called}` } }
    return {
      deviceId,
      ...(await this.#expect<{ token: string }>('POST', '/api/devices/fork', { token: shop.token, json })),
    }
  }

  /** The shop's two devices are told; the addresses of their push services are secrets. */
  async #tellOfAlarms({ shopId, deviceId, token }: SignedIn): Promise<void> {
    const { storage, clock } = this.server
    const row = {
      p256dh: 'B'.repeat(87),
      auth: 'A'.repeat(22),
      contact: 'https://pos.example',
      created_at: clock.now,
    }
    const endpoint = `https://push.example/${token}`
    await storage.push.put({ ...row, shop_id: shopId, device_id: deviceId, endpoint })
  }

  async #backUp(shop: SignedIn, called: string): Promise<MadeSnapshot[]> {
    const made: MadeSnapshot[] = []
    for (const seq of [1, 2, 3]) {
      const parent = made.at(-1)?.manifest.snapshotId ?? null
      const collections = { sales: idList(seq * 4, called) }
      const snapshot = await makeSnapshot(shop, { collections, seq, parent })
      this.server.clock.now += 4 * 86_400_000 // so old that the first is not kept
      const frames = [...snapshot.frames, ...snapshot.objects]
      await this.#expect('POST', '/api/backups', { token: shop.token, frames })
      made.push(snapshot)
    }
    await this.server.confirmOwner(shop)
    await this.server.checks.idle()
    return made
  }

  async #expect<Answer>(...[method, path, options]: Parameters<TestServer['ask']>): Promise<Answer> {
    const answer = await this.server.ask(method, path, options)
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (answer.status === 204 ? {} : await answer.json()) as Answer
  }
}
