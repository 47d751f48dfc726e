import * as z from 'zod/mini'
import type { Boot } from '../../shared/browser/boot.ts'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { readClock, type ClockFacts, type ClockReading, type ClockTrust } from '../../shared/clock.ts'

/** What a clock is watched with. */
export interface ClockWatchParts {
  readonly store: Pick<ShopStore, 'range'>
  readonly boot: Pick<Boot, 'state' | 'update'>
  /** When this build was made, ms UTC. */
  readonly builtAt: number
  readonly now?: () => number
}

/** A clock that somebody is to be asked about. All in ms UTC. */
export interface ClockDoubt {
  /** What the device's clock says. */
  readonly now: number
  /** What it is held against. */
  readonly against: number
  /** True when that is the newest bill, false for the app's own age. */
  readonly isBill: boolean
}

const Trust = z.object({ at: z.number(), against: z.number() })
const TRUST = 'clockTrust'
/** How far the remembered time may lag behind before it is written again. */
const NOTE_MS = 3_600_000

/**
 * Reads this device's clock for documents, and knows when a person is to be asked whether it is right (engine 7).
 *
 * @fires change - `doubt` is another one
 */
export class ClockWatch extends EventTarget {
  readonly #parts: ClockWatchParts
  readonly #now: () => number
  #doubt: ClockDoubt | undefined

  constructor(parts: ClockWatchParts) {
    super()
    this.#parts = parts
    this.#now = parts.now ?? Date.now
  }

  /** What is to be asked; `undefined` when the clock is in order or somebody has answered. */
  get doubt(): ClockDoubt | undefined {
    return this.#doubt
  }

  /** The time for a document now. Rejects what reading throws. */
  async read(): Promise<ClockReading> {
    const { store, boot, builtAt } = this.#parts
    const [[newest], { extra }] = await Promise.all([
      store.range('invoices', { reverse: true, limit: 1 }),
      boot.state(),
    ])
    const now = this.#now()
    const trust = trustIn(extra)
    const facts: ClockFacts = {
      now,
      builtAt,
      ...(newest && { newestAt: newest.at }),
      ...(trust && { trust }),
    }
    const reading = readClock(facts)
    const { ask } = reading
    this.#ask(ask === undefined ? undefined : { now, against: ask, isBill: newest?.at === ask })
    if (trust !== undefined && reading.at === now && now - trust.at > NOTE_MS)
      await this.#keep({ ...trust, at: now })
    return reading
  }

  /** The person says that the clock is right; remembered until it is set back again. */
  async trust(): Promise<void> {
    const { doubt } = this
    if (doubt === undefined) return
    await this.#keep({ at: doubt.now, against: doubt.against })
    this.#ask(undefined)
  }

  /** The person will correct it: not asked again before the next reading. */
  putOff(): void {
    this.#ask(undefined)
  }

  async #keep(trust: ClockTrust): Promise<void> {
    await this.#parts.boot.update(({ extra }) => ({ extra: { ...extra, [TRUST]: trust } }))
  }

  #ask(doubt: ClockDoubt | undefined): void {
    if (doubt === undefined && this.#doubt === undefined) return
    this.#doubt = doubt
    this.dispatchEvent(new Event('change'))
  }
}

function trustIn(extra: Readonly<Record<string, unknown>>): ClockTrust | undefined {
  const parsed = Trust.safeParse(extra[TRUST])
  return parsed.success ? parsed.data : undefined
}
