import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { CareJob } from '../../server/backups/care-job.ts'
import { careTasks } from '../../server/backups/care-tasks.ts'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openSqliteRunner } from '../../server/storage/sqlite/sqlite-runner.ts'
import { backupNow } from '../../shared/browser/engine/backup-now.ts'
import { defaultChoices } from '../../shared/legacy/legacy-preview.ts'
import type { Item } from '../../shared/records/item.ts'
import { createTestServer, type TestServer } from '../contract/test-server.ts'
import { World, type TestDevice } from '../engine/test-world.ts'
import { sellOnce, sellable } from './bench-sale.ts'

const DAY_MS = 86_400_000

/**
 * One shop whose days pass as quickly as they can: the app's own engine on the product's own server, both in this
 * process, on a real SQLite file.
 */
export class GrowingShop {
  readonly #database: string
  readonly #server: TestServer
  readonly #care: CareJob
  readonly #world: World
  #device: TestDevice | undefined
  #items: readonly Item[] = []
  #bills = 0

  /** Its server's database is made in `folder`. */
  constructor(folder: string) {
    this.#database = join(folder, 'sonic.sqlite')
    const storage = createStorage(openSqliteRunner(this.#database))
    this.#server = createTestServer({ storage })
    const { masterKey, clock } = this.#server
    const log = pino({ level: 'silent' })
    const tasks = careTasks({ storage, masterKey, log })
    const turn = () => new Promise<void>((resolve) => void setImmediate(resolve))
    const jobs = storage.upkeep.jobs
    this.#care = new CareJob({ jobs, tasks, log, now: () => clock.now, yield: turn })
    this.#world = new World(this.#server)
  }

  /** Founds the shop and imports a backup file of the old POS. */
  async import(file: string): Promise<void> {
    this.#device = await this.#world.signedUp()
    const engine = this.#device.engine()
    const old = new Blob([readFileSync(file)])
    await engine.importLegacy(old, defaultChoices(await engine.previewLegacy(old)))
    await engine.close()
  }

  /** A day: so many bills of so many lines, one backup in the evening, the server's care in the night. */
  async day(bills: number, lines: number): Promise<void> {
    const { clock, checks } = this.#server
    const opens = clock.now
    await this.#use(async (context) => {
      const shop = await context.device.shop()
      if (this.#items.length === 0) this.#items = await sellable(shop)
      for (let bill = 0; bill < bills; bill++) {
        clock.now = opens + (bill * DAY_MS) / 2 / bills
        const number = (this.#bills += 1)
        await sellOnce(shop, { at: clock.now, number, lines, items: this.#items, letter: '' })
      }
      const { kind } = await backupNow(context.device)
      if (kind !== 'stored') throw new Error(`the backup came to ${kind}`)
    })
    await checks.idle()
    clock.now = opens + DAY_MS
    await this.#care.run()
  }

  /** Everything as the old POS would have saved it today. */
  async oldFile(): Promise<Buffer> {
    const engine = this.#open().engine({ now: () => this.#server.clock.now })
    try {
      const { blob } = await engine.exportLegacy()
      return Buffer.from(await blob.arrayBuffer())
    } finally {
      await engine.close()
    }
  }

  /** Bytes of the server's database after everything was closed in order. */
  async close(): Promise<number> {
    await this.#care.stop()
    await this.#world.close()
    return statSync(this.#database).size
  }

  async #use(work: (context: Awaited<ReturnType<TestDevice['context']>>) => Promise<void>): Promise<void> {
    const context = await this.#open().context({ now: () => this.#server.clock.now })
    try {
      await work(context)
    } finally {
      context.close()
    }
  }

  #open(): TestDevice {
    if (this.#device === undefined) throw new Error('the shop has no device yet')
    return this.#device
  }
}
