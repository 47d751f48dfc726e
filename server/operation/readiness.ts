import type { Logger } from 'pino'
import { PosError } from '../../shared/errors.ts'

/** What each reason why the server should get no requests means, told to anybody. */
const REASONS = {
  cancelled: 'the server is ending',
  storage_unavailable: 'the database does not answer',
  server_busy: 'another program holds the database',
  server_storage_full: 'the server has no room left',
  server_storage_read_only: 'the database cannot be written',
} as const

/** Why the server should get no requests now. */
export type NotReady = keyof typeof REASONS

/** The database has to have answered by then, in milliseconds. */
const BOUND_MS = 2000

/** A write proves that the disk takes one; it is tried no more often than this, in milliseconds. */
const WRITE_EVERY_MS = 10_000

/** With less room than this the next large commit could not be stored. */
const FULL_BYTES = 16 * 1024 * 1024

/** What readiness is found out with. */
export interface ReadinessParts {
  /** Reads something small from the database. */
  readonly read: () => Promise<unknown>
  /** Writes something small to it, on disk when it resolves. */
  readonly write: () => Promise<unknown>
  /** Free bytes where the database lies; `undefined` when this machine does not know. */
  readonly freeBytes: () => number | undefined
  readonly log: Logger
  /** Milliseconds of a clock that never goes back. */
  readonly clock?: () => number
  readonly boundMs?: number
}

/** Knows whether this server can do its work now, so that a proxy asks another one meanwhile. */
export class Readiness {
  readonly #parts: ReadinessParts
  readonly #clock: () => number
  #isEnding = false
  #looking: Promise<NotReady | null> | undefined
  #wroteAt = Number.NEGATIVE_INFINITY
  #last: NotReady | null = null

  constructor(parts: ReadinessParts) {
    this.#parts = parts
    this.#clock = parts.clock ?? (() => performance.now())
  }

  /** The server is ending: it is not ready from now on, whatever its database does. */
  end(): void {
    this.#isEnding = true
  }

  /**
   * Null when requests can be answered and backups stored. Never rejects, and resolves within the bound; however many
   * ask at once, the database is asked once.
   */
  async problem(): Promise<NotReady | null> {
    if (this.#isEnding) return 'cancelled'
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined
    })
    const found = await within(this.#looking, this.#parts.boundMs ?? BOUND_MS, 'storage_unavailable' as const)
    this.#tell(found)
    return found
  }

  async #look(): Promise<NotReady | null> {
    const { read, write, freeBytes } = this.#parts
    if ((freeBytes() ?? FULL_BYTES) < FULL_BYTES) return 'server_storage_full'
    const isWrite = this.#clock() - this.#wroteAt >= WRITE_EVERY_MS
    try {
      await (isWrite ? write() : read())
      if (isWrite) this.#wroteAt = this.#clock()
      return null
    } catch (error) {
      this.#wroteAt = Number.NEGATIVE_INFINITY
      return reasonOf(error)
    }
  }

  /** One line for each change: who probes every second must not fill the log. */
  #tell(found: NotReady | null): void {
    if (found === this.#last) return
    this.#last = found
    if (found === null) this.#parts.log.info('ready again')
    else this.#parts.log.warn({ code: found }, 'not ready')
  }
}

/** The reason as a sentence that holds nothing secret. */
export function reasonText(reason: NotReady): string {
  return REASONS[reason]
}

function reasonOf(error: unknown): NotReady {
  const code = error instanceof PosError ? error.code : ''
  return Object.hasOwn(REASONS, code) ? (code as NotReady) : 'storage_unavailable'
}

function within<Result>(work: Promise<Result>, ms: number, otherwise: Result): Promise<Result> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => resolve(otherwise), ms)
    void work.then((result) => {
      clearTimeout(patience)
      resolve(result)
    })
  })
}
