import { exportLegacy } from '../../shared/legacy/export-legacy.ts'
import type { LegacyReader } from '../../shared/legacy/export-run.ts'
import { OLD_KEYS } from '../../shared/legacy/old-keys.ts'
import { checksumMember } from '../../shared/legacy/shop-checksum.ts'
import { RECORDS_PREFIX } from '../../shared/legacy/shop-file.ts'
import {
  COLLECTIONS,
  SECTIONS,
  isCollectionName,
  type CollectionName,
  type RecordOf,
} from '../../shared/sections.ts'
import type { ReadableBackup } from '../readable/open-backup.ts'
import type { FileWriter } from './file-writer.ts'
import { plainText } from './plain-record.ts'
import { factsOf, fileCollections, type FileMoment } from './shop-facts.ts'

/** Called with the number of records that were written since the last call. */
export type OnRecords = (count: number) => void

/**
 * Writes a shop as JSON (FORMAT.md): the old POS' `{timestamp, version, data}` with `metadata`, every record in our own
 * form under `records.<collection>`, and a checksum over all that stands before it. Memory does not grow with the
 * longest collections. Each record is told to `onRecords` once for each of the two forms.
 *
 * Throws what reading the backup throws, and the system's own errors.
 */
export async function writeShopJson(
  backup: ReadableBackup,
  writer: FileWriter,
  moment: FileMoment,
  onRecords: OnRecords = () => {},
): Promise<void> {
  const facts = factsOf(backup, moment)
  const leftOut = new Map<string, number>()
  const more = {
    head: `,\n  "metadata": ${JSON.stringify(facts, null, 2).replaceAll('\n', '\n  ')}`,
    data: () => laterSections(backup),
    tail: () => tailOf(backup, writer, leftOut, onRecords),
  }
  const reader = oldReader(backup, leftOut)
  for await (const piece of exportLegacy(reader, moment.at, onRecords, more)) writer.text(piece)
}

/** Sections that the old POS did not have: their records as they are. */
async function* laterSections(backup: ReadableBackup): AsyncGenerator<string> {
  const old = new Set<string>(OLD_KEYS)
  for (const [key, { collections }] of Object.entries(SECTIONS)) {
    if (old.has(key)) continue
    const names = Object.keys(collections)
    yield `,\n    "${key}": ${names.length > 1 ? '{' : ''}`
    for (const [at, name] of names.entries()) {
      if (names.length > 1) yield `${at > 0 ? ',' : ''}\n${JSON.stringify(name)}: `
      yield* recordList(backup, name, () => {})
    }
    if (names.length > 1) yield '}'
  }
}

async function* tailOf(
  backup: ReadableBackup,
  writer: FileWriter,
  leftOut: ReadonlyMap<string, number>,
  onRecords: OnRecords,
): AsyncGenerator<string> {
  for (const name of fileCollections(backup)) {
    yield `,\n  ${JSON.stringify(RECORDS_PREFIX + name)}: `
    yield* recordList(backup, name, onRecords)
  }
  if (leftOut.size > 0) yield `,\n  "leftOut": ${JSON.stringify(Object.fromEntries(leftOut))}`
  // All pieces before this one were written: whoever asks for the next has taken the last.
  yield checksumMember(writer.sha256, writer.bytes)
}

async function* recordList(
  backup: ReadableBackup,
  name: string,
  onRecords: OnRecords,
): AsyncGenerator<string> {
  let before = '['
  for await (const records of backup.leaves(name)) {
    yield before + records.map((record) => `\n${plainText(name, record)}`).join(',')
    before = ','
    onRecords(records.length)
  }
  yield before === '[' ? '[]' : '\n]'
}

/**
 * The records for the old form. One that is not what this code takes for such a record has no old form: it is counted
 * and left out there, so that it can never keep a shop from being written; under `records.` it stands as it is.
 */
function oldReader(backup: ReadableBackup, leftOut: Map<string, number>): LegacyReader {
  return {
    async *all<Name extends CollectionName>(name: Name) {
      let bad = 0
      for await (const leaf of backup.leaves(name)) {
        const records = leaf.map((record) => JSON.parse(plainText(name, record)) as unknown)
        const good = records.filter((record) => isRecordOf(name, record))
        bad += records.length - good.length
        yield good as RecordOf<Name>[]
      }
      if (bad > 0) leftOut.set(name, bad)
    },
  }
}

function isRecordOf(name: CollectionName, record: unknown): boolean {
  return isCollectionName(name) && COLLECTIONS[name].schema.safeParse(record).success
}
