import type { Logger } from 'pino'
import { PosError } from '../../shared/errors.ts'
import { deriveShopKeys, type ShopKeys } from '../../shared/keys/shop-keys.ts'
import type { MasterKey } from '../accounts/master-key.ts'
import type { UncheckedBackup } from '../storage/programs/backups.ts'
import type { Storage } from '../storage/storage.ts'
import { checkBackup } from './check-backup.ts'
import { reporter } from './healing/report-bad.ts'

/** After this many objects the job looks whether requests wait. */
const OBJECTS_IN_A_ROW = 8

/** How long it steps back then, in milliseconds. */
const STEP_BACK_MS = 20

/** How long it waits after a failure of the server itself (a database that is away), doubled each time. */
const RETRY_FIRST_MS = 1000
const RETRY_MAX_MS = 300_000

/** How often it looks by itself: a server that was killed has told no other one of the backups it had just stored. */
const LOOK_MS = 5000

/** What the job is built from. */
export interface CheckJobParts {
  readonly storage: Storage
  readonly masterKey: MasterKey
  readonly log: Logger
  readonly now: () => number
  /** Resolves in a later turn of the loop, later still when requests are under way. */
  readonly yield: (stepBackMs: number) => Promise<void>
}

class Stopped extends Error {}

/**
 * Checks the backups of managed custody in the background, one at a time, and records what it finds. The queue is the
 * database: after the first `wake` the job looks there by itself too, so that what a server left unchecked when it ended is
 * taken up by itself after its next start, or soon by another one on the same database.
 */
export class CheckJob {
  readonly #parts: CheckJobParts
  #running: Promise<void> | undefined
  #isWanted = false
  #isStopped = false
  #retryMs = RETRY_FIRST_MS
  #nextLook: NodeJS.Timeout | undefined

  constructor(parts: CheckJobParts) {
    this.#parts = parts
  }

  /** Starts checking unless it is under way; safe to call as often as there are commits. */
  wake(): void {
    clearTimeout(this.#nextLook)
    this.#isWanted = true
    this.#running ??= this.#run().then((restMs) => {
      this.#running = undefined
      if (this.#isStopped) return
      if (this.#isWanted) this.wake() // woken while it was ending
      else this.#nextLook = setTimeout(() => this.wake(), restMs).unref()
    })
  }

  /** Resolves when nothing is left to check. */
  async idle(): Promise<void> {
    await this.#running
  }

  /** Stops after the object in hand; nothing that was proven is lost. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#nextLook)
    await this.#running
  }

  /** Resolves with how long to rest before the next look, in milliseconds. */
  async #run(): Promise<number> {
    try {
      while (this.#isWanted && !this.#isStopped) {
        this.#isWanted = false
        for (let next = await this.#next(); next !== undefined; next = await this.#next())
          await this.#check(next)
      }
      this.#retryMs = RETRY_FIRST_MS
    } catch (error) {
      if (error instanceof Stopped || this.#isStopped) return 0
      const retryMs = this.#retryMs
      this.#parts.log.error({ err: error, retryMs }, 'checking backups stopped for now')
      this.#retryMs = Math.min(retryMs * 2, RETRY_MAX_MS)
      return retryMs
    }
    return LOOK_MS
  }

  async #next(): Promise<UncheckedBackup | undefined> {
    await this.#parts.yield(STEP_BACK_MS)
    if (this.#isStopped) throw new Stopped()
    return this.#parts.storage.checks.nextUnchecked()
  }

  async #check(backup: UncheckedBackup): Promise<void> {
    const { storage, now, log } = this.#parts
    const { shop_id: shop, number } = backup
    const keys = await this.#keysOf(shop)
    try {
      const onBad = reporter(storage.upkeep.scrub, shop, number, now)
      await checkBackup(backup, { storage: storage.checks, keys, now, pause: this.#pauses(), onBad })
      await storage.checks.record(shop, number, { at: now() })
      this.#retryMs = RETRY_FIRST_MS
    } catch (error) {
      // What may pass is a trouble of the server, not of the backup
      if (!(error instanceof PosError) || error.retryable) throw error
      log.warn({ shop, number, code: error.code, field: error.field, err: error }, 'backup is not right')
      await storage.checks.record(shop, number, { problem: error.code })
    }
  }

  async #keysOf(shopId: string): Promise<ShopKeys> {
    const shop = await this.#parts.storage.accounts.shopById(shopId)
    if (shop?.wrapped_key == null) throw new Error(`shop ${shopId} has no key in managed custody`)
    return deriveShopKeys(this.#parts.masterKey.unwrap(shopId, shop.key_epoch, shop.wrapped_key))
  }

  #pauses(): () => Promise<void> {
    let objects = 0
    return async () => {
      objects += 1
      if (this.#isStopped) throw new Stopped()
      if (objects % OBJECTS_IN_A_ROW === 0) await this.#parts.yield(STEP_BACK_MS)
    }
  }
}
