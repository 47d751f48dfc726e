import { PosError } from '../../errors.ts'
import type { Boot, BootChange, BootState } from '../boot.ts'
import type { LockName, LockRow } from '../locks.ts'
import { openDatabase } from '../store/open-database.ts'
import { asPosError, completed, result } from '../store/request.ts'

const NAME = 'sonic-boot'
const VERSION = 1
const FACTS = 'facts'
const LOCKS = 'locks'

/** Opens this device's boot database, which is made on the first run. Throws `storage_full`, `schema_newer`, `storage_lost`. */
export async function openBoot(): Promise<Boot> {
  return new IndexedDbBoot(await open(true))
}

function open(create: boolean): Promise<IDBDatabase> {
  return openDatabase({
    name: NAME,
    version: VERSION,
    create,
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore(FACTS)
        database.createObjectStore(LOCKS)
      }
    },
  })
}

class IndexedDbBoot implements Boot {
  #database: IDBDatabase
  #isClosed = false
  readonly #channel = new BroadcastChannel(NAME)
  readonly #changed = new Set<() => void>()
  readonly #lost = new Set<() => void>()

  constructor(database: IDBDatabase) {
    this.#database = this.#adopt(database)
    this.#channel.addEventListener('message', () => tell(this.#changed))
  }

  state(): Promise<BootState> {
    return this.#run(FACTS, 'readonly', readFacts)
  }

  async update(change: (state: BootState) => BootChange | undefined): Promise<BootState> {
    let isChanged = false
    const state = await this.#run(FACTS, 'readwrite', async (store) => {
      const before = await readFacts(store)
      const wanted = change(before)
      if (wanted === undefined) return before
      isChanged = true
      for (const [key, value] of Object.entries(wanted)) {
        if (value === null) store.delete(key)
        else if (value !== undefined) store.put(value, key)
      }
      return readFacts(store)
    })
    if (isChanged) {
      this.#channel.postMessage('changed')
      tell(this.#changed)
    }
    return state
  }

  readLock(name: LockName): Promise<LockRow | undefined> {
    return this.#run(LOCKS, 'readonly', (store) => result<LockRow | undefined>(store.get(name)))
  }

  async writeLock(name: LockName, row: LockRow | undefined): Promise<void> {
    await this.#run(LOCKS, 'readwrite', (store) => {
      if (row === undefined) store.delete(name)
      else store.put(row, name)
    })
  }

  onChange(listener: () => void): () => void {
    this.#changed.add(listener)
    return () => this.#changed.delete(listener)
  }

  onLost(listener: () => void): () => void {
    this.#lost.add(listener)
    return () => this.#lost.delete(listener)
  }

  close(): void {
    this.#isClosed = true
    this.#channel.close()
    this.#database.close()
  }

  /** One strict transaction; a connection that was lost before its first request is opened again once. */
  async #run<T>(
    name: string,
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => Promise<T> | T,
  ): Promise<T> {
    const transaction = await this.#begin(name, mode)
    const done = completed(transaction)
    done.catch(() => undefined)
    try {
      const value = await work(transaction.objectStore(name))
      await done
      return value
    } catch (error) {
      abort(transaction)
      throw error instanceof DOMException ? asPosError(error) : error
    }
  }

  async #begin(name: string, mode: IDBTransactionMode): Promise<IDBTransaction> {
    try {
      return this.#database.transaction(name, mode, { durability: 'strict' })
    } catch (error) {
      if (this.#isClosed || asPosError(error).code !== 'storage_lost') throw asPosError(error)
      this.#database = this.#adopt(await this.#reopen())
      return this.#database.transaction(name, mode, { durability: 'strict' })
    }
  }

  /** Never makes a new one: an empty boot database under an open shop would look like a first run. */
  async #reopen(): Promise<IDBDatabase> {
    try {
      return await open(false)
    } catch (error) {
      if (error instanceof PosError && error.code === 'storage_vanished') tell(this.#lost)
      throw error
    }
  }

  #adopt(database: IDBDatabase): IDBDatabase {
    database.addEventListener('versionchange', () => database.close())
    database.addEventListener('close', () => {
      this.#reopen().then(
        (again) => (this.#database = this.#adopt(again)),
        () => tell(this.#lost),
      )
    })
    return database
  }
}

async function readFacts(store: IDBObjectStore): Promise<BootState> {
  const [keys, values] = await Promise.all([result(store.getAllKeys()), result<unknown[]>(store.getAll())])
  const facts: Partial<BootState> = Object.fromEntries(
    keys.map((key, index) => [key as string, values[index]]),
  )
  return { generations: [], extra: {}, ...facts }
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It ended by itself.
  }
}

function tell(listeners: ReadonlySet<() => void>): void {
  for (const listener of listeners) listener()
}
