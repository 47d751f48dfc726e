import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { PosError } from '../../shared/errors.ts'
import { shopFileMetadata, type ShopFileMetadata } from '../../shared/legacy/shop-file.ts'
import { canonicalText } from '../../shared/snapshot/canonical.ts'
import { quoted, SHOP_FILE_ID } from './shop-sqlite.ts'
import { columnsOf, fromRow } from './sqlite-columns.ts'

/** Facts that stand as they are; others are JSON. */
const TEXTS = new Set(['kind', 'createdAt', 'appVersion'])
const BEYOND = /[\ud800-\uffff]/

/**
 * Reads a shop's SQLite file again: the database's own integrity check, and every record put together from its row and
 * compared, by count and checksum, with what was written. Throws `file_foreign`, `file_tampered`.
 */
export function verifyShopSqlite(
  path: string,
  onRecords: (count: number) => void = () => {},
): ShopFileMetadata {
  return reading(path, (db) => {
    if (db.prepare('pragma application_id').get()?.['application_id'] !== SHOP_FILE_ID) {
      throw new PosError('file_foreign', 'the database is not one of a shop')
    }
    checkIntegrity(db)
    const facts = readFacts(db)
    const said = db.prepare('select name, records, sha256 from _collections order by name').all()
    const names = said.map(({ name }) => String(name))
    if (names.join() !== Object.keys(facts.collections).toSorted().join()) throw tampered('_collections')
    for (const { name, records, sha256 } of said) {
      const found = readTable(db, String(name))
      if (found.records !== records || found.sha256 !== sha256) throw tampered(String(name))
      if (found.records !== facts.collections[String(name)]) throw tampered(String(name))
      onRecords(found.records)
    }
    return facts
  })
}

/** Opens a SQLite file for reading only. Whatever SQLite finds wrong with it is `file_tampered`. */
export function reading<Result>(path: string, read: (db: DatabaseSync) => Result): Result {
  const db = new DatabaseSync(path, { readOnly: true })
  try {
    return read(db)
  } catch (error) {
    if (error instanceof PosError) throw error
    throw new PosError('file_tampered', 'the database cannot be read', { cause: error })
  } finally {
    db.close()
  }
}

/** Throws `file_tampered` unless SQLite finds nothing wrong with the file. */
export function checkIntegrity(db: DatabaseSync): void {
  const found = db.prepare('pragma integrity_check(1)').get()?.['integrity_check']
  if (found !== 'ok') throw new PosError('file_tampered', `the database is damaged: ${String(found)}`)
}

function readTable(db: DatabaseSync, name: string): { records: number; sha256: string } {
  const columns = columnsOf(name)
  const hash = createHash('sha256')
  let records = 0
  for (const row of rowsInOrder(db, name)) {
    hash.update(`${canonicalText(fromRow(columns, row))}\n`)
    records += 1
  }
  return { records, sha256: hash.digest('hex') }
}

/** The rows in the order of leaves: SQLite sorts by UTF-8, leaves by UTF-16, and only beyond U+D7FF they differ. */
function* rowsInOrder(db: DatabaseSync, name: string): Generator<Record<string, unknown>> {
  const ids = db.prepare(`select id from ${quoted(name)}`)
  if (!hasBeyond(ids.iterate())) {
    return yield* db.prepare(`select * from ${quoted(name)} order by id`).iterate()
  }
  const one = db.prepare(`select * from ${quoted(name)} where id = ?`)
  const sorted = ids.all().map(({ id }) => String(id))
  for (const id of sorted.sort()) yield one.get(id) ?? {}
}

function hasBeyond(rows: Iterable<Record<string, unknown>>): boolean {
  for (const { id } of rows) if (BEYOND.test(String(id))) return true
  return false
}

function readFacts(db: DatabaseSync): ShopFileMetadata {
  const rows = db.prepare('select key, value from _backup').all()
  const facts = Object.fromEntries(
    rows.map(({ key, value }) => [String(key), TEXTS.has(String(key)) ? value : JSON.parse(String(value))]),
  )
  const parsed = shopFileMetadata.safeParse(facts)
  if (parsed.success) return parsed.data
  throw new PosError('file_tampered', '_backup is not what was written', {
    field: '_backup',
    cause: parsed.error,
  })
}

function tampered(field: string): PosError {
  return new PosError('file_tampered', `the file is not what was written: ${field}`, { field })
}
