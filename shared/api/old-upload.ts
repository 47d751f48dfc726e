import * as z from 'zod/mini'

/** The device id of snapshots that the server itself makes (engine 34). No device can have it. */
export const SERVER_DEVICE = 'server'

/** The largest old backup that `POST /api/backup` takes, in bytes. */
export const OLD_UPLOAD_MAX = 64 * 1024 * 1024

const Count = z.int().check(z.minimum(0))

/**
 * `POST /api/backup`, owner only: the body is a whole backup file of the old SONIC POS, of KakaWallet, or one that this
 * server wrote, as JSON. 201 a new backup that devices can restore; 200 the shop has a backup of the same contents already.
 * 413 `body_too_large`; 422 `file_foreign`, `file_invalid`, `file_truncated` (`field` names the section), of a server's own
 * files `file_tampered`, `format_newer`, `schema_newer`; 409 `custody_private`; 503 `server_busy` while another one of the
 * shop is read.
 */
export const OldUploadAnswer = z.object({
  number: Count,
  snapshotId: z.string(),
  root: z.string(),
  kind: z.string(),
  records: Count,
  /** Records per section key. */
  sections: z.record(z.string(), Count),
  /** When the file says it was made, ms UTC. */
  madeAt: z.nullable(z.number()),
  /** The backup whose settings and staff were taken along. */
  keptFrom: z.nullable(Count),
})
export type OldUploadAnswer = z.infer<typeof OldUploadAnswer>
