import { documentNumber } from '../../records/counter.ts'
import type { Manifest } from '../../snapshot/manifest.ts'
import type { BackupPreview } from '../engine-api.ts'
import type { Unsent } from '../shop-store.ts'

/** What a preview needs besides the manifest. */
export interface PreviewFacts {
  readonly number?: number
  readonly shopName?: string
  /** This device's letter after the restore. */
  readonly letter: string
  /** Last numeric parts known from anywhere (engine 26). */
  readonly counters: Readonly<Record<string, number>>
  readonly unsent: Unsent
}

/** What a backup holds, in the words of the page. */
export function previewOf(manifest: Manifest, facts: PreviewFacts): BackupPreview {
  const { snapshotId, createdAt, appVersion, sections, collections, summary } = manifest
  const { stock, ...totals } = summary
  const stockMilli = stock?.['milli']
  const numbers = highest([manifest.counters, facts.counters])
  return {
    snapshotId,
    createdAt,
    appVersion,
    sections: Object.fromEntries(Object.entries(sections).map(([key, { records }]) => [key, records])),
    collections: Object.fromEntries(collections.map(({ name, records }) => [name, records])),
    records: collections.reduce((sum, { records }) => sum + records, 0),
    bytes: collections.reduce((sum, { rawBytes }) => sum + rawBytes, 0),
    totals,
    numbers,
    nextNumber: documentNumber('INV', facts.letter, (numbers['INV'] ?? 0) + 1),
    unsent: facts.unsent,
    ...(stockMilli === undefined ? {} : { stockMilli }),
    ...(facts.number === undefined ? {} : { number: facts.number }),
    ...(facts.shopName === undefined ? {} : { shopName: facts.shopName }),
  }
}

/** Per counter the highest value that any of these knows. */
export function highest(known: readonly Readonly<Record<string, number>>[]): Record<string, number> {
  const all: Record<string, number> = {}
  for (const counters of known) {
    for (const [id, value] of Object.entries(counters)) all[id] = Math.max(all[id] ?? 0, value)
  }
  return all
}
