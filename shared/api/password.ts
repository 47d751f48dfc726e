import * as z from 'zod/mini'
import { Kdf, RecoveryAuth } from './account.ts'
import { keySlotsSchema, type KeySlot } from '../keys/slots.ts'

/** The owner's password: changing it. What arrives is only what the device derived from it (engine 16). */

/** What a device derives from a password for the server: base64url of 32 bytes. */
export const Auth = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))
/** A salt as a device draws it: base64url of 16 to 64 bytes. */
export const Salt = z.string().check(z.regex(/^[A-Za-z0-9_-]{22,86}$/))

/**
 * `PUT /api/owner/password`, with the device's token. 204: the new password counts, every other device has to sign in again.
 * The same request again is 204 too. The salt is a new one; the slots are of the present key epoch, and the one of the new
 * password is among them. 401 `wrong_login`, `recovery_unknown`, 422 `shop_mismatch` (another key epoch), 429 as at sign-in.
 */
export const ChangePasswordRequest = z
  .object({
    /** Of the password that counts until now; absent when it was forgotten. */
    auth: z.optional(Auth),
    /** Of the recovery code, for who has forgotten the password. */
    byCode: z.optional(Auth),
    newAuth: Auth,
    salt: Salt,
    kdf: Kdf,
    keyEpoch: z.int().check(z.minimum(1)),
    slots: keySlotsSchema,
    recoveryAuth: RecoveryAuth,
  })
  .check(z.refine(opensByNewPassword, { error: 'no slot of the new password', path: ['slots'] }))
  .check(z.refine(isProvenOnce, { error: 'either the old password or the recovery code', path: ['auth'] }))
export type ChangePasswordRequest = z.infer<typeof ChangePasswordRequest>

function isProvenOnce({ auth, byCode }: { auth?: string | undefined; byCode?: string | undefined }): boolean {
  return (auth === undefined) !== (byCode === undefined)
}

function opensByNewPassword(request: { salt: string; kdf: Kdf; slots: readonly KeySlot[] }): boolean {
  const passwords = request.slots.filter((slot) => slot.kind === 'password')
  return (
    passwords.length === 1 &&
    passwords.every(({ salt, kdf }) => salt === request.salt && kdf.iterations === request.kdf.iterations)
  )
}
