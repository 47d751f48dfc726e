import type { Logger } from 'pino'
import { PosError } from '../../../shared/errors.ts'
import type { Storage } from '../../storage/storage.ts'

/** Shops whose ids are asked for at once. */
const SHOPS_AT_ONCE = 200

/** How long the job steps back between two shops when requests wait, in milliseconds. */
const STEP_BACK_MS = 20

/** What the job is built from. */
export interface RetentionJobParts {
  readonly storage: Pick<Storage, 'retention'>
  readonly log: Logger
  readonly now: () => number
  /** Resolves in a later turn of the loop, later still when requests are under way. */
  readonly yield: (stepBackMs: number) => Promise<void>
}

/**
 * Deletes (softly) what no rule of its shop keeps; the care of the server runs it every hour. What goes depends on the stored backups and the time
 * alone, so a missed, repeated or interrupted run changes nothing, and several servers may do it at once.
 */
export class RetentionJob {
  readonly #parts: RetentionJobParts
  #running: Promise<void> | undefined
  #isStopped = false

  constructor(parts: RetentionJobParts) {
    this.#parts = parts
  }

  /** Goes over all shops now; a run under way is joined. Never rejects: what fails is logged and tried in an hour. */
  run(): Promise<void> {
    this.#running ??= this.#runAll().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  /** Ends after the shop in hand. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#running
  }

  async #runAll(): Promise<void> {
    const { log, storage } = this.#parts
    try {
      let after = ''
      for (;;) {
        const shops = await storage.retention.shopsAfter(after, SHOPS_AT_ONCE)
        for (const shop of shops) {
          if (this.#isStopped) return
          await this.#parts.yield(STEP_BACK_MS)
          await this.#retain(shop)
        }
        after = shops.at(-1) ?? ''
        if (shops.length < SHOPS_AT_ONCE) return
      }
    } catch (error) {
      log.error({ err: error }, 'retention stopped, the next run is in an hour')
    }
  }

  /** Looks first: most of the time nothing is to go, and looking needs no lock and no disk. */
  async #retain(shop: string): Promise<void> {
    const { storage, log, now } = this.#parts
    try {
      const { plan } = await storage.retention.plan(shop, now())
      if (plan.every(({ keep }) => keep)) return
      const numbers = await storage.retention.retain(shop, now())
      if (numbers.length > 0)
        log.info({ shop, deleted: numbers.length, numbers }, 'backups deleted by retention')
    } catch (error) {
      if (error instanceof PosError && error.retryable) throw error
      log.error({ shop, err: error }, 'retention of a shop failed')
    }
  }
}
