import { CODE_ALPHABET, tidyCode } from './typed-code.ts'

/** 80 random bits: nobody finds it in a day, also not from what is stored of it. */
const CODE_CHARS = 16
const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_CHARS}}$`)

/** A new code with which the owner sets a new password, without its dashes. */
export function newResetCode(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(CODE_CHARS))
  return Array.from(bytes, (byte) => CODE_ALPHABET.charAt(byte & 31)).join('')
}

/** The code as people read it: `ABCD-2345-EFGH-6789`. */
export function showResetCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}

/** A typed code in the one form that is compared; `undefined` for what is no reset code. */
export function readResetCode(typed: string): string | undefined {
  const code = tidyCode(typed)
  return CODE.test(code) ? code : undefined
}
