import { PosError } from '../../errors.ts'
import type { HotRow, LineState, OutboxRow, StoreState, Top } from '../generation.ts'
import type { Unsent } from '../shop-store.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import type { GenerationDb } from '../store/generation-db.ts'
import type { GenerationTx } from '../store/generation-tx.ts'
import { checkWritable, readState } from '../store/guard.ts'
import { NOTHING_UNSENT, addUnsent, subtractUnsent } from '../store/unsent.ts'
import { isPartOfRoot } from './cut-input.ts'
import type { TreeChange } from './rebuild-tree.ts'

/** What the last transaction of a cut writes, computed from what was read at `before`. */
export interface CutPlan {
  readonly before: StoreState
  readonly fence: string | undefined
  readonly merged: readonly HotRow[]
  readonly trees: readonly TreeChange[]
  readonly startedAt: number
  /** The new snapshot and the line with it; absent when there is none. */
  readonly snapshot?: {
    readonly line: LineState
    readonly row: Omit<OutboxRow, 'cutNo' | 'unsent' | 'absorbed'>
  }
}

/** More new objects than these do not go along with a commit. */
const FRESH_MAX = 512

const keyOf = ({ collection, id }: { collection: string; id: string }): string => `${collection}\0${id}`

/**
 * Commits a cut in one strict transaction. Throws `cut_outdated`, with nothing written, when another cut came first
 * (`cutNo`, never the roots, tells: A-B-A would lose an update).
 */
export function commitCut(db: GenerationDb, plan: CutPlan): Promise<StoreState> {
  return db.run(['hot', 'cold', 'nodes', 'outbox', 'old', 'meta'], 'strict', async (tx) => {
    const [state, hot, outbox, tops] = await Promise.all([
      readState(tx),
      tx.list('hot'),
      tx.list('outbox'),
      tx.meta('tops'),
    ])
    checkWritable(state, plan.fence)
    if (state.cutNo !== plan.before.cutNo)
      throw new PosError('cut_outdated', 'another cut came first', { retryable: true })
    const left = clearHot(tx, hot, plan.merged)
    writeTrees(tx, plan.trees, tops ?? {})
    keepOld(tx, plan, outbox, state.cutNo + 1)
    const unsent = putSnapshot(tx, plan, state, outbox)
    const next: StoreState = {
      ...state,
      cutNo: state.cutNo + 1,
      delta: deltaOf(left),
      hotRows: left.length,
      hotBytes: left.reduce((sum, { text }) => sum + (text?.length ?? 0), 0),
      unsent,
      lastCutAt: plan.startedAt,
    }
    tx.putMeta('state', next)
    return next
  })
}

/** Deletes exactly what was merged; a row written meanwhile stays and learns what the leaves now hold. */
function clearHot(tx: GenerationTx, hot: readonly HotRow[], merged: readonly HotRow[]): HotRow[] {
  const taken = new Map(merged.map((row) => [keyOf(row), row]))
  const left: HotRow[] = []
  for (const row of hot) {
    const was = taken.get(keyOf(row))
    if (was?.seq === row.seq) {
      tx.remove('hot', [row.collection, row.id])
      continue
    }
    const stays = was === undefined ? row : { ...row, inCold: was.text !== null }
    if (stays.inCold !== row.inCold) tx.put('hot', stays)
    left.push(stays)
  }
  return left
}

/** Old rows go first, by their old keys: a new leaf may be stored under the last id of one that goes. */
function writeTrees(
  tx: GenerationTx,
  trees: readonly TreeChange[],
  before: Readonly<Record<string, Top>>,
): void {
  const tops: Record<string, Top> = { ...before }
  for (const { collection, removedLeaves, removedNodes, newLeaves, newNodes, top } of trees) {
    for (const { lastId } of removedLeaves) tx.remove('cold', [collection, lastId])
    for (const { level, lastId } of removedNodes) tx.remove('nodes', [collection, level, lastId])
    for (const row of newLeaves) tx.put('cold', row)
    for (const row of newNodes) tx.put('nodes', row)
    if (top === undefined) delete tops[collection]
    else tops[collection] = top
  }
  tx.putMeta('tops', tops)
}

/** Replaced objects are kept while a labelled snapshot that the server lacks may need them. */
function keepOld(tx: GenerationTx, plan: CutPlan, outbox: readonly OutboxRow[], cutNo: number): void {
  if (outbox.every(({ label }) => label === undefined)) {
    tx.remove('old', IDBKeyRange.lowerBound(''))
    return
  }
  for (const { collection, removedLeaves, removedNodes } of plan.trees) {
    for (const leaf of removedLeaves)
      tx.put('old', { id: leaf.leafId, kind: 'leaf', collection, cutNo, leaf })
    for (const node of removedNodes) tx.put('old', { id: node.id, kind: 'node', collection, cutNo, node })
  }
}

/** Puts the snapshot into the outbox in place of unlabelled ones; gives what still waits in hot. */
function putSnapshot(
  tx: GenerationTx,
  { snapshot, before, startedAt, trees }: CutPlan,
  state: StoreState,
  outbox: readonly OutboxRow[],
): Unsent {
  if (snapshot === undefined) return state.unsent
  const replaced = outbox.filter(({ label }) => label === undefined)
  for (const { cutNo } of replaced) tx.remove('outbox', cutNo)
  const waiting = replaced.reduce((sum, row) => addUnsent(sum, row.unsent), NOTHING_UNSENT)
  const fresh = freshIds(trees, replaced)
  tx.put('outbox', {
    ...snapshot.row,
    ...(fresh === undefined ? {} : { fresh }),
    cutNo: state.cutNo + 1,
    unsent: addUnsent(waiting, before.unsent),
    absorbed: replaced.flatMap((row) => [
      ...row.absorbed,
      { snapshotId: row.snapshotId, unsent: ownUnsent(row) },
    ]),
  })
  tx.putMeta('line', snapshot.line)
  return subtractUnsent(state.unsent, before.unsent, startedAt)
}

/** What waits because of this row alone, without what it took over from rows that it replaced. */
function ownUnsent({ unsent, absorbed, createdAt }: OutboxRow): Unsent {
  const taken = absorbed.reduce((sum, row) => addUnsent(sum, row.unsent), NOTHING_UNSENT)
  return subtractUnsent(unsent, taken, unsent.oldest ?? createdAt)
}

/** All that a server with the snapshot before can lack; `undefined` when that is more than one request carries. */
function freshIds(trees: readonly TreeChange[], replaced: readonly OutboxRow[]): ObjectId[] | undefined {
  const ids = new Set<ObjectId>()
  for (const { collection, newLeaves, newNodes } of trees) {
    if (!isPartOfRoot(collection, {})) continue
    for (const { leafId } of newLeaves) ids.add(leafId)
    for (const { id } of newNodes) ids.add(id)
  }
  for (const { fresh } of replaced) {
    if (fresh === undefined) return undefined
    for (const id of fresh) ids.add(id)
  }
  return ids.size > FRESH_MAX ? undefined : [...ids]
}

function deltaOf(hot: readonly HotRow[]): Record<string, number> {
  const delta: Record<string, number> = {}
  for (const { collection, text, inCold } of hot) {
    const records = (text === null ? 0 : 1) - (inCold ? 1 : 0)
    if (records !== 0) delta[collection] = (delta[collection] ?? 0) + records
  }
  return delta
}
