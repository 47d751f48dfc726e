import { PosError } from '../../errors.ts'
import { openManifest } from '../../snapshot/seal.ts'
import { identityOf, slotsOf } from '../account/key-slots.ts'
import type { Device } from '../device.ts'
import type { OnProgress, SavedFile } from '../engine-api.ts'
import { withLock } from '../locks.ts'
import { sealingOf } from '../sending/send-all.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { packageFileName } from './file-name.ts'
import { writePackageFile } from './write-package-file.ts'

/**
 * Saves the shop as it is now into one `.sonicpos` file, offline. Throws `no_slot` when neither password nor recovery code could
 * open it. No cut can come in between: the file is written under the lock `cut`; sales go on meanwhile.
 */
export async function savePackageFile(device: Device, onProgress?: OnProgress): Promise<SavedFile> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await saveOnce(device, onProgress)
    } catch (error) {
      const wasSent = error instanceof PosError && error.code === 'cut_outdated'
      if (!wasSent || tries >= TRIES) throw error
    }
  }
}

/** The snapshot may be sent, and its row be gone, before the file has begun. */
const TRIES = 4

async function saveOnce(device: Device, onProgress?: OnProgress): Promise<SavedFile> {
  const state = await device.boot.state()
  const identity = identityOf(state)
  const slots = slotsOf(state)
  if (slots.length === 0)
    throw new PosError('no_slot', 'neither a password nor a recovery code could open the file')
  const shop = await device.shop()
  await shop.cut({ trigger: 'file', force: true })
  const db = await GenerationDb.open(shop.generation)
  try {
    const sealing = sealingOf(state, db)
    const blob = await withLock(
      device.boot,
      'cut',
      async () => {
        const row = (await db.run(['outbox'], 'read', (tx) => tx.list('outbox'))).at(-1)
        if (row === undefined)
          throw new PosError('cut_outdated', 'the snapshot was sent meanwhile', { retryable: true })
        const manifest = await openManifest(
          sealing.keys,
          sealing.context,
          row.header.manifestId,
          row.manifest,
        )
        return writePackageFile({ manifest, shopName: identity.shopName, slots, sealing }, onProgress)
      },
      { locks: device.locks },
    )
    if (blob === undefined)
      throw new PosError('lock_stolen', 'another tab took the lock', { retryable: true })
    return { name: packageFileName(identity.shopName, new Date(device.now())), blob }
  } finally {
    db.close()
  }
}
