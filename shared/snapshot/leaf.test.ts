import { deflateSync } from 'fflate'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type ShopKeys, deriveShopKeys } from '../keys/shop-keys.ts'
import { canonicalRecord } from './canonical.ts'
import { LeafDivider, recordBytes } from './leaf-divider.ts'
import { type LeafRecord, findInLeaf, leafIdOf, leafTexts, packLeaf, unpackLeaf } from './leaf.ts'
import { LEAF_MAX, RECORD_MAX } from './limits.ts'
import { unpack } from './packing.ts'
import { idOfText } from './record-id.ts'

const raw = Uint8Array.from({ length: 32 }, (_, index) => index)
let keys: ShopKeys
beforeAll(async () => {
  keys = await deriveShopKeys(raw)
})

const record = (value: { id: string }): LeafRecord => ({ id: value.id, text: canonicalRecord(value) })
const packed = (...lines: string[]): Uint8Array =>
  deflateSync(new TextEncoder().encode(lines.map((line) => `${line}\n`).join('')))

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('"id":"x"', '{"id":"b"}', '\\', '\\"', '\n', 'a\u0000b'),
)
const anyId = anyText.filter((id) => id.length > 0 && id.length <= 256)
const anyRecord = fc.record({
  id: anyId,
  a: fc.option(fc.oneof(anyText, fc.record({ id: anyText }), fc.array(fc.record({ id: anyText }))), {
    nil: null,
  }),
  name: anyText,
  lines: fc.array(fc.record({ id: anyText, milli: fc.integer() }), { maxLength: 3 }),
})
const anyLeaf = fc
  .uniqueArray(anyRecord, { selector: ({ id }) => id, minLength: 1, maxLength: 30 })
  .map((records) => records.map(record).sort((a, b) => (a.id < b.id ? -1 : 1)))

describe('a leaf', () => {
  it('gives back the records that it was packed from, and finds each by its id', async () => {
    await fc.assert(
      fc.asyncProperty(anyLeaf, anyId, async (records, other) => {
        const leaf = await packLeaf(keys, 'invoices', records)
        expect(unpackLeaf(leaf.body)).toEqual(records)
        expect(leafTexts(leaf.body)).toEqual(records.map(({ text }) => text))
        for (const { id, text } of records) expect(findInLeaf(leaf.body, id)).toBe(text)
        expect(findInLeaf(leaf.body, other)).toBe(records.find(({ id }) => id === other)?.text)
        expect(leaf).toMatchObject({
          firstId: records[0]!.id,
          lastId: records.at(-1)!.id,
          records: records.length,
        })
        expect(leaf.rawBytes).toBe(records.reduce((sum, { text }) => sum + recordBytes(text), 0))
      }),
      { numRuns: 60 },
    )
  })

  it('has this plain text and this id for ever', async () => {
    const leaf = await packLeaf(keys, 'items', [
      record({ id: 'a', name: 'شەکر' } as never),
      record({ id: 'b' }),
    ])
    expect(Buffer.from(unpack(leaf.body)).toString()).toBe('{"id":"a","name":"شەکر"}\n{"id":"b"}\n')
    expect(leaf.id).toBe('lx5ruAN3Y8eY_jkZGi9IMX0dPsZ28l0sGEFfYU_1tOYw')
    expect(await leafIdOf(keys, 'items', leaf.body)).toBe(leaf.id)
  })

  it('has another id in another collection, with another record and under another key', async () => {
    const records = [record({ id: 'a' }), record({ id: 'b' })]
    const other = await deriveShopKeys(new Uint8Array(32))
    const leaves = [
      await packLeaf(keys, 'items', records),
      await packLeaf(keys, 'item', records),
      await packLeaf(keys, 'items', records.slice(1)),
      await packLeaf(other, 'items', records),
    ]
    expect(new Set(leaves.map(({ id }) => id)).size).toBe(4)
  })

  it('engine 11: takes one record of 512 KiB after almost 64 KiB of others, and is unpacked within the limit', async () => {
    const divider = new LeafDivider('invoices')
    const small = { id: 'a', note: 'x'.repeat(LEAF_MAX - 100) }
    const large = { id: 'b', note: '' }
    large.note = Array.from({ length: RECORD_MAX - canonicalRecord(large).length }, (_, i) =>
      String.fromCharCode(97 + ((i * i) % 26)),
    ).join('')
    const ended = divider.add(record(small)) ?? divider.add(record(large))
    const leaf = await packLeaf(keys, 'invoices', ended!)
    expect(unpackLeaf(leaf.body).at(-1)?.id).toBe(leaf.lastId)
    expect(leaf.rawBytes).toBeLessThanOrEqual(LEAF_MAX + RECORD_MAX)
  })

  const broken: [name: string, body: Uint8Array][] = [
    ['is empty', packed()],
    ['does not end with a newline', deflateSync(new TextEncoder().encode('{"id":"a"}'))],
    ['is not in order', packed('{"id":"b"}', '{"id":"a"}')],
    ['has an id twice', packed('{"id":"a"}', '{"id":"a","n":1}')],
    ['has a record without id', packed('{"x":{"id":"a"}}')],
    ['has an id that is no text', packed('{"id":7}')],
    ['has an empty line', packed('{"id":"a"}', '')],
    ['holds no JSON objects', packed('[1]')],
    ['is not UTF-8', deflateSync(Uint8Array.of(0x7b, 0xff, 0x7d, 10))],
    ['is not deflate', Uint8Array.of(255, 255, 255)],
    ['has no bytes', new Uint8Array()],
  ]
  it.each(broken)('is refused when it %s', (_, body) => {
    expect(() => unpackLeaf(body)).toThrow(expect.objectContaining({ code: 'object_invalid' }))
  })

  it('keeps a hostile __proto__ as text and touches no prototype', () => {
    const [found] = unpackLeaf(packed('{"__proto__":{"admin":true},"id":"a"}'))
    expect(found?.id).toBe('a')
    expect((JSON.parse(found!.text) as { admin?: unknown }).admin).toBeUndefined()
    expect(({} as { admin?: unknown }).admin).toBeUndefined()
  })
})

describe('the id of a record text', () => {
  it('is the outer id, whatever stands before it', () => {
    fc.assert(
      fc.property(fc.dictionary(anyText, fc.jsonValue()), anyId, (fields, id) => {
        fc.pre(!JSON.stringify(fields).includes('__proto__'))
        const text = canonicalRecord({ ...fields, id })
        expect(idOfText(text)).toBe(id)
      }),
    )
  })

  it('is undefined for text that is cut or is no record', () => {
    for (const text of [
      '',
      '{',
      '{"id"',
      '{"id":',
      '{"id":"',
      '{"id":"a',
      '[{"id":"a"}]',
      '"id":"a"',
      '{"id":null}',
      '{"a":"\\"id\\":"}',
    ]) {
      expect(idOfText(text), text).toBeUndefined()
    }
  })
})
