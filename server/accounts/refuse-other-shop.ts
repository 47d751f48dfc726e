import { PosError } from '../../shared/errors.ts'
import type { ShopTable } from '../storage/tables.ts'

/** Throws `shop_mismatch` for a device that holds another shop: before anything that works only once was used up. */
export function refuseOtherShop(shop: ShopTable, heldShopId: string | undefined): void {
  if (heldShopId === undefined || heldShopId === shop.shop_id) return
  throw otherShop()
}

/** What a device is told that holds another shop than the one it asks for. */
export function otherShop(): PosError {
  return new PosError('shop_mismatch', 'this device holds another shop', {
    field: 'heldShopId',
    hint: 'Use another device, or clear this one.',
  })
}
