import * as z from 'zod/mini'
import { Kdf, Login } from './account.ts'
import { DeviceClaim } from './device.ts'
import { readResetCode } from '../keys/reset-code.ts'
import { Auth, Salt } from './password.ts'
import { Ref } from './wire.ts'

/** How long the operator's code for a new password counts. */
export const RESET_MS = 86_400_000

/**
 * `POST /api/password-resets/claim`, without a token: 200 with a `SignInAnswer`. The code of the operator makes a new password,
 * once; every other device has to sign in again. The shop is in managed custody, so the answer holds the key, and the device
 * puts a slot of the new password (`PUT /api/key-slots`). The same request again, within the day, is 200 too. 401
 * `reset_unknown` for a wrong, used or old code and an unknown login alike, 409 `series_taken`, 422 `shop_mismatch`
 * (the code is not used up then) when `heldShopId` is another shop, 429 as at sign-in.
 */
export const ClaimResetRequest = z.object({
  login: Login,
  code: z.pipe(
    z.string().check(z.maxLength(100)),
    z.pipe(
      z.transform((typed: string) => readResetCode(typed)),
      z.string(),
    ),
  ),
  newAuth: Auth,
  salt: Salt,
  kdf: Kdf,
  device: DeviceClaim,
  /** The shop that this device holds already. */
  heldShopId: z.optional(Ref),
})
export type ClaimResetRequest = z.infer<typeof ClaimResetRequest>
