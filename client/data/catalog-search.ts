import { ItemSearch, type Searchable } from '../../shared/item-search.ts'

/** Records in memory, in the order of their names, found by words, names and codes. Made anew when the records change. */
export class CatalogSearch<T extends { readonly id: string }> {
  readonly #search = new ItemSearch()
  readonly #byId = new Map<string, T>()
  #all: readonly T[] | undefined

  constructor(records: Iterable<T>, searchableOf: (record: T) => Searchable) {
    for (const record of records) {
      this.#byId.set(record.id, record)
      this.#search.set(searchableOf(record))
    }
  }

  /** Every record, in the order of names. */
  get all(): readonly T[] {
    this.#all ??= this.#recordsOf(this.#search.find('', this.#byId.size))
    return this.#all
  }

  /** Records that have every word of `query`, better matches first; all of them for an empty one. */
  find(query: string): readonly T[] {
    return query.trim() === '' ? this.all : this.#recordsOf(this.#search.find(query, this.#byId.size))
  }

  /** Records that carry exactly this code. */
  byCode(code: string): readonly T[] {
    return this.#recordsOf(this.#search.byCode(code))
  }

  #recordsOf(ids: readonly string[]): T[] {
    return ids.flatMap((id) => this.#byId.get(id) ?? [])
  }
}
