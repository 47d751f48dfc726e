import type { ObjectId } from '../../snapshot/object-id.ts'
import type { ColdRow, NodeRow, OldRow } from '../generation.ts'
import type { GenerationDb } from '../store/generation-db.ts'

/** Where an object of a snapshot stands in a generation; level 0 is a leaf. */
export interface Located {
  readonly collection: string
  readonly level: number
  readonly lastId: string
  readonly id: ObjectId
  /** Plain bytes below it, for progress. */
  readonly rawBytes: number
}

/** Reads the objects of a snapshot: the current ones, and replaced ones that a labelled snapshot still needs. */
export interface ObjectSource {
  /** The top of a collection's tree, or `undefined` when it is not here any more. */
  top(collection: string, id: ObjectId): Promise<Located | undefined>
  /** In the order asked for; `undefined` where an object is not here any more. One transaction. */
  nodes(wanted: readonly Located[]): Promise<(NodeRow | undefined)[]>
  /** In the order asked for; `undefined` where an object is not here any more. One transaction. */
  leaves(wanted: readonly Located[]): Promise<(ColdRow | undefined)[]>
}

/** The objects of the generation behind `db`. Closes nothing. */
export function objectSource(db: GenerationDb): ObjectSource {
  return {
    top: (collection, id) => findTop(db, collection, id),
    nodes: (wanted) =>
      db.run(['nodes', 'old'], 'read', (tx) =>
        Promise.all(
          wanted.map(async ({ collection, level, lastId, id }) => {
            const row = await tx.get('nodes', [collection, level, lastId])
            return row?.id === id ? row : nodeIn(await tx.get('old', id))
          }),
        ),
      ),
    leaves: (wanted) =>
      db.run(['cold', 'old'], 'read', (tx) =>
        Promise.all(
          wanted.map(async ({ collection, lastId, id }) => {
            const row = await tx.get('cold', [collection, lastId])
            return row?.leafId === id ? row : leafIn(await tx.get('old', id))
          }),
        ),
      ),
  }
}

/** The objects directly under a node. */
export function childrenOf(node: NodeRow): Located[] {
  return node.children.map(({ id, lastId, rawBytes }) => ({
    collection: node.collection,
    level: node.level - 1,
    lastId,
    id,
    rawBytes,
  }))
}

function nodeIn(old: OldRow | undefined): NodeRow | undefined {
  return old?.kind === 'node' ? old.node : undefined
}

function leafIn(old: OldRow | undefined): ColdRow | undefined {
  return old?.kind === 'leaf' ? old.leaf : undefined
}

function findTop(db: GenerationDb, collection: string, id: ObjectId): Promise<Located | undefined> {
  return db.run(['meta', 'old'], 'read', async (tx) => {
    const top = (await tx.meta('tops'))?.[collection]
    if (top?.id === id)
      return { collection, level: top.level, lastId: top.lastId, id, rawBytes: top.rawBytes }
    const old = await tx.get('old', id)
    const leaf = leafIn(old)
    if (leaf !== undefined) return { collection, level: 0, lastId: leaf.lastId, id, rawBytes: leaf.rawBytes }
    const node = nodeIn(old)
    if (node === undefined) return undefined
    const rawBytes = node.children.reduce((sum, child) => sum + child.rawBytes, 0)
    return { collection, level: node.level, lastId: node.lastId, id, rawBytes }
  })
}
