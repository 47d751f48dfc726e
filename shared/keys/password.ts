import { PosError } from '../errors.ts'
import { type Bytes, fromBase64Url, toBase64Url, utf8 } from '../snapshot/bytes.ts'

/** How a password is stretched. Public: it stands beside the salt. */
export interface Kdf {
  name: 'PBKDF2-SHA-256'
  iterations: number
}

/** The stretching of this format. */
export const KDF: Kdf = { name: 'PBKDF2-SHA-256', iterations: 600_000 }

/** More rounds than this would only be asked for to keep a device busy. */
const ITERATIONS_MAX = 10_000_000

/** What comes out of a password; the password itself never leaves the device (engine 16). */
export interface PasswordSecrets {
  /** Sent to the server in place of the password: base64url of 32 bytes. */
  auth: string
  /** Opens and closes key slots; never sent. */
  slotKey: CryptoKey
}

/** A new random salt: base64url of 16 bytes. */
export function newSalt(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(16)))
}

/**
 * Derives both secrets of a password under `salt` (base64url). Takes some tenths of a second.
 * Throws `bad_request` for a salt that is no base64url of 8 to 64 bytes and for weaker or absurd stretching: a server
 * that asks for fewer rounds than the format's would learn too much.
 */
export async function passwordSecrets(
  password: string,
  salt: string,
  kdf: Kdf = KDF,
): Promise<PasswordSecrets> {
  const base = await stretch(password, saltBytes(salt), kdf)
  const [auth, slotKey] = await Promise.all([
    crypto.subtle.deriveBits(hkdf('auth'), base, 256),
    crypto.subtle.deriveKey(hkdf('slot'), base, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]),
  ])
  return { auth: toBase64Url(new Uint8Array(auth)), slotKey }
}

/** PBKDF2-SHA-256 over the NFKC form of `text`: 32 bytes. */
export async function pbkdf2(text: string, salt: Bytes, iterations: number): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', utf8(text.normalize('NFKC')), 'PBKDF2', false, [
    'deriveBits',
  ])
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256),
  )
}

async function stretch(password: string, salt: Bytes, kdf: Kdf): Promise<CryptoKey> {
  if (kdf.name !== KDF.name || !(kdf.iterations >= KDF.iterations && kdf.iterations <= ITERATIONS_MAX)) {
    throw new PosError('bad_request', `stretching ${kdf.name} with ${kdf.iterations} rounds is refused`)
  }
  const master = await pbkdf2(password, salt, kdf.iterations)
  return crypto.subtle.importKey('raw', master, 'HKDF', false, ['deriveBits', 'deriveKey'])
}

function saltBytes(salt: string): Bytes {
  const bytes = fromBase64Url(salt)
  if (bytes === undefined || bytes.length < 8 || bytes.length > 64) {
    throw new PosError('bad_request', 'a salt is base64url of 8 to 64 bytes', { field: 'salt' })
  }
  return bytes
}

function hkdf(name: string): HkdfParams {
  return {
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(32),
    info: utf8(`sonic-pos/1/password/${name}`),
  }
}
