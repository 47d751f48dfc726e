import * as z from 'zod/mini'
import { FETCH_MAX } from '../snapshot/limits.ts'
import { BackupWarning } from './retention.ts'
import { MovedTo } from './sending.ts'
import { Count, Counts, ObjectRef, Ref, Time } from './wire.ts'

/** Largest chunk of `GET /api/backups`. */
export const LIST_MAX = 200

/** One stored backup. `checkedAt` null: not checked yet, or `problem` says what the check found. */
export const BackupRow = z.object({
  number: Count,
  snapshotId: z.string(),
  manifestId: z.string(),
  deviceId: z.string(),
  deviceName: z.string(),
  lineage: z.string(),
  parent: z.nullable(z.string()),
  seq: Count,
  root: z.string(),
  trigger: z.string(),
  label: z.nullable(z.string()),
  /** By the device's clock. */
  createdAt: Time,
  storedAt: Time,
  checkedAt: z.nullable(Time),
  problem: z.nullable(z.string()),
  /** Records per section. */
  counts: Counts,
  counters: Counts,
  sizes: Counts,
  custody: z.string(),
  keyEpoch: Count,
  /** Never deleted while it is set. */
  pinned: z.optional(z.boolean()),
  /** What a person called it. */
  name: z.optional(z.nullable(z.string())),
  /** Only in the list of deleted ones. */
  deletedAt: z.optional(z.nullable(Time)),
  warning: z.optional(z.nullable(BackupWarning)),
})
export type BackupRow = z.infer<typeof BackupRow>

/**
 * `GET /api/backups?before=<number>&limit=<n>&lineage=<id>`: newest first; `next` is the `before` of the following chunk.
 * `deleted=1`: those that can be brought back; `pinned=1`; `from` ≤ storedAt < `to`; `name`: a part of it.
 */
export const BackupsAnswer = z.object({ backups: z.array(BackupRow), next: z.nullable(Count) })
export type BackupsAnswer = z.infer<typeof BackupsAnswer>
export const BackupsQuery = z.object({
  before: z.optional(z.coerce.number().check(z.int(), z.minimum(1))),
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(LIST_MAX)), 50),
  lineage: z.optional(Ref),
  deleted: z.optional(z.literal('1')),
  pinned: z.optional(z.literal('1')),
  from: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
  to: z.optional(z.coerce.number().check(z.int(), z.minimum(0))),
  name: z.optional(z.string().check(z.minLength(1), z.maxLength(120))),
})
export type BackupsQuery = z.infer<typeof BackupsQuery>

/**
 * `GET /api/backups/:snapshotId` answers frames: `header` (JSON of a `BackupRow`), `manifest` (sealed, its id the
 * manifestId), `end`.
 */
export const SnapshotRef = Ref

/** `POST /api/backups/objects/fetch` answers frames: each object, or an `error` frame with its id (`object_missing`), then `end`. */
export const FetchRequest = z.object({
  ids: z.array(ObjectRef).check(z.minLength(1), z.maxLength(FETCH_MAX)),
})
export type FetchRequest = z.infer<typeof FetchRequest>

/** `GET /api/backups/status?lineage=…&root=…`: the head of that lineage; `head` null when the server has none. */
export const StatusQuery = z.object({ lineage: Ref, root: z.optional(ObjectRef) })
export const BackupStatusAnswer = z.object({
  head: z.nullable(z.string()),
  number: z.nullable(Count),
  root: z.nullable(z.string()),
  storedAt: z.nullable(Time),
  checkedAt: z.nullable(Time),
  problem: z.nullable(z.string()),
  /** What the shop calls the device that asks: the owner may have renamed it. */
  deviceName: z.optional(z.string()),
  movedTo: z.optional(MovedTo),
})
export type BackupStatusAnswer = z.infer<typeof BackupStatusAnswer>
