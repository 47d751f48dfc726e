import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Logger } from 'pino'
import type { FileJob } from '../../shared/api/files.ts'
import { PosError } from '../../shared/errors.ts'
import { WHOLE_SERVER, type FileRun } from '../storage/file-storage.ts'
import { createServerFile, createShopFiles, type FileReport } from './create-files.ts'
import type { FileParts } from './file-parts.ts'
import { sweepAll } from './folder.ts'
import { removeFiles } from './list-files.ts'

/** Without a sign of life for so long, another server may write the files. */
const LEASE_MS = 120_000
const RENEW_MS = 20_000
/** How often the schedule is looked at. */
const TICK_MS = 60_000
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
/** How long after the first, second … failure in a row it is tried again. */
const RETRY_MS = [5, 15, 60, 180, 360].map((minutes) => minutes * MINUTE_MS)
/** Reasons that time alone does not mend: the next try is a day later. */
const WAITS_A_DAY: readonly string[] = ['custody_private', 'no_backup']

/** What the file jobs are built from. */
export interface FileJobsParts extends FileParts {
  readonly log: Logger
}

/** Those who hold leases in this process. */
const living = new Set<string>()

/** How a shop stands with its files. */
export interface FileState {
  readonly nextRunAt: number | null
  readonly lastRun: { readonly at: number; readonly ok: boolean; readonly problem: string | null } | null
  readonly running: FileJob | null
}

/**
 * Writes backup files every 24 hours and on demand, one job at a time here and one per shop over all servers. What is due
 * and how it went stands in the database: it outlives restarts, and what fell due meanwhile is done at the start.
 */
export class FileJobs {
  /** What the jobs and whoever shows their files are built from. */
  readonly parts: FileJobsParts
  readonly #holder = `${hostname()}:${process.pid}:${randomUUID()}`
  readonly #running = new Map<string, FileJob>()
  #timer: NodeJS.Timeout | undefined
  #turn: Promise<void> | undefined
  #isStopped = false

  constructor(parts: FileJobsParts) {
    this.parts = parts
    living.add(this.#holder)
  }

  /** Removes what a killed job has left and begins to keep the schedule. */
  start(): void {
    const { folder, second, now, log } = this.parts
    for (const each of [folder, second]) {
      const removed = each === undefined ? 0 : sweepAll(each.path, now())
      if (removed > 0) log.warn({ folder: each?.path, removed }, 'unfinished backup files were removed')
    }
    this.#timer = setInterval(() => this.wake(), TICK_MS)
    this.#timer.unref()
    this.wake()
  }

  /** Looks at the schedule now. */
  wake(): void {
    if (this.#isStopped) return
    this.#turn ??= this.#runDue().finally(() => {
      this.#turn = undefined
    })
  }

  /** Resolves when nothing that was due is left. */
  async idle(): Promise<void> {
    await this.#turn
  }

  /** Takes nothing up any more, and resolves when what is under way has ended: at once when its threads are stopped. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearInterval(this.#timer)
    await this.#turn
    living.delete(this.#holder)
  }

  /**
   * Writes the files of a shop, or of the whole server, now. Throws `backup_running` while that is under way already,
   * here or on another server, and what `createShopFiles` throws.
   */
  async create(shop: string): Promise<FileReport> {
    return this.#run(shop, false)
  }

  /**
   * Removes every file of a shop, its copies and what a killed job has left of one. Throws `backup_running` while files are being
   * written: what began before the shop became private must not end after it.
   */
  async removeAll(shop: string): Promise<void> {
    await this.#lease(shop)
    try {
      await removeFiles(this.parts, shop)
    } finally {
      await this.parts.storage.files.renew(shop, this.#holder, this.parts.now())
    }
  }

  /** When the files of a shop are written next, how it went last, and what is under way. */
  async state(shop: string): Promise<FileState> {
    const { storage, now } = this.parts
    const row = await storage.files.schedule(shop)
    const elsewhere =
      row !== undefined && row.lease_until > now() ? { step: 'gather', done: 0, total: 0 } : null
    return {
      nextRunAt: row?.due_at ?? null,
      lastRun:
        row?.last_at == null ? null : { at: row.last_at, ok: row.last_ok === 1, problem: row.last_problem },
      running: this.#running.get(shop) ?? elsewhere,
    }
  }

  async #runDue(): Promise<void> {
    const { storage, now, log, database } = this.parts
    const seen = new Set<string>() // nothing comes twice in one turn, however a run ends
    try {
      await storage.files.plan(now(), database !== undefined)
      for (let due = await this.#due(seen); due.length > 0; due = await this.#due(seen)) {
        for (const shop of due) {
          if (this.#isStopped) return
          seen.add(shop)
          await this.#runScheduled(shop)
        }
      }
    } catch (error) {
      log.error({ err: error }, 'the schedule of backup files stopped')
    }
  }

  async #due(seen: ReadonlySet<string>): Promise<string[]> {
    const due = await this.parts.storage.files.due(this.parts.now())
    return due.filter((shop) => !seen.has(shop))
  }

