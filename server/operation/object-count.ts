import type { Storage } from '../storage/storage.ts'

/** Shops whose ids are asked for at once. */
const SHOPS_AT_ONCE = 100

/** A count of all objects is no older than this, in milliseconds, when somebody asks for it regularly. */
const FRESH_MS = 3_600_000

/** How long counting steps back between two shops when requests wait, in milliseconds. */
const STEP_BACK_MS = 20

/** What counting is built from. */
export interface ObjectCountParts {
  readonly storage: Pick<Storage, 'retention' | 'upkeep'>
  /** Resolves in a later turn of the loop, later still when requests are under way. */
  readonly yield: (stepBackMs: number) => Promise<void>
  /** Milliseconds of a clock that never goes back. */
  readonly clock: () => number
}

/** How many objects all shops have stored, counted shop by shop while nobody waits for it. */
export class ObjectCount {
  readonly #parts: ObjectCountParts
  #counted: number | undefined
  #startedAt = Number.NEGATIVE_INFINITY
  #counting: Promise<void> | undefined

  constructor(parts: ObjectCountParts) {
    this.#parts = parts
  }

  /** What was counted last, `undefined` before the first time is over; begins to count again when that is old. */
  get(): number | undefined {
    if (this.#counting === undefined && this.#parts.clock() - this.#startedAt >= FRESH_MS) {
      this.#startedAt = this.#parts.clock()
      this.#counting = this.#count()
        // The database is away or closed: the older count stands until the next time
        .catch(() => undefined)
        .finally(() => {
          this.#counting = undefined
        })
    }
    return this.#counted
  }

  /** Resolves when no count is under way. */
  async idle(): Promise<void> {
    await this.#counting
  }

  async #count(): Promise<void> {
    const { retention, upkeep } = this.#parts.storage
    let total = 0
    let after: string | undefined = ''
    while (after !== undefined) {
      const shops: readonly string[] = await retention.shopsAfter(after, SHOPS_AT_ONCE)
      for (const shop of shops) {
        await this.#parts.yield(STEP_BACK_MS)
        total += await upkeep.scrub.count(shop)
      }
      after = shops.length < SHOPS_AT_ONCE ? undefined : shops.at(-1)
    }
    this.#counted = total
  }
}
