import type { FileStatistics } from '../../shared/api/files.ts'
import { SHOP_FILE_KIND, type ShopFileMetadata } from '../../shared/legacy/shop-file.ts'
import { COLLECTION_NAMES, COLLECTIONS, SECTIONS, isCollectionName } from '../../shared/sections.ts'
import { FORMAT } from '../../shared/snapshot/limits.ts'
import type { ReadableBackup } from '../readable/open-backup.ts'

/** When a file is made and by which version. */
export interface FileMoment {
  /** ms UTC. */
  readonly at: number
  readonly appVersion: string
}

/** The collections that a file has: all that this code knows, also without records, and those that it does not know. */
export function fileCollections({ collections }: Pick<ReadableBackup, 'collections'>): string[] {
  return [...new Set<string>([...COLLECTION_NAMES, ...collections])].sort()
}

/** What a file of this backup says about itself; the counts are those that its manifest proves. */
export function factsOf(backup: ReadableBackup, { at, appVersion }: FileMoment): ShopFileMetadata {
  const { manifest, shop, number } = backup
  const { snapshotId, root, deviceId, lineage, createdAt, trigger, label, schemaVersion } = manifest
  const collections = countsOf(backup)
  const { users, loanPersons, transactions, loans, records } = statisticsOf(collections, at)
  return {
    kind: SHOP_FILE_KIND,
    format: FORMAT,
    createdAt: new Date(at).toISOString(),
    appVersion,
    schemaVersion,
    shop: { ...shop },
    backup: {
      number,
      snapshotId,
      root,
      deviceId,
      lineage,
      createdAt,
      trigger,
      ...(label === undefined ? {} : { label }),
    },
    statistics: { users, loanPersons, transactions, loans, records },
    sections: sectionCounts(collections),
    collections,
    totals: manifest.summary,
    counters: manifest.counters,
  }
}

/** Records per collection, also of those without any. */
export function countsOf(backup: ReadableBackup): Record<string, number> {
  const records = new Map(backup.manifest.collections.map((each) => [each.name, each.records]))
  return Object.fromEntries(fileCollections(backup).map((name) => [name, records.get(name) ?? 0]))
}

/** What the owner is told of a file. */
export function statisticsOf(collections: Readonly<Record<string, number>>, at: number): FileStatistics {
  const sections = sectionCounts(collections)
  return {
    users: sections['kaka_users'] ?? 0,
    loanPersons: sections['kaka_loan_persons'] ?? 0,
    transactions: sections['kaka_transactions'] ?? 0,
    loans: sections['kaka_loans'] ?? 0,
    sections,
    records: Object.values(collections).reduce((sum, count) => sum + count, 0),
    createdAt: at,
  }
}

/** Records per section; of collections that this code does not know nothing is said. */
function sectionCounts(collections: Readonly<Record<string, number>>): Record<string, number> {
  const sections: Record<string, number> = Object.fromEntries(Object.keys(SECTIONS).map((key) => [key, 0]))
  for (const [name, count] of Object.entries(collections)) {
    if (!isCollectionName(name)) continue
    const { section } = COLLECTIONS[name]
    sections[section] = (sections[section] ?? 0) + count
  }
  return sections
}
