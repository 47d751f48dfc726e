import * as fc from 'fast-check'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { COLLECTION_NAMES } from '../../shared/sections.ts'
import { canonicalText } from '../../shared/snapshot/canonical.ts'
import { columnsOf, fromRow, REST_COLUMN, toRow, typeOf } from './sqlite-columns.ts'

const text = fc.string({ unit: 'grapheme' })
const value = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  text,
  fc.array(fc.oneof(fc.integer(), text), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('amount', 'currency', 'x'), fc.oneof(fc.integer(), text), { maxKeys: 3 }),
)

describe('a record in a table', () => {
  it.each(['invoices', 'items', 'staff', 'kaka_users', 'unheard_of'])(
    'of %s comes back exactly, whatever stands in its fields',
    (collection) => {
      const columns = columnsOf(collection)
      const field = fc.constantFrom(
        ...columns.map((column) => column.field),
        'unknown',
        'constructor',
        REST_COLUMN,
      )
      const db = new DatabaseSync(':memory:')
      db.exec(
        `create table t (${columns.map((each) => `"${each.field}" ${typeOf(each)}`).join(', ')}, ${REST_COLUMN} text)`,
      )
      const insert = db.prepare(`insert into t values (${'?, '.repeat(columns.length)}?)`)
      fc.assert(
        fc.property(fc.dictionary(field, value), text, (fields, id) => {
          const record = JSON.parse(JSON.stringify({ ...fields, id })) as Record<string, unknown>
          insert.run(...toRow(columns, record))
          const row = db.prepare('select * from t order by rowid desc limit 1').get()!
          expect(canonicalText(fromRow(columns, row))).toBe(canonicalText(record))
        }),
      )
      db.close()
    },
  )

  it('has a real column for each field of its schema: numbers as numbers, parts of it as JSON', () => {
    const columns = columnsOf('invoices')
    const record = { id: 'i', number: 'INV-1', at: 5, total: 250, lines: [{ name: 'TV' }], odd: true }
    const row = Object.fromEntries(
      toRow(columns, record).map((cell, at) => [columns[at]?.field ?? REST_COLUMN, cell]),
    )
    expect(row).toMatchObject({
      number: 'INV-1',
      at: 5,
      total: 250,
      lines: '[{"name":"TV"}]',
      [REST_COLUMN]: '{"odd":true}',
    })
  })

  it('begins with its id in every collection, and no two columns differ in case only', () => {
    for (const name of COLLECTION_NAMES) {
      const fields = columnsOf(name).map(({ field }) => field.toLowerCase())
      expect([name, fields[0], new Set(fields).size]).toEqual([name, 'id', fields.length])
    }
  })
})
