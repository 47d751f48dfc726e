import type { WaitingReport } from '../../../shared/api/device.ts'
import { MISSING_MAX, type MovedTo } from '../../../shared/api/sending.ts'
import type { CommitHeader } from '../../../shared/snapshot/manifest.ts'
import type { Program } from '../statement.ts'
import { backupBySnapshot, insertBackup, nextNumber, type BackupSummary } from './backups.ts'
import { findMissing } from './closure.ts'
import { judgeEpoch, moveShop } from './custody.ts'
import { seeDevice } from './devices.ts'
import { holdParent } from './hold.ts'
import { relyOn } from './gc-marks.ts'
import { insertLineage, lineageById, moveHead, newerLineage } from './lineages.ts'
import { countStored, overQuota, type QuotaExceeded } from './quotas.ts'
import { lockShop } from './shops.ts'
import { storeObjects, type IncomingObject } from './store-objects.ts'

/** A backup that a device wants to make the newest of its lineage. */
export interface CommitRequest {
  readonly shopId: string
  readonly deviceId: string
  readonly header: CommitHeader
  /** The header as it arrived. */
  readonly headerText: string
  readonly manifest: Uint8Array
  readonly objects: readonly IncomingObject[]
  readonly at: number
  /** What waits on the device once this is stored; absent when it does not say. */
  readonly waiting?: WaitingReport | undefined
  /** How many bytes the shop may store; absent for no limit. */
  readonly quotaBytes?: number | undefined
}

/** What became of it. `same`: it was there already, by the same manifestId. */
export type CommitResult =
  | {
      readonly kind: 'stored' | 'same'
      readonly backup: Pick<BackupSummary, 'number' | 'received_at' | 'verified_at'>
      readonly movedTo: MovedTo | undefined
    }
  | { readonly kind: 'missing_objects'; readonly missing: readonly string[] }
  | { readonly kind: 'head_moved'; readonly head: string | null }
  | { readonly kind: 'snapshot_conflict' }
  | { readonly kind: 'key_replaced' | 'shop_mismatch' }
  | QuotaExceeded

/**
 * The only commit point (engine 30): looks at idempotency, the lineage's head and the closure, then adds the backup
 * and moves the head; a parent with far more records is pinned. Objects that came along stay stored when the commit is refused, so that a repeat is smaller.
 * Must run as one transaction, alone or inside a shared one.
 */
export function* commitBackup(request: CommitRequest): Program<CommitResult> {
  const { shopId, deviceId, header, at } = request
  yield* lockShop(shopId)
  const before = yield* backupBySnapshot(shopId, header.snapshotId)
  const lineage = yield* lineageById(shopId, header.lineage)
  if (before !== undefined) {
    if (before.manifest_id !== header.manifestId) return { kind: 'snapshot_conflict' }
    const movedTo = yield* newerLineage(shopId, deviceId, lineage?.first_number ?? before.number)
    return { kind: 'same', backup: before, movedTo }
  }
  const verdict = yield* judgeEpoch(shopId, deviceId, header)
  if (verdict === 'key_replaced' || verdict === 'shop_mismatch') return { kind: verdict }
  const head = lineage?.head ?? null
  if (head !== header.expectedHead || (lineage !== undefined && lineage.device_id !== deviceId)) {
    return { kind: 'head_moved', head }
  }
  const over = yield* overQuota(shopId, request.objects, request.quotaBytes)
  if (over !== undefined) return over
  const { closed, bytes } = yield* storeObjects(shopId, request.objects, at)
  const open = header.tops.filter((top) => !closed.has(top))
  const missing = yield* findMissing(shopId, open, MISSING_MAX)
  if (missing.length > 0) {
    yield* countStored(shopId, bytes)
    return { kind: 'missing_objects', missing }
  }
  yield* relyOn(shopId, header.tops, true)
  if (verdict === 'moves') yield* moveShop(shopId, deviceId, header.keyEpoch, at)
  const number = yield* insertCommitted(request)
  yield* seeDevice(shopId, deviceId, at, request.waiting)
  if (lineage === undefined) {
    yield* insertLineage({
      shop_id: shopId,
      lineage: header.lineage,
      device_id: deviceId,
      head: header.snapshotId,
      first_number: number,
      created_at: at,
      stored_bytes: bytes,
    })
  } else yield* moveHead(shopId, header.lineage, header.snapshotId, bytes)
  const movedTo = yield* newerLineage(shopId, deviceId, lineage?.first_number ?? number)
  return { kind: 'stored', backup: { number, received_at: at, verified_at: null }, movedTo }
}

function* insertCommitted({
  shopId,
  deviceId,
  header,
  headerText,
  manifest,
  at,
}: CommitRequest): Program<number> {
  const number = yield* nextNumber(shopId)
  const { records } = header.sizes
  const droppedFrom = yield* holdParent(shopId, header.parent, records, at)
  yield* insertBackup({
    shop_id: shopId,
    number,
    snapshot_id: header.snapshotId,
    manifest_id: header.manifestId,
    device_id: header.deviceId,
    lineage: header.lineage,
    parent: header.parent,
    seq: header.seq,
    root: header.root,
    trigger_name: header.trigger,
    name: header.label,
    custody: header.custody,
    key_epoch: header.keyEpoch,
    created_at: header.createdAt,
    created_by: deviceId,
    received_at: at,
    records,
    dropped_from: droppedFrom,
    header: headerText,
    manifest,
  })
  return number
}
