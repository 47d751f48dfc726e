import { PosError } from '../errors.ts'

/** Work that only one tab or worker of the device may do at a time (engine 22). */
export type LockName = 'cut' | 'send' | 'restore' | 'custody'

/** The holder's sign of life, kept in `sonic-boot.locks`. `at` is ms UTC of the last beat. */
export interface LockRow {
  readonly holder: string
  readonly at: number
}

/** Where signs of life are kept. Implemented by `Boot`. */
export interface LockRows {
  /** The last beat, or `undefined` when nobody holds or held it. */
  readLock(name: LockName): Promise<LockRow | undefined>
  /** Writes a beat; `undefined` removes it. */
  writeLock(name: LockName, row: LockRow | undefined): Promise<void>
}

/** What work under a lock knows about the lock. */
export interface HeldLock {
  /** Aborted with a `lock_stolen` error when another one took the lock, because our beats stopped for a minute. */
  readonly signal: AbortSignal
}

/** How to wait for a lock. */
export interface LockOptions {
  /** When it is held by someone alive: `wait` for it (default) or resolve `undefined` without doing the work (`skip`). */
  readonly whenBusy?: 'wait' | 'skip'
  /** The device's lock manager; `navigator.locks` when absent. */
  readonly locks?: LockManager
  /** Milliseconds between beats. */
  readonly beatMs?: number
  /** Without a beat for so many milliseconds a lock may be stolen; `restore` never is. */
  readonly staleMs?: number
}

const BEAT_MS = 15_000
const STALE_MS = 60_000

/** The origin-wide name of a lock, for those who look at it with `navigator.locks.query()`. */
export function lockName(name: LockName): string {
  return `sonic-${name}`
}

/**
 * Does `work` while this context alone holds `name`, beating every 15 s. A holder without a beat for 60 s loses the lock
 * (`cutNo` and `expectedHead` guard what it may still do). Resolves `undefined` only with `whenBusy: 'skip'`.
 */
export async function withLock<T>(
  rows: LockRows,
  name: LockName,
  work: (held: HeldLock) => Promise<T>,
  options: LockOptions = {},
): Promise<T | undefined> {
  const locks = options.locks ?? navigator.locks
  for (;;) {
    const free = await request(locks, lockName(name), { ifAvailable: true }, rows, name, work, options)
    if (free.kind === 'done') return free.value
    if (await isStale(rows, name, options)) {
      const stolen = await request(locks, lockName(name), { steal: true }, rows, name, work, options)
      if (stolen.kind === 'done') return stolen.value
    }
    if (options.whenBusy === 'skip') return undefined
    const signal = AbortSignal.timeout(options.beatMs ?? BEAT_MS)
    const waited = await request(locks, lockName(name), { signal }, rows, name, work, options)
    if (waited.kind === 'done') return waited.value
  }
}

type Outcome<T> = { kind: 'done'; value: T } | { kind: 'busy' }

async function request<T>(
  locks: LockManager,
  origin: string,
  how: LockOptionsInit,
  rows: LockRows,
  name: LockName,
  work: (held: HeldLock) => Promise<T>,
  options: LockOptions,
): Promise<Outcome<T>> {
  let started = false
  const stolen = new AbortController()
  try {
    return await locks.request(origin, how, async (lock): Promise<Outcome<T>> => {
      if (lock === null) return { kind: 'busy' }
      started = true
      return { kind: 'done', value: await beating(rows, name, options, stolen, work) }
    })
  } catch (error) {
    if (!started && isAbort(error)) return { kind: 'busy' }
    if (started && isAbort(error)) {
      const reason = new PosError('lock_stolen', `the lock ${name} was taken by another tab`, {
        cause: error,
        retryable: true,
      })
      stolen.abort(reason)
      throw reason
    }
    throw error
  }
}

type LockOptionsInit = { ifAvailable?: boolean; steal?: boolean; signal?: AbortSignal }

async function beating<T>(
  rows: LockRows,
  name: LockName,
  options: LockOptions,
  stolen: AbortController,
  work: (held: HeldLock) => Promise<T>,
): Promise<T> {
  const holder = crypto.randomUUID()
  await rows.writeLock(name, { holder, at: Date.now() })
  const timer = setInterval(() => {
    if (!stolen.signal.aborted)
      rows.writeLock(name, { holder, at: Date.now() }).catch(() => clearInterval(timer))
  }, options.beatMs ?? BEAT_MS)
  try {
    return await work({ signal: stolen.signal })
  } finally {
    clearInterval(timer)
    const row = await rows.readLock(name).catch(() => undefined)
    if (row?.holder === holder) await rows.writeLock(name, undefined).catch(() => undefined)
  }
}

async function isStale(rows: LockRows, name: LockName, options: LockOptions): Promise<boolean> {
  if (name === 'restore') return false
  const row = await rows.readLock(name)
  return row !== undefined && Date.now() - row.at > (options.staleMs ?? STALE_MS)
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && (error.name === 'AbortError' || error.name === 'TimeoutError')
}
