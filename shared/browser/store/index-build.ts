import type { ShopKeys } from '../../keys/shop-keys.ts'
import { INDEXES, type CollectionName, type IndexName } from '../../sections.ts'
import { canonicalText } from '../../snapshot/canonical.ts'
import { divideLeaves } from '../../snapshot/leaf-divider.ts'
import { type LeafRecord, type PackedLeaf, packLeaf } from '../../snapshot/leaf.ts'
import { SCHEMA_VERSION } from '../../snapshot/limits.ts'
import { type Top, type TreeNode, buildNodes } from '../../snapshot/tree.ts'
import { coldRow, leafChild, nodeRow } from '../cut/rebuild-tree.ts'
import type { IndexState } from '../generation.ts'
import type { GenerationDb } from './generation-db.ts'
import { readState } from './guard.ts'
import { INDEX_NAMES, indexIdsOf } from './index-key.ts'
import { wholeCollection } from './key-range.ts'

/** Says which indexes are not ready; those of another version are emptied and begin anew (engine 6). */
export async function prepareIndexes(db: GenerationDb): Promise<IndexName[]> {
  const [states, { schemaVersion }] = await db.run(['meta'], 'read', (tx) =>
    Promise.all([tx.meta('index'), readState(tx)]),
  )
  // Newer code wrote this shop, and its indexes are newer too: they are not ours to take away.
  if (schemaVersion > SCHEMA_VERSION) return []
  if (INDEX_NAMES.every((name) => isCurrent(name, states?.[name]))) return unready(states ?? {})
  return db.run(['hot', 'cold', 'nodes', 'meta'], 'strict', async (tx) => {
    const [indexes = {}, tops = {}, state] = await Promise.all([
      tx.meta('index'),
      tx.meta('tops'),
      readState(tx),
    ])
    const next = { ...indexes }
    for (const name of INDEX_NAMES.filter((index) => !isCurrent(index, indexes[index]))) {
      for (const store of ['hot', 'cold', 'nodes'] as const) tx.remove(store, wholeCollection(name))
      const { collection, version } = INDEXES[name]
      const isEmpty = tops[collection] === undefined && (state.delta[collection] ?? 0) === 0
      next[name] = { version, state: isEmpty ? 'ready' : 'building', upTo: '' }
    }
    tx.putMeta('index', next)
    tx.putMeta('tops', withoutNames(tops, next, indexes))
    tx.putMeta('state', { ...state, cutNo: state.cutNo + 1 })
    return unready(next)
  })
}

/**
 * Builds indexes from records given in any order: those of the leaves as they are read, once each. What changes meanwhile
 * stands in hot already, and no cut merges it before the index is ready.
 */
export class IndexBuild {
  readonly #db: GenerationDb
  readonly #keys: ShopKeys
  readonly #ids: ReadonlyMap<IndexName, Set<string>>

  constructor(db: GenerationDb, keys: ShopKeys, names: readonly IndexName[]) {
    this.#db = db
    this.#keys = keys
    this.#ids = new Map(names.map((name) => [name, new Set<string>()]))
  }

  /** The collections that it must see. */
  get collections(): ReadonlySet<CollectionName> {
    return new Set([...this.#ids.keys()].map((name) => INDEXES[name].collection))
  }

  /** Takes records of a collection in; others are not looked at. */
  add(collection: string, records: readonly LeafRecord[]): void {
    const names = [...this.#ids.keys()].filter((name) => INDEXES[name].collection === collection)
    if (names.length === 0) return
    for (const { text } of records) {
      const record = JSON.parse(text) as { id: string }
      for (const name of names) for (const id of indexIdsOf(name, record)) this.#ids.get(name)?.add(id)
    }
  }

  /** Writes the indexes and makes them ready, in one transaction. The caller holds the lock `cut`. */
  async finish(): Promise<void> {
    const built = await Promise.all([...this.#ids].map(([name, ids]) => packIndex(this.#keys, name, ids)))
    await this.#db.run(['cold', 'nodes', 'meta'], 'strict', async (tx) => {
      const [indexes = {}, tops = {}, state] = await Promise.all([
        tx.meta('index'),
        tx.meta('tops'),
        readState(tx),
      ])
      const nextTops = { ...tops }
      const nextIndexes: Record<string, IndexState> = { ...indexes }
      for (const { name, leaves, nodes, top } of built) {
        // Another tab was quicker: its index is the same, and cuts may have gone on from it.
        if (indexes[name]?.state !== 'building' || indexes[name].version !== INDEXES[name].version) continue
        for (const leaf of leaves) tx.put('cold', coldRow(name, leaf))
        for (const node of nodes) tx.put('nodes', nodeRow(name, node))
        if (top !== undefined) nextTops[name] = top
        const upTo = top?.lastId ?? ''
        nextIndexes[name] = { version: INDEXES[name].version, state: 'ready', upTo }
      }
      tx.putMeta('tops', nextTops)
      tx.putMeta('index', nextIndexes)
      tx.putMeta('state', { ...state, cutNo: state.cutNo + 1 })
    })
  }
}

interface BuiltIndex {
  readonly name: IndexName
  readonly leaves: readonly PackedLeaf[]
  readonly nodes: readonly TreeNode[]
  readonly top: Top | undefined
}

async function packIndex(keys: ShopKeys, name: IndexName, ids: ReadonlySet<string>): Promise<BuiltIndex> {
  const records = [...ids].sort().map((id) => ({ id, text: canonicalText({ id }) }))
  const parts = [...divideLeaves(name, records)]
  const leaves = await Promise.all(parts.map((part) => packLeaf(keys, name, part)))
  return { name, leaves, ...(await buildNodes(keys, name, leaves.map(leafChild))) }
}

function isCurrent(name: IndexName, state: IndexState | undefined): boolean {
  return state?.version === INDEXES[name].version
}

function unready(states: Readonly<Record<string, IndexState>>): IndexName[] {
  return INDEX_NAMES.filter((name) => states[name]?.state !== 'ready')
}

function withoutNames(
  tops: Readonly<Record<string, Top>>,
  next: Readonly<Record<string, IndexState>>,
  before: Readonly<Record<string, IndexState>>,
): Record<string, Top> {
  return Object.fromEntries(Object.entries(tops).filter(([name]) => next[name] === before[name]))
}
