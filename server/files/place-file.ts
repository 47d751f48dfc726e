import {
  closeSync,
  copyFileSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { PosError, type ErrorCode } from '../../shared/errors.ts'
import { lockFile, unlockFile, type WrittenFile } from './age-file.ts'
import { fileError } from './file-error.ts'
import { fileName, type FileKind } from './file-name.ts'
import type { FileWrites } from './file-writer.ts'
import { partPath, syncFolder } from './folder.ts'
import { digestFile } from './read-file.ts'

/** Where files go and how; plain data. */
export interface FilePlace {
  /** Prepared by `prepareFolder`. */
  readonly folder: string
  /** The folder of the copies, a code why there cannot be one now, or null when none is wanted. */
  readonly second: { readonly folder: string } | { readonly problem: ErrorCode } | null
  /** The files are locked with it. */
  readonly passphrase: string | undefined
}

/** A file that stands under its name: on disk and read back. */
export interface PlacedFile extends WrittenFile {
  readonly name: string
  readonly kind: FileKind
  /** Why there is no right copy in the second folder; empty when there is one, null when none is wanted. */
  readonly second: string | null
}

/** The first second from `at` on in which the folder has no file of ours yet, ms UTC. */
export function freeMoment(folder: string, at: number): number {
  const isTaken = (moment: number) =>
    (['json', 'sqlite'] as const).some((kind) =>
      [true, false].some((isLocked) => existsSync(join(folder, fileName(kind, moment, isLocked)))),
    )
  let moment = at
  while (isTaken(moment)) moment += 1000
  return moment
}

/**
 * Gives verified temporary files their names, after locking them when a passphrase is set, and copies them into the second
 * folder. All are ready before the first gets its name. The temporary files are gone afterwards, whatever happens.
 */
export async function placeFiles(
  drafts: readonly { readonly kind: FileKind; readonly path: string }[],
  place: FilePlace,
  at: number,
  writes?: FileWrites,
): Promise<PlacedFile[]> {
  const { folder, passphrase } = place
  const ready: (WrittenFile & { kind: FileKind; name: string; path: string })[] = []
  try {
    for (const { kind, path } of drafts) {
      const name = fileName(kind, at, passphrase !== undefined)
      const isLocked = passphrase !== undefined
      const locked = isLocked
        ? await lockVerified(path, partPath(folder, name), passphrase, writes)
        : undefined
      ready.push({ kind, name, ...(locked ?? { path, ...(await digestFile(path)) }) })
    }
    for (const { name, path } of ready) renameSync(path, join(folder, name))
    syncFolder(folder)
  } finally {
    for (const { path } of [...drafts, ...ready]) rmSync(path, { force: true })
  }
  const placed: PlacedFile[] = []
  for (const { kind, name, bytes, sha256 } of ready)
    placed.push({ kind, name, bytes, sha256, second: await copyFile(name, sha256, place) })
  return placed
}

/** Locks a file and opens it again; throws `file_tampered` unless what comes out is what went in. */
async function lockVerified(
  plain: string,
  path: string,
  passphrase: string,
  writes?: FileWrites,
): Promise<WrittenFile & { path: string }> {
  const before = await digestFile(plain)
  const locked = await lockFile(plain, path, passphrase, writes)
  const again = `${plain.slice(0, -'.part'.length)}9.part`
  try {
    const { sha256 } = await unlockFile(path, again, passphrase)
    if (sha256 !== before.sha256)
      throw new PosError('file_tampered', 'the locked file does not open to what it was')
    return { path, ...locked }
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    rmSync(again, { force: true })
  }
}

/** Copies a file into the second folder and reads it back; the code of what went wrong, empty for nothing. */
async function copyFile(name: string, sha256: string, { folder, second }: FilePlace): Promise<string | null> {
  if (second === null || 'problem' in second) return second?.problem ?? null
  const part = partPath(second.folder, name)
  try {
    copyFileSync(join(folder, name), part, constants.COPYFILE_EXCL)
    const fd = openSync(part, 'r+')
    fsyncSync(fd)
    closeSync(fd)
    if ((await digestFile(part)).sha256 !== sha256)
      throw new PosError('file_tampered', 'the copy is not the file')
    renameSync(part, join(second.folder, name))
    syncFolder(second.folder)
    return ''
  } catch (cause) {
    const error = fileError(cause, second.folder)
    return error instanceof PosError ? error.code : 'internal'
  } finally {
    rmSync(part, { force: true })
  }
}
