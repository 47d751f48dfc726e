import { PosError } from '../../errors.ts'
import { newId } from '../../ids.ts'
import { makePin } from '../../keys/pin.ts'
import { deriveShopKeys, newShopKey } from '../../keys/shop-keys.ts'
import type { Staff } from '../../records/staff.ts'
import { NO_TOTALS } from '../../records/totals.ts'
import { put } from '../../rules/change.ts'
import { SCHEMA_VERSION } from '../../snapshot/limits.ts'
import type { Boot, Identity } from '../boot.ts'
import type { NewShop } from '../engine-api.ts'
import { createGeneration } from '../store/generation-writer.ts'
import { openShop } from '../store/open-shop.ts'

/**
 * Founds a shop: id, device, key and first records are made here, offline. The raw key stays pending until a server or the
 * person has it (engine 15). Throws `shop_exists`. Killed before the end there is no shop yet, and the next call begins anew.
 */
export async function createShop(
  boot: Boot,
  shop: NewShop,
  now: number = Date.now(),
): Promise<{ shopId: string; deviceId: string }> {
  const raw = newShopKey()
  const keys = await deriveShopKeys(raw)
  const pin = await makePin(keys, shop.owner.pin)
  const identity: Identity = {
    shopId: newId(now),
    shopName: shop.shopName,
    deviceId: newId(now),
    deviceName: shop.deviceName,
    lineage: newId(now),
    letter: '',
    custody: 'managed',
    keyEpoch: 1,
  }
  const state = await boot.update((before) => {
    const isFree = before.active === undefined && before.identity?.login === undefined
    return isFree ? { identity, keys, pendingKey: raw } : undefined
  })
  if (state.identity?.shopId !== identity.shopId)
    throw new PosError('shop_exists', 'there is a shop on this device already')
  const generation = await emptyGeneration(boot, identity.lineage)
  const store = await openShop(boot, { generation })
  const owner: Staff = { id: newId(now), name: shop.owner.name, role: 'owner', pin }
  try {
    await store.mutate(async () => ({
      changes: [...shop.changes, put('staff', owner), put('totals', NO_TOTALS)],
    }))
  } finally {
    store.close()
  }
  await boot.update(() => ({ active: generation }))
  return { shopId: identity.shopId, deviceId: identity.deviceId }
}

/** A generation with nothing in it, ready to be opened; returns its number. */
export async function emptyGeneration(boot: Boot, lineage: string): Promise<number> {
  const writer = await createGeneration(boot)
  try {
    const line = { lineage, parent: null, seq: 0, root: null }
    await writer.finish({ tops: {}, line, schemaVersion: SCHEMA_VERSION })
    return writer.generation
  } finally {
    writer.close()
  }
}
