import { latinDigits } from './digits.ts'

/** The 32 characters of every code that people type (Crockford): without I, L, O and U. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A typed code in the one form that is compared. Case, spaces, dashes and marks of direction do not matter; O reads as
 * 0, I and L as 1, digits of other scripts as 0 to 9. What is no character of a code stays.
 */
export function tidyCode(typed: string): string {
  const upper = latinDigits(typed.normalize('NFKC')).toUpperCase()
  return upper
    .replace(/[\s\p{Dash}\p{Cf}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
}
