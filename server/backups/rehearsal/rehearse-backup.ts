import { PosError } from '../../../shared/errors.ts'
import { COLLECTIONS, isCollectionName, parseRecord } from '../../../shared/sections.ts'
import { SCHEMA_VERSION } from '../../../shared/snapshot/limits.ts'
import type { Manifest } from '../../../shared/snapshot/manifest.ts'
import type { ReadableBackup } from '../../readable/open-backup.ts'

/** What a rehearsal went through. */
export interface Rehearsed {
  readonly number: number
  readonly records: number
}

/** Records that are parsed in a row, before requests go first. */
const RECORDS_IN_A_ROW = 200

/**
 * Goes through a backup as a restore would: every object is opened and its id computed anew, every record is parsed
 * against its schema, and the counts are those that the manifest tells. Holds one leaf at a time. Of a backup by a later
 * version of the app only the objects are proven.
 *
 * Throws a `PosError` that says what is wrong: `object_missing`, `object_tampered`, `object_invalid`, `record_invalid`,
 * `manifest_invalid`; and what `pause` throws.
 */
export async function rehearseBackup(backup: ReadableBackup, pause: () => Promise<void>): Promise<Rehearsed> {
  const counts = new Map<string, number>()
  for (const name of backup.collections) counts.set(name, await rehearseCollection(backup, name, pause))
  compareCounts(backup.manifest, counts)
  let records = 0
  for (const count of counts.values()) records += count
  return { number: backup.number, records }
}

async function rehearseCollection(
  backup: ReadableBackup,
  name: string,
  pause: () => Promise<void>,
): Promise<number> {
  let [records, next] = [0, RECORDS_IN_A_ROW]
  for await (const leaf of backup.leaves(name)) {
    for (const { text } of leaf) {
      const value: unknown = JSON.parse(text)
      if (isKnown(backup.manifest) && isCollectionName(name)) parseRecord(name, value)
    }
    records += leaf.length
    if (records < next) continue
    next = records + RECORDS_IN_A_ROW
    await pause()
  }
  return records
}

function isKnown({ schemaVersion }: Manifest): boolean {
  return schemaVersion <= SCHEMA_VERSION
}

function compareCounts(manifest: Manifest, counts: ReadonlyMap<string, number>): void {
  const { collections, sections } = manifest
  const inSections = new Map<string, number>()
  for (const { name, records } of collections) {
    const found = counts.get(name) ?? 0
    if (found !== records) throw wrongCount(name, found, records)
    if (!isCollectionName(name)) continue
    const { section } = COLLECTIONS[name]
    inSections.set(section, (inSections.get(section) ?? 0) + found)
  }
  if (!isKnown(manifest)) return
  for (const [section, { records }] of Object.entries(sections)) {
    const found = inSections.get(section) ?? 0
    if (found !== records) throw wrongCount(section, found, records)
  }
}

function wrongCount(field: string, found: number, told: number): PosError {
  return new PosError('manifest_invalid', `${field} has ${found} records, the manifest tells ${told}`, {
    field,
  })
}
