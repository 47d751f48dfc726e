import { PosError } from '../../errors.ts'
import type { Manifest } from '../../snapshot/manifest.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { TreeNode } from '../../snapshot/tree.ts'

/** An object that a restore needs, as its parent (or the manifest) describes it. */
export interface Expected {
  readonly collection: string
  readonly id: ObjectId
  /** Known from the parent; a top says its own when it is opened. */
  readonly level?: number
  readonly lastId?: string
  readonly records: number
  readonly rawBytes: number
}

/** The tops of all collections of a snapshot. */
export function topsExpected(manifest: Manifest): Expected[] {
  return manifest.collections.map(({ name, root, records, rawBytes }) => ({
    collection: name,
    id: root,
    records,
    rawBytes,
  }))
}

/** True for a leaf, by its id. */
export function isLeaf({ id }: Expected): boolean {
  return id.startsWith('l')
}

/** What an opened node says about its children. */
export function childrenExpected(collection: string, node: TreeNode): Expected[] {
  return node.children.map(({ id, lastId, records, rawBytes }) => ({
    collection,
    id,
    level: node.level - 1,
    lastId,
    records,
    rawBytes,
  }))
}

/** Throws `object_tampered` when an opened node is not what its parent says. Its own id was recomputed when it was opened. */
export function checkNode(expected: Expected, node: TreeNode): void {
  const fits =
    (expected.level ?? node.level) === node.level &&
    (expected.lastId ?? node.lastId) === node.lastId &&
    node.children.every(({ id }) => id.startsWith(node.level === 1 ? 'l' : 'n')) &&
    sum(node, 'records') === expected.records &&
    sum(node, 'rawBytes') === expected.rawBytes
  if (!fits) throw new PosError('object_tampered', `node ${expected.id} is not what its parent says`)
}

function sum(node: TreeNode, field: 'records' | 'rawBytes'): number {
  return node.children.reduce((total, child) => total + child[field], 0)
}
