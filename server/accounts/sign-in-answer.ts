import type { SignInAnswer } from '../../shared/api/account.ts'
import { PosError } from '../../shared/errors.ts'
import { keySlotSchema } from '../../shared/keys/slots.ts'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'
import type { ShopTable } from '../storage/tables.ts'
import type { MasterKey } from './master-key.ts'

/** What a device gets when it joins. */
export interface Joined {
  readonly shop: ShopTable
  readonly token: string
  readonly letter: string
  /** JSON texts of the shop's key epoch. */
  readonly slots: readonly string[]
}

/** The answer to a device that has just joined; the raw key is in it exactly in managed custody (engine 17). */
export function signInAnswer(masterKey: MasterKey, { shop, token, letter, slots }: Joined): SignInAnswer {
  const { shop_id: shopId, key_epoch: keyEpoch, wrapped_key: wrapped, name } = shop
  return {
    shopId,
    name,
    token,
    letter,
    keyEpoch,
    slots: slots.map((slot) => keySlotSchema.parse(JSON.parse(slot))),
    ...(wrapped === null ? {} : { key: toBase64Url(masterKey.unwrap(shopId, keyEpoch, wrapped)) }),
  }
}

/** What a device is told whose own number series another device of the shop has. */
export function seriesTaken(): PosError {
  return new PosError('series_taken', 'another device of the shop has this number series', {
    field: 'device.series',
    hint: 'Draw a new series and use it from the next document on.',
  })
}
