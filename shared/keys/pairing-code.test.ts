import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PairingCode } from '../api/pairings.ts'
import { toBase64Url } from '../snapshot/bytes.ts'
import { newPairingCode, pairingFragment, readPairing, showPairingCode } from './pairing-code.ts'

const CHARS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const anyCode = fc.string({ unit: fc.constantFrom(...CHARS.split('')), minLength: 8, maxLength: 8 })
const anySecret = fc.uint8Array({ minLength: 20, maxLength: 20 }).map(toBase64Url)
const refused = expect.objectContaining({ code: 'pairing_unknown' }) as Error

describe('a pairing code', () => {
  it('has eight characters without look-alikes, and uses all of them', () => {
    const codes = Array.from({ length: 400 }, newPairingCode)
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(new Set(codes.join('')).size).toBe(32)
    expect(new Set(codes).size).toBe(400)
  })

  it('is read as people type it: small letters, O for 0, I and L for 1, spaces, dashes, digits of other scripts', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const shown = showPairingCode(code)
        const ways = [
          shown,
          ` ${shown.toLowerCase()} `,
          shown.replaceAll('0', 'o').replaceAll('1', 'l'),
          shown.replaceAll('0', 'O').replaceAll('1', 'I').replace('-', ' \u2013 '),
          `\u200f${code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)))}`,
          code.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit))),
        ]
        for (const typed of ways) {
          expect(readPairing(typed)).toEqual({ code })
          expect(PairingCode.parse(typed)).toBe(code)
        }
      }),
    )
  })

  it('engine 35: comes out of a scanned address with the secret, which stands only behind the #', () => {
    fc.assert(
      fc.property(anyCode, fc.option(anySecret, { nil: undefined }), (code, secret) => {
        const text = secret === undefined ? { code } : { code, secret }
        const fragment = pairingFragment(text)
        const address = new URL(`https://shop.example/pair#${fragment}`)
        expect(readPairing(address.href)).toEqual(text)
        expect(readPairing(fragment)).toEqual(text)
        expect(address.pathname + address.search).toBe('/pair')
      }),
    )
  })

  it.each([
    '',
    'ABCD-234',
    'ABCD-23456',
    'ABCD-234U',
    'ABCD2345.',
    'ABCD2345.short',
    `ABCD2345.${'A'.repeat(27)}.x`,
    `ABCD2345.${'A'.repeat(26)}?`,
    'https://shop.example/pair',
    '\u{1F600}'.repeat(8),
  ])('is refused when it is none: %j', (typed) => {
    expect(() => readPairing(typed)).toThrow(refused)
  })
})
