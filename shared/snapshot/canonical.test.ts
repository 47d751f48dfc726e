import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PosError } from '../errors.ts'
import { canonicalRecord, canonicalText } from './canonical.ts'
import { DEPTH_MAX, RECORD_MAX } from './limits.ts'

const refusal = (work: () => unknown): [string, string | undefined] => {
  try {
    work()
  } catch (error) {
    if (error instanceof PosError) return [error.code, error.field]
    throw error
  }
  return ['nothing thrown', undefined]
}

const nested = (depth: number): unknown => (depth === 1 ? [] : [nested(depth - 1)])

describe('canonical text', () => {
  it('engine 4: sorts names by UTF-16 code units and writes numbers as RFC 8785 does', () => {
    const value = {
      '\u20ac': 'Euro',
      '\r': 'CR',
      '\ufb33': 'Dalet',
      '1': 'One',
      '😀': 'Smile',
      '\u0080': 'Control',
      ö: 'Latin',
    }
    expect(Object.keys(JSON.parse(canonicalText(value)) as object)).toEqual([
      '1',
      '\r',
      '\u0080',
      'ö',
      '\u20ac',
      '😀',
      '\ufb33',
    ])
    expect(canonicalText({ '\ufb33': 1, '😀': 2, a: 3 })).toBe('{"a":3,"😀":2,"\ufb33":1}')
    expect(canonicalText([333333333.3333333, 1e30, 4.5, 2e-3, 1e-27, -0, 1e21, 0.000001])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0,1e+21,0.000001]',
    )
    expect(canonicalText('\u20ac$\u000f\nA\'B"\\\\"/\u007f\u2028')).toBe(
      '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u007f\u2028"',
    )
  })

  it('engine 4: is what JSON.stringify writes, but for the order of names, and reads back the same', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        fc.pre(!JSON.stringify(value).includes('__proto__'))
        const text = canonicalText(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalText(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it('engine 4: does not depend on the order in which fields were set', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string(), fc.nat()), { selector: ([key]) => key }),
        (entries) => {
          fc.pre(entries.every(([key]) => key !== '__proto__'))
          expect(canonicalText(Object.fromEntries(entries))).toBe(
            canonicalText(Object.fromEntries(entries.toReversed())),
          )
        },
      ),
    )
  })

  const refused: [name: string, value: unknown, field: string][] = [
    ['NaN', { id: 'a', total: Number.NaN }, 'total'],
    ['an infinity', { lines: [{ price: 1 }, { price: -Infinity }] }, 'lines[1].price'],
    ['half a character', { customer: { name: 'a\ud800' } }, 'customer.name'],
    ['half a character in a name', { legacy: { '\udc00': 1 } }, 'legacy.\udc00'],
    ['undefined', { note: undefined }, 'note'],
    ['a hole', { lines: [1, , 2] }, 'lines[1]'], // oxlint-disable-line no-sparse-arrays
    ['a date', { at: new Date(0) }, 'at'],
    ['a map', { stock: new Map() }, 'stock'],
    ['bytes', { photo: new Uint8Array(2) }, 'photo'],
    [
      'an instance of a class',
      {
        price: new (class Money {
          readonly amount = 1
        })(),
      },
      'price',
    ],
    ['a bigint', { amount: 1n }, 'amount'],
    ['a function', { toJSON: () => 1 }, 'toJSON'],
    ['a symbol as a name', { line: { [Symbol('x')]: 1 } }, 'line'],
    [
      'a field named __proto__',
      { legacy: JSON.parse('{"__proto__":{"admin":true}}') as unknown },
      'legacy.__proto__',
    ],
  ]
  it.each(refused)('engine 4: refuses %s and names the field', (_, value, field) => {
    expect(refusal(() => canonicalText(value))).toEqual(['not_canonical', field])
    expect(refusal(() => canonicalText(value, 'invoices/7'))).toEqual([
      'not_canonical',
      `invoices/7.${field}`,
    ])
  })

  it('engine 4: refuses more than 32 levels', () => {
    expect(canonicalText(nested(DEPTH_MAX))).toBe('['.repeat(DEPTH_MAX) + ']'.repeat(DEPTH_MAX))
    expect(refusal(() => canonicalText(nested(DEPTH_MAX + 1)))).toEqual([
      'not_canonical',
      '[0]'.repeat(DEPTH_MAX),
    ])
  })

  it('engine 4, 11: refuses a record over 512 KiB of UTF-8, counted exactly', () => {
    const overhead = '{"id":"a","note":""}'.length
    expect(canonicalText({ id: 'a', note: 'x'.repeat(RECORD_MAX - overhead) }).length).toBe(RECORD_MAX)
    expect(refusal(() => canonicalText({ id: 'a', note: 'x'.repeat(RECORD_MAX - overhead + 1) }))[0]).toBe(
      'record_too_large',
    )
    const kurdish = 'ێ'.repeat((RECORD_MAX - overhead) / 2)
    expect(canonicalText({ id: 'a', note: kurdish }).length).toBeLessThan(RECORD_MAX)
    expect(refusal(() => canonicalText({ id: 'a', note: `${kurdish}x` }))[0]).toBe('record_too_large')
  })

  it('engine 4: refuses an id that is no text, empty, over 256 code units or half a character', () => {
    expect(canonicalRecord({ id: 'x'.repeat(256) })).toBe(`{"id":"${'x'.repeat(256)}"}`)
    for (const id of [undefined, 7, '', 'x'.repeat(257), '\ud800']) {
      expect(refusal(() => canonicalRecord({ id }, 'items'))).toEqual(['not_canonical', 'items.id'])
    }
  })
})
