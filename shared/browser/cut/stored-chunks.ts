import { type LeafRecord, unpackLeaf } from '../../snapshot/leaf.ts'
import type { NodeSource } from '../../snapshot/rewrite-tree.ts'
import type { Chunk, ChunkSource } from '../../snapshot/rewrite.ts'
import type { TreeNode } from '../../snapshot/tree.ts'
import type { ColdRow, NodeRow } from '../generation.ts'
import type { GenerationDb } from '../store/generation-db.ts'
import { idRange, nodeRange } from '../store/key-range.ts'
import { LEAVES_MAX } from '../store/merge-scan.ts'

/** A stored leaf with its row, which `old` may need. */
export interface LeafChunk extends Chunk<LeafRecord> {
  readonly row: ColdRow
}

/** The leaves of a collection; those that `keys` (in order) touch are read ahead, 64 a transaction. */
export async function leafChunks(
  db: GenerationDb,
  collection: string,
  keys: readonly string[],
): Promise<ChunkSource<LeafRecord, LeafChunk>> {
  const lastIds = await lastIdsOf(db, collection, keys)
  const ahead = await readAhead(db, collection, [...new Set(lastIds.values())])
  const first = (range: IDBKeyRange): Promise<LeafChunk | undefined> =>
    db.run(['cold'], 'read', async (tx) => chunkOf(await tx.get('cold', range)))
  return {
    from: async (key) => {
      const lastId = lastIds.get(key)
      return lastId === undefined
        ? undefined
        : (ahead.get(lastId) ?? first(idRange(collection, { from: key })))
    },
    after: (lastId) => first(idRange(collection, { from: lastId, fromOpen: true })),
    last: () =>
      db.run(['cold'], 'read', async (tx) => chunkOf((await tx.listBack('cold', idRange(collection), 1))[0])),
  }
}

/** The nodes of a collection. */
export function nodeSource(db: GenerationDb, collection: string): NodeSource {
  const first = (range: IDBKeyRange): Promise<TreeNode | undefined> =>
    db.run(['nodes'], 'read', async (tx) => nodeOf(await tx.get('nodes', range)))
  return {
    from: (level, key) => first(nodeRange(collection, level, key)),
    after: (level, lastId) => first(nodeRange(collection, level, lastId, true)),
    last: (level) =>
      db.run(['nodes'], 'read', async (tx) =>
        nodeOf((await tx.listBack('nodes', nodeRange(collection, level), 1))[0]),
      ),
  }
}

/** Where the leaf of each key is stored, without reading it; absent behind the last leaf. */
function lastIdsOf(
  db: GenerationDb,
  collection: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  return db.run(['cold'], 'read', async (tx) => {
    const found = await Promise.all(keys.map((key) => tx.key('cold', idRange(collection, { from: key }))))
    const lastIds = new Map<string, string>()
    keys.forEach((key, index) => {
      const stored = found[index] as readonly [string, string] | undefined
      if (stored !== undefined) lastIds.set(key, stored[1])
    })
    return lastIds
  })
}

async function readAhead(
  db: GenerationDb,
  collection: string,
  lastIds: readonly string[],
): Promise<ReadonlyMap<string, LeafChunk>> {
  const chunks = new Map<string, LeafChunk>()
  for (let at = 0; at < lastIds.length; at += LEAVES_MAX) {
    const part = lastIds.slice(at, at + LEAVES_MAX)
    const rows = await db.run(['cold'], 'read', (tx) =>
      Promise.all(part.map((lastId) => tx.get('cold', [collection, lastId]))),
    )
    for (const row of rows) {
      const chunk = chunkOf(row)
      if (chunk !== undefined) chunks.set(chunk.lastId, chunk)
    }
  }
  return chunks
}

function chunkOf(row: ColdRow | undefined): LeafChunk | undefined {
  return row === undefined ? undefined : { lastId: row.lastId, items: unpackLeaf(row.body), row }
}

function nodeOf(row: NodeRow | undefined): TreeNode | undefined {
  return row === undefined
    ? undefined
    : { level: row.level, lastId: row.lastId, id: row.id, children: [...row.children] }
}
