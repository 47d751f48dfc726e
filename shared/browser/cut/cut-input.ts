import { COLLECTION_NAMES, INDEXES, type CollectionName } from '../../sections.ts'
import type { HotRow, IndexState, LineState, StoreState, Top } from '../generation.ts'
import type { GenerationDb } from '../store/generation-db.ts'
import { checkWritable, readState } from '../store/guard.ts'
import { isIndexName } from '../store/index-key.ts'
import type { LeafCache } from '../store/leaf-cache.ts'
import { TxRead } from '../store/tx-read.ts'
import { type CachedSums, readSums } from './cached-sums.ts'

/** Everything that a cut starts from, as of one moment. */
export interface CutInput {
  readonly state: StoreState
  /** Rows to merge, per collection, in the order of ids. Those of unfinished indexes are left in hot. */
  readonly hot: ReadonlyMap<string, readonly HotRow[]>
  readonly tops: Readonly<Record<string, Top>>
  readonly line: LineState
  /** Indexes that there are or were; never part of the root. */
  readonly indexes: Readonly<Record<string, IndexState>>
  readonly sums: CachedSums
}

/** Reads it in one transaction. Throws `shop_fenced` and `read_only_schema`. */
export function readCutInput(
  db: GenerationDb,
  cache: LeafCache,
  fence: string | undefined,
): Promise<CutInput> {
  return db.run(['hot', 'cold', 'meta'], 'read', async (tx) => {
    const read = new TxRead(tx, cache)
    const [state, rows, tops, line, indexes, sums] = await Promise.all([
      readState(tx),
      tx.list('hot'),
      tx.meta('tops'),
      tx.meta('line'),
      tx.meta('index'),
      readSums(read),
    ])
    checkWritable(state, fence)
    return {
      state,
      hot: grouped(rows.filter(({ collection }) => isMergeable(collection, indexes ?? {}))),
      tops: tops ?? {},
      line: line ?? { lineage: '', parent: null, seq: 0, root: null },
      indexes: indexes ?? {},
      sums,
    }
  })
}

/** True for a collection that a root is made of: everything that is not an index, now or in another version. */
export function isPartOfRoot(name: string, indexes: Readonly<Record<string, unknown>>): boolean {
  if (COLLECTION_NAMES.includes(name as CollectionName)) return true
  return !isIndexName(name) && !Object.hasOwn(indexes, name)
}

function isMergeable(name: string, indexes: Readonly<Record<string, IndexState>>): boolean {
  if (isPartOfRoot(name, indexes)) return true
  return (
    isIndexName(name) && indexes[name]?.state === 'ready' && indexes[name].version === INDEXES[name].version
  )
}

function grouped(rows: readonly HotRow[]): Map<string, HotRow[]> {
  const groups = new Map<string, HotRow[]>()
  for (const row of rows) {
    const group = groups.get(row.collection)
    if (group === undefined) groups.set(row.collection, [row])
    else group.push(row)
  }
  return groups
}
