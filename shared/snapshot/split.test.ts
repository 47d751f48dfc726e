import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEAF_MAX, LEAF_MIN } from './limits.ts'
import { murmur3 } from './murmur.ts'
import { HASH_SEED, Splitter } from './split.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The rule of engine 10 written with big integers and a hash of its own, to compare with. */
function boundaries(level: number, collection: string, items: readonly [string, number][]): number[] {
  const found: number[] = []
  const weight = level === 0 && (collection === 'stock' || collection === 'balances') ? 4n : 1n
  let size = 0n
  for (const [index, [key, length]] of items.entries()) {
    const before = size >> 4n
    size += BigInt(length) * weight
    const after = size >> 4n
    const hash = BigInt(murmur3(bytes(`${level}\u0000${collection}\u0000${key}`), HASH_SEED))
    const small = size >= 2048n && hash * 256n < after ** 4n - before ** 4n
    if (size < 65536n && !small) continue
    found.push(index)
    size = 0n
  }
  return found
}

function split(level: number, collection: string, items: readonly [string, number][]): number[] {
  const splitter = new Splitter(level, collection)
  return items.flatMap(([key, length], index) => (splitter.add(key, length) ? [index] : []))
}

const GOLDEN_INVOICES = [61, 119, 179, 203, 250, 285, 322, 343]
const GOLDEN_LEVEL_1 = [23, 58, 67, 80, 101, 131, 155, 172, 185, 223, 258, 290, 316, 341, 359, 382]
const GOLDEN_ITEMS = [36, 78, 119, 176, 225, 267, 313, 340, 364]

describe('murmur3', () => {
  const vectors: [input: Uint8Array, seed: number, hash: number][] = [
    [bytes(''), 0, 0],
    [bytes(''), 1, 0x514e28b7],
    [bytes(''), 0xffffffff, 0x81f16f39],
    [Uint8Array.of(255, 255, 255, 255), 0, 0x76293b50],
    [Uint8Array.of(0x21, 0x43, 0x65, 0x87), 0, 0xf55b516b],
    [Uint8Array.of(0x21, 0x43, 0x65, 0x87), 0x5082edee, 0x2362f9de],
    [Uint8Array.of(0x21, 0x43, 0x65), 0, 0x7e4a8634],
    [Uint8Array.of(0x21, 0x43), 0, 0xa0f7b07a],
    [Uint8Array.of(0x21), 0, 0x72661cf4],
    [bytes('Hello, world!'), 0x9747b28c, 0x24884cba],
    [bytes('The quick brown fox jumps over the lazy dog'), 0x9747b28c, 0x2fa826cd],
    [bytes('ππππππππ'), 0x9747b28c, 0xd58063c1],
  ]
  it.each(vectors)('engine 10: gives the published value of %s', (input, seed, hash) => {
    expect(murmur3(input, seed)).toBe(hash)
  })
})

describe('the splitter', () => {
  const items: [string, number][] = Array.from({ length: 400 }, (_, index) => [
    `018f-${String(index * 7919).padStart(9, '0')}`,
    150 + (index % 11) * 40,
  ])

  it('engine 10: gives these boundaries for ever', () => {
    expect(split(0, 'invoices', items)).toEqual(GOLDEN_INVOICES)
    expect(
      split(
        1,
        'invoices',
        items.map(([key]) => [key, 512]),
      ),
    ).toEqual(GOLDEN_LEVEL_1)
    expect(
      split(
        0,
        'items',
        items.map(([key], index) => [`${key} شەکر ${index}`, 300]),
      ),
    ).toEqual(GOLDEN_ITEMS)
  })

  it('engine 10: follows the written rule for any keys and sizes', () => {
    const sizes = fc.oneof(fc.integer({ min: 10, max: 900 }), fc.integer({ min: 1, max: 524_289 }))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), sizes), {
          maxLength: 300,
        }),
        fc.nat(3),
        fc.constantFrom('movements', 'stock', 'balances'),
        (list, level, collection) => {
          expect(split(level, collection, list)).toEqual(boundaries(level, collection, list))
        },
      ),
    )
  })

  it('engine 10, 11: never ends before 2 KiB and always at 64 KiB', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.uuid(), fc.integer({ min: 20, max: 3_000 })), {
          minLength: 200,
          maxLength: 400,
        }),
        (list) => {
          let from = 0
          for (const end of split(0, 'items', list)) {
            const lengths = list.slice(from, end + 1).map(([, length]) => length)
            const total = lengths.reduce((sum, length) => sum + length, 0)
            expect(total).toBeGreaterThanOrEqual(LEAF_MIN)
            expect(total - lengths.at(-1)!).toBeLessThan(LEAF_MAX)
            from = end + 1
          }
        },
      ),
      { numRuns: 30 },
    )
    const huge = new Splitter(0, 'invoices')
    expect(huge.add('a', LEAF_MAX)).toBe(true)
    expect(new Splitter(0, 'invoices').add('a', 524_289)).toBe(true)
    const tiny = new Splitter(0, 'invoices')
    expect(Array.from({ length: 2_047 }, (_, index) => tiny.add(String(index), 1)).includes(true)).toBe(false)
  })

  it('engine 10: makes leaves of about 15 KB, a quarter in fine collections, and nodes of 4 to 128 children', () => {
    const many: [string, number][] = Array.from({ length: 20_000 }, (_, index) => [
      `k${index * 104_729}`,
      380,
    ])
    const ends = split(0, 'movements', many)
    const mean = (many.length * 380) / ends.length
    expect(mean).toBeGreaterThan(14_000)
    expect(mean).toBeLessThan(16_500)
    const fine = split(0, 'stock', many)
    expect((many.length * 380) / fine.length).toBeGreaterThan(3_400)
    expect((many.length * 380) / fine.length).toBeLessThan(4_300)
    const nodes = split(
      2,
      'movements',
      many.map(([key]) => [key, 512]),
    )
    const widths = nodes.map((end, index) => end - (nodes[index - 1] ?? -1))
    expect(Math.min(...widths)).toBeGreaterThanOrEqual(4)
    expect(Math.max(...widths)).toBeLessThanOrEqual(128)
  })
})
