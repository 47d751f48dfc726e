import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AppParts } from '../../server/app.ts'
import { folderOf } from '../../server/files/file-name.ts'
import type { FileJobsParts } from '../../server/files/file-jobs.ts'
import type { FileParts } from '../../server/files/file-parts.ts'
import { workHere, type FileWork, type FileWorker, type FileWorkParts } from '../../server/files/file-work.ts'
import type { FileWrites } from '../../server/files/file-writer.ts'
import { makeShopFiles } from '../../server/files/make-shop-files.ts'
import { storeOldBackup } from '../../server/old-upload/store-old-backup.ts'
import { bytesSource } from '../../shared/legacy/test-source.ts'
import { makeOldBackup } from '../fixtures/make-old-backup.ts'
import { makeSnapshot, type Contents, type MadeSnapshot } from './made-shop.ts'
import { createTestServer, type SignedIn, type TestServer } from './test-server.ts'

/** A server whose backup folders are on disk, with one shop. */
export interface FilesWorld {
  readonly server: TestServer
  readonly shop: SignedIn
  readonly parts: FileParts
  /** A folder that is removed at the end. */
  readonly root: string
  /** Where the files of a shop are. */
  folder(shop?: string): string
  /** What stands there, sorted. */
  names(shop?: string): string[]
  /** Commits a snapshot of made-up records. */
  commit(contents: Contents, of?: SignedIn): Promise<MadeSnapshot>
  /** Commits a shop of real records: an old backup with so many invoices. */
  commitReal(invoices: number, of?: SignedIn): Promise<void>
  close(): Promise<void>
}

/** A new world; close it. */
export async function createFilesWorld(
  more: Partial<FileJobsParts> = {},
  app: Partial<AppParts> = {},
): Promise<FilesWorld> {
  const root = mkdtempSync(join(tmpdir(), 'sonic-files-'))
  const first = join(root, 'backups')
  mkdirSync(first)
  const server = createTestServer(app, { folder: { path: first, mayCreate: false }, ...more })
  const shop = await server.signUp()
  const { parts } = server.fileJobs
  const folder = (of = shop.shopId) => join(parts.folder.path, folderOf(of))
  return {
    server,
    shop,
    parts,
    root,
    folder,
    names: (of) => readdirSync(folder(of)).toSorted(),
    async commit(contents, of = shop) {
      const made = await makeSnapshot(of, contents)
      const frames = [...made.frames, ...made.objects]
      const answer = await server.ask('POST', '/api/backups', { token: of.token, frames })
      if (answer.status !== 201) throw new Error(`commit: ${answer.status} ${await answer.text()}`)
      return made
    },
    async commitReal(invoices, of = shop) {
      const source = bytesSource(JSON.stringify(makeOldBackup(invoices)))
      await storeOldBackup({ ...parts, version: '1' }, of.shopId, source)
    },
    async close() {
      await server.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** Works on files with something else instead of the disk's own writes. */
export function workWriting(writes: FileWrites): FileWorker {
  return ((work: FileWork, parts: FileWorkParts) =>
    work.kind === 'shop'
      ? makeShopFiles(work.work, parts.read, parts.onStep, writes)
      : workHere(work as Extract<FileWork, { kind: 'check' }>, parts)) as FileWorker
}

/** The parts of a world, writing with something that fails. */
export function failing(
  { parts }: FilesWorld,
  write: (fd: number, bytes: Uint8Array) => number,
): FilesWorld['parts'] {
  return { ...parts, worker: workWriting({ write, sync: () => {} }) }
}

/** An error as the operating system throws it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: from the system`), { code })
}
