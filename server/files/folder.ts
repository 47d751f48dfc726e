import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { PosError } from '../../shared/errors.ts'
import { fileError } from './file-error.ts'
import { FileWriter } from './file-writer.ts'
import { folderOf, partName, writerOfPart } from './file-name.ts'

const HOUR_MS = 3_600_000
/** A leftover of another machine is left alone so long. */
const FOREIGN_PART_MS = 24 * HOUR_MS

/** A folder for backup files. One that the operator named must be there: its disk may not be connected. */
export interface BackupFolder {
  readonly path: string
  /** The server may make it. */
  readonly mayCreate: boolean
}

/**
 * The folder of a shop's files, made if need be with mode 700, after proving that it can be written and has room for
 * `needBytes`. Throws `folder_missing`, `folder_read_only`, `disk_full`.
 */
export function prepareFolder({ path, mayCreate }: BackupFolder, shop: string, needBytes: number): string {
  const folder = join(path, folderOf(shop))
  try {
    if (mayCreate) mkdirSync(path, { recursive: true, mode: 0o700 })
    statSync(path)
    makeFolder(folder)
    probe(folder)
  } catch (error) {
    throw fileError(error, path)
  }
  const free = freeBytes(folder) ?? Number.POSITIVE_INFINITY
  if (free < needBytes) {
    throw new PosError('disk_full', `${path}: ${free} bytes are free, about ${needBytes} are needed`, {
      retryable: true,
      hint: 'Make room on the disk of the backup folder.',
      values: { free, needed: needBytes },
    })
  }
  return folder
}

/** Not `recursive`: that never ends in a folder like /proc, where nothing can be made. */
function makeFolder(path: string): void {
  if (!existsSync(path)) mkdirSync(path, { mode: 0o700 })
}

function probe(folder: string): void {
  const path = partPath(folder, 'probe')
  const writer = new FileWriter(path)
  try {
    writer.text('.')
    writer.finish()
  } finally {
    writer.close()
    rmSync(path, { force: true })
  }
}

/** Free bytes for this user on the disk of a folder; `undefined` when it is not there. */
export function freeBytes(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return undefined
  }
}

/** A temporary path in a folder for a file that will have this name. */
export function partPath(folder: string, name: string): string {
  return join(folder, partName(name, hostname()))
}

/** Makes what was renamed in a folder survive a power cut. */
export function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r')
  try {
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
}

/**
 * Removes what a killed job left in a folder; what a living process on this machine writes stays. At the start of the
 * server nothing of its own process is living yet (`isStart`). Returns how many were removed; none for no folder.
 */
export function sweepFolder(folder: string, { isStart, now }: { isStart: boolean; now: number }): number {
  let removed = 0
  for (const name of namesIn(folder)) {
    const writer = writerOfPart(name, hostname())
    if (writer === undefined) continue
    const path = join(folder, name)
    const { isThisMachine, pid } = writer
    const isDead = isThisMachine
      ? pid === process.pid
        ? isStart
        : !isAlive(pid)
      : ageOf(path, now) > FOREIGN_PART_MS
    if (!isDead) continue
    rmSync(path, { force: true })
    removed += 1
  }
  return removed
}

/** Sweeps the folders of all shops and of the whole server. */
export function sweepAll(path: string, now: number): number {
  const folders = namesIn(path).map((name) => join(path, name))
  return folders.reduce((sum, folder) => sum + sweepFolder(folder, { isStart: true, now }), 0)
}

/** What stands in a folder; nothing for one that is not there or no folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function ageOf(path: string, now: number): number {
  try {
    return now - statSync(path).mtimeMs
  } catch {
    return 0
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
