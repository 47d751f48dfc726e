import type { RecordKey } from '../../rules/change.ts'
import type { CollectionName, RecordOf } from '../../sections.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { HotRow, StoreName } from '../generation.ts'
import type { CatchUp, Change, ReplacedRange, ShopMark } from '../shop-store.ts'
import type { GenerationDb } from './generation-db.ts'
import type { GenerationTx } from './generation-tx.ts'
import { readState } from './guard.ts'
import { nodeRange, wholeCollection } from './key-range.ts'
import type { LeafCache } from './leaf-cache.ts'
import { LEAVES_MAX } from './merge-scan.ts'
import { TxRead, textOf } from './tx-read.ts'

const STORES: readonly StoreName[] = ['hot', 'cold', 'nodes', 'meta']
type Leaves = ReadonlyMap<string, ObjectId>

/** Where history stands for these collections. */
export function markOf(db: GenerationDb, collections: readonly string[]): Promise<ShopMark> {
  return db.run(STORES, 'read', (tx) => readMark(tx, collections))
}

/**
 * What happened to these collections since `mark`: hot rows with a higher seq; after a cut, the leaves that are others than
 * they were, every hot row, because a leaf may hold an older state of it, and what stood in hot then and left no trace in a leaf.
 */
export async function changesSince(
  db: GenerationDb,
  cache: LeafCache,
  mark: ShopMark,
  collections: readonly CollectionName[],
): Promise<CatchUp> {
  const first = await db.run(STORES, 'read', async (tx) => {
    const state = await readState(tx)
    if (state.cutNo !== mark.cutNo) return { now: await readMark(tx, collections) }
    const rows = state.seq === mark.seq ? [] : await hotRows(tx, collections)
    const changed = rows.filter(({ seq }) => seq > mark.seq)
    const hot = hotIds(collections, changed, mark.hot)
    return { news: { mark: { ...mark, seq: state.seq, hot }, replaced: [], changes: changed.map(changeOf) } }
  })
  if (first.news !== undefined) return first.news
  return (
    (await sinceCut({ db, cache, collections }, mark, first.now)) ??
    changesSince(db, cache, mark, collections)
  )
}

interface Reading {
  readonly db: GenerationDb
  readonly cache: LeafCache
  readonly collections: readonly CollectionName[]
}

/** The same across a cut, at most 64 leaves a transaction; `undefined` when another cut came in between. */
async function sinceCut(reading: Reading, mark: ShopMark, now: ShopMark): Promise<CatchUp | undefined> {
  const { db, cache, collections } = reading
  const spans = collections.flatMap((name) => changedSpans(name, mark.leaves[name], now.leaves[name]))
  const replaced: ReplacedRange[] = []
  for (const part of parts(spans)) {
    const ranges = await db.run(STORES, 'read', (tx) => readSpans(tx, cache, now, part))
    if (ranges === undefined) return undefined
    replaced.push(...ranges)
  }
  const rows = await db.run(STORES, 'read', async (tx) =>
    (await isStill(tx, now)) ? hotRows(tx, collections) : undefined,
  )
  if (rows === undefined) return undefined
  const hot = hotIds(collections, rows, {})
  const lost = untold(collections, mark, hot, replaced)
  const changes: Change[] = []
  for (const part of parts(lost)) {
    const found = await db.run(STORES, 'read', (tx) => readCold(tx, cache, now, part))
    if (found === undefined) return undefined
    changes.push(...found)
  }
  return { mark: { ...now, hot }, replaced, changes: [...changes, ...rows.map(changeOf)] }
}

/** Records that stood in hot at `mark` and stand neither there nor in a changed leaf now: gone, or as their leaf always had them. */
function untold(
  collections: readonly CollectionName[],
  mark: ShopMark,
  hot: ShopMark['hot'],
  replaced: readonly ReplacedRange[],
): RecordKey[] {
  return collections.flatMap((collection) => {
    const told = new Set(hot[collection])
    for (const range of replaced)
      if (range.collection === collection) for (const { id } of range.records) told.add(id)
    return [...(mark.hot[collection] ?? [])].filter((id) => !told.has(id)).map((id) => ({ collection, id }))
  })
}

