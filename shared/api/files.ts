import * as z from 'zod/mini'

/**
 * Backup files that the server writes by itself every 24 hours and on demand, and what it says about itself. Owner only,
 * except `GET /api/status`. Times are ms UTC of the server's clock.
 */

const Count = z.int().check(z.minimum(0))
const Time = z.number()

/** A file's name in the address: nothing that could leave the folder. */
export const FileName = z
  .string()
  .check(
    z.maxLength(120),
    z.regex(/^sonic_[a-z]+_\d{4}-\d{2}-\d{2}_\d{2}-\d{2}-\d{2}\.(json|sqlite)(\.age)?$/),
  )

/** What a file holds, counted while it was written. */
export const FileStatistics = z.object({
  users: Count,
  loanPersons: Count,
  transactions: Count,
  loans: Count,
  /** Records per section key. */
  sections: z.record(z.string(), Count),
  records: Count,
  createdAt: Time,
})
export type FileStatistics = z.infer<typeof FileStatistics>

/** One file; `POST /api/files/:name/verify` answers it as it is now. `verifiedAt` null: not read back yet, or `problem` says what was wrong. */
export const FileRow = z.object({
  name: z.string(),
  kind: z.enum(['json', 'sqlite']),
  bytes: Count,
  createdAt: Time,
  verifiedAt: z.nullable(Time),
  /** An error code, else null. */
  problem: z.nullable(z.string()),
  statistics: z.nullable(FileStatistics),
  /** The copy in the server's second folder: empty when it is right, null when there is to be none, else an error code. */
  copy: z.optional(z.nullable(z.string())),
})
export type FileRow = z.infer<typeof FileRow>

/** How far a running file job is; `step` is `gather`, `json`, `sqlite`, `verify` or `prune`. `total` 0: not known yet. */
export const FileJob = z.object({ step: z.string(), done: Count, total: Count })
export type FileJob = z.infer<typeof FileJob>

/** `GET /api/files`: newest first. `lastRun` null: none yet. */
export const FilesAnswer = z.object({
  files: z.array(FileRow),
  nextRunAt: z.nullable(Time),
  lastRun: z.nullable(z.object({ at: Time, ok: z.boolean(), problem: z.nullable(z.string()) })),
  running: z.nullable(FileJob),
  /** Names of what stands in the folder and was not written by the server. */
  foreign: z.optional(z.array(z.string())),
})
export type FilesAnswer = z.infer<typeof FilesAnswer>

/** `POST /api/backup/create`: answers when the files are on disk and were read back. 409 `custody_private` for a private shop. */
export const CreateFilesAnswer = z.object({
  files: z.array(
    z.object({ name: z.string(), bytes: Count, sha256: z.string(), verifiedAt: z.nullable(Time) }),
  ),
  statistics: FileStatistics,
  /** The files are right, but not all is well: `copy_failed` when the second folder has no right copy. */
  problem: z.optional(z.nullable(z.string())),
})
export type CreateFilesAnswer = z.infer<typeof CreateFilesAnswer>

/** The care of a shop's backups; null before the first time. `rehearsalProblem` is a code. */
export const CareStatus = z.object({
  rehearsedAt: z.nullable(Time),
  rehearsedBackup: z.nullable(Count),
  rehearsalProblem: z.nullable(z.string()),
  scrubbedAt: z.nullable(Time),
  /** Stored objects that are bad or gone and were not healed yet. */
  badObjects: Count,
})
export type CareStatus = z.infer<typeof CareStatus>

/** `GET /api/status` with a device token; without one only the first three. `problems` are codes, in the order of their weight. */
export const FullStatusAnswer = z.object({
  ok: z.boolean(),
  version: z.string(),
  time: Time,
  database: z.optional(z.enum(['sqlite', 'postgres'])),
  sizeBytes: z.optional(z.nullable(Count)),
  latencyMs: z.optional(z.nullable(z.number())),
  /** The newest files of this shop, as many as the server cares to say. */
  lastFiles: z.optional(z.array(z.object({ name: z.string(), bytes: Count, createdAt: Time }))),
  freeBytes: z.optional(z.nullable(Count)),
  problems: z.optional(z.array(z.string())),
  /** How the care of the shop's backups stands: the last rehearsal of a restore, the last look at what is stored. */
  care: z.optional(CareStatus),
})
export type FullStatusAnswer = z.infer<typeof FullStatusAnswer>
