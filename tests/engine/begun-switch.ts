import { deriveShopKeys, newShopKey, type ShopKeys } from '../../shared/keys/shop-keys.ts'
import type { TestDevice, World } from './test-world.ts'

/** A device whose switch has begun, as after `beginSwitch`, without the slow stretching of a password. */
export async function begunSwitch(world: World): Promise<{ device: TestDevice; keys: ShopKeys }> {
  const device = await world.signedUp()
  const { shopId, deviceId } = device.shop!
  const { auth: provenAuth } = (await world.server.storage.accounts.shopById(shopId))!
  const slot = JSON.stringify({ kind: 'recovery', nonce: 'A'.repeat(16), sealed: 'B'.repeat(64) })
  const slots = [{ shop_id: shopId, key_epoch: 2, kind: 'recovery', slot, auth: null }]
  const request = { shopId, deviceId, provenAuth, keyEpoch: 2, slots, at: 1 }
  const result = await world.server.storage.custody.begin(request)
  if (result !== 'begun') throw new Error(`beginning a switch: ${result}`)
  const keys = await deriveShopKeys(newShopKey())
  const change = { kind: 'switch', step: 'rebuilding', keyEpoch: 2, slots: [], keys, since: 1 } as const
  await (await device.boot()).update(() => ({ keyChange: change }))
  return { device, keys }
}
