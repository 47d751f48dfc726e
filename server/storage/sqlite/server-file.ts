import { openSync, closeSync, fsyncSync, readSync, statSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { PosError } from '../../../shared/errors.ts'
import { stepsAfter } from '../read-steps.ts'
import type { ShopTable } from '../tables.ts'
import { openDatabase } from './open-database.ts'

/** Tables that the first version of the schema had: without them it is no server's database. */
const TABLES = ['shops', 'devices', 'key_slots', 'lineages', 'sonic_objects', 'sonic_backups']

const MAGIC = 'SQLite format 3\0'
const HEAD_BYTES = 100
const NOT_A_DATABASE = 26

/** What a file with the whole database of a server holds. */
export interface ServerFile {
  /** Steps of the schema that it has. */
  readonly version: number
  readonly shops: readonly Pick<
    ShopTable,
    'shop_id' | 'name' | 'login' | 'custody' | 'key_epoch' | 'wrapped_key'
  >[]
  readonly backups: number
  readonly objects: number
  /** When its newest backup was received, ms UTC; null when it has none. */
  readonly newestAt: number | null
}

/**
 * Reads a file with the whole database of a server and changes nothing beside it: integrity, references and version.
 * Throws `file_foreign`, `file_truncated`, `file_tampered`, `schema_newer`, and the system's own errors.
 */
export function readServerFile(path: string): ServerFile {
  checkHead(path)
  // Immutable: a file that is only looked at gets no log beside it
  const db = new DatabaseSync(new URL(`${pathToFileURL(path).href}?immutable=1`), { readOnly: true })
  try {
    return read(db)
  } catch (cause) {
    if (cause instanceof PosError) throw cause
    throw isForeign(cause)
      ? foreign()
      : new PosError('file_tampered', 'the database cannot be read', { cause })
  } finally {
    db.close()
  }
}

/** Brings the copy at `path` to this code's schema and puts it on disk, as one file without a log. */
export function prepareServerFile(path: string): void {
  const db = openDatabase(path)
  try {
    db.exec('pragma journal_mode = delete')
  } finally {
    db.close()
  }
  const fd = openSync(path, 'r+')
  fsyncSync(fd)
  closeSync(fd)
}

/**
 * Makes everything of the database at `path` stand in its one file, without a log. Throws `server_busy` when another program has it open;
 * false when it is too damaged to be put in order.
 */
export function makeOneFile(path: string): boolean {
  const db = new DatabaseSync(path, { timeout: 2000 })
  try {
    db.exec('pragma journal_mode = delete; begin exclusive; commit')
    return true
  } catch (cause) {
    if (!isBusy(cause)) return false
    throw new PosError('server_busy', `another program has ${path} open`, {
      cause,
      hint: 'End it and try again.',
    })
  } finally {
    db.close()
  }
}

function checkHead(path: string): void {
  const { size } = statSync(path)
  const head = Buffer.alloc(HEAD_BYTES)
  const fd = openSync(path, 'r')
  const length = readSync(fd, head, 0, HEAD_BYTES, 0)
  closeSync(fd)
  if (size === 0) throw new PosError('file_truncated', 'the file is empty')
  if (head.toString('latin1', 0, MAGIC.length) !== MAGIC) throw foreign()
  const stored = head.readUInt16BE(16)
  const pageSize = stored === 1 ? 65_536 : stored
  if (length < HEAD_BYTES || head.readUInt32BE(28) * pageSize > size)
    throw new PosError('file_truncated', 'the file is shorter than the database that it holds')
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0)
    throw new PosError('file_invalid', `a part of this database stands in ${path}-wal`, {
      hint: 'Take a file that `npm run backup` wrote, or end the server that uses this database first.',
    })
}

function read(db: DatabaseSync): ServerFile {
  const version = numberOf(db, 'pragma user_version', 'user_version')
  const tables = new Set(
    db
      .prepare("select name from sqlite_schema where type = 'table'")
      .all()
      .map(({ name }) => name),
  )
  if (!TABLES.every((table) => tables.has(table))) throw foreign()
  stepsAfter(version, 'sqlite')
  const found = db.prepare('pragma integrity_check(1)').get()?.['integrity_check']
  if (found !== 'ok') throw new PosError('file_tampered', `the database is damaged: ${String(found)}`)
  if (db.prepare('pragma foreign_key_check').get() !== undefined)
    throw new PosError('file_tampered', 'the database refers to rows that it does not have')
  const shops = db
    .prepare('select shop_id, name, login, custody, key_epoch, wrapped_key from shops order by shop_id')
    .all() as unknown as ServerFile['shops']
  const newest = db.prepare('select max(received_at) as at from sonic_backups').get()?.['at']
  return {
    version,
    shops,
    backups: numberOf(db, 'select count(*) as n from sonic_backups', 'n'),
    objects: numberOf(db, 'select count(*) as n from sonic_objects', 'n'),
    newestAt: newest == null ? null : Number(newest),
  }
}

function numberOf(db: DatabaseSync, sql: string, field: string): number {
  return Number(db.prepare(sql).get()?.[field])
}

function foreign(): PosError {
  return new PosError('file_foreign', 'the file is not the database of a server of Sonic POS', {
    hint: 'The whole server is restored from a file of the folder `server` in the backup folder; one shop from its JSON file.',
  })
}

function isForeign(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === NOT_A_DATABASE
}

/** SQLITE_BUSY and SQLITE_LOCKED. */
function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && (error.errcode === 5 || error.errcode === 6)
}
