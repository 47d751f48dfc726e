import * as z from 'zod/mini'

/**
 * Owner confirmation, care of single backups (name, pin, delete) and retention. Times are ms UTC of the server's clock.
 */

const Count = z.int().check(z.minimum(0))
const Time = z.number()

/** `POST /api/owner`: the password's auth again, for this device and ten minutes. 401 `wrong_login`, 429 as at sign-in. */
export const OwnerRequest = z.object({ auth: z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/)) })
export type OwnerRequest = z.infer<typeof OwnerRequest>
/** `until`: when the server asks for the password again. */
export const OwnerAnswer = z.object({ until: Time })
export type OwnerAnswer = z.infer<typeof OwnerAnswer>

/** `PATCH /api/backups/:snapshotId`: what is absent stays; a null name takes the name away. 204. Any signed-in device may. */
export const BackupPatch = z.object({
  name: z.optional(z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(120)))),
  pinned: z.optional(z.boolean()),
})
export type BackupPatch = z.infer<typeof BackupPatch>

/** What the server noticed about a backup: it has far fewer records than the one before it (its parent is kept for that). */
export const BackupWarning = z.object({ kind: z.literal('records_dropped'), before: Count, after: Count })
export type BackupWarning = z.infer<typeof BackupWarning>

/** How long a deleted backup can be brought back. */
export const UNDELETE_MS = 7 * 86_400_000

const Slots = z.int().check(z.minimum(0), z.maximum(1000))

/** How many backups of each kind are kept, per lineage; `withinHours` keeps everything that young. All zero keeps everything. */
export const RetentionPolicy = z.object({
  last: Slots,
  hourly: Slots,
  daily: Slots,
  weekly: Slots,
  monthly: Slots,
  yearly: Slots,
  withinHours: z.int().check(z.minimum(0), z.maximum(100_000)),
})
export type RetentionPolicy = z.infer<typeof RetentionPolicy>

/** Every reason for which a backup is kept; those of the policy, then those that no policy takes away. */
export const RETENTION_REASONS = [
  'last',
  'hourly',
  'daily',
  'weekly',
  'monthly',
  'yearly',
  'within',
  'newest',
  'newest_verified',
  'pinned',
  'pre_restore',
  'held',
  'future',
  'empty_policy',
] as const
export type RetentionReason = (typeof RETENTION_REASONS)[number]

/** What the policy means for one backup. `reasons` is empty exactly when it would go; a reason unknown to this app is still a reason. */
export const RetentionRow = z.object({
  snapshotId: z.string(),
  number: Count,
  keep: z.boolean(),
  reasons: z.array(z.string()),
})
export type RetentionRow = z.infer<typeof RetentionRow>

/**
 * `PUT /api/retention`: owner only. With `dryRun` nothing is saved; the answer is the plan under the new policy. Nothing is
 * deleted at once, but at the next hourly run. An absent `timeZone` stays, null is that of the shop's settings (Asia/Baghdad where the
 * server cannot read them); 400 for an unknown one.
 */
export const RetentionRequest = z.object({
  policy: RetentionPolicy,
  timeZone: z.optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(64)))),
  dryRun: z.optional(z.boolean()),
})
export type RetentionRequest = z.infer<typeof RetentionRequest>

/** `GET /api/retention` and `PUT /api/retention`: newest first. */
export const RetentionAnswer = z.object({
  policy: RetentionPolicy,
  timeZone: z.string(),
  plan: z.array(RetentionRow),
})
export type RetentionAnswer = z.infer<typeof RetentionAnswer>
