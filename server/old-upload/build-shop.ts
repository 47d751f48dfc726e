import type { LegacySource } from '../../shared/legacy/file-index.ts'
import type { RecordSink } from '../../shared/legacy/kept.ts'
import type { Settings } from '../../shared/records/settings.ts'
import { canonicalRecord } from '../../shared/snapshot/canonical.ts'
import { keptRecords, type KeptRecords } from './kept-records.ts'
import type { OldBackup } from './old-backup.ts'
import { SnapshotSink, type BuiltShop, type SinkParts } from './snapshot-sink.ts'
import type { UploadParts, UploadTarget } from './upload-target.ts'
import { withPins } from './with-pins.ts'

/** A shop that was built from an old backup. */
export interface UploadedShop extends BuiltShop {
  /** The backup whose settings and staff (of our own files: whose PINs) were taken along; null for none. */
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
  const kept = await keptRecords(parts, target.shop.shop_id)
  if (old.settings !== undefined) keep(kept, sink, old.settings(target.shop.name))
  let done = 0
  await old.write(old.settings === undefined ? withPins(sink, kept) : sink, (count) => {
    done = Math.min(done + count, source.size)
    parts.onProgress?.(done, source.size)
  })
  return { ...(await sink.end()), keptFrom: kept?.number ?? null }
}

/** What an old file does not bring, as the shop's own backup has it. */
function keep(kept: KeptRecords | undefined, sink: RecordSink, settings: Settings): void {
  for (const [collection, records] of kept?.records ?? [])
    for (const { id, text } of records) sink.put(collection, id, text)
  if ((kept?.records.get('settings')?.length ?? 0) === 0)
    sink.put('settings', settings.id, canonicalRecord(settings))
}

function into(
  { storage, now, shopQuotaBytes }: UploadParts,
  { shop }: UploadTarget,
): Pick<SinkParts, 'missing' | 'put'> {
  const quotaBytes = shop.quota_bytes ?? shopQuotaBytes
  return {
    // Asking counts as seeing: what is there already is safe from a collection until the commit.
    missing: async (ids) => new Set((await storage.backups.negotiate(shop.shop_id, ids, now())).want),
    put: (objects) => storage.backups.putObjects(shop.shop_id, objects, now(), quotaBytes),
  }
}

const NOWHERE: Pick<SinkParts, 'missing' | 'put'> = {
  missing: async () => new Set(),
  put: async () => undefined,
}
