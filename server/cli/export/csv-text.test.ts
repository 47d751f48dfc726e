import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine } from './csv-text.ts'

/** A reader of RFC 4180, written from its grammar. */
function parse(text: string): string[][] {
  const rows: string[][] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy
  let row: string[] = []
  while (field.lastIndex < text.length) {
    const found = field.exec(text)
    if (found === null) throw new Error(`not CSV: ${text}`)
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === ',') continue
    rows.push(row)
    row = []
  }
  return rows
}

describe('a line of CSV', () => {
  it('is read back by any reader of RFC 4180, whatever stands in the fields', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary-ascii' }),
      fc.constantFrom('a,b', '"', '\r\n', '\n', '', ' x ', 'دينار'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        expect(parse(rows.map((row) => csvLine(row)).join(''))).toEqual(rows)
      }),
    )
  })

  it('quotes only what needs it, tells nothing from an empty text, and leaves numbers alone', () => {
    expect(csvLine(['plain', null, '', 12, -0.5, 'a "b"'])).toBe('plain,,"",12,-0.5,"a ""b"""\r\n')
  })
})
