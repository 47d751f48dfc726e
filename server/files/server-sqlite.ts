import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { backup, DatabaseSync } from 'node:sqlite'
import { PosError } from '../../shared/errors.ts'
import { quoted } from './shop-sqlite.ts'
import { checkIntegrity, reading } from './verify-sqlite.ts'

/** Pages copied before others get their turn. */
const PAGES_AT_ONCE = 512

/** Rows per table of a server's database. */
export type ServerCounts = Readonly<Record<string, number>>

/**
 * Copies the whole database of a running server, as it was at one moment, into a file that can take its place. `path`
 * must not exist; it is on disk and was read back when this resolves, and gone when it rejects. Whatever the server
 * writes meanwhile is not in it and does not hold it up.
 */
export async function writeServerSqlite(
  database: string,
  path: string,
  onPages: (done: number, total: number) => void = () => {},
): Promise<ServerCounts> {
  closeSync(openSync(path, 'wx', 0o600))
  try {
    const counts = await copy(database, path, onPages)
    makeOneFile(path)
    if (JSON.stringify(verifyServerSqlite(path)) !== JSON.stringify(counts)) {
      throw new PosError('file_tampered', 'the copy of the database has other rows than the database')
    }
    return counts
  } catch (error) {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(path + suffix, { force: true })
    throw error
  }
}

/** Reads a copy of a server's database: integrity, references, rows. Throws `file_tampered`, `file_foreign`. */
export function verifyServerSqlite(path: string): ServerCounts {
  return reading(path, (db) => {
    checkIntegrity(db)
    if (db.prepare('pragma foreign_key_check').get() !== undefined) {
      throw new PosError('file_tampered', 'the database refers to rows that it does not have')
    }
    const counts = countRows(db)
    if (counts['sonic_backups'] === undefined) {
      throw new PosError('file_foreign', 'the database is not one of a server')
    }
    return counts
  })
}

async function copy(
  database: string,
  path: string,
  onPages: (done: number, total: number) => void,
): Promise<ServerCounts> {
  const source = new DatabaseSync(database, { readOnly: true, timeout: 5000 })
  try {
    // An open read keeps this connection's view: other writers neither show nor make the copy begin again
    source.exec('begin')
    const counts = countRows(source)
    await backup(source, path, {
      rate: PAGES_AT_ONCE,
      progress: ({ totalPages, remainingPages }) => onPages(totalPages - remainingPages, totalPages),
    })
    return counts
  } finally {
    source.close()
  }
}

/** Without a write-ahead log beside it, and on disk. */
function makeOneFile(path: string): void {
  const db = new DatabaseSync(path)
  db.exec('pragma journal_mode = delete')
  db.close()
  const fd = openSync(path, 'r+')
  fsyncSync(fd)
  closeSync(fd)
}

function countRows(db: DatabaseSync): ServerCounts {
  const tables = db.prepare("select name from sqlite_schema where type = 'table' order by name").all()
  return Object.fromEntries(
    tables.map(({ name }) => {
      const row = db.prepare(`select count(*) as rows from ${quoted(String(name))}`).get()
      return [String(name), Number(row?.['rows'])]
    }),
  )
}
