import { PosError } from '../../shared/errors.ts'
import type { RequestLimits } from './request-limits.ts'

/** Gives back what was taken; a second call does nothing. */
export type Release = () => void

interface Waiting {
  readonly owner: string
  readonly bytes: number
  readonly start: () => void
}

/**
 * The memory that requests may use together. Who finds none left waits its turn, and is refused when that takes too
 * long: under any load the server works through what it has taken in, and grows no further.
 */
export class MemoryBudget {
  readonly #limits: Pick<RequestLimits, 'memoryBytes' | 'ownerBytes' | 'memoryWaitMs' | 'retryAfterS'>
  readonly #taken = new Map<string, number>()
  readonly #waiting = new Set<Waiting>()
  #total = 0

  constructor(limits: Pick<RequestLimits, 'memoryBytes' | 'ownerBytes' | 'memoryWaitMs' | 'retryAfterS'>) {
    this.#limits = limits
  }

  /** Bytes that are taken now. */
  get taken(): number {
    return this.#total
  }

  /** Takes memory in the name of `owner`, in the order of asking. Throws `server_busy` when none is free for too long. */
  async take(owner: string, bytes: number): Promise<Release> {
    await this.#turn(owner, bytes)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      this.#add(owner, -bytes)
      this.#startWaiting()
    }
  }

  #turn(owner: string, bytes: number): Promise<void> {
    const { memoryWaitMs, retryAfterS } = this.#limits
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        this.#waiting.delete(waiting)
        reject(busy(retryAfterS))
      }, memoryWaitMs)
      const start = () => {
        clearTimeout(patience)
        resolve()
      }
      const waiting: Waiting = { owner, bytes, start }
      this.#waiting.add(waiting)
      this.#startWaiting()
    })
  }

  /** One whose owner has too much already does not stand in the way of the others; a large one is not overtaken. */
  #startWaiting(): void {
    for (const waiting of this.#waiting) {
      const { owner, bytes, start } = waiting
      if ((this.#taken.get(owner) ?? 0) + bytes > this.#limits.ownerBytes) continue
      if (this.#total + bytes > this.#limits.memoryBytes) return
      this.#waiting.delete(waiting)
      this.#add(owner, bytes)
      start()
    }
  }

  #add(owner: string, bytes: number): void {
    this.#total += bytes
    const left = (this.#taken.get(owner) ?? 0) + bytes
    if (left === 0) this.#taken.delete(owner)
    else this.#taken.set(owner, left)
  }
}

function busy(retryAfterS: number): PosError {
  return new PosError('server_busy', 'too many requests are being read', {
    retryable: true,
    hint: 'Try again in a moment.',
    values: { retryAfterS },
  })
}
