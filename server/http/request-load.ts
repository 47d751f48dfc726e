import { setTimeout as wait } from 'node:timers/promises'
import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './app-env.ts'

/** The server counts as busy until so long after the last answer: between two requests of a device it is not idle. */
const QUIET_AFTER_MS = 100

/** While the server is busy, work that nobody waits for gets one part in five of the time. */
const REST_PER_WORK = 4

/** The longest rest, in milliseconds: it counts from the last one, and a job may not have worked all the time. */
const REST_MAX_MS = 250

/** Time as the load needs it. */
export interface LoadClock {
  /** Milliseconds of a clock that never goes back. */
  now(): number
  sleep(ms: number): Promise<void>
}

const CLOCK: LoadClock = { now: () => performance.now(), sleep: (ms) => wait(ms) }

/** Knows how many requests are under way, so that work nobody waits for can step back. */
export class RequestLoad {
  readonly #clock: LoadClock
  #active = 0
  #answeredAt = Number.NEGATIVE_INFINITY
  #resumedAt = 0

  constructor(clock: LoadClock = CLOCK) {
    this.#clock = clock
  }

  /** Counts each request while it is under way. */
  readonly count = createMiddleware<AppEnv>(async (_, next) => {
    this.#active += 1
    try {
      await next()
    } finally {
      this.#active -= 1
      this.#answeredAt = this.#clock.now()
    }
  })

  /**
   * Resolves in a later turn of the loop: at once when the server is quiet, else after `stepBackMs` or four times as long
   * as was worked since the last time, so that on a slow machine requests go first too.
   */
  async yield(stepBackMs: number): Promise<void> {
    const worked = this.#clock.now() - this.#resumedAt
    await this.#clock.sleep(0)
    if (this.#isBusy())
      await this.#clock.sleep(Math.max(stepBackMs, Math.min(REST_MAX_MS, REST_PER_WORK * worked)))
    this.#resumedAt = this.#clock.now()
  }

  #isBusy(): boolean {
    return this.#active > 0 || this.#clock.now() - this.#answeredAt < QUIET_AFTER_MS
  }
}
