import { statSync } from 'node:fs'
import type { FileStatistics } from '../../shared/api/files.ts'
import { PosError } from '../../shared/errors.ts'
import { parseCommitHeader } from '../../shared/snapshot/manifest.ts'
import { findBackup } from '../readable/open-backup.ts'
import { WHOLE_SERVER } from '../storage/file-storage.ts'
import { fileError } from './file-error.ts'
import type { FileParts } from './file-parts.ts'
import { prepareFolder, sweepFolder } from './folder.ts'
import type { OnStep } from './make-shop-files.ts'
import { freeMoment, type FilePlace, type PlacedFile } from './place-file.ts'
import { pruneFiles } from './prune-files.ts'
import type { ServerCounts } from './server-sqlite.ts'

/** A file of a shop needs about so many times the bytes of its records: both forms of the JSON, then the tables. */
const JSON_TIMES = 3
const SQLITE_TIMES = 1.5
const SPARE_BYTES = 1_048_576

/** Files that are on disk under their names and were read back. */
export interface FileReport {
  readonly files: readonly (PlacedFile & { readonly verifiedAt: number })[]
  /** Of a shop's files. */
  readonly statistics: FileStatistics | null
  /** Of the server's file. */
  readonly counts: ServerCounts | null
  /** A code when not all is well although the files are right: the second folder has no right copy of them. */
  readonly problem: string | null
}

/**
 * Writes the newest backup of a shop as JSON and SQLite, then lets go of older files. Nothing is left behind when it
 * rejects, and no older file is touched then. The caller holds the shop's lease.
 *
 * Throws `no_backup`, `custody_private`, `key_missing`, `disk_full`, `folder_missing`, `folder_read_only`, and what is
 * wrong with the backup.
 */
export async function createShopFiles(
  parts: FileParts,
  shop: string,
  onStep: OnStep = () => {},
): Promise<FileReport> {
  onStep('gather', 0, 0)
  const { storage, now, version: appVersion } = parts
  const query = { before: Number.MAX_SAFE_INTEGER, limit: 1, lineage: undefined }
  const newest = (await storage.backups.list(shop, query))[0]
  if (newest === undefined) throw new PosError('no_backup', 'the shop has no backup yet', { field: 'shopId' })
  const backup = await findBackup(parts, shop, newest.number)
  const { rawBytes } = parseCommitHeader(newest.header).sizes
  const place = placeOf(parts, shop, rawBytes * (JSON_TIMES + SQLITE_TIMES))
  const moment = { at: freeMoment(place.folder, now()), appVersion }
  const read = (id: string) => storage.backups.object(shop, id)
  const made = await parts.worker({ kind: 'shop', work: { backup, place, moment } }, { read, onStep })
  return record(parts, shop, moment.at, { ...made, counts: null }, onStep)
}

/**
 * Copies the whole server's database into a file, then lets go of older ones. Throws `not_found` when the database is not
 * SQLite in a file, and as `createShopFiles` does.
 */
export async function createServerFile(parts: FileParts, onStep: OnStep = () => {}): Promise<FileReport> {
  const { database, now } = parts
  const found = database === undefined ? undefined : statSync(database, { throwIfNoEntry: false })
  if (database === undefined || found === undefined) {
    throw new PosError('not_found', 'the database of this server is not a file', {
      hint: 'Back it up with the tools of PostgreSQL; the files of each shop are written as ever.',
    })
  }
  onStep('gather', 0, 0)
  const place = placeOf(parts, WHOLE_SERVER, found.size * 1.2)
  const at = freeMoment(place.folder, now())
  const made = await parts.worker(
    { kind: 'server', work: { database, place, at } },
    { read: async () => undefined, onStep },
  )
  return record(parts, WHOLE_SERVER, at, { ...made, statistics: null }, onStep)
}

async function record(
  parts: FileParts,
  shop: string,
  at: number,
  made: Pick<FileReport, 'statistics' | 'counts'> & { readonly files: readonly PlacedFile[] },
  onStep: OnStep,
): Promise<FileReport> {
  const verifiedAt = parts.now()
  const { files, statistics, counts } = made
  for (const { name, kind, bytes, sha256, second } of files) {
    await parts.storage.files.put({
      shop_id: shop,
      name,
      kind,
      bytes,
      sha256,
      created_at: at,
      verified_at: verifiedAt,
      problem: null,
      second,
      statistics: JSON.stringify(statistics ?? counts),
    })
  }
  onStep('prune', 0, 0)
  await pruneFiles(parts, shop)
  const hasCopies = files.every(({ second }) => second === null || second === '')
  return {
    files: files.map((file) => ({ ...file, verifiedAt })),
    statistics,
    counts,
    problem: hasCopies ? null : 'copy_failed',
  }
}

function placeOf(parts: FileParts, shop: string, bytes: number): FilePlace {
  const { passphrase } = parts
  const need = Math.ceil(bytes * (passphrase === undefined ? 1 : 2)) + SPARE_BYTES
  const folder = prepareFolder(parts.folder, shop, need)
  sweepFolder(folder, { isStart: false, now: parts.now() })
  return { folder, second: secondOf(parts, shop, need), passphrase }
}

function secondOf({ second, now }: FileParts, shop: string, need: number): FilePlace['second'] {
  if (second === undefined) return null
  try {
    const folder = prepareFolder(second, shop, need)
    sweepFolder(folder, { isStart: false, now: now() })
    return { folder }
  } catch (cause) {
    const error = fileError(cause, second.path)
    return { problem: error instanceof PosError ? error.code : 'internal' }
  }
}
