import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { PosError } from '../../../shared/errors.ts'
import type { MasterKey } from '../../accounts/master-key.ts'
import { digestFile, fileChunks } from '../../files/read-file.ts'
import { holdFile } from '../../storage/sqlite/file-hold.ts'
import {
  makeOneFile,
  prepareServerFile,
  readServerFile,
  type ServerFile,
} from '../../storage/sqlite/server-file.ts'

/** What SQLite keeps beside a database that is open or was left in the middle. */
const LOGS = ['-wal', '-shm', '-journal'] as const

/** What a restore of the whole server needs. */
export interface RestoreServerParts {
  /** The database that is to be replaced; it may be missing. */
  readonly database: string
  /** The key that opens the shops of this server; `undefined` when there is none. */
  readonly masterKey: MasterKey | undefined
  readonly now: () => number
  /** Bytes of the file that are in place. */
  readonly onProgress?: (done: number, total: number) => void
  /** Called before each step; a test throws here. */
  readonly onStep?: (step: RestoreServerStep) => void
}

/** The steps of a restore, in order; before `done` the old database counts. */
export type RestoreServerStep = 'copy' | 'prepare' | 'keep' | 'rename' | 'done'

/** What a restore came to, or would. */
export interface RestoredServer {
  readonly file: ServerFile
  /** Where the database stands that was there before; null when there was none. */
  readonly kept: string | null
}

/**
 * Looks whether a file can become the database of this server; nothing is changed. Throws what `readServerFile` throws,
 * and `key_missing` when the master key here does not open the shops in it.
 */
export function checkServerFile(file: string, masterKey: MasterKey | undefined): ServerFile {
  const found = readServerFile(file)
  for (const { shop_id, name, custody, key_epoch, wrapped_key } of found.shops) {
    if (custody !== 'managed' || wrapped_key === null) continue
    try {
      if (masterKey === undefined) throw new PosError('key_missing', 'there is no master key')
      masterKey.unwrap(shop_id, key_epoch, wrapped_key)
    } catch (cause) {
      throw new PosError('key_missing', `the master key here does not open the shop ${name} of this file`, {
        cause,
        hint: 'Put the file master.key of the server that wrote it into DATA_DIR, or set SONIC_MASTER_KEY, and try again.',
      })
    }
  }
  return found
}

/**
 * Puts the database of a whole server in place of this one, which is kept beside it under a dated name. Checked before and
 * after copying; killed at any moment, the server starts with the old database or with the new one. Throws what
 * `checkServerFile` throws, and `server_busy` while a server or another program has the database open; the old one stands
 * then.
 */
export async function restoreServer(file: string, parts: RestoreServerParts): Promise<RestoredServer> {
  const { database, masterKey, onStep = () => undefined } = parts
  const found = checkServerFile(file, masterKey)
  mkdirSync(dirname(database), { recursive: true, mode: 0o700 })
  const hold = holdFile(database)
  const draft = `${database}.restore-${process.pid}`
  try {
    sweep(database)
    onStep('copy')
    await copyVerified(file, draft, parts)
    onStep('prepare')
    prepareServerFile(draft)
    const kept = swap(draft, parts)
    onStep('done')
    return { file: found, kept }
  } finally {
    for (const suffix of ['', ...LOGS]) rmSync(draft + suffix, { force: true })
    hold.release()
  }
}

/** True when a server runs on this database. */
export function isServerRunning(database: string): boolean {
  if (!existsSync(database)) return false
  try {
    holdFile(database).release()
    return false
  } catch (error) {
    if (error instanceof PosError && error.code === 'server_busy') return true
    throw error
  }
}

async function copyVerified(from: string, to: string, { onProgress }: RestoreServerParts): Promise<void> {
  const total = statSync(from).size
  const hash = createHash('sha256')
  const file = await open(to, 'wx', 0o600)
  let done = 0
  try {
    for await (const chunk of fileChunks(from)) {
      hash.update(chunk)
      await file.write(chunk)
      done += chunk.length
      onProgress?.(done, total)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  if ((await digestFile(to)).sha256 !== hash.digest('hex'))
    throw new PosError('file_tampered', 'the copy of the file is not the file', {
      hint: 'Look after the disk of DATA_DIR.',
    })
}

/** Each step leaves the old database or the new one, whole, under the name that counts. */
function swap(draft: string, { database, now, onStep = () => undefined }: RestoreServerParts): string | null {
  const kept = existsSync(database) ? freeName(database, now()) : null
  if (kept !== null) {
    onStep('keep')
    keep(database, kept)
  }
  onStep('rename')
  renameSync(draft, database)
  syncPath(dirname(database), 'r')
  return kept
}

/** Keeps the database under another name too, and leaves no log of it that the new one could be taken for. */
function keep(database: string, kept: string): void {
  const logs = LOGS.filter((suffix) => suffix !== '-shm' && sizeOf(database + suffix) > 0)
  // Only opening it could lose the log of a damaged database, so it is kept as it is before that.
  for (const suffix of logs.length === 0 ? [] : ['', ...logs]) copySynced(database + suffix, kept + suffix)
  try {
    makeOneFile(database)
  } catch (error) {
    for (const suffix of ['', ...LOGS]) rmSync(kept + suffix, { force: true })
    throw error
  }
  if (logs.length === 0) linkOrCopy(database, kept)
  for (const suffix of LOGS) rmSync(database + suffix, { force: true })
}

function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copySynced(from, to) // a disk without hard links
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}

function copySynced(from: string, to: string): void {
  copyFileSync(from, to)
  syncPath(to, 'r+')
}

function syncPath(path: string, flags: string): void {
  const fd = openSync(path, flags)
  fsyncSync(fd)
  closeSync(fd)
}

function freeName(database: string, at: number): string {
  for (let moment = at; ; moment += 1000) {
    const stamp = new Date(moment).toISOString().slice(0, 19).replace('T', '_').replaceAll(':', '-')
    const name = `${database}.before-restore_${stamp}`
    if (!existsSync(name)) return name
  }
}

/** Removes what a killed restore left; there is no other one, because the database is held. */
function sweep(database: string): void {
  const prefix = `${basename(database)}.restore-`
  for (const name of readdirSync(dirname(database)))
    if (name.startsWith(prefix)) rmSync(join(dirname(database), name), { force: true })
}
