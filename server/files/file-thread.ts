import { Worker } from 'node:worker_threads'
import { PosError } from '../../shared/errors.ts'
import { errorFromWire, errorToWire, type ErrorWire } from '../../shared/error-wire.ts'
import type { FileWork, FileWorker, FileWorkParts } from './file-work.ts'

/** What the thread says. */
export type FromThread =
  | { readonly kind: 'want'; readonly id: string }
  | { readonly kind: 'step'; readonly step: string; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'failed'; readonly error: ErrorWire }

/** What the thread is told: an object that it wanted. */
export interface ToThread {
  readonly id: string
  readonly body: Uint8Array | undefined
  /** Why it could not be read. */
  readonly error?: ErrorWire
}

/** Young objects die fast here; a larger heap for them would only be kept. */
const LIMITS = { maxYoungGenerationSizeMb: 8 }
const ENTRY = new URL('./file-thread-entry.ts', import.meta.url)

/**
 * Threads that work on files, so that requests are served meanwhile: writing, reading back and locking keep a thread busy
 * for as long as a shop is large. Only reading objects stays with the server's one connection.
 */
export class FileThreads {
  readonly #threads = new Set<Worker>()
  #isStopped = false

  /** Does the work in a new thread. Rejects with `cancelled` when it is stopped. */
  readonly work = ((work: FileWork, parts: FileWorkParts) => this.#run(work, parts)) as FileWorker

  #run(work: FileWork, parts: FileWorkParts): Promise<unknown> {
    if (this.#isStopped) return Promise.reject(stopped())
    return new Promise((resolve, reject) => {
      const thread = new Worker(ENTRY, { workerData: work, resourceLimits: LIMITS })
      this.#threads.add(thread)
      thread.on('message', (message: FromThread) => {
        if (message.kind === 'step') parts.onStep(message.step, message.done, message.total)
        else if (message.kind === 'want') void answer(thread, message.id, parts)
        else if (message.kind === 'done') resolve(message.result)
        else reject(errorFromWire(message.error))
      })
      thread.on('error', reject)
      thread.on('exit', () => {
        this.#threads.delete(thread)
        reject(stopped())
      })
    })
  }

  /** Ends all threads at once and begins none any more; what they have written has no name yet and is swept. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await Promise.all([...this.#threads].map((thread) => thread.terminate()))
  }
}

async function answer(thread: Worker, id: string, { read }: FileWorkParts): Promise<void> {
  try {
    thread.postMessage({ id, body: await read(id) } satisfies ToThread)
  } catch (error) {
    thread.postMessage({ id, body: undefined, error: errorToWire(error) } satisfies ToThread)
  }
}

function stopped(): PosError {
  return new PosError('cancelled', 'work on the backup files was stopped', { retryable: true })
}
