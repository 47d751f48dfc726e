import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { COLLECTIONS, isCollectionName } from '../../shared/sections.ts'
import type { ReadableBackup } from '../readable/open-backup.ts'
import { plainText } from './plain-record.ts'
import { factsOf, fileCollections, type FileMoment } from './shop-facts.ts'
import type { OnRecords } from './shop-json.ts'
import { columnsOf, REST_COLUMN, toRow, typeOf } from './sqlite-columns.ts'

/** The application id in the file's header: "SPOS". */
export const SHOP_FILE_ID = 0x53_50_4f_53

/**
 * Writes a shop as a SQLite file that any tool reads (FORMAT.md): a table per collection with a column per field, and
 * `_backup` and `_collections`, which say what it holds. `path` must not exist; the file is on disk when this resolves,
 * and gone when it rejects. Throws what reading the backup throws, and the database's own errors.
 */
export async function writeShopSqlite(
  backup: ReadableBackup,
  path: string,
  moment: FileMoment,
  onRecords: OnRecords = () => {},
): Promise<void> {
  closeSync(openSync(path, 'wx', 0o600))
  try {
    await fill(backup, path, moment, onRecords)
    const fd = openSync(path, 'r+')
    fsyncSync(fd)
    closeSync(fd)
  } catch (error) {
    for (const suffix of ['', '-journal']) rmSync(path + suffix, { force: true })
    throw error
  }
}

async function fill(backup: ReadableBackup, path: string, moment: FileMoment, onRecords: OnRecords) {
  const db = new DatabaseSync(path)
  try {
    // Whoever is killed here leaves a temporary file, so nothing has to survive but the whole
    db.exec(`
      pragma page_size = 4096;
      pragma journal_mode = off;
      pragma synchronous = off;
      pragma cache_size = -16000;
      pragma application_id = ${SHOP_FILE_ID};
      begin;
      create table _backup (key text primary key, value text not null) without rowid;
      create table _collections (name text primary key, section text, records integer not null, sha256 text not null) without rowid;
    `)
    for (const [key, value] of Object.entries(factsOf(backup, moment)))
      db.prepare('insert into _backup values (?, ?)').run(key, asText(value))
    for (const name of fileCollections(backup)) await writeTable(db, backup, name, onRecords)
    db.exec('commit')
  } finally {
    db.close()
  }
}

async function writeTable(db: DatabaseSync, backup: ReadableBackup, name: string, onRecords: OnRecords) {
  const columns = columnsOf(name)
  const declared = columns.map(
    (column, at) => `${quoted(column.field)} ${typeOf(column)}${at === 0 ? ' primary key not null' : ''}`,
  )
  db.exec(`create table ${quoted(name)} (${[...declared, `${REST_COLUMN} text`].join(', ')})`)
  const insert = db.prepare(`insert into ${quoted(name)} values (${'?, '.repeat(columns.length)}?)`)
  const hash = createHash('sha256')
  let count = 0
  for await (const records of backup.leaves(name)) {
    for (const record of records) {
      const text = plainText(name, record)
      insert.run(...toRow(columns, JSON.parse(text) as Record<string, unknown>))
      hash.update(`${text}\n`)
    }
    count += records.length
    onRecords(records.length)
  }
  const section = isCollectionName(name) ? COLLECTIONS[name].section : null
  db.prepare('insert into _collections values (?, ?, ?, ?)').run(name, section, count, hash.digest('hex'))
}

/** A name as SQL has it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
