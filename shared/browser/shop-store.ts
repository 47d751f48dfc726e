import type { Currency } from '../money.ts'
import type { Change } from '../rules/change.ts'
import type { SaleDraft } from '../rules/sale.ts'
import type { CollectionName, INDEXES, IndexName, IndexPart, RecordOf } from '../sections.ts'
import type { Trigger } from '../snapshot/manifest.ts'
import type { ObjectId } from '../snapshot/object-id.ts'

export type { Change } from '../rules/change.ts'
export type { Trigger as CutTrigger } from '../snapshot/manifest.ts'

/** A change of one of this device's drafts; `null` deletes it. */
export interface DraftChange {
  readonly id: string
  readonly value: SaleDraft | null
}

/** Documents that no server has confirmed (engine 36): how many, their sums in minor units, the oldest one's time in ms UTC. */
export interface Unsent {
  readonly docs: number
  readonly sums: Readonly<Partial<Record<Currency, number>>>
  readonly oldest?: number
}

/** The complete list of what one transaction writes. A record may stand in it once. */
export interface Mutation {
  readonly changes: readonly Change[]
  readonly drafts?: readonly DraftChange[]
  /** Documents that these changes are: raises what waits for a backup. */
  readonly made?: {
    readonly docs: number
    readonly sums: Readonly<Partial<Record<Currency, number>>>
    readonly at: number
  }
}

/** A part of a collection in the order of ids (UTF-16 code units). */
export interface RangeOptions {
  /** Ids after this one only (before it, when `reverse`): go on from the last id of the part before. */
  readonly after?: string
  /** The first id that may be in it. */
  readonly from?: string
  /** The last id that may be in it. */
  readonly to?: string
  /** At most so many records; all when absent. */
  readonly limit?: number
  /** From the greatest id down. */
  readonly reverse?: boolean
}

/** What `lookup` found. */
export interface Found<Name extends CollectionName> {
  readonly records: RecordOf<Name>[]
  /** True while the index is still being built: records may be missing. */
  readonly indexing: boolean
}

/** The collection that an index is of. */
export type IndexedCollection<Index extends IndexName> = (typeof INDEXES)[Index]['collection']

/** Reading a shop. Records are fresh copies: a caller may keep and change them. */
export interface ShopRead {
  /** The record, or `undefined`. */
  get<Name extends CollectionName>(collection: Name, id: string): Promise<RecordOf<Name> | undefined>
  /** The records in the order of `ids`, `undefined` where there is none; one round trip for any number. */
  getMany<Name extends CollectionName>(
    collection: Name,
    ids: readonly string[],
  ): Promise<(RecordOf<Name> | undefined)[]>
  /** Records in the order of ids. A long one is read in several transactions; inside a mutate it throws when it is longer than 64 leaves. */
  range<Name extends CollectionName>(collection: Name, options?: RangeOptions): Promise<RecordOf<Name>[]>
  /** How many records there are, exact, without reading them. */
  count(collection: CollectionName): Promise<number>
  /** Records whose index key begins with `prefix`, in the order of the rest of the key. */
  lookup<Index extends IndexName>(
    index: Index,
    prefix: readonly IndexPart[],
    options?: { readonly limit?: number; readonly reverse?: boolean },
  ): Promise<Found<IndexedCollection<Index>>>
}

/** Reading inside the transaction that will write. Awaiting anything else ends the transaction, and nothing is written. */
export interface MutateRead extends ShopRead {
  /** A draft of this device, or `undefined`. */
  draft(id: string): Promise<SaleDraft | undefined>
}

/** How to cut. */
export interface CutOptions {
  readonly trigger: Trigger
  /** A labelled snapshot is kept in the outbox until it is confirmed, whatever is cut later. */
  readonly label?: string
  /** Make a snapshot even when nothing changed. */
  readonly force?: boolean
  /** The token of the fence, for its holder. */
  readonly fence?: string
  /** Called before each numbered step (engine 12); throwing there is a kill. */
  readonly onStep?: (step: number) => void | Promise<void>
}

/** What a cut came to. */
export interface CutResult {
  /** The new snapshot, absent when nothing had changed and none was asked for. */
  readonly snapshotId?: string
  readonly root: ObjectId
  readonly cutNo: number
  /** True when the root is another one than at the snapshot before. */
  readonly changed: boolean
  /** Plain and packed bytes of the leaves that were written, and how many. */
  readonly leaves: number
  readonly rawBytes: number
  readonly packedBytes: number
  /** Hot rows merged. */
  readonly merged: number
}