  async #runScheduled(shop: string): Promise<void> {
    try {
      await this.#run(shop, true)
    } catch (error) {
      // It stands in the schedule, which is what people see
      this.parts.log.warn({ shop, err: error }, 'backup files were not written')
    }
  }

  async #run(shop: string, isScheduled: boolean): Promise<FileReport> {
    await this.#lease(shop)
    const { storage, now } = this.parts
    const onStep = (step: string, done: number, total: number) =>
      void this.#running.set(shop, { step, done, total })
    const renewal = setInterval(() => void this.#renew(shop), RENEW_MS)
    renewal.unref()
    onStep('gather', 0, 0)
    try {
      const report = await (shop === WHOLE_SERVER
        ? createServerFile(this.parts, onStep)
        : createShopFiles(this.parts, shop, onStep))
      await this.#finish(shop, isScheduled, report.problem)
      return report
    } catch (error) {
      const code = error instanceof PosError ? error.code : 'internal'
      if (code === 'cancelled') await storage.files.renew(shop, this.#holder, now())
      else await this.#finish(shop, isScheduled, code)
      throw error
    } finally {
      clearInterval(renewal)
      this.#running.delete(shop)
    }
  }

  async #lease(shop: string): Promise<void> {
    const { storage, now } = this.parts
    const lease = () => ({ holder: this.#holder, now: now(), until: now() + LEASE_MS })
    if (await storage.files.lease(shop, lease())) return
    const holder = (await storage.files.schedule(shop))?.lease_holder
    if (holder != null && isDead(holder)) {
      await storage.files.renew(shop, holder, now())
      if (await storage.files.lease(shop, lease())) return
    }
    const { step = '', done = 0, total = 0 } = this.#running.get(shop) ?? {}
    const how = step === '' ? 'by another server' : `${step}, ${done} of ${total}`
    throw new PosError('backup_running', `the files are being written: ${how}`, {
      retryable: true,
      hint: 'Wait until it has finished: GET /api/files tells how far it is.',
      values: { step, done, total, retryAfterS: 5 },
    })
  }

  async #renew(shop: string): Promise<void> {
    const { storage, now, log } = this.parts
    try {
      await storage.files.renew(shop, this.#holder, now() + LEASE_MS)
    } catch (error) {
      log.warn({ shop, err: error }, 'the lease of the backup files was not renewed')
    }
  }

  async #finish(shop: string, isScheduled: boolean, problem: string | null): Promise<void> {
    const { storage, now } = this.parts
    const row = await storage.files.schedule(shop)
    const at = now()
    const due = row?.due_at ?? at
    const before = row?.failures ?? 0
    await storage.files.finish(shop, this.#holder, nextRun({ at, due, before, problem, isScheduled }))
  }
}

/** What a run that ended leaves in the schedule. */
export function nextRun(run: {
  at: number
  due: number
  /** Failed runs in a row before this one. */
  before: number
  problem: string | null
  isScheduled: boolean
}): FileRun {
  const { at, due, before, problem, isScheduled } = run
  const ended = { at, ok: problem === null, problem }
  const nextDay = due > at ? due : due + (Math.floor((at - due) / DAY_MS) + 1) * DAY_MS
  if (problem === null) return { ...ended, failures: 0, dueAt: before > 0 ? at + DAY_MS : nextDay }
  if (WAITS_A_DAY.includes(problem)) return { ...ended, failures: 0, dueAt: nextDay }
  if (!isScheduled) return { ...ended, failures: before, dueAt: due }
  return { ...ended, failures: before + 1, dueAt: at + (RETRY_MS[before] ?? RETRY_MS.at(-1) ?? DAY_MS) }
}

/** True for a holder on this machine whose process is gone, as after a kill; a process may get an older one's number. */
function isDead(holder: string): boolean {
  const [host, pid] = holder.split(':')
  if (host !== hostname() || living.has(holder)) return false
  if (Number(pid) === process.pid) return true
  try {
    process.kill(Number(pid), 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
