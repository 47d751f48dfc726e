import { PosError } from '../errors.ts'
import type { Bytes } from '../snapshot/bytes.ts'
import { CODE_ALPHABET, tidyCode } from './typed-code.ts'

const SECRET_CHARS = 32
const CODE_CHARS = SECRET_CHARS + 2
const SECRET_BYTES = 20

/** The largest prime under 32 × 32: every wrong character and every swap of two is found. */
const CHECK_PRIME = 1021

/** A new recovery code: 160 random bits as `XXXX-XXXX-…-XXXX-XX`, the last two being check characters. */
export function newRecoveryCode(): string {
  return recoveryCodeOf(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))
}

/** The code that stands for these 20 bytes. */
export function recoveryCodeOf(secret: Uint8Array): string {
  let value = 0n
  for (const byte of secret) value = (value << 8n) | BigInt(byte)
  const values: number[] = []
  for (let index = SECRET_CHARS - 1; index >= 0; index -= 1)
    values.push(Number((value >> BigInt(index * 5)) & 31n))
  const check = checkOf(values)
  const text = [...values, check >> 5, check & 31].map((digit) => CODE_ALPHABET.charAt(digit)).join('')
  return text.replace(/(.{4})(?=.)/g, '$1-')
}

/**
 * The 20 bytes of a typed code. Case, spaces and dashes do not matter; O reads as 0, I and L as 1, digits of other
 * scripts as 0 to 9. Throws `bad_recovery_code` for a wrong length, character or check.
 */
export function parseRecoveryCode(typed: string): Bytes {
  const values = tidyCode(typed)
    .split('')
    .map((char) => CODE_ALPHABET.indexOf(char))
  if (values.length !== CODE_CHARS || values.includes(-1)) {
    throw new PosError('bad_recovery_code', `a recovery code has ${CODE_CHARS} letters and digits`)
  }
  const secret = values.slice(0, SECRET_CHARS)
  const [high = 0, low = 0] = values.slice(SECRET_CHARS)
  if (checkOf(secret) !== high * 32 + low) {
    throw new PosError('bad_recovery_code', 'the check characters of the recovery code do not fit')
  }
  return bytesOf(secret)
}

function checkOf(values: readonly number[]): number {
  let rest = 0
  for (const value of values) rest = (rest * 32 + value) % CHECK_PRIME
  return rest
}

function bytesOf(values: readonly number[]): Bytes {
  let number = 0n
  for (const value of values) number = (number << 5n) | BigInt(value)
  const bytes = new Uint8Array(SECRET_BYTES)
  for (let index = SECRET_BYTES - 1; index >= 0; index -= 1) {
    bytes[index] = Number(number & 255n)
    number >>= 8n
  }
  return bytes
}
