import {
  CreateShopAnswer,
  LoginParamsAnswer,
  SignInAnswer,
  type CreateShopRequest,
  type KeySlotsRequest,
  type RecoverRequest,
  type SignInRequest,
} from '../../api/account.ts'
import { BackupStatusAnswer, BackupsAnswer, type BackupRow } from '../../api/backups.ts'
import { ForkAnswer, type ForkRequest, type WaitingReport } from '../../api/device.ts'
import { CommitAnswer, NegotiateAnswer, PutObjectsAnswer } from '../../api/sending.ts'
import { FRAMES_TYPE } from '../../api/wire.ts'
import type { ClaimResetRequest } from '../../api/password-reset.ts'
import type { ChangePasswordRequest } from '../../api/password.ts'
import { PosError } from '../../errors.ts'
import { decodeFrames, encodeFrames, type Frame } from '../../snapshot/frames.ts'
import type { ObjectId } from '../../snapshot/object-id.ts'
import { createAlarmApi, type AlarmApi } from './alarm-api.ts'
import { createAuditApi, type AuditApi } from './audit-api.ts'
import { createCareApi, type CareApi } from './care-api.ts'
import { createDeviceApi, saying, type DeviceApi } from './device-api.ts'
import { createCustodyApi, type CustodyApi } from './custody-api.ts'
import { createPairingApi, type PairingApi } from './pairing-api.ts'
import { ask, askBytes, askJson, type ServerCall } from './server-call.ts'

/**
 * The server as a device sees it. Every method throws `network` when no answer came, and `ServerError` with the server's code
 * when it refused. All may be repeated.
 */
export interface ServerApi extends AlarmApi, AuditApi, CareApi, CustodyApi, DeviceApi, PairingApi {
  loginParams(login: string): Promise<LoginParamsAnswer>
  createShop(request: CreateShopRequest): Promise<CreateShopAnswer>
  signIn(request: SignInRequest): Promise<SignInAnswer>
  recover(request: RecoverRequest): Promise<SignInAnswer>
  fork(request: ForkRequest): Promise<ForkAnswer>
  putKeySlots(request: KeySlotsRequest): Promise<void>
  changePassword(request: ChangePasswordRequest): Promise<void>
  claimReset(request: ClaimResetRequest): Promise<SignInAnswer>
  negotiate(ids: readonly ObjectId[]): Promise<NegotiateAnswer>
  /** One answer per frame, in order. The frames must fit one request. */
  putObjects(frames: readonly Frame[]): Promise<PutObjectsAnswer['objects']>
  /** Header, manifest and, after them, whatever objects fit; `waiting` is what waits once this is stored. */
  commit(frames: readonly Frame[], waiting?: WaitingReport): Promise<CommitAnswer>
  /** Every backup of the shop, newest first; with `deleted` those that can be brought back instead. */
  backups(filter?: { deleted?: boolean }): Promise<BackupRow[]>
  /** The sealed manifest of one backup. */
  manifest(snapshotId: string): Promise<{ manifestId: ObjectId; sealed: Uint8Array<ArrayBuffer> }>
  /** Sealed objects by id, at most 256; ids that the server has no more are simply absent. */
  fetchObjects(ids: readonly ObjectId[]): Promise<Map<ObjectId, Uint8Array<ArrayBuffer>>>
  /** Tells the server what waits, when that is given. */
  status(lineage: string, root?: ObjectId, waiting?: WaitingReport): Promise<BackupStatusAnswer>
}

/** The server behind `call`. Holds nothing open. */
export function createServerApi(call: ServerCall): ServerApi {
  const post = (path: string, json: unknown) => ({ method: 'POST' as const, path, json })
  return {
    ...createAlarmApi(call),
    ...createAuditApi(call),
    ...createCareApi(call),
    ...createDeviceApi(call),
    ...createCustodyApi(call),
    ...createPairingApi(call),
    loginParams: (login) => askJson(call, post('/api/login/params', { login }), LoginParamsAnswer),
    createShop: (request) => askJson(call, post('/api/shops', request), CreateShopAnswer),
    signIn: (request) => askJson(call, post('/api/devices', request), SignInAnswer),
    recover: (request) => askJson(call, post('/api/devices/recover', request), SignInAnswer),
    fork: (request) => askJson(call, post('/api/devices/fork', request), ForkAnswer),
    async putKeySlots(request) {
      await ask(call, { method: 'PUT', path: '/api/key-slots', json: request })
    },
    async changePassword(request) {
      await ask(call, { method: 'PUT', path: '/api/owner/password', json: request })
    },
    claimReset: (request) => askJson(call, post('/api/password-resets/claim', request), SignInAnswer),
    negotiate: (ids) => askJson(call, post('/api/backups/negotiate', { ids }), NegotiateAnswer),
    putObjects: async (frames) =>
      (await askJson(call, framed('PUT', '/api/backups/objects', frames), PutObjectsAnswer)).objects,
    commit: (frames, waiting) =>
      askJson(call, { ...framed('POST', '/api/backups', frames), ...saying(waiting) }, CommitAnswer),
    backups: (filter = {}) => allBackups(call, filter.deleted === true ? '&deleted=1' : ''),
    manifest: (snapshotId) => manifestOf(call, snapshotId),
    fetchObjects: (ids) => fetchObjects(call, ids),
    status: (lineage, root, waiting) => {
      const query = new URLSearchParams({ lineage, ...(root === undefined ? {} : { root }) })
      const request = { method: 'GET' as const, path: `/api/backups/status?${query}`, ...saying(waiting) }
      return askJson(call, request, BackupStatusAnswer)
    },
  }
}

function framed(method: 'POST' | 'PUT', path: string, frames: readonly Frame[]) {
  return { method, path, bytes: encodeFrames(frames), bytesType: FRAMES_TYPE }
}

async function allBackups(call: ServerCall, filter: string): Promise<BackupRow[]> {
  const rows: BackupRow[] = []
  let before = ''
  for (;;) {
    const path = `/api/backups?limit=200${filter}${before}`
    const answer = await askJson(call, { method: 'GET', path }, BackupsAnswer)
    rows.push(...answer.backups)
    if (answer.next === null) return rows
    before = `&before=${answer.next}`
  }
}

async function manifestOf(call: ServerCall, snapshotId: string) {
  const path = `/api/backups/${encodeURIComponent(snapshotId)}`
  const frame = framesOf(await askBytes(call, { method: 'GET', path })).find(
    ({ kind }) => kind === 'manifest',
  )
  if (frame?.id === undefined) throw new PosError('manifest_invalid', 'the server sent no manifest')
  return { manifestId: frame.id, sealed: frame.body }
}

async function fetchObjects(call: ServerCall, ids: readonly ObjectId[]) {
  const bytes = await askBytes(call, { method: 'POST', path: '/api/backups/objects/fetch', json: { ids } })
  const found = new Map<ObjectId, Uint8Array<ArrayBuffer>>()
  for (const { kind, id, body } of framesOf(bytes)) {
    if (id !== undefined && (kind === 'leaf' || kind === 'node')) found.set(id, body)
  }
  return found
}

/** An answer that was cut off on the way is no answer. */
function framesOf(bytes: Uint8Array): Frame[] {
  try {
    return decodeFrames(bytes)
  } catch (cause) {
    throw new PosError('network', 'the answer was cut off or changed on the way', { retryable: true, cause })
  }
}
