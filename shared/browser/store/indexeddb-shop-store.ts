import { PosError } from '../../errors.ts'
import {
  INDEXES,
  type CollectionName,
  type IndexName,
  type IndexPart,
  type RecordOf,
} from '../../sections.ts'
import type { SaleDraft } from '../../rules/sale.ts'
import type { CutContext } from '../cut/cut-shop.ts'
import { cutShop } from '../cut/cut-shop.ts'
import type {
  CatchUp,
  ChangeNotice,
  CutOptions,
  CutResult,
  Found,
  HotSize,
  IndexedCollection,
  MutateRead,
  Mutation,
  RangeOptions,
  ShopMark,
  ShopStore,
  Unsent,
} from '../shop-store.ts'
import { changesSince, markOf } from './catch-up.ts'
import { ChangeHub } from './change-hub.ts'
import { readDrafts, writeDraft } from './drafts.ts'
import { freeOld } from './free-old.ts'
import type { GenerationDb, LostCode } from './generation-db.ts'
import { readState } from './guard.ts'
import { IndexBuild, prepareIndexes } from './index-build.ts'
import { LEAVES_MAX } from './merge-scan.ts'
import { type Written, mutateInside } from './mutate.ts'
import { probeRoom } from './probe-room.ts'
import { TopsCache } from './tops-cache.ts'
import { READ_STORES, TxRead, foundIn, textOf } from './tx-read.ts'
import { NOTHING_UNSENT, addUnsent } from './unsent.ts'

/** What a store needs from its surroundings. */
export interface StoreContext extends CutContext {
  /** Does `work` while this context alone of the device may cut. */
  withCutLock<T>(work: () => Promise<T>): Promise<T>
}

/** The shop store over one generation. It closes `db` when it is closed. */
export class IndexedDbShopStore implements ShopStore {
  readonly #db: GenerationDb
  readonly #context: StoreContext
  readonly #tops = new TopsCache()
  readonly #hub: ChangeHub
  readonly #letGo: () => void

  /** `letGo` is called when the store is closed or its database was taken away. */
  constructor(db: GenerationDb, context: StoreContext, letGo: () => void) {
    this.#db = db
    this.#context = context
    this.#letGo = letGo
    db.onLost(letGo)
    this.#hub = new ChangeHub(db.number)
  }

  get generation(): number {
    return this.#db.number
  }

  get<Name extends CollectionName>(collection: Name, id: string): Promise<RecordOf<Name> | undefined> {
    return this.#read((tx) => tx.get(collection, id))
  }

  async getMany<Name extends CollectionName>(
    collection: Name,
    ids: readonly string[],
  ): Promise<(RecordOf<Name> | undefined)[]> {
    if (ids.length <= LEAVES_MAX) return this.#read((tx) => tx.getMany(collection, ids))
    const found: (RecordOf<Name> | undefined)[] = []
    for (let at = 0; at < ids.length; at += LEAVES_MAX)
      found.push(...(await this.getMany(collection, ids.slice(at, at + LEAVES_MAX))))
    return found
  }

  async range<Name extends CollectionName>(
    collection: Name,
    options: RangeOptions = {},
  ): Promise<RecordOf<Name>[]> {
    const found: RecordOf<Name>[] = []
    let after = options.after
    do {
      const part = { ...options, ...restOf(options, found.length), ...(after === undefined ? {} : { after }) }
      const { records, stoppedAt } = await this.#read((tx) => tx.scan(collection, part))
      for (const { text } of records) found.push(JSON.parse(text) as RecordOf<Name>)
      after = stoppedAt
    } while (after !== undefined)
    return found
  }

  count(collection: CollectionName): Promise<number> {
    return this.#read((tx) => tx.count(collection))
  }

