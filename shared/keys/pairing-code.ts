import { PosError } from '../errors.ts'
import { fromBase64Url } from '../snapshot/bytes.ts'
import { CODE_ALPHABET, tidyCode } from './typed-code.ts'

/** How many characters a pairing code has: 40 random bits, which the server lets nobody guess. */
const CODE_CHARS = 8
const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_CHARS}}$`)
/** The secret of a QR code in bytes. */
export const PAIRING_SECRET_BYTES = 20

/** What a device needs to join a shop, as it was typed or scanned. */
export interface PairingText {
  readonly code: string
  /** Base64url; only from a QR code of a shop in private custody. It never goes to a server. */
  readonly secret?: string
}

/** A new pairing code of random bits, without its dash. */
export function newPairingCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(CODE_CHARS))
  return Array.from(bytes, (byte) => CODE_ALPHABET.charAt(byte & 31)).join('')
}

/** The code as people read it: `ABCD-2345`. */
export function showPairingCode(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`
}

/** True for a pairing code in the form that is compared (see `tidyCode`). */
export function isPairingCode(code: string): boolean {
  return CODE.test(code)
}

/**
 * What a QR code says after the `#` of the app's address. A browser sends that part to no server, so neither the code
 * nor the secret is in a log.
 */
export function pairingFragment({ code, secret }: PairingText): string {
  return secret === undefined ? code : `${code}.${secret}`
}

/** A code as typed, or a scanned address or its fragment. Throws `pairing_unknown` for anything else. */
export function readPairing(text: string): PairingText {
  const [typed = '', secret, ...more] = text
    .slice(text.lastIndexOf('#') + 1)
    .trim()
    .split('.')
  const code = tidyCode(typed)
  const isSecret = secret === undefined || fromBase64Url(secret)?.length === PAIRING_SECRET_BYTES
  if (!isPairingCode(code) || !isSecret || more.length > 0) {
    throw new PosError('pairing_unknown', 'this is no pairing code')
  }
  return secret === undefined ? { code } : { code, secret }
}
