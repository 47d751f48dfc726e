import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openMasterKeyFile } from '../../server/accounts/master-key-file.ts'
import { MasterKey } from '../../server/accounts/master-key.ts'
import { newToken, tokenHash } from '../../server/accounts/tokens.ts'
import { type DatabasePlace, sqliteIn } from '../../server/storage/database-place.ts'
import { openStorage } from '../../server/storage/open-storage.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { KDF } from '../../shared/keys/password.ts'
import { makeShop, type MadeShop } from '../contract/made-shop.ts'
import { BenchDevice } from './bench-device.ts'

const AT_ONCE = 64

/**
 * Adds shops with one device each to the database of a server that is not running, and makes its data folder. They do not
 * sign up: the stretching of so many passwords would take longer than all that is measured.
 */
export async function addShops(
  dataDir: string,
  count: number,
  place: DatabasePlace = sqliteIn(dataDir),
): Promise<BenchDevice[]> {
  mkdirSync(dataDir)
  const masterKey = new MasterKey(openMasterKeyFile(join(dataDir, 'master.key')))
  const storage = await openStorage(place)
  const devices: BenchDevice[] = []
  try {
    while (devices.length < count) {
      const some = Math.min(AT_ONCE, count - devices.length)
      const added = Array.from({ length: some }, async () => addShop(storage, masterKey, await makeShop()))
      devices.push(...(await Promise.all(added)))
    }
  } finally {
    await storage.close()
  }
  return devices
}

async function addShop({ accounts }: Storage, masterKey: MasterKey, shop: MadeShop): Promise<BenchDevice> {
  const { shopId, deviceId, raw } = shop
  const at = Date.now()
  const row = {
    shop_id: shopId,
    name: 'Bench',
    login: `bench-${shopId}`,
    salt: '',
    kdf: JSON.stringify(KDF),
    auth: '',
    custody: 'managed' as const,
    key_epoch: 1,
    wrapped_key: masterKey.wrap(shopId, 1, raw),
    created_at: at,
    quota_bytes: null,
    stored_bytes: 0,
  }
  const token = newToken()
  const claim = { deviceId, name: 'Bench' }
  const made = await accounts.createShop(row, [], { shopId, claim, tokenHash: tokenHash(token), at })
  if (made.kind !== 'created') throw new Error(`a shop of the bench came to ${made.kind}`)
  return new BenchDevice(shop, token)
}
