import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { PAIRING_MS } from '../../shared/api/pairings.ts'
import type { PairingState } from '../../shared/browser/engine-pairing.ts'

const TICK_MS = 1_000
/** A person looks from one device to the other and expects to see it. */
const TICKS_PER_ASK = 2

/**
 * Counts a shown code down and asks every two seconds whether a device has joined by it. What is left is counted from when the
 * code was made, so that a wrong clock changes nothing.
 */
export class PairingWatch implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #ask: () => Promise<PairingState | undefined>
  #endsAt = 0
  #ticks = 0
  #timer: ReturnType<typeof setInterval> | undefined
  #joined: string | undefined
  #isTaken = false

  constructor(host: ReactiveControllerHost, ask: () => Promise<PairingState | undefined>) {
    this.#host = host
    this.#ask = ask
    host.addController(this)
  }

  /** The name of the device that has joined; `undefined` until one has. */
  get joined(): string | undefined {
    return this.#joined
  }

  /** Milliseconds for which the code still counts; 0 when it is over. */
  get leftMs(): number {
    return this.#isTaken ? 0 : Math.max(0, this.#endsAt - performance.now())
  }

  /** True when the code counts no more: its time has passed, or it was taken back. */
  get isOver(): boolean {
    return this.leftMs === 0
  }

  /** A code was made just now. */
  begin(): void {
    this.#endsAt = performance.now() + PAIRING_MS
    this.#isTaken = false
    this.#ticks = 0
    clearInterval(this.#timer)
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
    this.#host.requestUpdate()
  }

  /** Stops asking. */
  hostDisconnected(): void {
    clearInterval(this.#timer)
  }

  #tick(): void {
    this.#ticks += 1
    if (this.isOver) clearInterval(this.#timer)
    else if (this.#ticks % TICKS_PER_ASK === 0) void this.#look()
    this.#host.requestUpdate()
  }

  async #look(): Promise<void> {
    const endsAt = this.#endsAt
    try {
      const state = await this.#ask()
      if (endsAt !== this.#endsAt) return
      if (state === undefined) this.#isTaken = true
      else if (state.joined !== undefined) this.#joined = state.joined
      if (this.#joined !== undefined) clearInterval(this.#timer)
    } catch {
      // No answer now: the next tick asks again
    }
    this.#host.requestUpdate()
  }
}
