import { PosError } from '../../errors.ts'
import type { StoreName } from '../generation.ts'
import { GenerationTx } from './generation-tx.ts'
import { deleteDatabase, openDatabase } from './open-database.ts'
import { asPosError, completed } from './request.ts'

const VERSION = 1

/** What a transaction may do and how sure it is when it resolves. */
export type TxMode = 'read' | 'strict' | 'relaxed'

/** Why a connection is of no more use. */
export type LostCode = 'storage_lost' | 'storage_vanished'

/** One open generation database. The only place that opens, upgrades and reopens it (engine 21, 22, 29). */
export class GenerationDb {
  readonly number: number
  #database: IDBDatabase | undefined
  #reopening: Promise<IDBDatabase> | undefined
  #state: 'open' | 'closed' | 'yielded' = 'open'
  readonly #lost = new Set<(code: LostCode) => void>()

  private constructor(number: number, database: IDBDatabase) {
    this.number = number
    this.#adopt(database)
  }

  /** Opens a generation that exists; with `create` also one that does not. Throws `storage_vanished`, `schema_newer` … */
  static async open(number: number, { create = false } = {}): Promise<GenerationDb> {
    return new GenerationDb(number, await openNumbered(number, create))
  }

  /** Calls `listener` when the database was taken away for good. Returns the unsubscriber. */
  onLost(listener: (code: LostCode) => void): () => void {
    this.#lost.add(listener)
    return () => this.#lost.delete(listener)
  }

  /**
   * Runs `work` in one transaction. A write resolves after it is complete and is undone when `work` throws; it is never
   * repeated, except before its first request. A read is repeated once on a connection that was lost.
   */
  async run<T>(
    stores: readonly StoreName[],
    mode: TxMode,
    work: (tx: GenerationTx) => Promise<T> | T,
  ): Promise<T> {
    try {
      return await this.#attempt(await this.#begin(stores, mode), mode, work)
    } catch (error) {
      if (mode !== 'read' || this.#state !== 'open' || asPosError(error).code !== 'storage_lost') throw error
      this.#drop()
      return this.#attempt(await this.#begin(stores, mode), mode, work)
    }
  }

  /** Closes the connection. */
  close(): void {
    this.#state = 'closed'
    this.#drop()
  }

  async #begin(stores: readonly StoreName[], mode: TxMode): Promise<IDBTransaction> {
    if (this.#database !== undefined) {
      try {
        return start(this.#database, stores, mode)
      } catch (error) {
        if (asPosError(error).code !== 'storage_lost') throw asPosError(error)
        this.#drop()
      }
    }
    return start(await this.#reopen(), stores, mode)
  }

  async #attempt<T>(
    transaction: IDBTransaction,
    mode: TxMode,
    work: (tx: GenerationTx) => Promise<T> | T,
  ): Promise<T> {
    let isOver = false
    const done = completed(transaction).finally(() => (isOver = true))
    done.catch(() => undefined)
    let value: T
    try {
      value = await work(new GenerationTx(transaction))
    } catch (error) {
      if (!isOver) abort(transaction)
      throw isDomException(error) ? await reasonOf(done, error) : error
    }
    if (mode !== 'read') await done
    return value
  }

  /** Several who find the connection gone share one new one. */
  #reopen(): Promise<IDBDatabase> {
    this.#reopening ??= this.#openAgain().finally(() => (this.#reopening = undefined))
    return this.#reopening
  }

  async #openAgain(): Promise<IDBDatabase> {
    if (this.#state !== 'open') throw new PosError('storage_lost', 'this connection was closed')
    try {
      return this.#adopt(await openNumbered(this.number, false))
    } catch (error) {
      if (error instanceof PosError && error.code === 'storage_vanished') this.#tell('storage_vanished')
      throw error
    }
  }

  #adopt(database: IDBDatabase): IDBDatabase {
    this.#database = database
    database.addEventListener('versionchange', () => {
      this.#state = 'yielded'
      this.#drop()
      this.#tell('storage_lost')
    })
    database.addEventListener('close', () => {
      if (this.#database !== database || this.#state !== 'open') return
      this.#database = undefined
      this.#reopen().catch((error: unknown) => {
        if (asPosError(error).code !== 'storage_vanished') this.#tell('storage_lost')
      })
    })
    return database
  }

  #drop(): void {
    this.#database?.close()
    this.#database = undefined
  }

  #tell(code: LostCode): void {
    for (const listener of this.#lost) listener(code)
  }
}

/** The database name of a generation. */
export function generationName(number: number): string {
  return `sonic-${number}`
}

/** Deletes a generation for good; waits until nobody has it open. */
export function deleteGeneration(number: number): Promise<void> {
  return deleteDatabase(generationName(number))
}

function start(database: IDBDatabase, stores: readonly StoreName[], mode: TxMode): IDBTransaction {
  if (mode === 'read') return database.transaction(stores, 'readonly')
  return database.transaction(stores, 'readwrite', { durability: mode })
}

function openNumbered(number: number, create: boolean): Promise<IDBDatabase> {
  return openDatabase({ name: generationName(number), version: VERSION, create, upgrade })
}

function upgrade(database: IDBDatabase, oldVersion: number): void {
  if (oldVersion < 1) {
    database.createObjectStore('hot', { keyPath: ['collection', 'id'] })
    database.createObjectStore('cold', { keyPath: ['collection', 'lastId'] })
    database.createObjectStore('nodes', { keyPath: ['collection', 'level', 'lastId'] })
    database.createObjectStore('outbox', { keyPath: 'cutNo' })
    database.createObjectStore('old', { keyPath: 'id' })
    database.createObjectStore('meta', { keyPath: 'key' })
  }
}

function isDomException(error: unknown): boolean {
  return error instanceof DOMException || (error instanceof PosError && error.cause instanceof DOMException)
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort()
  } catch {
    // It ended by itself: the reason to report is the one that ended it.
  }
}

/** A request that failed is only a sign: the reason stands on the transaction. */
async function reasonOf(done: Promise<void>, error: unknown): Promise<PosError> {
  try {
    await done
  } catch (reason) {
    const { code } = asPosError(reason)
    return code === 'storage_lost' ? asPosError(error) : asPosError(reason)
  }
  return new PosError(
    'internal',
    'the work waited for something outside of its transaction; nothing was written',
    {
      cause: error,
    },
  )
}
