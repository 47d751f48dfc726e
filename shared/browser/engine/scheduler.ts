import { dueForCut, nextCutAt } from '../cut/due-for-cut.ts'
import type { Device } from '../device.ts'
import type { WakeReason } from '../engine-api.ts'
import { parseBackOff } from '../sending/back-off.ts'
import { readStatus } from './read-status.ts'
import { isServerReachable } from './cut-when-due.ts'
import { runOnce } from './run-once.ts'

/** A backup that is stored and not checked yet is asked about after 1 s, then less often, for about ten minutes. */
const FIRST_ASK_MS = 1_000
const ASK_MS = 15_000
const ASKS_MAX = 45
const HEARTBEAT_MS = 10 * 60_000
const TELL_MS = 200

/** Calls `work` once after so many milliseconds; the answer takes it back. */
export type SetTimer = (work: () => void, ms: number) => () => void

const setBrowserTimer: SetTimer = (work, ms) => {
  const timer = setTimeout(work, ms)
  return () => clearTimeout(timer)
}

/** Keeps one context's engine going: one round after the other, at the times that engine 14 and 20 name. */
export class Scheduler {
  readonly #device: Device
  readonly #setTimer: SetTimer
  #stopTimer: (() => void) | undefined
  #asked = 0
  /** The backup that `#asked` counts for. */
  #askedFor: string | undefined
  #tail: Promise<unknown> = Promise.resolve()
  readonly #waiting = new Map<WakeReason, Promise<void>>()
  #telling: ReturnType<typeof setTimeout> | undefined
  #watched: { generation: number; stop: () => void } | undefined
  #isClosed = false

  constructor(device: Device, setTimer: SetTimer = setBrowserTimer) {
    this.#device = device
    this.#setTimer = setTimer
    // What another tab or the service worker has sent or put off changes when it is our turn to look.
    device.channel.listen((sending) => {
      if (sending === undefined) void this.#plan()
    })
  }

  /** Does a round for `reason` after the one that is running. Never rejects. */
  async wake(reason: WakeReason): Promise<void> {
    if (reason === 'sale') return this.#plan()
    if (reason === 'timer') this.#asked += 1
    // Rounds that wait for the same reason are one round.
    if (this.#waiting.has(reason)) return this.#waiting.get(reason)
    const round = this.exclusive(() => {
      this.#waiting.delete(reason)
      return this.#round(reason)
    })
    this.#waiting.set(reason, round)
    return round
  }

  /** Does `work` when no round is running, and lets none begin until it has ended: two must not cut for the same lack. */
  exclusive<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#tail.then(work)
    this.#tail = turn.catch(() => undefined)
    return turn
  }

  /** Stops timers and listeners. */
  close(): void {
    this.#isClosed = true
    this.#stopTimer?.()
    clearTimeout(this.#telling)
    this.#watched?.stop()
  }

  async #round(reason: WakeReason): Promise<void> {
    try {
      const { active } = await this.#device.boot.state()
      if (active !== undefined) {
        await runOnce(this.#device, reason)
        await this.#buildIndexes()
      }
    } catch {
      // Trouble of the device shows in the page's own reads and writes; the next round looks again.
    }
    await this.#plan()
  }

  /** An import or an update of the app leaves indexes to be built; a restore builds them after it has checked the leaves. */
  async #buildIndexes(): Promise<void> {
    const { unchecked } = await readStatus(this.#device)
    if (!unchecked) await (await this.#device.shop()).buildIndexes()
  }

  /** Sets the one timer to the next time that something may be due. */
  async #plan(): Promise<void> {
    if (this.#isClosed) return
    const at = await this.#nextAt().catch(() => this.#device.now() + HEARTBEAT_MS)
    this.#stopTimer?.()
    if (this.#isClosed) return
    this.#stopTimer = this.#setTimer(() => void this.wake('timer'), Math.max(250, at - this.#device.now()))
  }

  async #nextAt(): Promise<number> {
    const now = this.#device.now()
    const state = await this.#device.boot.state()
    if (state.active === undefined) return now + HEARTBEAT_MS
    await this.#watch()
    const hot = await (await this.#device.shop()).hotSize()
    const isReachable = isServerReachable(state)
    if (dueForCut(hot, { now, isServerReachable: isReachable }) !== undefined) return now
    const backOff = parseBackOff(state.extra)
    if (backOff !== undefined && !backOff.needsPerson) return backOff.nextTryAt
    const cutAt = isReachable ? (nextCutAt(hot) ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
    return Math.min(cutAt, now + (await this.#pause()), now + HEARTBEAT_MS)
  }

  /** How long to wait before asking whether the last backup is checked. */
  async #pause(): Promise<number> {
    const { state, lastBackup } = await readStatus(this.#device)
    if (lastBackup?.snapshotId !== this.#askedFor) {
      this.#askedFor = lastBackup?.snapshotId
      this.#asked = 0
    }
    if (state !== 'stored' || this.#asked >= ASKS_MAX) return HEARTBEAT_MS
    return Math.min(ASK_MS, FIRST_ASK_MS * 1.5 ** this.#asked)
  }

  /** Follows writes of all tabs: they set the time of the next cut, and the status has changed. */
  async #watch(): Promise<void> {
    const shop = await this.#device.shop()
    if (this.#watched?.generation === shop.generation) return
    this.#watched?.stop()
    const stop = shop.onChange(() => {
      this.#tellSoon()
      void this.#plan()
    })
    this.#watched = { generation: shop.generation, stop }
  }

  #tellSoon(): void {
    if (this.#telling !== undefined) return
    this.#telling = setTimeout(() => {
      this.#telling = undefined
      if (!this.#isClosed) this.#device.channel.tell()
    }, TELL_MS)
  }
}
