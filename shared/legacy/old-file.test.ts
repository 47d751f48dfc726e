import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ElementSplitter } from './element-splitter.ts'
import { OldFile } from './old-file.ts'
import { bytesSource } from './test-source.ts'

const open = (text: string | Uint8Array, pieceSize = 5) => OldFile.open(bytesSource(text, pieceSize))
const drain = async (file: OldFile, key: 'sonic_invoices' | 'sonic_activity_data' = 'sonic_invoices') => {
  const all: unknown[] = []
  for await (const batch of file.records(key)) all.push(...batch.map(({ value }) => value))
  return all
}

describe('what is no backup of the old POS', () => {
  it.each([
    ['nothing', '', 'file_truncated'],
    ['only spaces', '  \n', 'file_foreign'],
    ['a list', '[1,2]', 'file_foreign'],
    ['a picture', '\u0089PNG\r\n', 'file_foreign'],
    ['an object without data', '{"version":"1.0"}', 'file_foreign'],
    ['data that is no object', '{"data":"x"}', 'file_foreign'],
    ['data of something else', '{"data":{"other":1}}', 'file_foreign'],
    ['text behind the end', '{"data":{"sonic_debts":null}} x', 'file_invalid'],
    ['a missing comma', '{"a":1 "data":{}}', 'file_invalid'],
    ['a comma too many', '{"data":{"sonic_debts":null,}}', 'file_invalid'],
    ['a name without quotes', '{data:{}}', 'file_invalid'],
    ['an end in a name', '{"dat', 'file_truncated'],
    ['an end in a section', '{"data":{"sonic_invoices":"[1,2', 'file_truncated'],
    ['an end after a section', '{"data":{"sonic_invoices":"[]"', 'file_truncated'],
    ['an end before the last brace', '{"data":{"sonic_invoices":"[]"}', 'file_truncated'],
  ])('refuses %s', async (_, text, code) => {
    await expect(open(text)).rejects.toMatchObject({ code })
  })

  it('refuses a name that is longer than any', async () => {
    await expect(open(`{"${'x'.repeat(5_000)}":1}`)).rejects.toMatchObject({ code: 'file_invalid' })
  })
})

describe('a section that cannot be read', () => {
  const section = (json: string) => open(`{"data":{"sonic_invoices":${json}}}`).then((file) => drain(file))
  it.each([
    ['a number', '7', 'file_invalid'],
    ['a word', '"hello"', 'file_invalid'],
    ['a map where a list belongs', '"{\\"a\\":1}"', 'file_invalid'],
    ['a broken record', '"[{\\"a\\":}]"', 'file_invalid'],
    ['a comma too many', '"[1,]"', 'file_invalid'],
    ['a list that goes on', '"[1] 2"', 'file_invalid'],
    ['a broken escape', '"[\\x]"', 'file_invalid'],
    ['a raw line break', '"[1,\n2]"', 'file_invalid'],
    ['a list without an end', '"[1,2"', 'file_truncated'],
    ['brackets that do not match', '"[[1}]"', 'file_invalid'],
  ])('names the section for %s', async (_, json, code) => {
    await expect(section(json)).rejects.toMatchObject({ code, field: 'sonic_invoices' })
  })

  it('names it for bytes that are no text', async () => {
    const text = new TextEncoder().encode('{"data":{"sonic_invoices":"[\\"?\\"]"}}')
    text[text.indexOf(63)] = 0xff
    await expect(open(text).then((file) => drain(file))).rejects.toMatchObject({
      code: 'file_invalid',
      field: 'sonic_invoices',
    })
  })

  it('names a counter that is no number and a member of the shop that is no list', async () => {
    const file = await open('{"data":{"sonic_invoice_counter":{"a":1},"sonic_shop_data":"[]"}}')
    await expect(file.scalar('sonic_invoice_counter')).rejects.toMatchObject({
      code: 'file_invalid',
      field: 'sonic_invoice_counter',
    })
    await expect(file.shopMembers()).rejects.toMatchObject({ code: 'file_invalid', field: 'sonic_shop_data' })
  })
})

describe('what is kept without being read', () => {
  const others = async (text: string) => {
    const found: object[] = []
    for await (const other of (await open(text)).others()) found.push(other)
    return found
  }

  it('comes as it stands in the file', async () => {
    expect(await others('{"a":[1, 2],"data":{"sonic_debts":"x","mine":{"b":1}}}')).toEqual([
      { kind: 'whole', key: 'sonic_debts', text: '"x"' },
      { kind: 'extra', key: 'mine', text: '{"b":1}' },
      { kind: 'top', key: 'a', text: '[1, 2]' },
    ])
  })

  it.each(['[1,,2]', 'nul', '"\\x"', '{"a"}', '-'])('is refused when it is no JSON: %s', async (json) => {
    await expect(others(`{"data":{"sonic_debts":null,"mine":${json}}}`)).rejects.toMatchObject({
      code: 'file_invalid',
      field: 'mine',
    })
    await expect(others(`{"mine":${json},"data":{"sonic_debts":null}}`)).rejects.toMatchObject({
      code: 'file_invalid',
      field: 'mine',
    })
    const file = await open(`{"data":{"sonic_shop_data":{"settings":${json}}}}`)
    await expect(file.shopMembers()).rejects.toMatchObject({
      code: 'file_invalid',
      field: 'sonic_shop_data.settings',
    })
  })
})

describe('reading a section', () => {
  it('reads any JSON, double-encoded or not, cut anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        async (list, isText, size) => {
          const inner = JSON.stringify(list, null, 1)
          const text = `\ufeff{ "timestamp" : "x", "data" : { "sonic_invoices" : ${isText ? JSON.stringify(inner) : inner} } }`
          expect(await drain(await open(text, size))).toEqual(JSON.parse(inner))
        },
      ),
    )
  })

  it('reads escapes of every kind', async () => {
    const list = ['\u0000\b\f\n\r\t"\\/', 'ێ', '😀', '\ud83d', 'é']
    const escaped = JSON.stringify(JSON.stringify(list)).replace(
      /[^\x20-\x7e]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )
    for (const size of [1, 2, 3, 7, 1000])
      expect(await drain(await open(`{"data":{"sonic_invoices":${escaped}}}`, size))).toEqual(list)
  })

  it('takes the last of two sections with one name, as JSON does', async () => {
    expect(await drain(await open('{"data":{"sonic_invoices":"[1]","sonic_invoices":"[2]"}}'))).toEqual([2])
    expect(
      await drain(await open('{"data":{"sonic_invoices":"[1]"},"data":{"sonic_invoices":"[3]"}}')),
    ).toEqual([3])
  })

  it.each(['null', '"null"', '""', '" [ ] "', '"[]"', '[]'])('finds nothing in %s', async (json) => {
    expect(await drain(await open(`{"data":{"sonic_invoices":${json}}}`))).toEqual([])
  })

  it('holds one element at a time and gives keys of maps', () => {
    const splitter = new ElementSplitter('x')
    expect(splitter.push(' {"a" : [1,{"b":"}"}], "c"')).toEqual([{ key: 'a', text: '[1,{"b":"}"}]' }])
    expect(splitter.push(':2')).toEqual([])
    expect(splitter.push('5}')).toEqual([{ key: 'c', text: '25' }])
    expect(splitter.end()).toBe('map')
  })
})
