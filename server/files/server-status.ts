import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { FullStatusAnswer } from '../../shared/api/files.ts'
import { PosError, type ErrorCode } from '../../shared/errors.ts'
import { WHOLE_SERVER } from '../storage/file-storage.ts'
import type { FileJobs } from './file-jobs.ts'
import { freeBytes, prepareFolder, type BackupFolder } from './folder.ts'
import { listFiles } from './list-files.ts'

/** With less room than this, the disk counts as full. */
const LOW_BYTES = 256 * 1024 * 1024
/** So many of a shop's files are told. */
const LAST_FILES = 4

/** What a signed-in device is told of its server besides that it lives. */
export type ServerDetails = Required<
  Pick<FullStatusAnswer, 'database' | 'sizeBytes' | 'latencyMs' | 'lastFiles' | 'freeBytes' | 'problems'>
>

/** How the server is, as far as it concerns this shop: its own files, and what is wrong with folders, disk and runs. */
export async function readServerStatus(jobs: FileJobs, shop: string): Promise<ServerDetails> {
  const { parts } = jobs
  const { storage, database } = parts
  const started = performance.now()
  await storage.accounts.shopById(shop)
  const latencyMs = Math.round((performance.now() - started) * 100) / 100
  const { files } = await listFiles(parts, shop)
  const right = files.filter(({ problem }) => problem === null)
  return {
    database: storage.kind,
    sizeBytes: database === undefined ? null : databaseBytes(database),
    latencyMs,
    lastFiles: right.slice(0, LAST_FILES).map(({ name, bytes, createdAt }) => ({ name, bytes, createdAt })),
    freeBytes: freeBytes(parts.folder.path) ?? freeBytes(join(parts.folder.path, '..')) ?? null,
    problems: await problemsOf(
      jobs,
      shop,
      files.flatMap(({ problem }) => problem ?? []),
    ),
  }
}

async function problemsOf(jobs: FileJobs, shop: string, ofFiles: readonly string[]): Promise<string[]> {
  const { folder, second } = jobs.parts
  const runs = [(await jobs.state(shop)).lastRun, (await jobs.state(WHOLE_SERVER)).lastRun]
  const found = [
    folderProblem(folder, shop),
    ...runs.map((run) => (run?.ok === false ? run.problem : null)),
    second !== undefined && folderProblem(second, shop) !== null ? 'copy_failed' : null,
    ...ofFiles,
  ]
  return [...new Set(found.filter((problem) => problem !== null))]
}

/** What keeps files from being written here, found by trying. */
function folderProblem(folder: BackupFolder, shop: string): ErrorCode | null {
  try {
    prepareFolder(folder, shop, LOW_BYTES)
    return null
  } catch (error) {
    return error instanceof PosError ? error.code : 'internal'
  }
}

/** Bytes of a SQLite file and its log on the disk; 0 for none. */
export function databaseBytes(path: string): number {
  const sizes = ['', '-wal'].map((suffix) => statSync(path + suffix, { throwIfNoEntry: false })?.size ?? 0)
  return sizes.reduce((sum, size) => sum + size, 0)
}
