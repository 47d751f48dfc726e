import * as z from 'zod/mini'

/** What was done to a shop and by whom, for its owner. Times are ms UTC of the server's clock. */

/** How long an act is kept: a year and a month, so that the same month of last year can be looked at. In days. */
export const AUDIT_DAYS = 400

/** What an owner asks for: who came in by which device; backups and files; the account, its keys and who runs the server. */
export const AUDIT_GROUPS = ['devices', 'backups', 'account'] as const
export type AuditGroup = (typeof AUDIT_GROUPS)[number]

/** Everything that is written down, and where an owner looks for it. A device has to bear with words that a newer server adds. */
export const AUDIT_ACTS = {
  shop_made: 'account',
  signed_in: 'devices',
  signed_in_by_code: 'devices',
  sign_in_failing: 'devices',
  device_paired: 'devices',
  device_forked: 'devices',
  device_renamed: 'devices',
  device_revoked: 'devices',
  pairing_offered: 'devices',
  owner_confirmed: 'account',
  password_changed: 'account',
  password_reset: 'account',
  key_slots_changed: 'account',
  custody_begun: 'account',
  custody_done: 'account',
  retention_changed: 'backups',
  alarm_changed: 'account',
  alarm_receiver_added: 'account',
  alarm_receiver_removed: 'account',
  device_silent: 'devices',
  backup_deleted: 'backups',
  backup_undeleted: 'backups',
  files_written: 'backups',
  file_downloaded: 'backups',
  file_deleted: 'backups',
  old_upload: 'backups',
  operator_command: 'account',
} as const satisfies Readonly<Record<string, AuditGroup>>

/** One word for what was done. */
export type AuditAct = keyof typeof AUDIT_ACTS

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

/** Query of `GET /api/audit` (owner only): `before` is `next` of the page before; `group` leaves out the acts of the others. */
export const AuditQuery = z.object({
  group: z.optional(z.enum(AUDIT_GROUPS)),
  before: z.optional(z.string().check(z.regex(/^[0-9a-f-]{1,36}$/))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
})
export type AuditQuery = z.infer<typeof AuditQuery>

/** `GET /api/audit`: newest first. `next` null: there is no older one. */
export const AuditAnswer = z.object({
  acts: z.array(AuditRow),
  next: z.nullable(z.string()),
  /** What the devices of these acts are called now, by id; removed ones too. */
  devices: z.record(z.string(), z.string()),
})
export type AuditAnswer = z.infer<typeof AuditAnswer>
