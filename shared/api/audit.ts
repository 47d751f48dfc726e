import * as z from 'zod/mini'

/** What was done to a shop and by whom, for its owner. Times are ms UTC of the server's clock. */

/** Everything that is written down. A device has to bear with words that a newer server adds. */
export const AUDIT_ACTS = [
  'shop_made',
  'signed_in',
  'signed_in_by_code',
  'sign_in_failing',
  'device_paired',
  'device_forked',
  'device_renamed',
  'device_revoked',
  'pairing_offered',
  'owner_confirmed',
  'password_changed',
  'password_reset',
  'key_slots_changed',
  'custody_begun',
  'custody_done',
  'retention_changed',
  'alarm_changed',
  'alarm_receiver_added',
  'alarm_receiver_removed',
  'device_silent',
  'backup_deleted',
  'backup_undeleted',
  'files_written',
  'file_downloaded',
  'file_deleted',
  'old_upload',
  'operator_command',
] as const

/** One word for what was done. */
export type AuditAct = (typeof AUDIT_ACTS)[number]

/** One act. */
export const AuditRow = z.object({
  id: z.string(),
  at: z.number(),
  /** A word of `AUDIT_ACTS`, or of a newer server. */
  act: z.string(),
  /** The device that did it; null for one that was not signed in, and for the operator. */
  deviceId: z.nullable(z.string()),
  /** Where it came from; null for the operator. */
  address: z.nullable(z.string()),
  /** What it was done to: a device, a backup, a file, a command. */
  detail: z.nullable(z.string()),
})
export type AuditRow = z.infer<typeof AuditRow>

/** Query of `GET /api/audit` (owner only): `before` is `next` of the page before. */
export const AuditQuery = z.object({
  before: z.optional(z.string().check(z.regex(/^[0-9a-f-]{1,36}$/))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
})
export type AuditQuery = z.infer<typeof AuditQuery>

/** `GET /api/audit`: newest first. `next` null: there is no older one. */
export const AuditAnswer = z.object({
  acts: z.array(AuditRow),
  next: z.nullable(z.string()),
})
export type AuditAnswer = z.infer<typeof AuditAnswer>
