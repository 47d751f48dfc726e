import type { LegacySource } from '../../shared/legacy/file-index.ts'
import { canonicalRecord } from '../../shared/snapshot/canonical.ts'
import { keptRecords } from './kept-records.ts'
import type { OldBackup } from './old-backup.ts'
import { SnapshotSink, type BuiltShop, type SinkParts } from './snapshot-sink.ts'
import type { UploadParts, UploadTarget } from './upload-target.ts'

/** A shop that was built from an old backup. */
export interface UploadedShop extends BuiltShop {
  /** The backup whose settings and staff were taken along; null for none. */
  readonly keptFrom: number | null
}

/** Makes the objects of a shop out of an old backup, and stores them unless this is a `dryRun`. */
export async function buildShop(
  parts: UploadParts,
  target: UploadTarget,
  old: OldBackup,
  { source, dryRun }: { source: LegacySource; dryRun: boolean },
): Promise<UploadedShop> {
  const sink = new SnapshotSink({ ...target, ...(dryRun ? NOWHERE : into(parts, target)) })
  const keptFrom = old.settings === undefined ? null : await keep(parts, target, sink, old.settings)
  let done = 0
  await old.write(sink, (count) => {
    done = Math.min(done + count, source.size)
    parts.onProgress?.(done, source.size)
  })
  return { ...(await sink.end()), keptFrom }
}

async function keep(
  parts: UploadParts,
  { shop }: UploadTarget,
  sink: SnapshotSink,
  settings: NonNullable<OldBackup['settings']>,
): Promise<number | null> {
  const kept = await keptRecords(parts, shop.shop_id)
  for (const [collection, records] of kept?.records ?? [])
    for (const { id, text } of records) sink.put(collection, id, text)
  if ((kept?.records.get('settings')?.length ?? 0) === 0) {
    const made = settings(shop.name)
    sink.put('settings', made.id, canonicalRecord(made))
  }
  return kept?.number ?? null
}

function into({ storage, now }: UploadParts, { shop }: UploadTarget): Pick<SinkParts, 'missing' | 'put'> {
  return {
    // Asking counts as seeing: what is there already is safe from a collection until the commit.
    missing: async (ids) => new Set((await storage.backups.negotiate(shop.shop_id, ids, now())).want),
    put: (objects) => storage.backups.putObjects(shop.shop_id, objects, now()),
  }
}

const NOWHERE: Pick<SinkParts, 'missing' | 'put'> = {
  missing: async () => new Set(),
  put: async () => undefined,
}
