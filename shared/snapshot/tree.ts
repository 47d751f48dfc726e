import type { ShopKeys } from '../keys/shop-keys.ts'
import { utf8 } from './bytes.ts'
import { canonicalText } from './canonical.ts'
import { CHILD_BYTES, FORMAT, SPLITTER } from './limits.ts'
import { type ObjectId, idOf } from './object-id.ts'
import { Splitter } from './split.ts'

/** A leaf or node as its parent knows it. */
export interface Child {
  lastId: string
  id: ObjectId
  /** Records below it. */
  records: number
  /** Bytes of the records below it, newlines included. */
  rawBytes: number
}

/** An interior node; level 1 stands above leaves. */
export interface TreeNode {
  level: number
  lastId: string
  id: ObjectId
  children: Child[]
}

/** The top of a collection's tree and its level: 0 when the whole collection is one leaf. */
export interface Top extends Child {
  level: number
}

/** What a root is computed over besides the collections; a restore takes them from the manifest. */
export interface RootVersions {
  schemaVersion: number
  format?: number
  splitter?: string
}

/** Builds all interior nodes above `leaves` (in key order) from scratch. No leaves: no top. */
export async function buildNodes(
  keys: ShopKeys,
  collection: string,
  leaves: readonly Child[],
): Promise<{ nodes: TreeNode[]; top: Top | undefined }> {
  return buildAbove(keys, collection, 0, leaves)
}

/** Builds the nodes above the given chunks of `level`, which are all that level has. */
export async function buildAbove(
  keys: ShopKeys,
  collection: string,
  level: number,
  chunks: readonly Child[],
): Promise<{ nodes: TreeNode[]; top: Top | undefined }> {
  const nodes: TreeNode[] = []
  let row = chunks
  let height = level
  while (row.length > 1) {
    height += 1
    const made = await Promise.all(
      divide(height, collection, row).map((children) => makeNode(keys, collection, height, children)),
    )
    nodes.push(...made)
    row = made.map(childOf)
  }
  const top = row[0]
  return { nodes, top: top === undefined ? undefined : { ...top, level: height } }
}

/** Makes the node over these children (at least one, in key order). */
export async function makeNode(
  keys: ShopKeys,
  collection: string,
  level: number,
  children: Child[],
): Promise<TreeNode> {
  const id = await nodeIdOf(keys, collection, level, children)
  return { level, lastId: children.at(-1)?.lastId ?? '', id, children }
}

/** A node as its parent knows it. */
export function childOf(node: TreeNode): Child {
  let records = 0
  let rawBytes = 0
  for (const child of node.children) {
    records += child.records
    rawBytes += child.rawBytes
  }
  return { lastId: node.lastId, id: node.id, records, rawBytes }
}

/** The id of the node with these children. */
export function nodeIdOf(
  keys: ShopKeys,
  collection: string,
  level: number,
  children: readonly Child[],
): Promise<ObjectId> {
  const rows = children.map((child) => [child.lastId, child.id, child.records, child.rawBytes])
  return idOf(keys, 'n', `node\u0000${collection}\u0000${level}\u0000`, utf8(canonicalText(rows)))
}

/**
 * The root of a shop: one id for its complete state. `tops` in any order; empty collections are left out by the
 * caller. A number means that schema version under this code's format and splitter.
 */
export function rootOf(
  keys: ShopKeys,
  versions: number | RootVersions,
  tops: readonly (readonly [collection: string, top: ObjectId])[],
): Promise<ObjectId> {
  const {
    schemaVersion,
    format = FORMAT,
    splitter = SPLITTER,
  } = typeof versions === 'number' ? { schemaVersion: versions } : versions
  const collections = tops.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([name, top]) => [name, top])
  return idOf(keys, 'r', 'root', utf8(canonicalText({ format, splitter, schemaVersion, collections })))
}

function divide(level: number, collection: string, row: readonly Child[]): Child[][] {
  const splitter = new Splitter(level, collection)
  const groups: Child[][] = []
  let group: Child[] = []
  for (const child of row) {
    group.push(child)
    if (!splitter.add(child.lastId, CHILD_BYTES)) continue
    groups.push(group)
    group = []
  }
  if (group.length > 0) groups.push(group)
  return groups
}
