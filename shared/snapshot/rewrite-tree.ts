import type { ShopKeys } from '../keys/shop-keys.ts'
import { CHILD_BYTES } from './limits.ts'
import { type ChunkSource, type Edit, rewriteChunks } from './rewrite.ts'
import { type Child, type Top, type TreeNode, buildAbove, childOf, makeNode } from './tree.ts'

/** How the stored nodes of one collection are reached, level by level (1 stands above the leaves). */
export interface NodeSource {
  /** The first node of `level` whose `lastId` is at or after `key`. */
  from(level: number, key: string): Promise<TreeNode | undefined>
  /** The first node of `level` whose `lastId` is after `lastId`. */
  after(level: number, lastId: string): Promise<TreeNode | undefined>
  /** The last node of `level`. */
  last(level: number): Promise<TreeNode | undefined>
}

/** What a tree was before: where its nodes are, and its top (`undefined` for an empty collection). */
export interface OldTree {
  nodes: NodeSource
  top: Top | undefined
}

/** Nodes to delete, nodes to store (no node is in both), and the new top. */
export interface RewrittenTree {
  removed: TreeNode[]
  added: TreeNode[]
  top: Top | undefined
}

/**
 * What the parents of a rewritten level must change, in key order: chunks that went and chunks that came. A chunk that
 * came out as it was is no change.
 */
export function childEdits(removed: readonly Child[], added: readonly Child[]): Edit<Child>[] {
  const edits = new Map<string, Edit<Child>>()
  for (const { lastId } of removed) edits.set(lastId, { key: lastId, item: undefined })
  for (const child of added) edits.set(child.lastId, { key: child.lastId, item: child })
  for (const { lastId, id } of removed) if (edits.get(lastId)?.item?.id === id) edits.delete(lastId)
  return [...edits.values()].sort((a, b) => (a.key < b.key ? -1 : 1))
}

/**
 * The nodes above the leaves after `edits` to the list of leaves (from `childEdits`): equal to `buildNodes` over the
 * new list, but only touched nodes and their followers are read.
 */
export async function rewriteTree(
  keys: ShopKeys,
  collection: string,
  old: OldTree,
  edits: readonly Edit<Child>[],
): Promise<RewrittenTree> {
  const result: RewrittenTree = { removed: [], added: [], top: old.top }
  let pending = edits
  for (let level = 1; level <= (old.top?.level ?? 0) && pending.length > 0; level += 1) {
    const change = await rewriteNodes(keys, collection, old.nodes, level, pending)
    result.removed.push(...change.removed)
    result.added.push(...change.added)
    pending = childEdits(change.removed.map(childOf), change.added.map(childOf))
  }
  if (pending.length === 0) return result
  const above = await buildAbove(keys, collection, old.top?.level ?? 0, applyEdits(old.top, pending))
  result.added.push(...above.nodes)
  result.top = above.top
  await lowerTop(result, old)
  return result
}

async function rewriteNodes(
  keys: ShopKeys,
  collection: string,
  nodes: NodeSource,
  level: number,
  edits: readonly Edit<Child>[],
): Promise<{ removed: TreeNode[]; added: TreeNode[] }> {
  const { removed, added } = await rewriteChunks({
    level,
    collection,
    source: chunksOf(nodes, level),
    edits,
    keyOf: (child) => child.lastId,
    bytesOf: () => CHILD_BYTES,
  })
  const made = await Promise.all(added.map((children) => makeNode(keys, collection, level, children)))
  const before = new Set(removed.map(({ node }) => node.id))
  const after = new Set(made.map((node) => node.id))
  return {
    removed: removed.map(({ node }) => node).filter((node) => !after.has(node.id)),
    added: made.filter((node) => !before.has(node.id)),
  }
}

interface NodeChunk {
  lastId: string
  items: readonly Child[]
  node: TreeNode
}

function chunksOf(nodes: NodeSource, level: number): ChunkSource<Child, NodeChunk> {
  const chunk = (node: TreeNode | undefined): NodeChunk | undefined =>
    node === undefined ? undefined : { lastId: node.lastId, items: node.children, node }
  return {
    from: async (key) => chunk(await nodes.from(level, key)),
    after: async (lastId) => chunk(await nodes.after(level, lastId)),
    last: async () => chunk(await nodes.last(level)),
  }
}

/** All chunks that the old top's level has now: the old top alone, changed by the edits. */
function applyEdits(top: Top | undefined, edits: readonly Edit<Child>[]): Child[] {
  const chunks = new Map<string, Child>()
  if (top !== undefined) {
    const { level: _, ...child } = top
    chunks.set(top.lastId, child)
  }
  for (const { key, item } of edits) {
    if (item === undefined) chunks.delete(key)
    else chunks.set(key, item)
  }
  return [...chunks.values()].sort((a, b) => (a.lastId < b.lastId ? -1 : 1))
}

/** A tree that shrank has tops with a single child, which a tree built from scratch has not: they go. */
async function lowerTop(result: RewrittenTree, old: OldTree): Promise<void> {
  while (result.top !== undefined && result.top.level > 0) {
    const { level, id, lastId } = result.top
    const fresh = result.added.find((node) => node.id === id && node.level === level)
    const node = fresh ?? (await old.nodes.from(level, lastId))
    const child = node?.children[0]
    if (node === undefined || child === undefined || node.children.length > 1) return
    if (fresh === undefined) result.removed.push(node)
    else result.added.splice(result.added.indexOf(fresh), 1)
    result.top = { ...child, level: level - 1 }
  }
}
