import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newRecoveryCode, parseRecoveryCode, recoveryCodeOf } from './recovery-code.ts'

const anySecret = fc.uint8Array({ minLength: 20, maxLength: 20 })
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const GOLDEN_CODE = '0061-G91G-7H45-8R3C-F229-1758-PK0C-SP74-P0'
const refused = expect.objectContaining({ code: 'bad_recovery_code' }) as Error
const bare = (code: string): string => code.replaceAll('-', '')

describe('a recovery code', () => {
  it('engine 15: is 32 Crockford characters and 2 check characters, in groups', () => {
    expect(newRecoveryCode()).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{2}$/)
    expect(newRecoveryCode()).not.toBe(newRecoveryCode())
    expect(recoveryCodeOf(Uint8Array.from({ length: 20 }, (_, index) => index * 12))).toBe(GOLDEN_CODE)
  })

  it('engine 15: reads back to the same 160 bits', () => {
    fc.assert(
      fc.property(anySecret, (secret) => {
        expect(parseRecoveryCode(recoveryCodeOf(secret))).toEqual(secret)
      }),
    )
  })

  it('reads what people type: small letters, O for 0, I and L for 1, spaces, other dashes and other digits', () => {
    fc.assert(
      fc.property(anySecret, (secret) => {
        const code = recoveryCodeOf(secret)
        const spaced = bare(code)
          .replace(/(.{5})/g, '$1 \u2013')
          .toLowerCase()
        expect(parseRecoveryCode(spaced)).toEqual(secret)
        expect(parseRecoveryCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(secret)
        expect(parseRecoveryCode(code.replaceAll('1', 'I').replaceAll('0', 'O'))).toEqual(secret)
        const arabic = code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))
        expect(parseRecoveryCode(`\u200f${arabic}`)).toEqual(secret)
        const persian = code.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)))
        expect(parseRecoveryCode(persian)).toEqual(secret)
      }),
    )
  })

  it('engine 15: finds every wrong character', () => {
    fc.assert(
      fc.property(anySecret, fc.nat(33), fc.integer({ min: 1, max: 31 }), (secret, at, step) => {
        const code = bare(recoveryCodeOf(secret))
        const other = ALPHABET.charAt((ALPHABET.indexOf(code.charAt(at)) + step) % 32)
        expect(() => parseRecoveryCode(code.slice(0, at) + other + code.slice(at + 1))).toThrow(refused)
      }),
    )
  })

  it('engine 15: finds every swap of two characters of the secret', () => {
    fc.assert(
      fc.property(anySecret, fc.nat(31), fc.nat(31), (secret, a, b) => {
        const chars = bare(recoveryCodeOf(secret)).split('')
        fc.pre(chars[a] !== chars[b])
        ;[chars[a], chars[b]] = [chars[b]!, chars[a]!]
        expect(() => parseRecoveryCode(chars.join(''))).toThrow(refused)
      }),
    )
  })

  it('refuses a wrong length, a U and an empty text', () => {
    const code = recoveryCodeOf(new Uint8Array(20))
    for (const typed of ['', 'U', code.slice(1), `${code}0`, code.replace('0', 'U'), '😀'.repeat(17)]) {
      expect(() => parseRecoveryCode(typed)).toThrow(refused)
    }
  })
})
