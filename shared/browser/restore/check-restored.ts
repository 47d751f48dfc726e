import type { Device } from '../device.ts'
import type { CheckResult, OnProgress } from '../engine-api.ts'
import { openLeaf } from '../../snapshot/seal.ts'
import { PosError } from '../../errors.ts'
import { identityOf } from '../account/key-slots.ts'
import { GenerationDb } from '../store/generation-db.ts'
import { checkLeaves, type LeafAgain } from './check-leaves.ts'
import { isUnchecked, markChecked } from './restore-marks.ts'

/**
 * The moment *checked* of a restore (engine 25): every leaf's id recomputed, indexes built. Resolves at once when nothing is
 * unchecked. Throws `object_invalid` when a leaf is bad and cannot be fetched again.
 */
export async function checkRestored(device: Device, onProgress?: OnProgress): Promise<CheckResult> {
  const state = await device.boot.state()
  if (state.active === undefined || state.keys === undefined) return { leaves: 0, repaired: 0 }
  const db = await GenerationDb.open(state.active)
  try {
    if (!(await isUnchecked(db))) return { leaves: 0, repaired: 0 }
    const result = await checkLeaves(db, state.keys, await fetchAgain(device), onProgress)
    const shop = await device.shop()
    await shop.buildIndexes((done, total) =>
      onProgress?.({ step: 'progress.index', done, total, unit: 'records' }),
    )
    await markChecked(db)
    return result
  } finally {
    db.close()
    device.channel.tell()
  }
}

/** Gets a leaf of this shop from the server again, under the key that this device has now; nothing without an account. */
export async function fetchAgain({ boot, api }: Device): Promise<LeafAgain> {
  const state = await boot.state()
  const { keys } = state
  const { shopId, keyEpoch } = identityOf(state)
  return async (collection, id) => {
    if (state.token === undefined || keys === undefined) return undefined
    try {
      const sealed = (await api.fetchObjects([id])).get(id)
      return sealed === undefined
        ? undefined
        : await openLeaf(keys, { shopId, keyEpoch }, collection, id, sealed)
    } catch (error) {
      if (error instanceof PosError && !error.retryable) return undefined
      throw error
    }
  }
}
