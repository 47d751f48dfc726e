/**
 * Every reason this product refuses something. Programs switch on the code; people read a sentence made from it
 * in their language (client/i18n). Codes are stable: they are part of the API and of stored files.
 */
export const ERROR_CODES = [
  // what a record or file may not be
  'not_canonical',
  'record_too_large',
  'record_invalid',
  'unknown_collection',
  'unknown_index',
  'file_invalid',
  'file_too_large',
  'file_truncated',
  'file_tampered',
  'file_foreign',
  'file_former_key',
  'format_newer',
  'schema_newer',
  'object_invalid',
  'object_tampered',
  'object_missing',
  'object_too_large',
  'frame_invalid',
  'manifest_invalid',
  // this device
  'storage_full',
  'storage_lost',
  'storage_vanished',
  'shop_fenced',
  'shop_missing',
  'shop_not_empty',
  'lock_stolen',
  'restore_running',
  'cut_outdated',
  'read_only_schema',
  'draft_gone',
  // keys and people
  'wrong_secret',
  'wrong_pin',
  'no_slot',
  'bad_recovery_code',
  'key_missing',
  // the wire
  'network',
  'body_too_large',
  'bad_request',
  'not_found',
  'rate_limited',
  'token_unknown',
  'device_revoked',
  'key_replaced',
  'owner_needed',
  'backup_kept',
  'wrong_login',
  'reset_unknown',
  'recovery_unknown',
  'pairing_unknown',
  'login_taken',
  'shop_exists',
  'series_taken',
  'missing_objects',
  'head_moved',
  'snapshot_conflict',
  'shop_mismatch',
  'server_busy',
  'storage_unavailable',
  'server_storage_full',
  'quota_exceeded',
  'server_storage_read_only',
  'internal',
  // files that the server writes
  'custody_private',
  'custody_running',
  'no_backup',
  'backup_running',
  'disk_full',
  'folder_missing',
  'folder_read_only',
  'file_locked',
  'copy_failed',
  // the shop's rules
  'needs_customer',
  'nothing_to_sell',
  'amount_invalid',
  'underpaid',
  'cancelled',
] as const

/** One of the closed list of reasons. */
export type ErrorCode = (typeof ERROR_CODES)[number]

/** What may accompany an error besides its code. */
export interface ErrorDetails {
  /** The error that caused this one. */
  cause?: unknown
  /** True when trying the same again later can succeed. */
  retryable?: boolean
  /** The field, section or object that is at fault, as a path. */
  field?: string
  /** One next action, in English, for logs and API users. */
  hint?: string
  /** Numbers and names that the sentence shown to a person needs. */
  values?: Readonly<Record<string, string | number>>
}

/** The one error family of the product. The message is English and for engineers; screens translate the code. */
export class PosError extends Error {
  readonly code: ErrorCode
  readonly retryable: boolean
  readonly field: string | undefined
  readonly hint: string | undefined
  readonly values: Readonly<Record<string, string | number>>

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'PosError'
    this.code = code
    this.retryable = details.retryable ?? false
    this.field = details.field
    this.hint = details.hint
    this.values = details.values ?? {}
  }
}
