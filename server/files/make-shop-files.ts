import { rmSync } from 'node:fs'
import type { FileStatistics } from '../../shared/api/files.ts'
import { openFileSource } from '../old-upload/file-source.ts'
import {
  readBackup,
  type ReadableBackup,
  type ReadObject,
  type SealedBackup,
} from '../readable/open-backup.ts'
import { withFileErrors } from './file-error.ts'
import { fileName } from './file-name.ts'
import { FileWriter, type FileWrites } from './file-writer.ts'
import { partPath } from './folder.ts'
import { placeFiles, type FilePlace, type PlacedFile } from './place-file.ts'
import { countsOf, statisticsOf, type FileMoment } from './shop-facts.ts'
import { writeShopJson } from './shop-json.ts'
import { writeShopSqlite } from './shop-sqlite.ts'
import { verifyShopJson } from './verify-json.ts'
import { verifyShopSqlite } from './verify-sqlite.ts'

/** How far a job is: `done` of `total` in this step (`json`, `sqlite`, `verify`); `total` 0 when it is not known. */
export type OnStep = (step: string, done: number, total: number) => void

/** What is to be written; plain data. */
export interface ShopFilesWork {
  readonly backup: SealedBackup
  readonly place: FilePlace
  readonly moment: FileMoment
}

/** Files of a shop that stand under their names, and what they hold. */
export interface MadeShopFiles {
  readonly files: readonly PlacedFile[]
  readonly statistics: FileStatistics
}

/**
 * Writes the JSON and the SQLite file of one backup of a shop, reads both back, and only then gives them their names.
 * When it rejects, nothing of either is left. Throws `disk_full`, `folder_read_only`, `folder_missing`, and what reading
 * the backup throws.
 */
export async function makeShopFiles(
  { backup: sealed, place, moment }: ShopFilesWork,
  read: ReadObject,
  onStep: OnStep = () => {},
  writes?: FileWrites,
): Promise<MadeShopFiles> {
  const backup = await readBackup(sealed, read)
  const json = partPath(place.folder, fileName('json', moment.at, false))
  const sqlite = partPath(place.folder, fileName('sqlite', moment.at, false))
  const statistics = statisticsOf(countsOf(backup), moment.at)
  return withFileErrors(place.folder, async () => {
    try {
      await writeJson(backup, json, { moment, onStep, total: statistics.records * 2, writes })
      const tell = counter('sqlite', statistics.records, onStep)
      await writeShopSqlite(backup, sqlite, moment, tell)
      await readBack(json, sqlite, onStep)
      const drafts = [
        { kind: 'json', path: json },
        { kind: 'sqlite', path: sqlite },
      ] as const
      return { files: await placeFiles(drafts, place, moment.at, writes), statistics }
    } finally {
      for (const path of [json, sqlite]) rmSync(path, { force: true })
    }
  })
}

interface JsonOptions {
  readonly moment: FileMoment
  readonly onStep: OnStep
  readonly total: number
  readonly writes: FileWrites | undefined
}

async function writeJson(
  backup: ReadableBackup,
  path: string,
  { moment, onStep, total, writes }: JsonOptions,
): Promise<void> {
  const writer = new FileWriter(path, writes)
  try {
    await writeShopJson(backup, writer, moment, counter('json', total, onStep))
    writer.finish()
  } finally {
    writer.close()
  }
}

async function readBack(json: string, sqlite: string, onStep: OnStep): Promise<void> {
  const source = await openFileSource(json)
  try {
    await verifyShopJson(source, counter('verify', source.size, onStep))
  } finally {
    await source.close()
  }
  verifyShopSqlite(sqlite)
}

function counter(step: string, total: number, onStep: OnStep): (count: number) => void {
  let done = 0
  onStep(step, 0, total)
  return (count) => {
    done = Math.min(done + count, total)
    onStep(step, done, total)
  }
}
