import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { PosError } from '../../../shared/errors.ts'
import { unlockFile } from '../../files/age-file.ts'
import { folderOf, parseFileName } from '../../files/file-name.ts'
import { WHOLE_SERVER } from '../../storage/file-storage.ts'
import type { Config } from '../../config.ts'
import type { CliIo } from '../cli-io.ts'

/** What a file is inside, by its first bytes. */
export type FoundKind = 'sqlite' | 'json'

/** A plain file to restore from. */
export interface FoundFile {
  /** As the person named it. */
  readonly path: string
  /** Where it can be read: another place for a locked one. */
  readonly plain: string
  readonly kind: FoundKind
  /** Removes what was opened for it. */
  close(): void
}

/**
 * Finds the file that a person names by its path, or by its name alone in the backup folders, and opens a locked one into
 * a temporary file that only this user may read. Throws `not_found`, `bad_request` (several of that name), `file_locked`
 * (no passphrase or another one), `file_tampered`.
 */
export async function findFile(io: CliIo, config: Config, named: string): Promise<FoundFile> {
  const path = pathOf(io, config, named)
  if (!path.endsWith('.age')) return { path, plain: path, kind: await kindOf(path), close: () => undefined }
  const passphrase = await passphraseOf(io, config)
  const folder = mkdtempSync(join(tmpdir(), 'sonic-restore-'))
  const close = () => rmSync(folder, { recursive: true, force: true })
  const plain = join(folder, basename(path, '.age'))
  try {
    await unlockFile(path, plain, passphrase)
    return { path, plain, kind: await kindOf(plain), close }
  } catch (error) {
    close()
    throw error
  }
}

function pathOf({ cwd }: CliIo, { backups }: Config, named: string): string {
  if (isFile(resolve(cwd, named))) return resolve(cwd, named)
  const places = [backups.folder, backups.second].flatMap((folder) =>
    folder === undefined ? [] : [folder.path],
  )
  for (const place of parseFileName(named) === undefined ? [] : places) {
    const found = foldersIn(place, named)
      .map((folder) => join(place, folder, named))
      .filter(isFile)
    if (found.length === 1 && found[0] !== undefined) return found[0]
    if (found.length > 1)
      throw new PosError('bad_request', `several folders have a file ${named}`, {
        hint: `Give the whole path: ${found.join(' or ')}.`,
      })
  }
  throw new PosError('not_found', `there is no file ${named}`, {
    hint: '`npm run backups` lists the files of the backup folder; any other one is named by its path.',
  })
}

async function passphraseOf(io: CliIo, { backups }: Config): Promise<string> {
  const given = backups.passphrase ?? (await io.askSecret('Passphrase of this backup file'))
  if (given !== undefined && given !== '') return given
  throw new PosError('file_locked', 'the file is locked with a passphrase', {
    hint: 'Set BACKUP_PASSPHRASE to the one that it was written with.',
  })
}

async function kindOf(path: string): Promise<FoundKind> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0)
    return buffer.toString('latin1', 0, bytesRead) === 'SQLite format 3\0' ? 'sqlite' : 'json'
  } finally {
    await file.close()
  }
}

/** Of `.sqlite` files only the whole server's can be restored, of `.json` files only shops have some. */
function foldersIn(place: string, named: string): string[] {
  try {
    const server = folderOf(WHOLE_SERVER)
    const isServers = parseFileName(named)?.kind === 'sqlite'
    return readdirSync(place).filter((folder) => (folder === server) === isServers)
  } catch {
    return []
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
