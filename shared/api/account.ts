import * as z from 'zod/mini'
import { keySlotSchema, keySlotsSchema, type KeySlot } from '../keys/slots.ts'
import { DeviceClaim } from './device.ts'
import { Bytes32, Count, Name, Ref } from './wire.ts'

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

/**
 * Beside slots: what proves the code of the recovery slot among them (`recoveryAuth` in shared/keys), so that a device joins by
 * the code alone. Without it that code only opens the key of a device that has joined otherwise.
 */
export const RecoveryAuth = z.optional(Bytes32)

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
  recoveryAuth: RecoveryAuth,
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

/**
 * `POST /api/devices/recover`: as sign-in, by what the device derived from the recovery code; the password stays as it is. 401
 * `recovery_unknown` for a wrong login and a wrong code alike, 422 `shop_mismatch` when `heldShopId` is another shop.
 */
export const RecoverRequest = z.object({
  login: Login,
  recoveryAuth: Bytes32,
  device: DeviceClaim,
  /** The shop that this device holds already. */
  heldShopId: z.optional(Ref),
})
export type RecoverRequest = z.infer<typeof RecoverRequest>

/** What a device gets that joins a shop. The raw key is in it in managed custody. */
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

/** `PUT /api/key-slots`: replaces the slots of the named kinds. 204. The password's auth is asked again. */
export const KeySlotsRequest = z.object({
  auth: Bytes32,
  slots: keySlotsSchema,
  recoveryAuth: RecoveryAuth,
})
export type KeySlotsRequest = z.infer<typeof KeySlotsRequest>
