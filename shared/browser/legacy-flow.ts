import { PosError } from '../errors.ts'
import { newId } from '../ids.ts'
import type { ShopKeys } from '../keys/shop-keys.ts'
import { SCHEMA_VERSION } from '../snapshot/limits.ts'
import { identityOf } from './account/key-slots.ts'
import type { PendingFlip } from './boot.ts'
import type { Device } from './device.ts'
import type { OnProgress, SavedFile } from './engine-api.ts'
import { beginFlip, finishFlip, giveUpFlip, newFlip } from './flip.ts'
import type { GenerationWriter } from './generation.ts'
import { exportLegacy } from './legacy/export-legacy.ts'
import { emptyShopRecords, importLegacy } from './legacy/import-legacy.ts'
import type { LegacyChoices } from './legacy/preview-legacy.ts'
import { withLock } from './locks.ts'
import { createGeneration } from './store/generation-writer.ts'

/** A file to be imported, with what the person has chosen. */
export interface LegacyImport {
  readonly file: Blob
  readonly choices: LegacyChoices
  readonly onProgress?: OnProgress
}

/**
 * Imports a backup of the old POS into an empty shop (engine 28): a new generation is built beside it and becomes the shop by a
 * fenced flip, in a lineage of its own. Throws `shop_not_empty`, `restore_running` and what reading the file throws; the shop is
 * untouched then.
 */
export async function importLegacyFile(device: Device, wanted: LegacyImport): Promise<{ records: number }> {
  const { boot, locks } = device
  const done = await withLock(boot, 'restore', () => importUnderLock(device, wanted), {
    whenBusy: 'skip',
    locks,
  })
  if (done === undefined) throw new PosError('restore_running', 'another restore or import is running')
  return done
}

/** The shop as a backup file of the old POS. */
export async function exportLegacyFile(device: Device, onProgress?: OnProgress): Promise<SavedFile> {
  return exportLegacy(await device.shop(), device.now(), onProgress)
}

async function importUnderLock(device: Device, wanted: LegacyImport): Promise<{ records: number }> {
  const { boot } = device
  const { keys } = await boot.state()
  if (keys === undefined) throw new PosError('key_missing', 'this device has not the key of the shop')
  // The lock is ours: a flip that is still pending was cut short.
  await giveUpFlip(boot)
  await emptyShopRecords(await device.shop())
  const writer = await createGeneration(boot)
  const flip = newFlip(writer.generation)
  try {
    await beginFlip(boot, flip)
    return await fillAndFlip(device, writer, keys, { ...wanted, flip })
  } catch (error) {
    await giveUpFlip(boot, flip)
    throw error
  } finally {
    writer.close()
    device.channel.tell()
  }
}

async function fillAndFlip(
  device: Device,
  writer: GenerationWriter,
  keys: ShopKeys,
  { file, choices, onProgress, flip }: LegacyImport & { flip: PendingFlip },
): Promise<{ records: number }> {
  const shop = await device.shop()
  await shop.cut({ trigger: 'pre_import', fence: flip.token })
  // Read again behind the fence: nothing can be added any more.
  const kept = await emptyShopRecords(shop)
  const { records, tops } = await importLegacy(file, choices, { writer, keys, kept }, onProgress)
  const lineage = newId(device.now())
  await writer.finish({
    tops,
    schemaVersion: SCHEMA_VERSION,
    line: { lineage, parent: null, seq: 0, root: null },
  })
  await finishFlip(device.boot, flip, (now) => ({ identity: { ...identityOf(now), lineage } }))
  return { records }
}
