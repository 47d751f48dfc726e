import type { ShopKeys } from '../../keys/shop-keys.ts'
import { recordBytes } from '../../snapshot/leaf-divider.ts'
import { type LeafRecord, type PackedLeaf, packLeaf } from '../../snapshot/leaf.ts'
import { childEdits, rewriteTree } from '../../snapshot/rewrite-tree.ts'
import { rewriteChunks } from '../../snapshot/rewrite.ts'
import type { Child, Top, TreeNode } from '../../snapshot/tree.ts'
import type { ColdRow, NodeRow } from '../generation.ts'
import type { GenerationDb } from '../store/generation-db.ts'
import { leafChunks, nodeSource } from './stored-chunks.ts'

/** A record that hot holds; `text` null deletes it. */
export interface RecordChange {
  readonly id: string
  readonly text: string | null
}

/** What a cut does to one collection. Rows that stay as they are stand nowhere. */
export interface TreeChange {
  readonly collection: string
  readonly removedLeaves: readonly ColdRow[]
  readonly newLeaves: readonly ColdRow[]
  readonly removedNodes: readonly NodeRow[]
  readonly newNodes: readonly NodeRow[]
  /** The new top; absent when the collection has become empty. */
  readonly top: Top | undefined
}

interface Work {
  readonly db: GenerationDb
  readonly keys: ShopKeys
  readonly collection: string
}

/** Computes the tree of a collection after `changes` (in the order of ids) from the one that is stored. Writes nothing. */
export async function rebuildTree(
  work: Work,
  before: Top | undefined,
  changes: readonly RecordChange[],
): Promise<TreeChange> {
  const { db, keys, collection } = work
  const { removed, added } = await rewriteLeaves(work, changes)
  const edits = childEdits(removed.map(rowChild), added.map(leafChild))
  const tree = await rewriteTree(keys, collection, { nodes: nodeSource(db, collection), top: before }, edits)
  const kept = new Set(added.map(({ id }) => id))
  const had = new Set(removed.map(({ leafId }) => leafId))
  return {
    collection,
    removedLeaves: removed.filter(({ leafId }) => !kept.has(leafId)),
    newLeaves: added.filter(({ id }) => !had.has(id)).map((leaf) => coldRow(collection, leaf)),
    removedNodes: tree.removed.map((node) => nodeRow(collection, node)),
    newNodes: tree.added.map((node) => nodeRow(collection, node)),
    top: tree.top,
  }
}

async function rewriteLeaves(
  { db, keys, collection }: Work,
  changes: readonly RecordChange[],
): Promise<{ removed: ColdRow[]; added: PackedLeaf[] }> {
  const { removed, added } = await rewriteChunks({
    level: 0,
    collection,
    source: await leafChunks(
      db,
      collection,
      changes.map(({ id }) => id),
    ),
    edits: changes.map(({ id, text }) => ({ key: id, item: text === null ? undefined : { id, text } })),
    keyOf: (record: LeafRecord) => record.id,
    bytesOf: (record: LeafRecord) => recordBytes(record.text),
  })
  const packed = await Promise.all(added.map((records) => packLeaf(keys, collection, records)))
  return { removed: removed.map(({ row }) => row), added: packed }
}

/** The row of a packed leaf. */
export function coldRow(collection: string, leaf: PackedLeaf): ColdRow {
  const { id, firstId, lastId, records, rawBytes, body } = leaf
  return { collection, lastId, firstId, count: records, rawBytes, leafId: id, body }
}

/** The row of a node. */
export function nodeRow(collection: string, { level, lastId, id, children }: TreeNode): NodeRow {
  return { collection, level, lastId, id, children }
}

/** A packed leaf as its parent knows it. */
export function leafChild({ lastId, id, records, rawBytes }: PackedLeaf): Child {
  return { lastId, id, records, rawBytes }
}

function rowChild({ lastId, leafId, count, rawBytes }: ColdRow): Child {
  return { lastId, id: leafId, records: count, rawBytes }
}
