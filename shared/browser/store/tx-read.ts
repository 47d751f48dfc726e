import { PosError } from '../../errors.ts'
import {
  INDEXES,
  type CollectionName,
  type IndexName,
  type IndexPart,
  type RecordOf,
} from '../../sections.ts'
import type { LeafRecord } from '../../snapshot/leaf.ts'
import type { HotRow, StoreName } from '../generation.ts'
import type { Found, IndexedCollection, RangeOptions, ShopRead } from '../shop-store.ts'
import type { GenerationTx } from './generation-tx.ts'
import { indexRangeOf, matchesPrefix, recordIdOf } from './index-key.ts'
import { fromId } from './key-range.ts'
import { type LeafCache, textIn } from './leaf-cache.ts'
import { MergeScan } from './merge-scan.ts'
import { countOf } from './record-count.ts'

const NEWEST = 200

/** The stores that reading needs. */
export const READ_STORES: readonly StoreName[] = ['hot', 'cold', 'meta']

/** What one transaction knows of a record: its hot row if any, else what the leaves say. */
export interface Known {
  readonly hot: HotRow | undefined
  /** The text in the leaves; not looked up when there is a hot row. */
  readonly cold: string | undefined
}

/** Tells without a request that the leaves of a collection end before an id. */
export type EndsBefore = (collection: string, id: string) => boolean

/** Reads inside one transaction; remembers what it has found, so that a mutate asks only once. */
export class TxRead implements ShopRead {
  readonly #tx: GenerationTx
  readonly #cache: LeafCache
  readonly #endsBefore: EndsBefore
  readonly #known = new Map<string, Promise<Known>>()

  constructor(tx: GenerationTx, cache: LeafCache, endsBefore: EndsBefore = () => false) {
    this.#tx = tx
    this.#cache = cache
    this.#endsBefore = endsBefore
  }

  async get<Name extends CollectionName>(collection: Name, id: string): Promise<RecordOf<Name> | undefined> {
    const text = textOf(await this.known(collection, id))
    return text === undefined ? undefined : (JSON.parse(text) as RecordOf<Name>)
  }

  async getMany<Name extends CollectionName>(
    collection: Name,
    ids: readonly string[],
  ): Promise<(RecordOf<Name> | undefined)[]> {
    return Promise.all(ids.map((id) => this.get(collection, id)))
  }

  async range<Name extends CollectionName>(
    collection: Name,
    options: RangeOptions = {},
  ): Promise<RecordOf<Name>[]> {
    const { records, stoppedAt } = await this.scan(collection, options)
    if (stoppedAt !== undefined)
      throw new PosError('internal', `a range of ${collection} is too long for one transaction`, {
        hint: 'ask for a limit',
      })
    return records.map(({ text }) => JSON.parse(text) as RecordOf<Name>)
  }

  count(collection: CollectionName): Promise<number> {
    return countOf(this.#tx, collection)
  }

  async lookup<Index extends IndexName>(
    index: Index,
    prefix: readonly IndexPart[],
    options: { readonly limit?: number; readonly reverse?: boolean } = {},
  ): Promise<Found<IndexedCollection<Index>>> {
    const entries = await this.entries(index, prefix, options)
    const indexed = await this.getMany(INDEXES[index].collection, entries.ids)
    return foundIn(index, prefix, { ...entries, indexed, limit: options.limit })
  }

  /** The ids of the records that stand in an index under `prefix`; while it is being built, the newest records besides. */
  async entries(
    index: IndexName,
    prefix: readonly IndexPart[],
    options: { readonly limit?: number; readonly reverse?: boolean },
  ): Promise<IndexEntries> {
    const { collection, version } = INDEXES[index]
    const [{ records }, states] = await Promise.all([
      this.scan(index, { ...indexRangeOf(prefix), ...options }),
      this.#tx.meta('index'),
    ])
    const indexing = states?.[index]?.state !== 'ready' || states[index].version !== version
    const newest = indexing ? (await this.scan(collection, { reverse: true, limit: NEWEST })).records : []
    return { ids: records.map(({ id }) => recordIdOf(id)), indexing, newest }
  }

  /** The texts of a part of a collection or index, and where it had to stop. */
  async scan(
    collection: string,
    options: RangeOptions,
  ): Promise<{ records: LeafRecord[]; stoppedAt: string | undefined }> {
    const { after, from, to, limit = Number.POSITIVE_INFINITY, reverse = false } = options
    const below = after !== undefined && reverse && (to === undefined || after <= to)
    const above = after !== undefined && !reverse && (from === undefined || after >= from)
    const scan = new MergeScan(this.#tx, this.#cache, {
      collection,
      from: above ? after : from,
      to: below ? after : to,
      fromOpen: above,
      toOpen: below,
      reverse,
      limit,
    })
    const records = await scan.take(limit)
    return { records, stoppedAt: scan.stoppedAt }
  }

  /** What there is under an id, asked for at once and once. */
  known(collection: string, id: string): Promise<Known> {
    const key = `${collection}\0${id}`
    const asked = this.#known.get(key)
    if (asked !== undefined) return asked
    const answer = this.#ask(collection, id)
    this.#known.set(key, answer)
    return answer
  }

  /** Both requests leave together: waiting for hot first would be a second round trip for most records. */
  async #ask(collection: string, id: string): Promise<Known> {
    const [hot, cold] = await Promise.all([
      this.#tx.get('hot', [collection, id]),
      this.#endsBefore(collection, id) ? undefined : this.#tx.get('cold', fromId(collection, id)),
    ])
    if (hot !== undefined || cold === undefined) return { hot, cold: undefined }
    return { hot, cold: textIn(this.#cache.open(cold), id) }
  }
}

/** What an index says of a prefix. */
export interface IndexEntries {
  readonly ids: readonly string[]
  readonly indexing: boolean
  /** Where a person most likely looks while an index is still being built. */
  readonly newest: readonly LeafRecord[]
}

/** The records that have a key with this prefix indeed: an entry may be of another one, or of one that has changed since. */
export function foundIn<Index extends IndexName>(
  index: Index,
  prefix: readonly IndexPart[],
  from: IndexEntries & {
    readonly indexed: readonly ({ readonly id: string } | undefined)[]
    readonly limit: number | undefined
  },
): Found<IndexedCollection<Index>> {
  type Wanted = RecordOf<IndexedCollection<Index>>
  const spec = INDEXES[index] as { keys(record: unknown): readonly (readonly IndexPart[])[] }
  const newest = from.newest.map(({ text }) => JSON.parse(text) as { readonly id: string })
  const found = new Map<string, Wanted>()
  for (const record of [...from.indexed, ...newest])
    if (record !== undefined && matchesPrefix(spec.keys(record), prefix))
      found.set(record.id, record as Wanted)
  return { records: [...found.values()].slice(0, from.limit), indexing: from.indexing }
}

/** The text that readers see, or `undefined`. */
export function textOf({ hot, cold }: Known): string | undefined {
  return hot === undefined ? cold : (hot.text ?? undefined)
}
