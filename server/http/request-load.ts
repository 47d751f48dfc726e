import { setTimeout as wait } from 'node:timers/promises'
import { createMiddleware } from 'hono/factory'
import type { AppEnv } from './app-env.ts'

/** Knows how many requests are under way, so that work nobody waits for can step back. */
export class RequestLoad {
  #active = 0

  /** Counts each request while it is under way. */
  readonly count = createMiddleware<AppEnv>(async (_, next) => {
    this.#active += 1
    try {
      await next()
    } finally {
      this.#active -= 1
    }
  })

  /** Resolves in a later turn of the loop: at once when nothing is asked, else after `stepBackMs`. */
  async yield(stepBackMs: number): Promise<void> {
    await wait(0)
    if (this.#active > 0) await wait(stepBackMs)
  }
}
