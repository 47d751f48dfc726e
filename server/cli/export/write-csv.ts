import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { FileWriter } from '../../files/file-writer.ts'
import { plainText } from '../../files/plain-record.ts'
import type { OnRecords } from '../../files/shop-json.ts'
import { columnsOf, REST_COLUMN, toRow } from '../../files/sqlite-columns.ts'
import type { ReadableBackup } from '../../readable/open-backup.ts'
import { csvLine } from './csv-text.ts'

/**
 * Writes a shop as one CSV file (RFC 4180, UTF-8) per collection that has records, with the columns of the SQLite file:
 * money in minor units, times in ms UTC, whatever has no column as JSON in the last one. `folder` must not exist.
 */
export async function writeCsv(
  backup: ReadableBackup,
  folder: string,
  onRecords: OnRecords = () => {},
): Promise<readonly string[]> {
  mkdirSync(folder, { mode: 0o700 })
  const names: string[] = []
  for (const name of backup.collections) {
    const file = `${encodeURIComponent(name)}.csv` // a name of a later version may hold anything
    names.push(file)
    await writeCollection(backup, name, join(folder, file), onRecords)
  }
  return names
}

async function writeCollection(backup: ReadableBackup, name: string, path: string, onRecords: OnRecords) {
  const columns = columnsOf(name)
  const writer = new FileWriter(path)
  try {
    writer.text(csvLine([...columns.map(({ field }) => field), REST_COLUMN]))
    for await (const records of backup.leaves(name)) {
      for (const record of records)
        writer.text(csvLine(toRow(columns, JSON.parse(plainText(name, record)) as Record<string, unknown>)))
      onRecords(records.length)
    }
    writer.finish()
  } finally {
    writer.close()
  }
}
