import { newId } from '../../ids.ts'
import { headerOf, nameManifest } from '../../snapshot/manifest.ts'
import { openManifest, sealManifest } from '../../snapshot/seal.ts'
import { identityOf } from '../account/key-slots.ts'
import type { Boot, Identity } from '../boot.ts'
import type { OutboxRow } from '../generation.ts'
import type { ServerApi } from '../server-api/server-api.ts'
import type { OutboxStore } from './outbox-store.ts'
import type { Sealing } from './upload.ts'

/**
 * This profile is a copy of one that goes on elsewhere: it becomes a device of its own, with a new id, letter and lineage, and
 * what waits is sent under these (engine 20). Nothing is lost and nothing of the other one is touched. Throws as `ServerApi.fork`.
 */
export async function forkDevice(
  boot: Boot,
  api: ServerApi,
  outbox: OutboxStore,
  sealing: Sealing,
): Promise<void> {
  const identity = identityOf(await boot.state())
  const deviceId = newId(Date.now())
  const answer = await api.fork({ device: { deviceId, name: identity.deviceName } })
  const forked: Identity = { ...identity, deviceId, lineage: newId(Date.now()), letter: answer.letter }
  await boot.update(() => ({ identity: forked, token: answer.token }))
  const acked = await outbox.acked()
  const rows: OutboxRow[] = []
  let parent = acked?.snapshotId ?? null
  for (const row of await outbox.rows()) {
    const next = await readdress(sealing, row, forked, { parent: parent ?? row.header.parent, seq: rows.length + 1 })
    parent = next.snapshotId
    rows.push(next)
  }
  const root = rows.at(-1)?.header.root ?? acked?.root ?? null
  await outbox.readdress(rows, { lineage: forked.lineage, parent, seq: rows.length, root })
}

/** The same snapshot under another address: the same root, so not one object is sealed again. */
async function readdress(
  { keys, context }: Sealing,
  row: OutboxRow,
  { deviceId, lineage }: Identity,
  place: { parent: string | null; seq: number },
): Promise<OutboxRow> {
  const before = await openManifest(keys, context, row.header.manifestId, row.manifest)
  const snapshotId = newId(before.createdAt)
  const manifest = await nameManifest(keys, { ...before, snapshotId, deviceId, lineage, ...place })
  const sealed = await sealManifest(keys, context, manifest)
  return { ...row, snapshotId, manifest: sealed, header: headerOf(manifest, null), absorbed: [] }
}
