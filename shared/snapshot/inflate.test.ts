import { deflateRawSync, constants } from 'node:zlib'
import { deflateSync } from 'fflate'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PosError } from '../errors.ts'
import { inflate } from './inflate.ts'
import { INFLATE_MAX } from './limits.ts'
import { pack, unpack } from './packing.ts'

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof PosError) return error.code
    throw error
  }
  return 'nothing thrown'
}

const content = fc
  .array(
    fc.oneof(fc.constantFrom('"price":{"amount":', 'WHITE HEART', '\n'), fc.string({ unit: 'binary' })),
    { maxLength: 200 },
  )
  .map((parts) => new TextEncoder().encode(parts.join('')))

describe('inflate', () => {
  it('reads what zlib writes, with every strategy and level', () => {
    const strategies = [
      constants.Z_DEFAULT_STRATEGY,
      constants.Z_FIXED,
      constants.Z_HUFFMAN_ONLY,
      constants.Z_RLE,
    ]
    fc.assert(
      fc.property(
        content,
        fc.constantFrom(...strategies),
        fc.integer({ min: 0, max: 9 }),
        (plain, strategy, level) => {
          const packed = deflateRawSync(plain, { strategy, level })
          expect(Buffer.compare(inflate(packed), plain)).toBe(0)
        },
      ),
    )
  })

  it('reads what pack writes, also of random bytes', () => {
    fc.assert(
      fc.property(fc.oneof(content, fc.uint8Array({ maxLength: 70_000 })), (plain) => {
        expect(Buffer.compare(unpack(pack(new Uint8Array(plain))), plain)).toBe(0)
      }),
      { numRuns: 60 },
    )
  })

  it('engine 11: reads exactly 640 KiB and refuses one byte more', () => {
    const full = deflateSync(new Uint8Array(INFLATE_MAX).fill(7))
    expect(inflate(full).length).toBe(INFLATE_MAX)
    expect(codeOf(() => inflate(deflateSync(new Uint8Array(INFLATE_MAX + 1))))).toBe('object_invalid')
    const literal = deflateSync(
      new Uint8Array(1_000).map((_, index) => index * 7),
      { level: 0 },
    )
    expect(codeOf(() => inflate(literal, 999))).toBe('object_invalid')
  })

  it('engine 11: refuses an inflate bomb at its limit, without looking at what follows', () => {
    const bomb = deflateSync(new Uint8Array(64 * 1024 * 1024))
    const start = bomb.slice(0, 1_000) // a thousandth of the bomb is over the limit already
    expect(() => inflate(bomb)).toThrow(/more than 655360 bytes/)
    expect(() => inflate(start)).toThrow(/more than 655360 bytes/)
    expect(() => inflate(bomb.slice(0, 600))).toThrow(/cut off/)
  })

  it('refuses input that is cut anywhere or followed by anything', () => {
    const plain = new TextEncoder().encode('{"id":"a","name":"tea"}\n{"id":"b","name":"tea"}\n')
    for (const packed of [
      deflateSync(plain),
      deflateSync(plain, { level: 0 }),
      deflateRawSync(plain, { strategy: constants.Z_FIXED }),
    ]) {
      for (let end = 0; end < packed.length; end += 1) {
        expect(
          codeOf(() => inflate(packed.subarray(0, end))),
          `cut at ${end}`,
        ).toBe('object_invalid')
      }
      expect(codeOf(() => inflate(Uint8Array.of(...packed, 0)))).toBe('object_invalid')
    }
  })

  it('answers random bytes with bytes or object_invalid, never with anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        expect(['nothing thrown', 'object_invalid']).toContain(codeOf(() => inflate(bytes)))
      }),
      { numRuns: 2_000 },
    )
  })

  it('inflates a changed body to something else or refuses it', () => {
    const plain = new TextEncoder().encode('{"id":"a","amount":1500}\n'.repeat(40))
    const packed = pack(plain)
    fc.assert(
      fc.property(fc.nat({ max: packed.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const changed = packed.slice()
        changed[at]! ^= flip
        expect(['nothing thrown', 'object_invalid']).toContain(codeOf(() => inflate(changed)))
      }),
    )
  })
})
