import type { AuditAct } from '../../../shared/api/audit.ts'

/** What a request that was granted is written down as. */
export interface RouteAct {
  readonly act: AuditAct
  /** The part of the path that says what it was done to. */
  readonly param?: string
}

/** What an owner may want to know later, by method and pattern of the route. What is not here is not written down. */
export const ROUTE_ACTS: ReadonlyMap<string, RouteAct> = new Map<string, RouteAct>([
  ['POST /api/shops', { act: 'shop_made' }],
  ['POST /api/devices', { act: 'signed_in' }],
  ['POST /api/devices/recover', { act: 'signed_in_by_code' }],
  ['POST /api/devices/fork', { act: 'device_forked' }],
  ['PATCH /api/devices/:deviceId', { act: 'device_renamed', param: 'deviceId' }],
  ['DELETE /api/devices/:deviceId', { act: 'device_revoked', param: 'deviceId' }],
  ['POST /api/pairings', { act: 'pairing_offered' }],
  ['POST /api/pairings/claim', { act: 'device_paired' }],
  ['POST /api/owner', { act: 'owner_confirmed' }],
  ['POST /api/password-resets/claim', { act: 'password_reset' }],
  ['PUT /api/owner/password', { act: 'password_changed' }],
  ['PUT /api/key-slots', { act: 'key_slots_changed' }],
  ['PUT /api/custody', { act: 'custody_begun' }],
  ['POST /api/custody/done', { act: 'custody_done' }],
  ['PUT /api/retention', { act: 'retention_changed' }],
  ['PUT /api/alarm', { act: 'alarm_changed' }],
  ['PUT /api/alarm/receiver', { act: 'alarm_receiver_added' }],
  ['DELETE /api/alarm/receivers/:deviceId', { act: 'alarm_receiver_removed', param: 'deviceId' }],
  ['DELETE /api/backups/:snapshotId', { act: 'backup_deleted', param: 'snapshotId' }],
  ['POST /api/backups/:snapshotId/undelete', { act: 'backup_undeleted', param: 'snapshotId' }],
  ['POST /api/backup/create', { act: 'files_written' }],
  ['GET /api/files/:name', { act: 'file_downloaded', param: 'name' }],
  ['DELETE /api/files/:name', { act: 'file_deleted', param: 'name' }],
  ['POST /api/backup', { act: 'old_upload' }],
])
