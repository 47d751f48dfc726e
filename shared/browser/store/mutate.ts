import { canonicalText } from '../../snapshot/canonical.ts'
import type { HotRow, StoreState, Top } from '../generation.ts'
import type { ChangeNotice, Mutation, MutateRead } from '../shop-store.ts'
import type { SaleDraft } from '../../rules/sale.ts'
import type { GenerationTx } from './generation-tx.ts'
import { checkWritable, readState } from './guard.ts'
import { indexIdsOf, indexesOf } from './index-key.ts'
import type { LeafCache } from './leaf-cache.ts'
import { type PreparedChange, prepareChanges } from './prepare-changes.ts'
import type { TopsCache } from './tops-cache.ts'
import { type Known, TxRead, textOf } from './tx-read.ts'
import { addUnsent } from './unsent.ts'

/** What a write needs besides its transaction. */
export interface WriteContext {
  readonly cache: LeafCache
  readonly tops: TopsCache
  now(): number
  /** The token of the fence, for its holder. */
  readonly fence?: string | undefined
}

/** What was written, for the notice, and the first row, by which a doubtful write can be recognised. */
export interface Written {
  readonly notice: ChangeNotice
  readonly first: HotRow | undefined
}

/** Reading inside a mutate: records and drafts. */
class MutateTx extends TxRead implements MutateRead {
  readonly #tx: GenerationTx

  constructor(tx: GenerationTx, cache: LeafCache, tops: Readonly<Record<string, Top>>) {
    super(tx, cache, (collection, id) => {
      const top = tops[collection]
      return top === undefined || id > top.lastId
    })
    this.#tx = tx
  }

  draft(id: string): Promise<SaleDraft | undefined> {
    return this.#tx.meta(`draft:${id}`)
  }
}

/**
 * Runs `plan` and puts what it returns, inside one transaction over hot, cold and meta (engine 3). Everything is checked and
 * looked up before the first put, and all puts are issued in one go. `onPut` is called just before them.
 */
export async function mutateInside(
  tx: GenerationTx,
  context: WriteContext,
  plan: (tx: MutateRead) => Promise<Mutation>,
  onPut: (written: Written) => void,
): Promise<Written> {
  const state = await readState(tx)
  checkWritable(state, context.fence)
  const read = new MutateTx(tx, context.cache, await context.tops.at(tx, state.cutNo))
  const mutation = await plan(read)
  const prepared = prepareChanges(mutation.changes)
  const known = await Promise.all(prepared.map(({ collection, id }) => read.known(collection, id)))
  const rows = rowsOf(prepared, known, state.seq)
  const next = stateAfter(state, { rows, known, mutation, now: context.now() })
  const collections = new Set<string>(prepared.map(({ collection }) => collection))
  if ((mutation.drafts?.length ?? 0) > 0) collections.add('drafts')
  const written = { notice: { collections, cutNo: state.cutNo, seq: next.seq }, first: rows[0] }
  if (rows.length === 0 && mutation.made === undefined && !collections.has('drafts')) return written
  onPut(written)
  for (const row of rows) tx.put('hot', row)
  for (const { id, value } of mutation.drafts ?? []) tx.putMeta(`draft:${id}`, value ?? undefined)
  tx.putMeta('state', next)
  return written
}

/** Rows of the records first, then those of their index entries. */
function rowsOf(prepared: readonly PreparedChange[], known: readonly Known[], seq: number): HotRow[] {
  const rows: Omit<HotRow, 'seq'>[] = prepared.map(({ collection, id, text }, index) => {
    const before = known[index]
    return { collection, id, text, inCold: before?.hot?.inCold ?? before?.cold !== undefined }
  })
  prepared.forEach((change, index) => rows.push(...indexRows(change, known[index])))
  return rows.map((row, index) => ({ ...row, seq: seq + index + 1 }))
}

/** Entries that a change takes away or adds. Whether leaves hold them is not counted for indexes. */
function indexRows({ collection, value }: PreparedChange, known: Known | undefined): Omit<HotRow, 'seq'>[] {
  const rows: Omit<HotRow, 'seq'>[] = []
  for (const index of indexesOf(collection)) {
    const text = known === undefined ? undefined : textOf(known)
    const before = text === undefined ? [] : indexIdsOf(index, JSON.parse(text) as { id: string })
    const after = value === null ? [] : indexIdsOf(index, value)
    for (const id of before)
      if (!after.includes(id)) rows.push({ collection: index, id, text: null, inCold: false })
    for (const id of after)
      if (!before.includes(id))
        rows.push({ collection: index, id, text: canonicalText({ id }), inCold: false })
  }
  return rows
}

interface Writing {
  readonly rows: readonly HotRow[]
  readonly known: readonly Known[]
  readonly mutation: Mutation
  readonly now: number
}

function stateAfter(state: StoreState, { rows, known, mutation, now }: Writing): StoreState {
  const delta: Record<string, number> = { ...state.delta }
  let { hotRows, hotBytes } = state
  rows.forEach((row, index) => {
    const before = index < known.length ? known[index] : undefined
    hotRows += before?.hot === undefined ? 1 : 0
    hotBytes += (row.text?.length ?? 0) - (before?.hot?.text?.length ?? 0)
    if (before === undefined) return
    const records = (row.text === null ? 0 : 1) - (textOf(before) === undefined ? 0 : 1)
    if (records !== 0) delta[row.collection] = (delta[row.collection] ?? 0) + records
  })
  const { made } = mutation
  return {
    ...state,
    seq: state.seq + rows.length,
    delta,
    hotRows,
    hotBytes,
    unsent:
      made === undefined
        ? state.unsent
        : addUnsent(state.unsent, { docs: made.docs, sums: made.sums, oldest: made.at }),
    lastWriteAt: rows.length > 0 ? now : state.lastWriteAt,
  }
}
