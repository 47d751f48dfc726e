import type { EngineApi, OnProgress, Progress } from '../../shared/browser/engine-api.ts'
import type { CreateFilesAnswer, FileRow, FilesAnswer } from '../../shared/browser/engine-care.ts'
import { codeOf } from '../i18n/error-text.ts'

/** How often the list is asked for while the server writes without having been asked by this page. */
const ASK_EVERY_MS = 1500

/**
 * The server's files as a card shows them: what is known, when it was known, what goes on.
 *
 * @fires change - after any of its fields changed
 */
export class ServerFiles extends EventTarget {
  /** What the server said last; kept while it cannot be asked. */
  answer: FilesAnswer | undefined
  /** When it said so, ms by this device's clock. */
  knownAt: number | undefined
  /** The server wants the owner's password before it shows them. */
  isLocked = false
  /** True while this page's own files are being written. */
  isCreating = false
  progress: Progress | undefined
  /** What this page's own last run came to. */
  created: CreateFilesAnswer | undefined
  error: unknown

  readonly #now: () => number
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(now: () => number = Date.now) {
    super()
    this.#now = now
  }

  /** Asks for the list; never rejects: what went wrong stands in `isLocked` and `error`. Without a connection what is known stays. */
  async load(engine: EngineApi): Promise<void> {
    try {
      this.#take(await engine.serverFiles())
      this.#follow(engine)
    } catch (error) {
      this.isLocked = codeOf(error) === 'owner_needed'
      this.error = this.isLocked ? undefined : error
    }
    this.#changed()
  }

  /** Has them written now; the list is the new one afterwards. Rejects `owner_needed`; every other failure stands in `error`. */
  async create(engine: EngineApi): Promise<void> {
    this.#begin()
    try {
      this.created = await engine.createServerFiles(this.#onProgress)
      this.#take(await engine.serverFiles())
    } catch (error) {
      if (codeOf(error) === 'owner_needed') throw error
      this.error = error
    } finally {
      this.isCreating = false
      this.#changed()
    }
  }

  /** One file is another now (verified), or is gone. */
  replace(name: string, row: FileRow | undefined): void {
    if (this.answer === undefined) return
    const files = this.answer.files.flatMap((file) =>
      file.name === name ? (row === undefined ? [] : [row]) : [file],
    )
    this.answer = { ...this.answer, files }
    this.#changed()
  }

  /** Stops asking. */
  close(): void {
    clearTimeout(this.#timer)
  }

  #begin(): void {
    this.isCreating = true
    this.progress = undefined
    this.created = undefined
    this.error = undefined
    this.#changed()
  }

  readonly #onProgress: OnProgress = (progress) => {
    this.progress = progress
    this.#changed()
  }

  #take(answer: FilesAnswer): void {
    this.answer = answer
    this.knownAt = this.#now()
    this.isLocked = false
    this.error = undefined
  }

  /** The server may be at it by itself: its list is asked for until it is done. */
  #follow(engine: EngineApi): void {
    clearTimeout(this.#timer)
    if (this.answer?.running === null || this.isCreating) return
    this.#timer = setTimeout(() => void this.load(engine), ASK_EVERY_MS)
  }

  #changed(): void {
    this.dispatchEvent(new Event('change'))
  }
}
