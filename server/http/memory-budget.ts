import { PosError } from '../../shared/errors.ts'
import type { RequestLimits } from './request-limits.ts'

/** Gives back what was taken; a second call does nothing. */
export type Release = () => void

interface Waiting {
  readonly owner: string
  readonly bytes: number
  readonly start: () => void
}

/** What a budget is told. */
export type MemoryLimits = Pick<
  RequestLimits,
  | 'memoryBytes'
  | 'reservedBytes'
  | 'smallBytes'
  | 'ownerBytes'
  | 'ownerWaiting'
  | 'memoryWaitMs'
  | 'retryAfterS'
>

/**
 * The memory that requests may use together. Who finds none left waits its turn, and is refused when that takes too
 * long: under any load the server works through what it has taken in, and grows no further.
 */
export class MemoryBudget {
  readonly #limits: MemoryLimits
  readonly #taken = new Map<string, number>()
  readonly #waiting = new Set<Waiting>()
  /** How many of them each owner has: all are looked at again and again. */
  readonly #queued = new Map<string, number>()
  #total = 0
  #large = 0

  constructor(limits: MemoryLimits) {
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
    const { memoryWaitMs, ownerWaiting, retryAfterS } = this.#limits
    if ((this.#queued.get(owner) ?? 0) >= ownerWaiting) throw busy(retryAfterS)
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        this.#dequeue(waiting)
        reject(busy(retryAfterS))
      }, memoryWaitMs)
      const start = () => {
        clearTimeout(patience)
        resolve()
      }
      const waiting: Waiting = { owner, bytes, start }
      this.#waiting.add(waiting)
      addTo(this.#queued, owner, 1)
      this.#startWaiting()
    })
  }

  #dequeue(waiting: Waiting): void {
    this.#waiting.delete(waiting)
    addTo(this.#queued, waiting.owner, -1)
  }

  /**
   * Owners who have nothing yet come first: who holds what he has for long does not keep others waiting behind all that he
   * asks besides. One whose owner has too much already does not stand in the way of the others, nor does a large one that
   * waits for other large ones stand in the way of small ones; else nobody is overtaken.
   */
  #startWaiting(): void {
    const all = [...this.#waiting]
    const isNew = ({ owner }: Waiting) => !this.#taken.has(owner)
    let isLargeWaiting = false
    for (const waiting of [...all.filter(isNew), ...all.filter((each) => !isNew(each))]) {
      const { owner, bytes, start } = waiting
      if ((this.#taken.get(owner) ?? 0) + bytes > this.#limits.ownerBytes) continue
      isLargeWaiting ||= this.#isLarge(bytes) && !this.#hasRoomForLarge(bytes)
      if (isLargeWaiting && this.#isLarge(bytes)) continue
      if (this.#total + bytes > this.#limits.memoryBytes) return
      this.#dequeue(waiting)
      this.#add(owner, bytes)
      start()
      this.#startWaiting() // whose turn it is has changed
      return
    }
  }

  #isLarge(bytes: number): boolean {
    return Math.abs(bytes) > this.#limits.smallBytes
  }

  /** One large one may always be there, however little there is. */
  #hasRoomForLarge(bytes: number): boolean {
    const { memoryBytes, reservedBytes } = this.#limits
    return this.#large === 0 || this.#large + bytes <= memoryBytes - reservedBytes
  }

  #add(owner: string, bytes: number): void {
    this.#total += bytes
    if (this.#isLarge(bytes)) this.#large += bytes
    addTo(this.#taken, owner, bytes)
  }
}

/** Who has nothing is not kept. */
function addTo(counts: Map<string, number>, owner: string, more: number): void {
  const count = (counts.get(owner) ?? 0) + more
  if (count === 0) counts.delete(owner)
  else counts.set(owner, count)
}

function busy(retryAfterS: number): PosError {
  return new PosError('server_busy', 'too many requests are being read', {
    retryable: true,
    hint: 'Try again in a moment.',
    values: { retryAfterS },
  })
}
