import type { WaitingReport } from '../../api/device.ts'
import type { CommitAnswer } from '../../api/sending.ts'
import { PosError } from '../../errors.ts'
import { utf8 } from '../../snapshot/bytes.ts'
import { canonicalText } from '../../snapshot/canonical.ts'
import type { Frame } from '../../snapshot/frames.ts'
import { REQUEST_MAX } from '../../snapshot/limits.ts'
import type { Manifest } from '../../snapshot/manifest.ts'
import { openManifest } from '../../snapshot/seal.ts'
import type { OutboxRow } from '../generation.ts'
import type { ServerApi } from '../server-api/server-api.ts'
import { ServerError } from '../server-api/server-call.ts'
import { askServer, findWanted, trustFresh } from './find-wanted.ts'
import type { OutboxStore } from './outbox-store.ts'
import { sealAll, sizeOf, upload, type OnSent, type Sealing } from './upload.ts'

/** Everything that sending one row takes. */
export interface SendRow {
  readonly api: ServerApi
  readonly outbox: OutboxStore
  readonly sealing: Sealing
  readonly row: OutboxRow
  /** The lineage's head as this device knows it, null before its first. */
  readonly expectedHead: string | null
  /** True when the server is known to have everything of the snapshot before. */
  readonly trusted: boolean
  /** What waits on this device once the row is stored; asked just before each commit. */
  readonly waitingAfter?: () => Promise<WaitingReport | undefined>
  readonly onSent?: OnSent
  /** Called before each numbered step; throwing there is a kill. */
  readonly onStep?: (step: SendStep) => void | Promise<void>
}

/** The numbered steps of sending one snapshot: find what lacks, upload it, note the commit, commit. */
export type SendStep = 1 | 2 | 3 | 4

/** What a row came to. */
export type SendResult =
  | { readonly kind: 'stored'; readonly answer: CommitAnswer; readonly bytesSent: number }
  | { readonly kind: 'head_moved'; readonly head: string | null }
  /** Its objects are not on this device any more, or its id is taken: only a new cut helps. */
  | { readonly kind: 'outdated' }

/** A server that goes on missing objects after so many rounds does not keep what it is given. */
const ROUNDS = 4

/**
 * Sends one snapshot: when its new objects fit, in one request with the commit, else objects first. Changes nothing on the
 * device but `sent`. Throws what the server or the network threw, to be tried again or shown.
 */
export async function sendRow(send: SendRow): Promise<SendResult> {
  const { keys, context } = send.sealing
  const manifest = await openManifest(keys, context, send.row.header.manifestId, send.row.manifest)
  let bytesSent = 0
  try {
    let together = await objectsToGoAlong(send, manifest)
    for (let round = 0; round < ROUNDS; round += 1) {
      if (together === undefined) bytesSent += await uploadMissing(send, manifest)
      const outcome = await commit(send, together ?? [])
      bytesSent += outcome.bytes
      if (outcome.kind === 'stored') return { kind: 'stored', answer: outcome.answer, bytesSent }
      if (outcome.kind === 'head_moved') return outcome
      together = undefined
    }
  } catch (error) {
    if (error instanceof PosError && (error.code === 'object_missing' || error.code === 'snapshot_conflict'))
      return { kind: 'outdated' }
    throw error
  }
  throw new PosError('missing_objects', 'the server goes on missing objects that it was given', {
    retryable: true,
  })
}

/** The sealed new objects when one request can carry them all; `undefined` when the server must be asked first. */
async function objectsToGoAlong(send: SendRow, manifest: Manifest): Promise<Frame[] | undefined> {
  const { fresh } = send.row
  if (!send.trusted || fresh === undefined) return undefined
  await send.onStep?.(1)
  const wanted = await findWanted(send.sealing.source, manifest, trustFresh(new Set(fresh)))
  if (wanted.length > ALONG_MAX) return undefined
  const frames = await sealAll(send.sealing, wanted)
  return sizeOf(frames) + sizeOf(envelope(send)) <= REQUEST_MAX ? frames : undefined
}

const ALONG_MAX = 256

async function uploadMissing(send: SendRow, manifest: Manifest): Promise<number> {
  await send.onStep?.(1)
  const wanted = await findWanted(send.sealing.source, manifest, askServer(send.api))
  await send.onStep?.(2)
  return wanted.length === 0 ? 0 : upload(send.api, send.sealing, wanted, send.onSent)
}

type CommitOutcome =
  | { kind: 'stored'; answer: CommitAnswer; bytes: number }
  | { kind: 'head_moved'; head: string | null; bytes: number }
  | { kind: 'missing'; bytes: number }

async function commit(send: SendRow, objects: readonly Frame[]): Promise<CommitOutcome> {
  const frames = [...envelope(send), ...objects]
  const bytes = sizeOf(frames)
  await send.onStep?.(3)
  await send.outbox.noteSent({ snapshotId: send.row.snapshotId, root: send.row.header.root })
  const waiting = await send.waitingAfter?.()
  await send.onStep?.(4)
  try {
    return { kind: 'stored', answer: await send.api.commit(frames, waiting), bytes }
  } catch (error) {
    if (!(error instanceof ServerError)) throw error
    if (error.code === 'missing_objects') return { kind: 'missing', bytes }
    if (error.code === 'head_moved') return { kind: 'head_moved', head: error.head, bytes }
    // Too large together: the objects go first, by themselves.
    if (error.code === 'body_too_large' && objects.length > 0) return { kind: 'missing', bytes: 0 }
    throw error
  }
}

function envelope({ row, expectedHead }: SendRow): Frame[] {
  return [
    { kind: 'header', body: utf8(canonicalText({ ...row.header, expectedHead })) },
    { kind: 'manifest', id: row.header.manifestId, body: row.manifest },
  ]
}
