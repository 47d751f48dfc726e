import { Counter, Gauge, type Registry } from 'prom-client'
import { PUSH_RESULTS, type PushResult } from '../../shared/api/alarm.ts'
import type { ServerFigures } from '../storage/programs/server-figures.ts'

/** Kinds of care that an operator watches: the only values of the label. */
const CARE = ['retention', 'gc', 'scrub', 'rehearsal'] as const

/** The database has to have answered by then, in milliseconds, or it counts as away. */
const BOUND_MS = 5000

/** What stands still between two looks and is asked for when somebody looks. */
export interface Watched {
  readonly version: string
  /** Asks the database; rejects when it does not answer. */
  readonly figures: () => Promise<ServerFigures>
  /** Objects of all shops; `undefined` until they are counted. */
  readonly objects: () => number | undefined
  /** Bytes of the database on this machine's disk; `undefined` when it lies elsewhere. */
  readonly databaseBytes: () => number | undefined
  /** Open connections. */
  readonly connections: () => Promise<number>
  /** Bytes of requests and answers that are in memory. */
  readonly memoryBytes: () => number
  /** Push messages since the start, by what became of them; absent when they are switched off. */
  readonly pushes?: (() => Readonly<Record<PushResult, number>>) | undefined
  readonly now: () => number
}

/** Figures that are looked up when they are asked for, and the count of commits. */
export class ServerGauges {
  readonly #watched: Watched
  readonly #registry: Registry
  readonly #commits: Counter
  readonly #up: Gauge
  readonly #latency: Gauge
  readonly #databaseBytes: Gauge
  readonly #objects: Gauge
  readonly #unchecked: Gauge
  readonly #careAge: Gauge
  readonly #careFailing: Gauge
  readonly #fileAge: Gauge
  readonly #filesFailing: Gauge
  readonly #silent: Gauge
  readonly #pushes: Counter
  readonly #connections: Gauge
  readonly #memory: Gauge
  /** When each kind of care was last seen to have gone well: the database knows only the last time. */
  readonly #careAt = new Map<string, number>()
  #asking: Promise<ServerFigures> | undefined

  constructor(watched: Watched, registry: Registry) {
    this.#watched = watched
    this.#registry = registry
    this.#commits = new Counter({
      name: 'sonic_commits_total',
      help: 'Backups stored since the start.',
      registers: [registry],
    })
    this.#up = this.#gauge('sonic_database_up', '1 when the database answered just now, else 0.')
    this.#latency = this.#gauge('sonic_database_latency_seconds', 'How long it took for these figures.')
    this.#databaseBytes = this.#gauge('sonic_database_bytes', 'The SQLite file with its log.')
    this.#objects = this.#gauge('sonic_stored_objects', 'Objects of all shops; counted once an hour.')
    this.#unchecked = this.#gauge('sonic_backups_unchecked', 'Backups that wait for their check, to 10000.')
    this.#careAge = this.#gauge('sonic_care_last_success_age_seconds', 'Since care went well.', 'job')
    this.#careFailing = this.#gauge('sonic_care_failing', '1 when the last time found a problem.', 'job')
    this.#fileAge = this.#gauge('sonic_file_backups_last_success_age_seconds', 'Since files were good.', 'of')
    this.#filesFailing = this.#gauge('sonic_file_backups_failing', 'Schedules whose last run failed.')
    this.#silent = this.#gauge(
      'sonic_silent_devices',
      'Devices whose owners were told that they do not back up.',
    )
    this.#pushes = new Counter({
      name: 'sonic_push_messages_total',
      help: 'Push messages since the start.',
      labelNames: ['result'],
      registers: [registry],
    })
    this.#connections = this.#gauge('sonic_open_connections', 'Connections of clients.')
    this.#memory = this.#gauge('sonic_request_memory_bytes', 'Bodies and answers in memory.')
    this.#gauge('sonic_build_info', 'Which version runs.', 'version').set({ version: watched.version }, 1)
  }

  /** Counts a backup that is on disk. */
  committed(): void {
    this.#commits.inc()
  }

  /** Looks everything up. Never rejects: what is not known is left out. */
  async refresh(): Promise<void> {
    const { connections, memoryBytes, databaseBytes, objects } = this.#watched
    this.#connections.set(await connections())
    this.#memory.set(memoryBytes())
    set(this.#databaseBytes, databaseBytes())
    set(this.#objects, objects())
    this.#countPushes()
    const started = performance.now()
    const figures = await this.#ask()
    this.#up.set(figures === undefined ? 0 : 1)
    set(this.#latency, figures === undefined ? undefined : (performance.now() - started) / 1000)
    set(this.#unchecked, figures?.unchecked)
    set(this.#filesFailing, figures?.filesFailing)
    set(this.#silent, figures?.silentDevices)
    this.#setAges(figures)
  }

  /** Whoever sends counts; here it is only told. */
  #countPushes(): void {
    const counts = this.#watched.pushes?.()
    this.#pushes.reset()
    if (counts !== undefined) for (const result of PUSH_RESULTS) this.#pushes.inc({ result }, counts[result])
  }

  #setAges(figures: ServerFigures | undefined): void {
    for (const gauge of [this.#careAge, this.#careFailing, this.#fileAge]) gauge.reset()
    if (figures === undefined) return
    const now = this.#watched.now()
    const age = (at: number) => Math.max(0, now - at) / 1000
    for (const job of CARE) {
      const row = figures.care.find((each) => each.job === job)
      if (row?.finished_at == null) continue
      if (row.problem === null) this.#careAt.set(job, row.finished_at)
      this.#careFailing.set({ job }, row.problem === null ? 0 : 1)
      const at = this.#careAt.get(job)
      if (at !== undefined) this.#careAge.set({ job }, age(at))
    }
    const { serverFileAt, shopFilesAt } = figures
    if (serverFileAt !== null) this.#fileAge.set({ of: 'server' }, age(serverFileAt))
    if (shopFilesAt !== null) this.#fileAge.set({ of: 'shops' }, age(shopFilesAt))
  }

  /** However many look at once, and however long it hangs, the database is asked once. */
  async #ask(): Promise<ServerFigures | undefined> {
    this.#asking ??= this.#watched.figures().finally(() => {
      this.#asking = undefined
    })
    const asking = this.#asking
    return new Promise((resolve) => {
      const patience = setTimeout(() => resolve(undefined), BOUND_MS)
      const end = (figures?: ServerFigures) => {
        clearTimeout(patience)
        resolve(figures)
      }
      asking.then(end, () => end())
    })
  }

  #gauge(name: string, help: string, label?: string): Gauge {
    const labelNames = label === undefined ? [] : [label]
    return new Gauge({ name, help, labelNames, registers: [this.#registry] })
  }
}

/** A figure that is not known has no line, rather than a wrong one. */
function set(gauge: Gauge, value: number | undefined): void {
  if (value === undefined) gauge.remove()
  else gauge.set(value)
}
