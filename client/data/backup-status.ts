import type { BackupStatus, EngineApi } from '../../shared/browser/engine-api.ts'
import { chipOf, type Chip } from './chip.ts'

/** Polite announcements come at most this often. */
export const ANNOUNCE_MS = 60_000

/** What the store needs of its surroundings; the browser's own by default. */
export interface BackupStatusOptions {
  readonly now?: () => number
  readonly isOnline?: () => boolean
  /** Where `online` and `offline` are announced. */
  readonly surroundings?: EventTarget
}

/**
 * What the engine last said about the backup, for the chip, its panel and the Backup page.
 *
 * Fires `change` whenever `status`, `chip` or `announced` may read differently: after the engine speaks, when the connection comes or
 * goes, and once a minute because ages grow. Whoever made it closes it.
 */
export class BackupStatusStore extends EventTarget {
  readonly #engine: Pick<EngineApi, 'onStatus'>
  readonly #now: () => number
  readonly #isOnline: () => boolean
  readonly #surroundings: EventTarget
  readonly #unsubscribe: () => void
  readonly #clock: ReturnType<typeof setInterval>
  #late: ReturnType<typeof setTimeout> | undefined
  #status: BackupStatus | undefined
  #chip: Chip | undefined
  #announced: Chip | undefined
  #announcedAt = Number.NEGATIVE_INFINITY

  constructor(engine: Pick<EngineApi, 'onStatus'>, options: BackupStatusOptions = {}) {
    super()
    this.#engine = engine
    this.#now = options.now ?? Date.now
    this.#isOnline = options.isOnline ?? (() => navigator.onLine)
    this.#surroundings = options.surroundings ?? globalThis
    this.#surroundings.addEventListener('online', this.#look)
    this.#surroundings.addEventListener('offline', this.#look)
    this.#clock = setInterval(this.#look, ANNOUNCE_MS)
    this.#unsubscribe = this.#engine.onStatus((status) => {
      this.#status = status
      this.#look()
    })
  }

  /** What the engine said last; undefined until it has spoken. */
  get status(): BackupStatus | undefined {
    return this.#status
  }

  /** What the chip shows now; undefined until the engine has spoken. */
  get chip(): Chip | undefined {
    return this.#chip
  }

  /** What a screen reader is told: follows `chip`, at most once a minute. */
  get announced(): Chip | undefined {
    return this.#announced
  }

  /** False when the browser knows that there is no connection. */
  get isOnline(): boolean {
    return this.#isOnline()
  }

  /** Stops listening; nothing fires afterwards. */
  close(): void {
    this.#unsubscribe()
    clearInterval(this.#clock)
    clearTimeout(this.#late)
    this.#surroundings.removeEventListener('online', this.#look)
    this.#surroundings.removeEventListener('offline', this.#look)
  }

  readonly #look = (): void => {
    if (this.#status === undefined) return
    this.#chip = chipOf(this.#status, this.#now(), this.#isOnline())
    this.#announce()
    this.dispatchEvent(new Event('change'))
  }

  #announce(): void {
    if (this.#chip === undefined || sameWords(this.#chip, this.#announced)) return
    const wait = this.#announcedAt + ANNOUNCE_MS - this.#now()
    clearTimeout(this.#late)
    if (wait > 0) {
      this.#late = setTimeout(this.#look, wait)
      return
    }
    this.#announced = this.#chip
    this.#announcedAt = this.#now()
  }
}

function sameWords(a: Chip, b: Chip | undefined): boolean {
  return b !== undefined && a.message === b.message && a.count === b.count && a.at === b.at
}
