import type { BackupRow as ServerRow } from '../../api/backups.ts'
import { PosError } from '../../errors.ts'
import { identityOf } from '../account/key-slots.ts'
import type { Device } from '../device.ts'
import type { BackupPreview, BackupRow, OnProgress } from '../engine-api.ts'
import { NOTHING_UNSENT } from '../store/unsent.ts'
import { countersOf } from './counters.ts'
import { fetchObjects } from './fetch-objects.ts'
import { openBackup } from './open-backup.ts'
import { highest, previewOf } from './preview.ts'
import type { RestoreSource } from './restore-shop.ts'
import { ifThere } from '../if-there.ts'
import { GenerationDb } from '../store/generation-db.ts'

/** The list of backups in the words of the page, newest first. */
export async function listBackups(device: Device, filter: { deleted?: boolean } = {}): Promise<BackupRow[]> {
  const [all, root, { identity }] = await Promise.all([
    device.api.backups(filter),
    currentRoot(device),
    device.boot.state(),
  ])
  // Those of another key this device cannot open
  const rows = all.filter(({ keyEpoch }) => keyEpoch === identity?.keyEpoch)
  return rows.map((row) => ({
    snapshotId: row.snapshotId,
    number: row.number,
    createdAt: row.createdAt,
    storedAt: row.storedAt,
    deviceId: row.deviceId,
    deviceName: row.deviceName,
    lineage: row.lineage,
    trigger: row.trigger,
    records: row.sizes['records'] ?? 0,
    bytes: row.sizes['rawBytes'] ?? 0,
    sections: row.counts,
    isCurrent: row.root === root,
    ...(row.checkedAt === null ? {} : { checkedAt: row.checkedAt }),
    ...(row.custody === 'private' ? { isPrivate: true } : {}),
    isPinned: row.pinned ?? false,
    ...(typeof row.name === 'string' ? { name: row.name } : {}),
    ...(typeof row.deletedAt === 'number' ? { deletedAt: row.deletedAt } : {}),
    ...(row.warning ? { dropped: { before: row.warning.before, after: row.warning.after } } : {}),
    ...(row.problem === null ? {} : { problem: row.problem }),
  }))
}

/** A backup of the server as something to restore. Throws what `openBackup` refuses, `not_found`, `network`. */
export async function serverSource(
  device: Device,
  snapshotId: string,
  onProgress?: OnProgress,
): Promise<RestoreSource & { readonly number: number | undefined }> {
  const state = await device.boot.state()
  const identity = identityOf(state)
  if (state.keys === undefined) throw new PosError('key_missing', 'this device has not the key of the shop')
  const { keys } = state
  const context = { shopId: identity.shopId, keyEpoch: identity.keyEpoch }
  const [{ manifestId, sealed }, rows] = await Promise.all([
    device.api.manifest(snapshotId),
    device.api.backups(),
  ])
  const manifest = await openBackup(keys, context, manifestId, sealed)
  const row = rows.find((known) => known.snapshotId === snapshotId)
  if (manifest.snapshotId !== snapshotId || (row !== undefined && !saysTheSame(row, manifest)))
    throw new PosError('manifest_invalid', 'the server lists this backup as something else than it is')
  return {
    manifest,
    keys,
    context,
    identity,
    isOnServer: true,
    number: row?.number,
    counters: highest(rows.map(({ counters }) => counters)),
    putAll: (putter, present) => fetchObjects(device.api, manifest, present, putter, onProgress),
  }
}

/** What a restore of `source` would mean on this device. */
export async function previewSource(
  device: Device,
  source: RestoreSource & { readonly number?: number | undefined },
): Promise<BackupPreview> {
  const { active } = await device.boot.state()
  const shop = active === undefined ? undefined : await ifThere(() => device.shop())
  const own = shop === undefined ? {} : await countersOf(shop)
  return previewOf(source.manifest, {
    letter: source.identity.letter,
    shopName: source.identity.shopName,
    counters: highest([source.counters, own]),
    unsent: (await shop?.unsent()) ?? NOTHING_UNSENT,
    ...(source.number === undefined ? {} : { number: source.number }),
  })
}

/** The list stands in clear on the server; only what the sealed manifest confirms is believed (engine 30). */
function saysTheSame(row: ServerRow, manifest: RestoreSource['manifest']): boolean {
  const { manifestId, root, lineage, deviceId, parent, seq } = manifest
  const sealed = { manifestId, root, lineage, deviceId, parent, seq }
  return Object.entries(sealed).every(([key, value]) => row[key as keyof typeof sealed] === value)
}

/** The root of the last snapshot when nothing has changed since; `undefined` otherwise. */
async function currentRoot(device: Device): Promise<string | undefined> {
  const { active } = await device.boot.state()
  if (active === undefined) return undefined
  const db = await ifThere(() => GenerationDb.open(active))
  if (db === undefined) return undefined
  try {
    return await db.run(['meta'], 'read', async (tx) => {
      const [state, line] = await Promise.all([tx.meta('state'), tx.meta('line')])
      const isCut = state !== undefined && (state.hotRows === 0 || state.lastWriteAt < state.lastCutAt)
      return isCut ? (line?.root ?? undefined) : undefined
    })
  } finally {
    db.close()
  }
}
