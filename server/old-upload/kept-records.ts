import { SERVER_DEVICE } from '../../shared/api/old-upload.ts'
import { PosError } from '../../shared/errors.ts'
import type { CollectionName } from '../../shared/sections.ts'
import type { LeafRecord } from '../../shared/snapshot/leaf.ts'
import { openBackup, type ReadableParts } from '../readable/open-backup.ts'

/** What an old file does not bring and a shop cannot be opened without: the same that an import on a device takes along. */
const KEPT = [
  'settings',
  'staff',
  'lockouts',
  'audit',
  'categories',
  'suppliers',
] as const satisfies readonly CollectionName[]

/** How far back a readable backup is looked for when the newest is damaged. */
const TRIES = 20

/** Settings, staff and lists of a shop as one of its backups has them. */
export interface KeptRecords {
  /** The backup's number. */
  readonly number: number
  readonly records: ReadonlyMap<CollectionName, readonly LeafRecord[]>
}

/** From the newest backup of a device of the shop that can be read; `undefined` when there is none. */
export async function keptRecords(parts: ReadableParts, shopId: string): Promise<KeptRecords | undefined> {
  const query = { before: Number.MAX_SAFE_INTEGER, limit: TRIES, lineage: undefined }
  for (const row of await parts.storage.backups.list(shopId, query)) {
    if (row.device_id === SERVER_DEVICE) continue
    try {
      return { number: row.number, records: await read(parts, shopId, row.number) }
    } catch (error) {
      // A damaged backup is no reason to refuse a file that could replace it.
      if (!(error instanceof PosError) || error.code === 'custody_private') throw error
    }
  }
  return undefined
}

async function read(parts: ReadableParts, shopId: string, number: number) {
  const backup = await openBackup(parts, shopId, number)
  const records = new Map<CollectionName, LeafRecord[]>()
  for (const name of KEPT) {
    const all: LeafRecord[] = []
    for await (const leaf of backup.leaves(name)) all.push(...leaf)
    records.set(name, all)
  }
  return records
}
