import * as z from 'zod/mini'
import { keySlotsSchema } from '../keys/slots.ts'
import { RecoveryAuth } from './account.ts'
import { Auth } from './password.ts'
import { Count, Time } from './wire.ts'

/**
 * Who holds the shop's key (engine 35). A switch to private custody begins with slots of a new key epoch. The first backup
 * that the beginning device commits in that epoch moves the shop: from there on the server has no key to open it by, other
 * devices are answered 403 `key_replaced`. Done deletes what was before.
 */

/** `GET /api/custody`. */
export const CustodyAnswer = z.object({
  custody: z.enum(['managed', 'private']),
  keyEpoch: Count,
  /** The epoch that a switch which begins now has to name. */
  nextEpoch: Count,
  /** Null when no switch is under way. `movedAt` null: the shop still works under the key of before. */
  underway: z.nullable(
    z.object({ keyEpoch: Count, deviceId: z.string(), begunAt: Time, movedAt: z.nullable(Time) }),
  ),
  /** Of the epochs before, or before the next: backups (deleted ones too) and readable files that done deletes. */
  backups: Count,
  files: Count,
  /** Copies of the whole database that this server keeps; their age alone takes them away. */
  serverCopies: Count,
})
export type CustodyAnswer = z.infer<typeof CustodyAnswer>

/**
 * `PUT /api/custody`: begins a switch from this device; 204, also for the same request again. One that was begun before and has
 * not moved the shop is void then. 401 `wrong_login`, 409 `custody_private`, 409 `custody_running` (another epoch is next, or the
 * shop has moved), 422 `shop_mismatch` (the password slot is not of the password that counts), 429 as at sign-in.
 */
export const BeginCustodyRequest = z
  .object({
    auth: Auth,
    keyEpoch: z.int().check(z.minimum(2)),
    slots: keySlotsSchema,
    recoveryAuth: RecoveryAuth,
  })
  .check(
    z.refine(
      ({ slots }) =>
        slots.length === 2 &&
        (['password', 'recovery'] as const).every((kind) => slots.some((slot) => slot.kind === kind)),
      { error: 'one slot of each kind', path: ['slots'] },
    ),
  )
export type BeginCustodyRequest = z.infer<typeof BeginCustodyRequest>

/**
 * `POST /api/custody/done`: deletes the wrapped key, the slots, backups and objects of the epochs before and the readable files,
 * and answers when they are gone from the database's own files too. May be asked by any device of the new epoch, and again; 409
 * `custody_running` while the shop has not moved, 503 `server_busy` when something must be waited for.
 */
export const CustodyDoneAnswer = z.object({ keyEpoch: Count })
export type CustodyDoneAnswer = z.infer<typeof CustodyDoneAnswer>
