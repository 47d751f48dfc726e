import type { MetaRows, StoreName, StoreRows } from '../generation.ts'
import { asPosError, result } from './request.ts'

type Key = IDBValidKey | IDBKeyRange

/** One transaction of a generation, typed by store. Nothing but its own promises may be awaited while it is open. */
export class GenerationTx {
  readonly #transaction: IDBTransaction

  constructor(transaction: IDBTransaction) {
    this.#transaction = transaction
  }

  /** The first row under `key`, or `undefined`. */
  get<Name extends StoreName>(store: Name, key: Key): Promise<StoreRows[Name] | undefined> {
    return result<StoreRows[Name] | undefined>(this.#store(store).get(key))
  }

  /** The first key under `key`, or `undefined`: where a row is, without its bytes. */
  key(store: StoreName, key: Key): Promise<IDBValidKey | undefined> {
    return result(this.#store(store).getKey(key))
  }

  /** Rows in key order, at most `limit`. */
  list<Name extends StoreName>(store: Name, range?: IDBKeyRange, limit?: number): Promise<StoreRows[Name][]> {
    return result<StoreRows[Name][]>(this.#store(store).getAll(range, limit))
  }

  /** Keys in order, at most `limit`. */
  keys(store: StoreName, range?: IDBKeyRange, limit?: number): Promise<IDBValidKey[]> {
    return result(this.#store(store).getAllKeys(range, limit))
  }

  /** The last `limit` rows of a range, greatest key first. */
  listBack<Name extends StoreName>(
    store: Name,
    range: IDBKeyRange,
    limit: number,
  ): Promise<StoreRows[Name][]> {
    const rows: StoreRows[Name][] = []
    const request = this.#store(store).openCursor(range, 'prev')
    return new Promise((resolve, reject) => {
      request.addEventListener('error', () => reject(asPosError(request.error)))
      request.addEventListener('success', () => {
        const cursor = request.result
        if (cursor !== null) rows.push(cursor.value as StoreRows[Name])
        if (cursor === null || rows.length >= limit) resolve(rows)
        else cursor.continue()
      })
    })
  }

  /** Puts a row; a failure aborts the transaction. */
  put<Name extends StoreName>(store: Name, row: StoreRows[Name]): void {
    this.#store(store).put(row)
  }

  /** Deletes what is under `key`. */
  remove(store: StoreName, key: Key): void {
    this.#store(store).delete(key)
  }

  /** The value of a row of `meta`, or `undefined`. */
  async meta<Name extends keyof MetaRows>(key: Name): Promise<MetaRows[Name] | undefined> {
    const row = await this.get('meta', key)
    return row?.value as MetaRows[Name] | undefined
  }

  /** Puts a row of `meta`; `undefined` removes it. */
  putMeta<Name extends keyof MetaRows>(key: Name, value: MetaRows[Name] | undefined): void {
    if (value === undefined) this.remove('meta', key)
    else this.put('meta', { key, value })
  }

  /** Undoes the whole transaction. */
  abort(): void {
    this.#transaction.abort()
  }

  #store(name: StoreName): IDBObjectStore {
    return this.#transaction.objectStore(name)
  }
}
