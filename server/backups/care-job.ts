import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { PosError } from '../../shared/errors.ts'
import { WHOLE_SERVER } from '../storage/programs/care-jobs.ts'
import type { JobStorage } from '../storage/upkeep-storage.ts'
import { CareStopped, type CareTask } from './care-task.ts'

/** How often the job looks whether anything is due; the first time so long after the start. */
const TICK_MS = 60_000

/** A server that keeps its lease not alive so long is taken for dead. */
const LEASE_MS = 120_000
const RENEW_MS = 30_000

/** How long the job steps back when requests wait, in milliseconds. */
const STEP_BACK_MS = 20

/** A task that failed is tried again after this, or sooner when it is due anyway. */
const AGAIN_MS = 600_000

const LEASE = 'care'

/** What the job is built from. */
export interface CareJobParts {
  readonly jobs: JobStorage
  /** In the order in which they run when several are due. */
  readonly tasks: readonly CareTask[]
  readonly log: Logger
  readonly now: () => number
  /** Resolves in a later turn of the loop, later still when requests are under way. */
  readonly yield: (stepBackMs: number) => Promise<void>
}

/**
 * Runs the server's care (retention, collecting, scrub, rehearsal) when it is due, one task after the other. When each was
 * done stands in the database, so a restart forgets nothing and catches up; of several servers on one database one has
 * the lease. No task relies on being alone: the lease only spares work.
 */
export class CareJob {
  readonly #parts: CareJobParts
  readonly #holder = randomUUID()
  #timer: NodeJS.Timeout | undefined
  #running: Promise<void> | undefined
  #isStopped = false
  #heldAt = 0

  constructor(parts: CareJobParts) {
    this.#parts = parts
  }

  /** Begins to look every minute. */
  start(): void {
    this.#timer = setTimeout(() => {
      void this.run().then(() => {
        if (!this.#isStopped) this.start()
      })
    }, TICK_MS).unref()
  }

  /** Runs what is due now; a run under way is joined. Never rejects: what fails is logged, remembered and tried again. */
  run(): Promise<void> {
    this.#running ??= this.#runDue().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  /** Ends after the piece of work in hand. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    await this.#running
  }

  async #runDue(): Promise<void> {
    const { tasks, log, jobs } = this.#parts
    try {
      for (const task of tasks) {
        if (this.#isStopped || !(await this.#isDue(task))) continue
        if (!(await this.#hold())) return
        await this.#runTask(task)
      }
    } catch (error) {
      if (!(error instanceof CareStopped)) log.error({ err: error }, 'care stopped for now')
    }
    if (this.#heldAt === 0) return
    this.#heldAt = 0
    await jobs.release(LEASE, this.#holder).catch(() => undefined) // it ends by itself
  }

  async #isDue({ name, hasWork }: CareTask): Promise<boolean> {
    const row = await this.#parts.jobs.get(WHOLE_SERVER, name)
    if (row !== undefined && row.due_at > this.#parts.now()) return false
    return hasWork === undefined || (await hasWork())
  }

  async #runTask(task: CareTask): Promise<void> {
    const { jobs, now, log } = this.#parts
    const { name, everyMs } = task
    const startedAt = now()
    await jobs.start(WHOLE_SERVER, name, startedAt)
    try {
      const problem = await task.run({ now, pause: () => this.#pause() })
      await jobs.finish(WHOLE_SERVER, name, { at: now(), due: startedAt + everyMs, problem, state: null })
    } catch (error) {
      if (error instanceof CareStopped || (error instanceof PosError && error.retryable)) throw error
      log.error({ err: error, task: name }, 'care failed')
      const problem = error instanceof PosError ? error.code : 'internal'
      const due = now() + Math.min(everyMs, AGAIN_MS)
      await jobs.finish(WHOLE_SERVER, name, { at: now(), due, problem, state: null })
    }
  }

  async #pause(): Promise<void> {
    await this.#parts.yield(STEP_BACK_MS)
    if (this.#isStopped) throw new CareStopped('the server is ending')
    if (this.#parts.now() - this.#heldAt < RENEW_MS) return
    if (!(await this.#hold())) throw new CareStopped('another server has taken over')
  }

  async #hold(): Promise<boolean> {
    const { jobs, now } = this.#parts
    const at = now()
    const isHeld = await jobs.hold(LEASE, this.#holder, at, at + LEASE_MS)
    this.#heldAt = isHeld ? at : 0
    return isHeld
  }
}
