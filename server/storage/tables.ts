import type { AlarmTables } from './alarm-tables.ts'
import type { CareTables } from './care-tables.ts'

/** A row of `shops`. */
export interface ShopTable {
  shop_id: string
  name: string
  login: string
  salt: string
  kdf: string
  auth: string
  custody: 'managed' | 'private'
  key_epoch: number
  wrapped_key: Uint8Array | null
  created_at: number
  /** Null for as much as the server gives every shop. */
  quota_bytes: number | null
  /** What was stored otherwise than by commits; see `usageOf`. */
  stored_bytes: number
}

/** A row of `logins`: the one table that is not keyed by shop. */
export interface LoginTable {
  login: string
  shop_id: string
}

/** What a device has said of itself: null before it has said anything, `waiting_sums` (JSON) in private custody too. */
export interface WaitingColumns {
  waiting_docs: number | null
  waiting_sums: string | null
  /** By the device's clock. */
  waiting_since: number | null
  waiting_at: number | null
}

/** A row of `devices`. */
export interface DeviceTable extends WaitingColumns {
  shop_id: string
  device_id: string
  name: string
  letter: string
  token_hash: string
  created_at: number
  seen_at: number
  revoked_at: number | null
  owner_until: number | null
  /** The shop's key epoch when it last joined: in a later one it has to join again. */
  key_epoch: number
}

/** A row of `key_slots`; `slot` is JSON that only devices read. `auth`, argon2id, lets a device join by the recovery code. */
export interface KeySlotTable {
  shop_id: string
  key_epoch: number
  kind: string
  slot: string
  auth: string | null
}

/**
 * A row of `custody_switches`: a shop that is on its way to private custody. `former_key` is the wrapped key of the epoch before,
 * from `moved_at` on.
 */
export interface CustodySwitchTable {
  shop_id: string
  device_id: string
  key_epoch: number
  former_key: Uint8Array | null
  begun_at: number
  moved_at: number | null
}

/**
 * A row of `pairings`: the code that one device shows. It counts only while that device has the token `maker_token`
 * (its hash); `sealed_key` is JSON that only devices read, null in managed custody.
 */
export interface PairingTable {
  shop_id: string
  device_id: string
  code_hash: string
  maker_token: string
  key_epoch: number
  sealed_key: string | null
  created_at: number
  expires_at: number
  used_at: number | null
  used_by: string | null
}

/** A row of `password_resets`: the newest code of a shop, used or not; `code_hash` is argon2id. */
export interface PasswordResetTable {
  shop_id: string
  code_hash: string
  created_at: number
  expires_at: number
  used_at: number | null
}

/** A row of `lineages`; a higher `first_number` began later. */
export interface LineageTable {
  shop_id: string
  lineage: string
  device_id: string
  head: string
  first_number: number
  created_at: number
  /** What its commits have stored. */
  stored_bytes: number
}

/** A row of `sonic_objects`; `closed` is 0 or 1. */
export interface ObjectTable {
  shop_id: string
  id: string
  body: Uint8Array
  body_sha256: Uint8Array
  closed: number
  stored_at: number
  seen_at: number
  verified_at: number | null
}

/** A row of `retention`: what the owner chose, null for the default, and the zone that the shop's own settings name. */
export interface RetentionTable {
  shop_id: string
  policy: string | null
  time_zone: string | null
  shop_zone: string | null
}

/**
 * A row of `sonic_backups`; `header` is the JSON of the commit's clear header, `pinned_for` is null when a person pinned
 * it, `dropped_from` is how many records the parent had when this one has far fewer.
 */
export interface BackupTable {
  shop_id: string
  number: number
  snapshot_id: string
  manifest_id: string
  device_id: string
  lineage: string
  parent: string | null
  seq: number
  root: string
  trigger_name: string
  name: string | null
  custody: string
  key_epoch: number
  created_at: number
  created_by: string
  received_at: number
  verified_at: number | null
  problem: string | null
  pinned: number
  pinned_for: string | null
  dropped_from: number | null
  records: number
  deleted_at: number | null
  header: string
  manifest: Uint8Array
}

/** A row of `server_files`; `statistics` is JSON. */
export interface ServerFileTable {
  shop_id: string
  name: string
  kind: 'json' | 'sqlite'
  bytes: number
  sha256: string
  created_at: number
  verified_at: number | null
  problem: string | null
  second: string | null
  statistics: string | null
}

/** A row of `file_schedules`; `last_ok` is 0 or 1. */
export interface FileScheduleTable {
  shop_id: string
  due_at: number
  failures: number
  last_at: number | null
  last_ok: number | null
  last_problem: string | null
  lease_holder: string | null
  lease_until: number
}

/** A row of `audit`: an act; `id` is a UUIDv7, whose order is that of time. */
export interface AuditTable {
  shop_id: string
  id: string
  act: string
  device_id: string | null
  address: string | null
  detail: string | null
}

/** Every table; each but `logins` is keyed by `shop_id` first, so that a cluster can spread shops. */
export interface Tables extends CareTables, AlarmTables {
  shops: ShopTable
  logins: LoginTable
  devices: DeviceTable
  key_slots: KeySlotTable
  custody_switches: CustodySwitchTable
  pairings: PairingTable
  password_resets: PasswordResetTable
  lineages: LineageTable
  sonic_objects: ObjectTable
  sonic_backups: BackupTable
  retention: RetentionTable
  server_files: ServerFileTable
  file_schedules: FileScheduleTable
  audit: AuditTable
}