  async lookup<Index extends IndexName>(
    index: Index,
    prefix: readonly IndexPart[],
    options: { readonly limit?: number; readonly reverse?: boolean } = {},
  ): Promise<Found<IndexedCollection<Index>>> {
    const { collection } = INDEXES[index]
    const part = await this.#read(async (tx) => {
      const entries = await tx.entries(index, prefix, options)
      const isFew = entries.ids.length <= LEAVES_MAX
      return { entries, indexed: isFew ? await tx.getMany(collection, entries.ids) : undefined }
    })
    const indexed = part.indexed ?? (await this.getMany(collection, part.entries.ids))
    return foundIn(index, prefix, { ...part.entries, indexed, limit: options.limit })
  }

  async mutate(plan: (tx: MutateRead) => Promise<Mutation>, fence?: string): Promise<void> {
    let doubtful: Written | undefined
    const attempt = (): Promise<Written> => {
      doubtful = undefined
      return this.#db.run(['hot', 'cold', 'meta'], 'strict', (tx) =>
        mutateInside(
          tx,
          { ...this.#context, tops: this.#tops, fence },
          plan,
          (written) => (doubtful = written),
        ),
      )
    }
    let written: Written
    try {
      written = await attempt()
    } catch (error) {
      const code = error instanceof PosError ? error.code : undefined
      if (code === 'storage_full' && (await freeOld(this.#db))) written = await attempt()
      else if (code === 'storage_lost') written = (await this.#committed(doubtful)) ?? (await attempt())
      else throw error
    }
    if (written.notice.collections.size > 0) this.#hub.post(written.notice)
  }

  cut(options: CutOptions): Promise<CutResult> {
    return this.#context.withCutLock(async () => {
      const result = await cutShop(this.#db, this.#context, options)
      const { seq } = await this.#db.run(['meta'], 'read', readState)
      this.#hub.post({ collections: new Set(), cutNo: result.cutNo, seq })
      return result
    })
  }

  onChange(listener: (notice: ChangeNotice) => void): () => void {
    return this.#hub.on(listener)
  }

  onLost(listener: (code: LostCode) => void): () => void {
    return this.#db.onLost(listener)
  }

  drafts(): Promise<SaleDraft[]> {
    return readDrafts(this.#db)
  }

  async saveDraft(draft: SaleDraft): Promise<void> {
    await this.#writeDraft(draft.id, draft)
  }

  async deleteDraft(id: string): Promise<void> {
    await this.#writeDraft(id, undefined)
  }

  mark(collections: readonly CollectionName[]): Promise<ShopMark> {
    return markOf(this.#db, collections)
  }

  changesSince(mark: ShopMark, collections: readonly CollectionName[]): Promise<CatchUp> {
    return changesSince(this.#db, this.#context.cache, mark, collections)
  }

  hotSize(): Promise<HotSize> {
    return this.#db.run(['meta'], 'read', async (tx) => {
      const { hotRows, hotBytes, lastWriteAt, lastCutAt } = await readState(tx)
      return { rows: hotRows, bytes: hotBytes, lastWriteAt, lastCutAt }
    })
  }

  unsent(): Promise<Unsent> {
    return this.#db.run(['meta', 'outbox'], 'read', async (tx) => {
      const [{ unsent }, rows] = await Promise.all([readState(tx), tx.list('outbox')])
      return rows.reduce((sum, row) => addUnsent(sum, row.unsent), addUnsent(NOTHING_UNSENT, unsent))
    })
  }

  async buildIndexes(onProgress?: (done: number, total: number) => void): Promise<void> {
    const names = await prepareIndexes(this.#db)
    if (names.length === 0) return
    const build = new IndexBuild(this.#db, this.#context.keys, names)
    for (const collection of build.collections) await this.#feed(build, collection, onProgress)
    await this.#context.withCutLock(() => build.finish())
  }

  hasRoom(bytes: number): Promise<boolean> {
    return probeRoom(this.#db, bytes)
  }

  close(): void {
    this.#hub.close()
    this.#db.close()
    this.#letGo()
  }

  #read<T>(work: (tx: TxRead) => Promise<T>): Promise<T> {
    return this.#db.run(READ_STORES, 'read', (tx) => work(new TxRead(tx, this.#context.cache)))
  }

  async #feed(
    build: IndexBuild,
    collection: CollectionName,
    onProgress?: (done: number, total: number) => void,
  ): Promise<void> {
    const total = await this.count(collection)
    let done = 0
    let after: string | undefined
    do {
      const from: RangeOptions = after === undefined ? {} : { after }
      const { records, stoppedAt } = await this.#read((tx) => tx.scan(collection, from))
      build.add(collection, records)
      done += records.length
      onProgress?.(done, total)
      after = stoppedAt
    } while (after !== undefined)
  }

  async #writeDraft(id: string, draft: SaleDraft | undefined): Promise<void> {
    await writeDraft(this.#db, id, draft)
    const { cutNo, seq } = await this.#db.run(['meta'], 'read', readState)
    this.#hub.post({ collections: new Set(['drafts']), cutNo, seq })
  }

  /** After the connection broke during a write: what was written, if its first row is there, in hot or already in a leaf. */
  async #committed(written: Written | undefined): Promise<Written | undefined> {
    const first = written?.first
    if (first === undefined) return undefined
    return this.#db.run(READ_STORES, 'read', async (tx) => {
      const [known, state] = await Promise.all([
        new TxRead(tx, this.#context.cache).known(first.collection, first.id),
        readState(tx),
      ])
      const isOurs =
        known.hot === undefined ? textOf(known) === (first.text ?? undefined) : known.hot.seq === first.seq
      return state.seq >= first.seq && isOurs ? written : undefined
    })
  }
}

function restOf({ limit }: RangeOptions, found: number): { limit?: number } {
  return limit === undefined ? {} : { limit: limit - found }
}
