import { exportLegacy as exportRecords, legacyFileName } from '../../legacy/export-legacy.ts'
import type { LegacyReader } from '../../legacy/export-run.ts'
import type { CollectionName, RecordOf } from '../../sections.ts'
import type { OnProgress, SavedFile } from '../engine-api.ts'
import type { ShopRead } from '../shop-store.ts'

const BATCH = 2_000
/** Text is handed to the browser in parts of this many characters, so that it can keep them on disk. */
const PART_LENGTH = 4_000_000

/**
 * The shop as a backup file of the old POS, named as the old POS named them. Records written while it runs may or may not
 * be in it.
 */
export async function exportLegacy(
  shop: ShopRead,
  now: number = Date.now(),
  onProgress: OnProgress = () => {},
): Promise<SavedFile> {
  const total = await totalOf(shop)
  let done = 0
  const onRecords = (count: number): void => {
    done += count
    onProgress({ step: 'progress.write', done, total, unit: 'records' })
  }
  const parts: Blob[] = []
  let part: string[] = []
  let length = 0
  const flush = (): void => {
    parts.push(new Blob(part))
    part = []
    length = 0
  }
  for await (const piece of exportRecords(readerOf(shop), now, onRecords)) {
    part.push(piece)
    length += piece.length
    if (length > PART_LENGTH) flush()
  }
  flush()
  return { name: legacyFileName(now), blob: new Blob(parts, { type: 'application/json' }) }
}

/** Reads whole collections, a batch at a time, each in transactions of its own. */
function readerOf(shop: ShopRead): LegacyReader {
  return {
    async *all<Name extends CollectionName>(collection: Name) {
      let after: string | undefined
      for (;;) {
        const records: RecordOf<Name>[] = await shop.range(collection, {
          limit: BATCH,
          ...(after === undefined ? {} : { after }),
        })
        if (records.length > 0) yield records
        if (records.length < BATCH) return
        after = (records.at(-1) as { readonly id: string } | undefined)?.id
      }
    },
  }
}

async function totalOf(shop: ShopRead): Promise<number> {
  const written = [
    'items',
    'customers',
    'debt_entries',
    'invoices',
    'returns',
    'movements',
    'stock',
    'transfers',
    'services',
    'stores',
  ] as const
  const counts = await Promise.all(written.map((collection) => shop.count(collection)))
  return counts.reduce((sum, count) => sum + count, 0)
}
