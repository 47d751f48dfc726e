import { newId } from '../../ids.ts'
import { headerOf, nameManifest } from '../../snapshot/manifest.ts'
import { openManifest, sealManifest } from '../../snapshot/seal.ts'
import type { Identity } from '../boot.ts'
import type { OutboxRow } from '../generation.ts'
import type { OutboxStore } from './outbox-store.ts'
import type { Sealing } from './upload.ts'

/** Who sends, and in which lineage. */
export type Address = Pick<Identity, 'deviceId' | 'lineage'>

/** True when a row was made by what this device was before it forked. */
export function isMisaddressed({ header }: OutboxRow, { deviceId }: Pick<Identity, 'deviceId'>): boolean {
  return header.deviceId !== deviceId
}

/**
 * Puts all rows of an outbox under another device and lineage. The roots stay, so not one object is sealed again. What waits in
 * them goes on waiting; what was acknowledged belongs to the lineage that was left.
 */
export async function readdress(outbox: OutboxStore, sealing: Sealing, address: Address): Promise<void> {
  const acked = await outbox.acked()
  const rows: OutboxRow[] = []
  let parent = acked?.snapshotId
  for (const row of await outbox.rows()) {
    const place = { parent: parent ?? row.header.parent, seq: rows.length + 1 }
    const next = await moved(sealing, row, { deviceId: address.deviceId, lineage: address.lineage, ...place })
    parent = next.snapshotId
    rows.push(next)
  }
  const root = rows.at(-1)?.header.root ?? acked?.root ?? null
  await outbox.replaceAll(rows, { lineage: address.lineage, parent: parent ?? null, seq: rows.length, root })
}

async function moved(
  { keys, context }: Sealing,
  row: OutboxRow,
  place: Address & { parent: string | null; seq: number },
): Promise<OutboxRow> {
  const before = await openManifest(keys, context, row.header.manifestId, row.manifest)
  const snapshotId = newId(before.createdAt)
  const manifest = await nameManifest(keys, { ...before, ...place, snapshotId })
  const sealed = await sealManifest(keys, context, manifest)
  return { ...row, snapshotId, manifest: sealed, header: headerOf(manifest, null), absorbed: [] }
}