async function readCold(
  tx: GenerationTx,
  cache: LeafCache,
  now: ShopMark,
  keys: readonly RecordKey[],
): Promise<Change[] | undefined> {
  const read = new TxRead(tx, cache)
  const [isSame, known] = await Promise.all([
    isStill(tx, now),
    Promise.all(keys.map(({ collection, id }) => read.known(collection, id))),
  ])
  if (!isSame) return undefined
  return keys.map(({ collection, id }, index) => {
    const found = known[index]
    return changeOf({ collection, id, text: (found === undefined ? undefined : textOf(found)) ?? null })
  })
}

function hotIds(
  collections: readonly string[],
  rows: readonly HotRow[],
  before: ShopMark['hot'],
): Record<string, ReadonlySet<string>> {
  const ids: Record<string, Set<string>> = {}
  for (const name of collections) ids[name] = new Set(before[name])
  for (const { collection, id } of rows) ids[collection]?.add(id)
  return ids
}

function parts<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / LEAVES_MAX)
  return Array.from({ length: count }, (_, part) => all.slice(part * LEAVES_MAX, (part + 1) * LEAVES_MAX))
}

/** False when a cut came in between: what was read in two transactions then does not fit together. */
async function isStill(tx: GenerationTx, { cutNo }: ShopMark): Promise<boolean> {
  return (await readState(tx)).cutNo === cutNo
}

async function readMark(tx: GenerationTx, collections: readonly string[]): Promise<ShopMark> {
  const [state, tops, rows, ...nodes] = await Promise.all([
    readState(tx),
    tx.meta('tops'),
    hotRows(tx, collections),
    ...collections.map((name) => tx.list('nodes', nodeRange(name, 1))),
  ])
  const leaves: Record<string, Leaves> = {}
  collections.forEach((name, index) => {
    const children = (nodes[index] ?? []).flatMap((node) => node.children)
    const top = tops?.[name]
    const all = children.length === 0 && top !== undefined ? [top] : children
    leaves[name] = new Map(all.map(({ lastId, id }) => [lastId, id]))
  })
  return { cutNo: state.cutNo, seq: state.seq, leaves, hot: hotIds(collections, rows, {}) }
}

async function hotRows(tx: GenerationTx, collections: readonly string[]): Promise<HotRow[]> {
  return (await Promise.all(collections.map((name) => tx.list('hot', wholeCollection(name))))).flat()
}

function changeOf({ collection, id, text }: Pick<HotRow, 'collection' | 'id' | 'text'>): Change {
  const name = collection as CollectionName
  return {
    collection: name,
    id,
    value: text === null ? null : (JSON.parse(text) as RecordOf<CollectionName>),
  }
}

/** A part of a collection whose records may be others than before; `leaf` is what is there now, if anything. */
interface Span {
  readonly collection: CollectionName
  readonly after: string | undefined
  readonly upTo: string | undefined
  readonly leaf: boolean
}

function changedSpans(
  collection: CollectionName,
  before: Leaves = new Map(),
  now: Leaves = new Map(),
): Span[] {
  const startedAt = new Map<string, string | undefined>()
  let last: string | undefined
  for (const lastId of before.keys()) {
    startedAt.set(lastId, last)
    last = lastId
  }
  const spans: Span[] = []
  let after: string | undefined
  for (const [upTo, id] of now) {
    // The same leaf after another neighbour: what stood between them is gone.
    const isSame = before.get(upTo) === id && startedAt.get(upTo) === after
    if (!isSame) spans.push({ collection, after, upTo, leaf: true })
    after = upTo
  }
  if (last !== undefined && (after === undefined || last > after))
    spans.push({ collection, after, upTo: undefined, leaf: false })
  return spans
}

async function readSpans(
  tx: GenerationTx,
  cache: LeafCache,
  now: ShopMark,
  spans: readonly Span[],
): Promise<ReplacedRange[] | undefined> {
  const [isSame, rows] = await Promise.all([
    isStill(tx, now),
    Promise.all(
      spans.map(async ({ collection, upTo, leaf }) =>
        leaf ? tx.get('cold', [collection, upTo ?? '']) : undefined,
      ),
    ),
  ])
  if (!isSame) return undefined
  return spans.map(({ collection, after, upTo }, index) => {
    const row = rows[index]
    const texts = row === undefined ? [] : cache.open(row)
    return {
      collection,
      ...(after === undefined ? {} : { after }),
      ...(upTo === undefined ? {} : { upTo }),
      records: texts.map(({ text }) => JSON.parse(text) as RecordOf<CollectionName>),
    }
  })
}
