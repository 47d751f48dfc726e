import { PosError } from '../../shared/errors.ts'

/** How many attempts that did not succeed one key may make in a window. */
export interface AttemptLimitOptions {
  readonly max: number
  readonly windowMs: number
}

interface Attempts {
  count: number
  endsAt: number
}

/** More keys than this are not remembered; the oldest windows go first. */
const KEYS_MAX = 20_000

/** Counts attempts per key, in memory: a restart forgives. */
export class AttemptLimit {
  readonly #options: AttemptLimitOptions
  readonly #attempts = new Map<string, Attempts>()

  constructor(options: AttemptLimitOptions) {
    this.#options = options
  }

  /** Counts an attempt before it is tried, so that many at once cannot slip through. Throws `rate_limited` with `retryAfterS`. */
  take(key: string, now: number): void {
    const before = this.#attempts.get(key)
    const attempts = before === undefined || before.endsAt <= now ? this.#open(key, now) : before
    if (attempts.count >= this.#options.max) {
      const retryAfterS = Math.ceil((attempts.endsAt - now) / 1000)
      throw new PosError('rate_limited', 'too many attempts', {
        retryable: true,
        hint: `Wait ${retryAfterS} seconds and try again.`,
        values: { retryAfterS },
      })
    }
    attempts.count += 1
  }

  /** Forgets one attempt that was right. */
  succeed(key: string): void {
    const attempts = this.#attempts.get(key)
    if (attempts !== undefined && attempts.count > 0) attempts.count -= 1
  }

  #open(key: string, now: number): Attempts {
    this.#attempts.delete(key)
    for (const oldest of this.#attempts.keys()) {
      if (this.#attempts.size < KEYS_MAX) break
      this.#attempts.delete(oldest)
    }
    const attempts = { count: 0, endsAt: now + this.#options.windowMs }
    this.#attempts.set(key, attempts)
    return attempts
  }
}
