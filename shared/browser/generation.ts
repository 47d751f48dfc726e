import type { CommitHeader } from '../snapshot/manifest.ts'
import type { ObjectId } from '../snapshot/object-id.ts'
import type { PackedLeaf } from '../snapshot/leaf.ts'
import type { Child, Top, TreeNode } from '../snapshot/tree.ts'
import type { SaleDraft } from '../rules/sale.ts'
import type { Unsent } from './shop-store.ts'

export type { Top } from '../snapshot/tree.ts'

/** A record changed since the last cut, as canonical text; `null` is a tombstone. */
export interface HotRow {
  readonly collection: string
  readonly id: string
  readonly seq: number
  readonly text: string | null
  /** True when the leaves hold a record with this id. */
  readonly inCold: boolean
}

/** A packed leaf. `firstId` is `''` from a restore until a cut rewrites the leaf: no reader needs it. */
export interface ColdRow {
  readonly collection: string
  readonly lastId: string
  readonly firstId: string
  readonly count: number
  readonly rawBytes: number
  readonly leafId: ObjectId
  readonly body: Uint8Array<ArrayBuffer>
}

/** An interior node (level 1 and up). */
export interface NodeRow {
  readonly collection: string
  readonly level: number
  readonly lastId: string
  readonly id: ObjectId
  readonly children: readonly Child[]
}

/** A snapshot that the server has not confirmed, in the order of `cutNo` (the key). */
export interface OutboxRow {
  readonly cutNo: number
  readonly snapshotId: string
  readonly label?: string
  readonly trigger: string
  /** The sealed manifest, ready to send. */
  readonly manifest: Uint8Array<ArrayBuffer>
  /** The clear header of the commit; its `expectedHead` is null here and is set when it is sent. */
  readonly header: CommitHeader
  /** The documents that the server lacks until this one is confirmed (engine 36). */
  readonly unsent: Unsent
  /** Rows that this one replaced, oldest first, each with its own documents: when one is confirmed, it and those before it no longer wait. */
  readonly absorbed: readonly { readonly snapshotId: string; readonly unsent: Unsent }[]
  readonly createdAt: number
  /**
   * Ids of the leaves and nodes written by this cut, and by the cuts of the unsent rows that it replaced: all that a server which
   * has the snapshot before can lack, so that a usual backup is one request. Absent when they are more than a request can hold.
   */
  readonly fresh?: readonly ObjectId[]
}

/** An object that was replaced while a labelled snapshot still needs it, by its id. */
export type OldRow =
  | {
      readonly id: ObjectId
      readonly kind: 'leaf'
      readonly collection: string
      readonly cutNo: number
      readonly leaf: ColdRow
    }
  | {
      readonly id: ObjectId
      readonly kind: 'node'
      readonly collection: string
      readonly cutNo: number
      readonly node: NodeRow
    }

/** What every mutate reads and writes. */
export interface StoreState {
  readonly seq: number
  readonly cutNo: number
  readonly schemaVersion: number
  /** While a flip away from this generation is being prepared (engine 24). */
  readonly fence?: string
  readonly unsent: Unsent
  /** Per collection: records in hot that leaves lack, minus tombstones of records that leaves have. */
  readonly delta: Readonly<Record<string, number>>
  readonly hotRows: number
  readonly hotBytes: number
  readonly lastWriteAt: number
  readonly lastCutAt: number
}

/** Where this device's line of snapshots stands in this generation. */
export interface LineState {
  readonly lineage: string
  /** The snapshot before the next one, `null` before the first. */
  readonly parent: string | null
  /** Number of the last snapshot of the lineage; 0 before the first. */
  readonly seq: number
  /** The root of the last snapshot; `null` before the first. */
  readonly root: ObjectId | null
}

/** How far an index is (engine 6). `upTo` is the last record id that it covers. */
export interface IndexState {
  readonly version: number
  readonly state: 'building' | 'ready'
  readonly upTo: string
}

/** The last backup of this device that the server acknowledged. */
export interface AckedHead {
  readonly snapshotId: string
  readonly lineage: string
  readonly root: ObjectId
  readonly number: number
  readonly storedAt: number
  readonly checkedAt?: number
}

/** The typed rows of `meta`, by key. `draft:<id>` rows hold drafts; the engine may keep rows of its own beside these. */
export interface MetaRows {
  readonly state: StoreState
  readonly tops: Readonly<Record<string, Top>>
  readonly line: LineState
  readonly index: Readonly<Record<string, IndexState>>
  readonly acked: AckedHead
  /** The last 1,000 commits that left this device (engine 20), oldest first. */
  readonly sent: readonly { readonly snapshotId: string; readonly root: ObjectId }[]
  readonly [draft: `draft:${string}`]: SaleDraft
  readonly [engine: `engine:${string}`]: unknown
}

/** A row of `meta`. */
export interface MetaRow<Key extends keyof MetaRows = keyof MetaRows> {
  readonly key: Key
  readonly value: MetaRows[Key]
}

/** The stores of a generation and their rows. */
export interface StoreRows {
  readonly hot: HotRow
  readonly cold: ColdRow
  readonly nodes: NodeRow
  readonly outbox: OutboxRow
  readonly old: OldRow
  readonly meta: MetaRow
}

/** The name of a store of a generation. */
export type StoreName = keyof StoreRows

/** What a generation begins with. */
export interface GenerationStart {
  /** The tops of the collections written, derived ones excepted. */
  readonly tops: Readonly<Record<string, Top>>
  /** The lineage that it goes on in, with the snapshot that it came from as parent and its root. */
  readonly line: LineState
  readonly schemaVersion: number
  readonly unsent?: Unsent
  /** Rows of the engine's own, drafts included. */
  readonly meta?: readonly MetaRow[]
}

/** What `putLeaves` needs of a leaf; a restore knows no `firstId` yet. */
export type NewLeaf = Omit<PackedLeaf, 'firstId'> & { readonly firstId?: string }

/**
 * Fills a generation in bulk (import, restore). Relaxed durability until `finish`, so nothing is sure before that resolves.
 * Killed in between: `resumeGeneration` goes on with what is there.
 */
export interface GenerationWriter {
  readonly generation: number
  /** Last ids of the leaves that are already there, per collection. */
  presentLeaves(): Promise<ReadonlyMap<string, ReadonlySet<string>>>
  /** Puts leaves, in one transaction. Putting one again is harmless. Rejects `storage_full`. */
  putLeaves(collection: string, leaves: readonly NewLeaf[]): Promise<void>
  /** Puts nodes, in one transaction. */
  putNodes(collection: string, nodes: readonly TreeNode[]): Promise<void>
  /** Strict: from here on the generation can be opened. Indexes are left to be built. */
  finish(start: GenerationStart): Promise<void>
  /** Closes the connection; what was put stays. */
  close(): void
}
