import * as z from 'zod/mini'
import { PosError } from '../errors.ts'
import { fromBase64Url, sameBytes, toBase64Url } from '../snapshot/bytes.ts'
import { latinDigits } from './digits.ts'
import { KDF, newSalt, pbkdf2 } from './password.ts'
import type { ShopKeys } from './shop-keys.ts'

const base64Url = z.string().check(z.regex(/^[A-Za-z0-9_-]{16,64}$/))

/**
 * What is kept of a PIN. Worth nothing without the shop's keys; never in an export. `key`: the PIN key of an epoch before, which
 * the verifier was made under; absent when it is the shop's own.
 */
export const pinVerifierSchema = z.object({
  salt: base64Url,
  verifier: base64Url,
  key: z.optional(base64Url),
})

/** What is kept of a PIN. */
export type PinVerifier = z.infer<typeof pinVerifierSchema>

/** Makes the verifier of a new PIN of 4 to 12 digits; throws `wrong_pin` for anything else. */
export async function makePin(keys: ShopKeys, pin: string): Promise<PinVerifier> {
  const salt = newSalt()
  return { salt, verifier: toBase64Url(await verifierOf(keys, tidy(pin), salt)) }
}

/** True when `pin` is the PIN of this verifier. Digits of any script count. */
export async function checkPin(keys: ShopKeys, pin: string, kept: PinVerifier): Promise<boolean> {
  const wanted = fromBase64Url(kept.verifier)
  if (wanted === undefined || !/^\d{4,12}$/.test(latinDigits(pin))) return false
  const key = kept.key === undefined ? keys.pin : await formerPinKey(kept.key)
  return sameBytes(await verifierOf({ pin: key }, tidy(pin), kept.salt), wanted)
}

function tidy(pin: string): string {
  const digits = latinDigits(pin)
  if (!/^\d{4,12}$/.test(digits)) throw new PosError('wrong_pin', 'a PIN has 4 to 12 digits')
  return digits
}

async function formerPinKey(text: string): Promise<CryptoKey> {
  const raw = fromBase64Url(text) ?? new Uint8Array()
  return crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
}

async function verifierOf(keys: Pick<ShopKeys, 'pin'>, pin: string, salt: string): Promise<Uint8Array> {
  const stretched = await pbkdf2(pin, fromBase64Url(salt) ?? new Uint8Array(), KDF.iterations)
  return new Uint8Array(await crypto.subtle.sign('HMAC', keys.pin, stretched))
}
