import type { WaitingReport } from '../../api/device.ts'
import type { CommitAnswer, MovedTo } from '../../api/sending.ts'
import { PosError } from '../../errors.ts'
import type { AckedHead, OutboxRow } from '../generation.ts'
import type { ServerApi } from '../server-api/server-api.ts'
import type { OutboxStore } from './outbox-store.ts'
import { isMisaddressed, readdress, type Address } from './readdress.ts'
import { sendRow, type SendStep } from './send-row.ts'
import type { OnSent, Sealing } from './upload.ts'

/** Everything that draining one generation's outbox takes. */
export interface Drain {
  readonly api: ServerApi
  readonly outbox: OutboxStore
  readonly sealing: Sealing
  /** Makes a new snapshot of what is there now in place of one that cannot be sent; absent for a generation that is not active. */
  readonly cutAnew?: () => Promise<void>
  /** True when the server has the snapshot that this generation began with (a restore). */
  readonly hasBase: boolean
  /** Under which device and lineage this generation's snapshots go now. */
  readonly address: () => Promise<Address>
  /** Gives this device an identity and lineage of its own (a copied profile). */
  readonly fork: () => Promise<void>
  /** What waits on the device once this row is stored. */
  readonly waitingAfter?: (row: OutboxRow) => Promise<WaitingReport>
  readonly onSent?: OnSent
  readonly onStep?: (step: SendStep | 5) => void | Promise<void>
}

/** What draining came to. */
export interface Drained {
  /** The last confirmation, absent when nothing was to be sent. */
  readonly last?: CommitAnswer
  readonly bytesSent: number
  readonly movedTo?: MovedTo
}

/** A row that goes round more often than this is answered by a server that contradicts itself. */
const TRIES_MAX = 6

/**
 * Sends everything in the outbox, oldest first: peek, send, verified answer, delete. Stops at the first failure and throws it;
 * everything that was not confirmed is still there.
 */
export async function drainOutbox(drain: Drain): Promise<Drained> {
  let result: Drained = { bytesSent: 0 }
  const tries = new Map<string, number>()
  let negotiateAll = false
  for (;;) {
    const row = (await drain.outbox.rows())[0]
    if (row === undefined) return result
    countTry(tries, row)
    const address = await drain.address()
    if (isMisaddressed(row, address)) {
      await readdress(drain.outbox, drain.sealing, address)
      continue
    }
    const acked = await ackedOf(drain.outbox, row.header.lineage)
    const trusted = !negotiateAll && (acked !== undefined || drain.hasBase)
    const expectedHead = acked?.snapshotId ?? null
    const waitingAfter = async () => drain.waitingAfter?.(row)
    const outcome = await sendRow({ ...drain, row, expectedHead, trusted, waitingAfter })
    switch (outcome.kind) {
      case 'stored':
        await drain.onStep?.(5)
        await drain.outbox.acknowledge(headOf(outcome.answer, row.header.lineage))
        result = together(result, outcome.answer, outcome.bytesSent)
        negotiateAll = false
        break
      case 'head_moved':
        negotiateAll = await followHead(drain, row, outcome.head)
        break
      case 'outdated':
        if (await drain.outbox.drop(row)) await drain.cutAnew?.()
        break
      default:
        outcome satisfies never
    }
  }
}

/** What the device keeps of a confirmation. */
export function headOf(answer: CommitAnswer, lineage: string): AckedHead {
  const { snapshotId, root, number, storedAt, checkedAt } = answer
  return { snapshotId, lineage, root, number, storedAt, ...(checkedAt === null ? {} : { checkedAt }) }
}

/**
 * The server's head is another one than we thought (engine 20). Resolves to true when everything must be negotiated again:
 * the server was set back.
 */
async function followHead(drain: Drain, row: OutboxRow, head: string | null): Promise<boolean> {
  const { outbox, api } = drain
  const acked = await ackedOf(outbox, row.header.lineage)
  const sent = await outbox.sent()
  const places = new Map(sent.map(({ snapshotId }, index) => [snapshotId, index]))
  const headAt = head === null ? -1 : places.get(head)
  const ackedAt = acked === undefined ? -1 : (places.get(acked.snapshotId) ?? -1)
  if (head !== null && headAt === undefined && head !== acked?.snapshotId) {
    await drain.fork()
    return false
  }
  if (head !== null && headAt !== undefined && headAt > ackedAt) {
    await outbox.acknowledge(await headFromServer(api, row.header.lineage, head))
    return false
  }
  await outbox.setAcked(head === null ? undefined : await headFromServer(api, row.header.lineage, head))
  return true
}

async function headFromServer(api: ServerApi, lineage: string, head: string): Promise<AckedHead> {
  const status = await api.status(lineage)
  const { number, root, storedAt, checkedAt } = status
  if (status.head !== head || number === null || root === null || storedAt === null)
    throw new PosError('head_moved', 'the head moved again while it was looked at', { retryable: true })
  return { snapshotId: head, lineage, root, number, storedAt, ...(checkedAt === null ? {} : { checkedAt }) }
}

/** A head of another lineage says nothing about this row's. */
async function ackedOf(outbox: OutboxStore, lineage: string): Promise<AckedHead | undefined> {
  const acked = await outbox.acked()
  return acked?.lineage === lineage ? acked : undefined
}

function countTry(tries: Map<string, number>, { snapshotId }: OutboxRow): void {
  const count = (tries.get(snapshotId) ?? 0) + 1
  tries.set(snapshotId, count)
  if (count > TRIES_MAX || tries.size > 1_000)
    throw new PosError('head_moved', 'the server does not agree with itself about the head', {
      retryable: true,
    })
}

function together(before: Drained, answer: CommitAnswer, bytesSent: number): Drained {
  const { movedTo } = answer
  return {
    last: answer,
    bytesSent: before.bytesSent + bytesSent,
    ...(movedTo === undefined ? {} : { movedTo }),
  }
}
