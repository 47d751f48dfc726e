import type { ObjectId } from '../../snapshot/object-id.ts'
import type { AckedHead, LineState, OutboxRow } from '../generation.ts'
import type { Unsent } from '../shop-store.ts'
import type { GenerationDb } from '../store/generation-db.ts'
import type { GenerationTx } from '../store/generation-tx.ts'
import { NOTHING_UNSENT, addUnsent, subtractUnsent } from '../store/unsent.ts'

/** How many commits that left this device are remembered (engine 20). */
const SENT_MAX = 1_000

/** A commit that left this device. */
export interface SentCommit {
  readonly snapshotId: string
  readonly root: ObjectId
}

/** The outbox of one generation and what it knows of the server. Every write is strict. */
export interface OutboxStore {
  /** Rows in the order of cuts. */
  rows(): Promise<OutboxRow[]>
  /** The last acknowledged head, or `undefined` while nothing of this generation was confirmed. */
  acked(): Promise<AckedHead | undefined>
  /** The commits that left this device, oldest first. */
  sent(): Promise<readonly SentCommit[]>
  /** Remembers that a commit is about to leave. It outlives the row. */
  noteSent(commit: SentCommit): Promise<void>
  /**
   * The server has `head`: rows up to it go, documents of a row that absorbed it no longer wait twice, and replaced objects that
   * nothing needs any more go too.
   */
  acknowledge(head: AckedHead): Promise<void>
  /** Sets what the server's head is (undefined: none) without touching a row: it was set back, or was checked. */
  setAcked(head: AckedHead | undefined): Promise<void>
  /** Takes a row out that cannot be sent any more; its documents wait again for the next cut. False when a cut had replaced it already. */
  drop(row: OutboxRow): Promise<boolean>
  /** Puts these rows in place of all others and moves the line: a copied profile goes on in a lineage of its own. */
  replaceAll(rows: readonly OutboxRow[], line: LineState): Promise<void>
}

/** The outbox in the generation behind `db`. Closes nothing. */
export function outboxStore(db: GenerationDb): OutboxStore {
  return {
    rows: () => db.run(['outbox'], 'read', (tx) => tx.list('outbox')),
    acked: () => db.run(['meta'], 'read', (tx) => tx.meta('acked')),
    sent: () => db.run(['meta'], 'read', async (tx) => (await tx.meta('sent')) ?? []),
    noteSent: (commit) => db.run(['meta'], 'strict', (tx) => noteSent(tx, commit)),
    acknowledge: (head) => db.run(['outbox', 'meta', 'old'], 'strict', (tx) => acknowledge(tx, head)),
    setAcked: (head) => db.run(['meta'], 'strict', (tx) => tx.putMeta('acked', head)),
    drop: (row) =>
      db.run(['outbox', 'meta'], 'strict', async (tx) => {
        const state = await tx.meta('state')
        const kept = await tx.get('outbox', row.cutNo)
        if (kept === undefined || state === undefined) return false
        tx.remove('outbox', row.cutNo)
        tx.putMeta('state', { ...state, unsent: addUnsent(kept.unsent, state.unsent) })
        return true
      }),
    replaceAll: (rows, line) =>
      db.run(['outbox', 'meta'], 'strict', async (tx) => {
        for (const key of await tx.keys('outbox')) tx.remove('outbox', key)
        for (const row of rows) tx.put('outbox', row)
        tx.putMeta('line', line)
        tx.putMeta('acked', undefined)
        tx.putMeta('sent', [])
      }),
  }
}

async function noteSent(tx: GenerationTx, commit: SentCommit): Promise<void> {
  const sent = ((await tx.meta('sent')) ?? []).filter(({ snapshotId }) => snapshotId !== commit.snapshotId)
  tx.putMeta('sent', [...sent, { snapshotId: commit.snapshotId, root: commit.root }].slice(-SENT_MAX))
}

async function acknowledge(tx: GenerationTx, head: AckedHead): Promise<void> {
  const rows = await tx.list('outbox')
  const own = rows.find(({ snapshotId }) => snapshotId === head.snapshotId)
  const left: OutboxRow[] = []
  for (const row of rows) {
    if (own !== undefined && row.cutNo <= own.cutNo) {
      tx.remove('outbox', row.cutNo)
      continue
    }
    const lighter = withoutAbsorbed(row, head.snapshotId)
    if (lighter !== row) tx.put('outbox', lighter)
    left.push(lighter)
  }
  tx.putMeta('acked', head)
  const oldest = left[0]?.cutNo
  for (const old of await tx.list('old')) {
    if (oldest === undefined || old.cutNo <= oldest) tx.remove('old', old.id)
  }
}

/** A row that replaced the confirmed one, or what the confirmed one had replaced, carries those documents no longer. */
function withoutAbsorbed(row: OutboxRow, snapshotId: string): OutboxRow {
  const at = row.absorbed.findIndex((absorbed) => absorbed.snapshotId === snapshotId)
  if (at < 0) return row
  const confirmed = row.absorbed
    .slice(0, at + 1)
    .reduce<Unsent>((sum, { unsent }) => addUnsent(sum, unsent), NOTHING_UNSENT)
  return {
    ...row,
    unsent: subtractUnsent(row.unsent, confirmed, row.unsent.oldest ?? row.createdAt),
    absorbed: row.absorbed.slice(at + 1),
  }
}
