import * as z from 'zod/mini'
import { BackupWarning } from './api/retention.ts'
import { SERVER_DEVICE } from './api/old-upload.ts'
import { keySlotSchema, keySlotsSchema, type KeySlot } from './keys/slots.ts'
import { FETCH_MAX } from './snapshot/limits.ts'
import { isObjectId } from './snapshot/object-id.ts'

/**
 * Every request and answer between a device and the server. Both sides parse with these schemas, and what is
 * not named here is dropped. Bytes in JSON are base64url without padding; times are ms UTC of the server's clock.
 */

/** Content type of a framed body (shared/snapshot/frames.ts). */
export const FRAMES_TYPE = 'application/vnd.sonic.frames'

/** Most ids in one negotiate request. */
export const NEGOTIATE_MAX = 4096

/** Most ids that a `missing_objects` answer names; more may be missing. */
export const MISSING_MAX = 1024

/** Largest JSON body that the server reads, in bytes. */
export const JSON_MAX = 256 * 1024

/** Largest chunk of `GET /api/backups`. */
export const LIST_MAX = 200

/** The cookie that says which shop was on this device (engine 29): URI-encoded JSON of a `ShopMarker`, no secret, no authority. */
export const SHOP_COOKIE = 'sonic_shop'

const Name = z.string().check(z.trim(), z.minLength(1), z.maxLength(120))
const Ref = z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/))
const ObjectRef = z.string().check(z.refine(isObjectId, 'not an object id'))
const Bytes32 = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))
const Time = z.number()
const Count = z.int().check(z.minimum(0))
const Counts = z.record(z.string(), z.number())

/** A login as people type it (phone, e-mail, word); parsing folds it to the one form that is compared. */
export const Login = z.pipe(
  z.string().check(z.maxLength(200)),
  z.pipe(
    z.transform((text: string) => text.normalize('NFKC').trim().toLowerCase()),
    z.string().check(z.minLength(1), z.maxLength(200)),
  ),
)

/** How the device stretches the password before anything of it leaves. */
export const Kdf = z.object({
  name: z.literal('PBKDF2-SHA-256'),
  iterations: z.int().check(z.minimum(600_000), z.maximum(10_000_000)),
})
export type Kdf = z.infer<typeof Kdf>

/** The shop's raw key wrapped by the password or the recovery code; the server only keeps it. */
export type Slot = KeySlot

/** The device that asks. `series` is the number letter it already has: `''` (founder) or `X` and three letters (engine 26). */
export const DeviceClaim = z.object({
  deviceId: Ref.check(z.refine((id) => id !== SERVER_DEVICE, 'is the server’s own')),
  name: Name,
  series: z.optional(z.string().check(z.regex(/^(X[A-Za-z]{3})?$/))),
})
export type DeviceClaim = z.infer<typeof DeviceClaim>

/** `POST /api/login/params`. Unknown logins get a stable made-up salt. */
export const LoginParamsRequest = z.object({ login: Login })
export const LoginParamsAnswer = z.object({ salt: z.string(), kdf: Kdf })
export type LoginParamsAnswer = z.infer<typeof LoginParamsAnswer>

/** `POST /api/shops`: sign-up. 201 new; 200 the same shop and auth again (new token); 409 `login_taken`, `shop_exists`. */
export const CreateShopRequest = z.object({
  shopId: Ref,
  name: Name,
  login: Login,
  salt: z.string().check(z.regex(/^[A-Za-z0-9_-]{22,86}$/)),
  kdf: Kdf,
  auth: Bytes32,
  slots: keySlotsSchema,
  /** The raw shop key; present exactly in managed custody. */
  key: z.optional(Bytes32),
  device: DeviceClaim,
})
export type CreateShopRequest = z.infer<typeof CreateShopRequest>
export const CreateShopAnswer = z.object({ token: z.string(), letter: z.string() })
export type CreateShopAnswer = z.infer<typeof CreateShopAnswer>

/** `POST /api/devices`: sign-in. 401 `wrong_login`, 409 `series_taken`, 429 with Retry-After. */
export const SignInRequest = z.object({ login: Login, auth: Bytes32, device: DeviceClaim })
export type SignInRequest = z.infer<typeof SignInRequest>
export const SignInAnswer = z.object({
  shopId: z.string(),
  name: z.string(),
  token: z.string(),
  letter: z.string(),
  slots: z.array(keySlotSchema),
  keyEpoch: Count,
  key: z.optional(Bytes32),
})
export type SignInAnswer = z.infer<typeof SignInAnswer>

/** `POST /api/devices/fork` (a copied profile): a new device with its own token and letter. Never carries the key. */
export const ForkRequest = z.object({ device: DeviceClaim })
export type ForkRequest = z.infer<typeof ForkRequest>
export const ForkAnswer = z.object({ token: z.string(), letter: z.string() })
export type ForkAnswer = z.infer<typeof ForkAnswer>

/** `PUT /api/key-slots`: replaces the slots of the named kinds. 204. The password's auth is asked again. */
export const KeySlotsRequest = z.object({ auth: Bytes32, slots: keySlotsSchema })
export type KeySlotsRequest = z.infer<typeof KeySlotsRequest>

/** One device of the shop. */
export const DeviceRow = z.object({
  deviceId: z.string(),
  name: z.string(),
  letter: z.string(),
  createdAt: Time,
  seenAt: Time,
  revokedAt: z.nullable(Time),
  /** True for the device that asks. */
  current: z.boolean(),
})
export type DeviceRow = z.infer<typeof DeviceRow>

/** `GET /api/devices`. `DELETE /api/devices/:deviceId` answers 204 and its token is dead at once. */
export const DevicesAnswer = z.object({ devices: z.array(DeviceRow) })
export type DevicesAnswer = z.infer<typeof DevicesAnswer>

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
  movedTo: z.optional(MovedTo),
})
export type BackupStatusAnswer = z.infer<typeof BackupStatusAnswer>

/** `GET /api/status`, public. */
export const ServerStatusAnswer = z.object({ ok: z.boolean(), version: z.string(), time: Time })
export type ServerStatusAnswer = z.infer<typeof ServerStatusAnswer>

/** What the cookie says: offered at a first run, never believed. */
export const ShopMarker = z.object({ shopId: z.string(), name: z.string() })
export type ShopMarker = z.infer<typeof ShopMarker>

/** Body of every answer that is not 2xx. */
export const ErrorAnswer = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.optional(z.string()),
  field: z.optional(z.string()),
  requestId: z.string(),
  /** With `missing_objects`: at most `MISSING_MAX` ids. */
  missing: z.optional(z.array(z.string())),
  /** With `head_moved`: the lineage's head, null when the server has none. */
  head: z.optional(z.nullable(z.string())),
  /** With `backup_kept`: why it stays, words of `RETENTION_REASONS`. */
  reasons: z.optional(z.array(z.string())),
})
export type ErrorAnswer = z.infer<typeof ErrorAnswer>
