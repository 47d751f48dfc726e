import type { CatchUp, Change, ReplacedRange, ShopMark, ShopStore } from '../../shared/browser/shop-store.ts'
import type { CollectionName, RecordOf } from '../../shared/sections.ts'

/** Whole collections in memory, kept in step with the store (engine 5). */
export class CatalogMemory {
  readonly #records = new Map<CollectionName, Map<string, RecordOf<CollectionName>>>()
  readonly #names: readonly CollectionName[]
  #mark: ShopMark | undefined

  constructor(names: readonly CollectionName[]) {
    this.#names = names
    for (const name of names) this.#records.set(name, new Map())
  }

  /** The records of one of the collections by id. The same map all the time; do not change it. */
  of<Name extends CollectionName>(name: Name): ReadonlyMap<string, RecordOf<Name>> {
    return this.#mapOf(name)
  }

  /** Reads everything. The mark is taken first, so that what changes meanwhile is caught up with. */
  async load(store: ShopStore): Promise<void> {
    const mark = await store.mark(this.#names)
    await Promise.all(
      this.#names.map(async (name) => {
        const records = this.#mapOf(name)
        records.clear()
        for (const record of await store.range(name)) records.set(record.id, record)
      }),
    )
    const news = await store.changesSince(mark, this.#names)
    // A cut while reading may have wiped out every trace of a record that came and went meanwhile.
    if (news.mark.cutNo !== mark.cutNo) return this.load(store)
    this.apply(news)
    this.#mark = news.mark
  }

  /** Applies what happened since the last time; gives the collections that it touched. Does nothing before `load`. */
  async catchUp(store: ShopStore): Promise<ReadonlySet<CollectionName>> {
    if (this.#mark === undefined) return new Set()
    const news = await store.changesSince(this.#mark, this.#names)
    this.#mark = news.mark
    return this.apply(news)
  }

  /** Applies news: first replaced ranges, then changes. Applying the same twice is harmless. */
  apply(news: Pick<CatchUp, 'replaced' | 'changes'>): ReadonlySet<CollectionName> {
    const touched = new Set<CollectionName>()
    for (const range of news.replaced) if (this.#replace(range)) touched.add(range.collection)
    for (const change of news.changes) if (this.#change(change)) touched.add(change.collection)
    return touched
  }

  #replace({ collection, after, upTo, records: fresh }: ReplacedRange): boolean {
    if (!this.#records.has(collection)) return false
    const records = this.#mapOf(collection)
    const kept = new Set(fresh.map((record) => record.id))
    for (const id of records.keys()) {
      const isInside = (after === undefined || id > after) && (upTo === undefined || id <= upTo)
      if (isInside && !kept.has(id)) records.delete(id)
    }
    for (const record of fresh) records.set(record.id, record)
    return true
  }

  #change({ collection, id, value }: Change): boolean {
    if (!this.#records.has(collection)) return false
    const records = this.#mapOf(collection)
    if (value === null) records.delete(id)
    else records.set(id, value)
    return true
  }

  #mapOf<Name extends CollectionName>(name: Name): Map<string, RecordOf<Name>> {
    const records = this.#records.get(name)
    if (records === undefined) throw new RangeError(`${name} is not held in memory`)
    return records as unknown as Map<string, RecordOf<Name>>
  }
}
