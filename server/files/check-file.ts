import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { PosError } from '../../shared/errors.ts'
import type { FileStatistics } from '../../shared/api/files.ts'
import { openFileSource } from '../old-upload/file-source.ts'
import { unlockFile } from './age-file.ts'
import { withFileErrors } from './file-error.ts'
import { parseFileName, type FileKind } from './file-name.ts'
import { partPath } from './folder.ts'
import { digestFile } from './read-file.ts'
import { verifyServerSqlite, type ServerCounts } from './server-sqlite.ts'
import { statisticsOf } from './shop-facts.ts'
import { verifyShopJson } from './verify-json.ts'
import { verifyShopSqlite } from './verify-sqlite.ts'

/** Which file is to be read again; plain data. */
export interface CheckFileWork {
  readonly folder: string
  /** A name of ours. */
  readonly name: string
  /** What the server wrote down when it made the file; undefined for one that it does not know. */
  readonly sha256: string | undefined
  readonly passphrase: string | undefined
  /** It is of the whole server. */
  readonly isServer: boolean
}

/** A file that is right. */
export interface CheckedFile {
  readonly bytes: number
  readonly sha256: string
  /** Of a shop's file. */
  readonly statistics: FileStatistics | null
  /** Of a server's file. */
  readonly counts: ServerCounts | null
}

/**
 * Reads a whole file again: the checksum that was noted, then its content. A locked file is opened into a temporary one
 * that only this user may read. Throws `file_tampered`, `file_truncated`, `file_invalid`, `file_foreign`,
 * `file_locked`, and `folder_missing` when it is not there.
 */
export async function checkFile(work: CheckFileWork): Promise<CheckedFile> {
  const { folder, name, sha256, passphrase, isServer } = work
  const parsed = parseFileName(name)
  if (parsed === undefined)
    throw new PosError('file_foreign', 'the name is not one of ours', { field: 'name' })
  const path = join(folder, name)
  return withFileErrors(folder, async () => {
    const found = await digestFile(path)
    if (sha256 !== undefined && sha256 !== found.sha256) {
      throw new PosError('file_tampered', 'the file is not what was written', { field: 'sha256' })
    }
    if (!parsed.isLocked) return { ...found, ...(await checkContent(path, parsed.kind, isServer)) }
    if (passphrase === undefined)
      throw new PosError('file_locked', 'the server has no passphrase for this file')
    const plain = partPath(folder, name.replace(/\.age$/, ''))
    try {
      await unlockFile(path, plain, passphrase)
      return { ...found, ...(await checkContent(plain, parsed.kind, isServer)) }
    } finally {
      rmSync(plain, { force: true })
    }
  })
}

async function checkContent(
  path: string,
  kind: FileKind,
  isServer: boolean,
): Promise<Pick<CheckedFile, 'statistics' | 'counts'>> {
  if (isServer) return { statistics: null, counts: verifyServerSqlite(path) }
  const facts = kind === 'sqlite' ? verifyShopSqlite(path) : await checkJson(path)
  return { statistics: statisticsOf(facts.collections, Date.parse(facts.createdAt)), counts: null }
}

async function checkJson(path: string) {
  const source = await openFileSource(path)
  try {
    return await verifyShopJson(source)
  } finally {
    await source.close()
  }
}
