import * as z from 'zod/mini'
import { Count, ObjectRef, Time } from './wire.ts'

/** Most ids in one negotiate request. */
export const NEGOTIATE_MAX = 4096

/** Most ids that a `missing_objects` answer names; more may be missing. */
export const MISSING_MAX = 1024

/** `POST /api/backups/negotiate`. */
export const NegotiateRequest = z.object({ ids: z.array(ObjectRef).check(z.maxLength(NEGOTIATE_MAX)) })
export type NegotiateRequest = z.infer<typeof NegotiateRequest>
/**
 * `want`: not there, send it and look at its children. `open`: there, but something under it may be missing: look at
 * its children. An asked id in neither list is there with everything under it.
 */
export const NegotiateAnswer = z.object({ want: z.array(z.string()), open: z.array(z.string()) })
export type NegotiateAnswer = z.infer<typeof NegotiateAnswer>

/** `PUT /api/backups/objects`: leaf and node frames in, one answer for each frame in its order, status 200. */
export const PutObjectsAnswer = z.object({
  objects: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['stored', 'have', 'error']),
      code: z.optional(z.string()),
    }),
  ),
})
export type PutObjectsAnswer = z.infer<typeof PutObjectsAnswer>

/** Another device has begun a newer lineage of this shop (restored it). */
export const MovedTo = z.object({ deviceId: z.string(), name: z.string(), at: Time })
export type MovedTo = z.infer<typeof MovedTo>

/**
 * `POST /api/backups`: frames header, manifest, then leaves and nodes as wanted. 201 new, 200 the same again;
 * 409 `missing_objects` | `head_moved`, 422 `snapshot_conflict` (all as `ErrorAnswer`).
 */
export const CommitAnswer = z.object({
  number: Count,
  snapshotId: z.string(),
  root: z.string(),
  storedAt: Time,
  checkedAt: z.nullable(Time),
  movedTo: z.optional(MovedTo),
})
export type CommitAnswer = z.infer<typeof CommitAnswer>
