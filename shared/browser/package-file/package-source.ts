import { PosError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { deriveShopKeys } from '../../keys/shop-keys.ts'
import { openSlots } from '../../keys/slots.ts'
import type { Frame } from '../../snapshot/frames.ts'
import { checkPackage, readPackage, type PackageHeader } from '../../snapshot/package.ts'
import { newSeries } from '../account/number-series.ts'
import type { Identity } from '../boot.ts'
import type { Device } from '../device.ts'
import type { OnProgress, Secret } from '../engine-api.ts'
import { openBackup } from '../restore/open-backup.ts'
import type { RestoreSource } from '../restore/restore-shop.ts'
import { readObjects } from './read-objects.ts'

/** How far the reading of a file is told after so many bytes: a small one is read before anybody could look. */
const TELL_BYTES = 2 * 1024 * 1024

/** A `.sonicpos` file as something to restore. */
export interface PackageSource extends RestoreSource {
  /** Lets go of the file. Call it when nothing more is read. */
  close(): Promise<void>
}

/**
 * What `packageSource` gives, of a file that was read to its end before: one that was cut off or changed is refused here, and not
 * only by the restore, which compares the checksum again as it goes.
 */
export async function wholePackageSource(
  device: Device,
  file: Blob,
  secret: Secret,
  onProgress: OnProgress = () => undefined,
): Promise<PackageSource> {
  let [done, told] = [0, 0]
  await checkPackage(file.stream(), (count) => {
    done += count
    if (done - told < TELL_BYTES) return
    told = done
    onProgress({ step: 'progress.read', done, total: file.size, unit: 'bytes' })
  })
  return packageSource(device, file, secret)
}

/**
 * Opens a backup file with the password or the recovery code: header, slots and manifest are read, nothing is changed. Throws
 * `file_foreign`, `file_truncated`, `file_tampered`, `wrong_secret`, `no_slot`, `bad_recovery_code`, `shop_mismatch` (this device
 * holds another shop), `file_former_key`, and what `openBackup` refuses.
 */
export async function packageSource(
  device: Device,
  file: Blob,
  secret: Secret,
  onProgress?: OnProgress,
): Promise<PackageSource> {
  const { header, frames } = await readPackage(file.stream())
  const { shopId, keyEpoch } = header
  const { identity } = await device.boot.state()
  if (identity !== undefined && identity.shopId !== shopId)
    throw new PosError('shop_mismatch', 'the file is a backup of another shop')
  if (identity !== undefined && identity.keyEpoch !== keyEpoch)
    throw new PosError('file_former_key', 'the file was made under another key than the shop has', {
      hint: 'Open it on a device without a shop, and sign in there.',
    })
  const keys = await deriveShopKeys(await openSlots(header.slots, { shopId, keyEpoch }, secret))
  const iterator = frames[Symbol.asyncIterator]()
  const manifest = await openBackup(
    keys,
    { shopId, keyEpoch },
    header.manifestId,
    (await firstFrame(iterator)).body,
  )
  return {
    manifest,
    keys,
    context: { shopId, keyEpoch },
    identity: identity ?? joining(header, device.now()),
    bring: { slots: header.slots },
    counters: {},
    isOnServer: false,
    async putAll(putter) {
      await readObjects(iterator, manifest, putter, onProgress)
      return { objects: 0, bytes: 0 }
    },
    async close() {
      await iterator.return?.()
    },
  }
}

/** A device that joins by a file draws its own series, because nobody can give it a letter (engine 26). */
function joining(header: PackageHeader, now: number): Identity {
  const { shopId, shopName = '', custody, keyEpoch } = header
  return {
    shopId,
    shopName,
    custody,
    keyEpoch,
    deviceId: newId(now),
    deviceName: shopName || 'POS',
    lineage: newId(now),
    letter: newSeries(),
  }
}

async function firstFrame(frames: AsyncIterator<Frame>): Promise<Frame> {
  const first = await frames.next()
  if (first.done === true || first.value.kind !== 'manifest')
    throw new PosError('file_tampered', 'the backup file does not begin with its manifest')
  return first.value
}
