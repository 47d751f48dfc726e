import { PosError } from '../../shared/errors.ts'
import { deriveShopKeys, type ShopKeys } from '../../shared/keys/shop-keys.ts'
import type { ShopTable } from '../storage/tables.ts'
import type { MasterKey } from './master-key.ts'

/** The keys of a shop in managed custody. Throws `custody_private` for one whose key only its devices have. */
export async function managedKeys(masterKey: MasterKey, shop: ShopTable): Promise<ShopKeys> {
  if (shop.custody === 'private' || shop.wrapped_key === null) {
    throw new PosError('custody_private', 'the server has no key for this shop: its key is private', {
      hint: 'Save and restore its backup files on a device of the shop instead.',
    })
  }
  return deriveShopKeys(masterKey.unwrap(shop.shop_id, shop.key_epoch, shop.wrapped_key))
}
