import { SERVER_DEVICE } from '../../shared/api/old-upload.ts'
import { PosError } from '../../shared/errors.ts'
import type { LegacySource } from '../../shared/legacy/file-index.ts'
import { canonicalText } from '../../shared/snapshot/canonical.ts'
import { headerOf, type Manifest } from '../../shared/snapshot/manifest.ts'
import { sealManifest } from '../../shared/snapshot/seal.ts'
import { buildShop } from './build-shop.ts'
import { nameUpload } from './name-upload.ts'
import { openOldBackup, type OldKind } from './old-backup.ts'
import { uploadTarget, type UploadParts, type UploadTarget } from './upload-target.ts'

const PAGE = 200

/** How an upload is stored. */
export interface UploadOptions {
  /** Reads and computes everything and stores nothing. */
  readonly dryRun?: boolean
  /** What people call the backup. */
  readonly label?: string
}

/** What became of an old backup. */
export interface StoredUpload {
  readonly kind: OldKind
  readonly root: string
  readonly records: number
  /** Records per section. */
  readonly sections: Readonly<Record<string, number>>
  /** When the file says it was made, ms UTC; null when it does not say. */
  readonly madeAt: number | null
  /** The backup whose settings and staff it took along; null when there was none to take from, or no need. */
  readonly keptFrom: number | null
  /** The backup that has it; null in a dry run of something new. */
  readonly backup: { readonly number: number; readonly snapshotId: string } | null
  /** False when the shop had a backup of the very same contents already. */
  readonly isNew: boolean
}

/**
 * Makes a backup of the shop that a device can restore, out of an old backup file: device `server`, a lineage of its own,
 * trigger `import` (engine 34). No device's head moves. The same file again is recognised by its root and stored once.
 * Stopped anywhere before the end there is no backup, only objects that the next try finds.
 *
 * Throws `not_found` (no such shop), `custody_private`, `file_foreign`, `file_invalid`, `file_truncated` (with the section
 * as `field`), `file_too_large`.
 */
export async function storeOldBackup(
  parts: UploadParts,
  shopId: string,
  source: LegacySource,
  options: UploadOptions = {},
): Promise<StoredUpload> {
  const target = await uploadTarget(parts, shopId)
  const old = await openOldBackup(source)
  const dryRun = options.dryRun ?? false
  const built = await buildShop(parts, target, old, { source, dryRun })
  const manifest = await nameUpload(parts, target, built, { madeAt: old.madeAt, label: options.label })
  const sections = Object.entries(manifest.sections).map(([key, { records }]) => [key, records] as const)
  const before = await backupWithRoot(parts, target, built.root)
  return {
    kind: old.kind,
    root: built.root,
    records: built.records,
    sections: Object.fromEntries(sections),
    madeAt: old.madeAt ?? null,
    keptFrom: built.keptFrom,
    backup: before ?? (dryRun ? null : await commit(parts, target, manifest)),
    isNew: before === undefined,
  }
}

async function commit(parts: UploadParts, { keys, context }: UploadTarget, manifest: Manifest) {
  const header = headerOf(manifest, null)
  const committed = await parts.storage.backups.commit({
    shopId: context.shopId,
    deviceId: SERVER_DEVICE,
    header,
    headerText: canonicalText(header),
    manifest: await sealManifest(keys, context, manifest),
    objects: [],
    at: parts.now(),
  })
  if (committed.kind === 'stored') return { number: committed.backup.number, snapshotId: manifest.snapshotId }
  throw new PosError('internal', `the new backup was refused: ${committed.kind}`, { retryable: true })
}

/** A backup of the shop, of whatever lineage, that says exactly the same. */
async function backupWithRoot({ storage }: UploadParts, { context }: UploadTarget, root: string) {
  const query = { limit: PAGE, lineage: undefined }
  let before = Number.MAX_SAFE_INTEGER
  for (;;) {
    const rows = await storage.backups.list(context.shopId, { ...query, before })
    const found = rows.find((row) => row.root === root && row.problem === null)
    if (found !== undefined) return { number: found.number, snapshotId: found.snapshot_id }
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return undefined
    before = last.number
  }
}
