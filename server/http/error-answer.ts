import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ErrorAnswer } from '../../shared/api/error-answer.ts'
import { PosError, type ErrorCode } from '../../shared/errors.ts'
import type { AppEnv } from './app-env.ts'

/** The one place where a code gets its HTTP status. A code that is not here is a fault of the server: 500. */
const STATUS: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  bad_request: 400,
  frame_invalid: 400,
  token_unknown: 401,
  wrong_login: 401,
  reset_unknown: 401,
  recovery_unknown: 401,
  pairing_unknown: 401,
  device_revoked: 403,
  key_replaced: 403,
  owner_needed: 403,
  not_found: 404,
  network: 408,
  object_missing: 404,
  login_taken: 409,
  custody_private: 409,
  custody_running: 409,
  no_backup: 409,
  backup_running: 409,
  shop_exists: 409,
  series_taken: 409,
  missing_objects: 409,
  head_moved: 409,
  backup_kept: 409,
  quota_exceeded: 409,
  body_too_large: 413,
  object_too_large: 413,
  file_too_large: 413,
  object_invalid: 422,
  object_tampered: 422,
  manifest_invalid: 422,
  format_newer: 422,
  shop_mismatch: 422,
  snapshot_conflict: 422,
  file_locked: 422,
  file_foreign: 422,
  file_invalid: 422,
  file_truncated: 422,
  file_tampered: 422,
  schema_newer: 422,
  rate_limited: 429,
  cancelled: 503,
  server_busy: 503,
  storage_unavailable: 503,
  server_storage_read_only: 503,
  server_storage_full: 507,
  folder_missing: 503,
  folder_read_only: 503,
  disk_full: 507,
}

/** The status of an answer with this code. */
export function statusOf(code: ErrorCode): ContentfulStatusCode {
  return STATUS[code] ?? 500
}

/** What `missing_objects`, `head_moved` and `backup_kept` say besides their code. */
export type ErrorExtras = Pick<ErrorAnswer, 'missing' | 'head' | 'reasons'>

/** Answers a refusal as JSON with a stable code. Nothing of a fault of the server itself is told, only its request id. */
export function errorAnswer(c: Context<AppEnv>, error: unknown, extras: ErrorExtras = {}): Response {
  const known = error instanceof PosError && STATUS[error.code] !== undefined ? error : asInternal(error)
  const { code, message, hint, field, values } = known
  c.set('errorCode', code)
  if (values['retryAfterS'] !== undefined) c.header('Retry-After', String(values['retryAfterS']))
  if (code === 'token_unknown') c.header('WWW-Authenticate', 'Bearer')
  const answer: ErrorAnswer = {
    code,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(field === undefined ? {} : { field }),
    requestId: c.get('requestId'),
    ...extras,
  }
  return c.json(answer, statusOf(code))
}

function asInternal(cause: unknown): PosError {
  if (isDiskFull(cause)) {
    return new PosError('server_storage_full', 'the server has no room left', {
      cause,
      retryable: true,
      hint: 'Make room on the server’s disk. Nothing is lost: devices keep what they have and try again.',
    })
  }
  return new PosError('internal', 'unexpected server error', {
    cause,
    retryable: true,
    hint: 'Try again; the server’s log has the cause under this requestId.',
  })
}

/** The file system's own word; the database's was translated by the storage. */
function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC'
}