/** Something was committed in this tab or another one. */
export interface ChangeNotice {
  /** Collections touched; `drafts` when a draft was. Empty for a cut. */
  readonly collections: ReadonlySet<string>
  readonly cutNo: number
  readonly seq: number
}

/** A place in a shop's history that a memory set remembers (engine 5). Made by `mark`, used by `changesSince`; opaque to callers. */
export interface ShopMark {
  readonly cutNo: number
  readonly seq: number
  /** Per collection: the leaves there were, id by last id. */
  readonly leaves: Readonly<Record<string, ReadonlyMap<string, ObjectId>>>
  /** Per collection: ids that stood in hot, which no leaf may ever tell of. */
  readonly hot: Readonly<Record<string, ReadonlySet<string>>>
}

/** All records of a collection with `after < id ≤ upTo` (no bound when absent) are now exactly `records`. */
export interface ReplacedRange<Name extends CollectionName = CollectionName> {
  readonly collection: Name
  readonly after?: string
  readonly upTo?: string
  readonly records: readonly RecordOf<Name>[]
}

/** What a memory set applies, in this order: first `replaced`, then `changes`. */
export interface CatchUp {
  readonly mark: ShopMark
  readonly replaced: readonly ReplacedRange[]
  readonly changes: readonly Change[]
}

/** How much waits in hot, for `dueForCut`. */
export interface HotSize {
  readonly rows: number
  readonly bytes: number
  /** When something was last written and last cut, ms UTC; 0 for never. */
  readonly lastWriteAt: number
  readonly lastCutAt: number
}

/**
 * One open generation of the shop. Reads and writes of all tabs and workers of the device are ordered by the database.
 *
 * Errors of any method: `storage_lost` (the database went away; reopen the shop), `storage_vanished`, `internal`.
 */
export interface ShopStore extends ShopRead {
  /** Which generation this is. */
  readonly generation: number
  /**
   * One strict transaction: `plan` reads and returns what to write; resolves after it is on disk. Rejects, with nothing written:
   * `not_canonical`, `record_invalid`, `record_too_large`, `shop_fenced`, `read_only_schema`, `storage_full`, or what `plan` threw.
   * `plan` may be called again when the first attempt certainly wrote nothing. `fence` is the token of the fence, for its holder.
   */
  mutate(plan: (tx: MutateRead) => Promise<Mutation>, fence?: string): Promise<void>
  /** Merges hot into leaves and puts a manifest into the outbox. Rejects `shop_fenced`, `cut_outdated`, `storage_full`, `read_only_schema`. */
  cut(options: CutOptions): Promise<CutResult>
  /** Calls `listener` after each commit of this tab, other tabs and workers. Returns the unsubscriber. */
  onChange(listener: (notice: ChangeNotice) => void): () => void
  /** Calls `listener` when this connection is of no more use: taken away (`storage_lost`) or its data gone (`storage_vanished`). */
  onLost(listener: (code: 'storage_lost' | 'storage_vanished') => void): () => void
  /** Every draft of this device, oldest first. */
  drafts(): Promise<SaleDraft[]>
  /** Keeps a draft (not yet a sale: relaxed durability). Rejects `shop_fenced`, `storage_full`. */
  saveDraft(draft: SaleDraft): Promise<void>
  /** Drops a draft. */
  deleteDraft(id: string): Promise<void>
  /**
   * Where history stands for these collections, for a memory set that is about to read them. When the first `changesSince`
   * after reading gives another `cutNo`, a cut came while it was read: read again.
   */
  mark(collections: readonly CollectionName[]): Promise<ShopMark>
  /** What happened to these collections since `mark`; applying too much twice is harmless. */
  changesSince(mark: ShopMark, collections: readonly CollectionName[]): Promise<CatchUp>
  /** How much waits in hot. */
  hotSize(): Promise<HotSize>
  /** What this device made that no server confirmed: in hot and in the outbox. */
  unsent(): Promise<Unsent>
  /** True when the browser would take so many bytes more now. It really puts them and takes them away again (decision 430). */
  hasRoom(bytes: number): Promise<boolean>
  /** Builds indexes that are not ready; resolves when all are. Safe to call at any time, also twice. */
  buildIndexes(onProgress?: (done: number, total: number) => void): Promise<void>
  /** Closes the connection; nothing else of the store may be called afterwards. */
  close(): void
}
