import * as z from 'zod/mini'
import { SignInAnswer } from './account.ts'
import { DeviceClaim } from './device.ts'
import { Ref } from './wire.ts'
import { isPairingCode } from '../keys/pairing-code.ts'
import { tidyCode } from '../keys/typed-code.ts'
import { wrappedKey } from '../keys/wrapped-key.ts'

/**
 * A new device joins by a code that another one shows. The code is in bodies only, never in an address: addresses are
 * logged. Times are ms UTC of the server's clock.
 */

/** How long a pairing code lasts, in milliseconds. */
export const PAIRING_MS = 600_000

/** A pairing code as people type it; parsing folds it to the one form that is compared. */
export const PairingCode = z.pipe(
  z.string().check(z.maxLength(64)),
  z.pipe(z.transform(tidyCode), z.string().check(z.refine(isPairingCode, 'is no pairing code'))),
)

/** The shop's key wrapped by the secret of a QR code, which the server never sees. */
export const SealedKey = z.object(wrappedKey)

/**
 * `POST /api/pairings`, owner only: a code for one new device; the one that this device showed before is dead. 201.
 * `DELETE /api/pairings` takes it back, 204. `sealedKey` is kept in private custody only.
 */
export const CreatePairingRequest = z.object({ sealedKey: z.optional(SealedKey) })
export type CreatePairingRequest = z.infer<typeof CreatePairingRequest>
export const CreatePairingAnswer = z.object({ code: PairingCode, expiresAt: z.number() })
export type CreatePairingAnswer = z.infer<typeof CreatePairingAnswer>

/** `GET /api/pairings`: what became of the newest code that this device shows; null when it shows none. Never the code. */
export const ShownPairingAnswer = z.object({
  shown: z.nullable(
    z.object({
      expiresAt: z.number(),
      usedAt: z.nullable(z.number()),
      /** The name of the device that joined by it. */
      deviceName: z.nullable(z.string()),
    }),
  ),
})
export type ShownPairingAnswer = z.infer<typeof ShownPairingAnswer>

/**
 * `POST /api/pairings/claim`, without a token: what a sign-in answers, to one device per code. 401 `pairing_unknown` for a code that
 * is wrong, over, used by another device or taken back, alike; 409 `series_taken` and, when `heldShopId` is another shop, 422
 * `shop_mismatch` (the code still counts then); 429 with Retry-After.
 */
export const ClaimPairingRequest = z.object({
  code: PairingCode,
  device: DeviceClaim,
  /** The shop that this device holds already; absent for none. */
  heldShopId: z.optional(Ref),
})
export type ClaimPairingRequest = z.infer<typeof ClaimPairingRequest>
export const ClaimPairingAnswer = z.extend(SignInAnswer, {
  /** The owner's, which the device needs to confirm the owner later. */
  login: z.string(),
  sealedKey: z.optional(SealedKey),
})
export type ClaimPairingAnswer = z.infer<typeof ClaimPairingAnswer>
