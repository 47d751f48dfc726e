import type { ChangePasswordRequest } from '../../shared/api/password.ts'
import { PosError } from '../../shared/errors.ts'
import type { PasswordStorage } from '../storage/password-storage.ts'
import type { TokenHolder } from '../storage/programs/devices.ts'
import type { AccountStorage } from '../storage/storage.ts'
import type { ShopTable } from '../storage/tables.ts'
import { hashAuth } from './auth-hash.ts'
import { knownByToken } from './known-device.ts'
import type { Recoveries } from './recoveries.ts'
import type { SignInGuard } from './sign-in-guard.ts'
import { slotRows } from './slot-rows.ts'

/** What changing passwords is built from. */
export interface PasswordsParts {
  readonly accounts: Pick<AccountStorage, 'shopById'>
  readonly passwords: PasswordStorage
  readonly guard: SignInGuard
  readonly recoveries: Recoveries
}

/** The owner's password: changing it. The password itself never arrives here (engine 16). */
export class Passwords {
  readonly #parts: PasswordsParts

  constructor(parts: PasswordsParts) {
    this.#parts = parts
  }

  /**
   * Makes the new password count and ends every other device's session. Repeating it changes nothing. Throws `wrong_login`,
   * `recovery_unknown`, `rate_limited`, `shop_mismatch`, `device_revoked`.
   */
  async change(holder: TokenHolder, request: ChangePasswordRequest, address: string): Promise<void> {
    const { accounts, passwords } = this.#parts
    const { newAuth, salt, kdf } = request
    const shop = await accounts.shopById(holder.shopId)
    // A salt is drawn once: it is there already when the answer to this request was lost
    const isAgain = shop?.salt === salt
    const provenCode = await this.#prove(holder, shop, isAgain ? { auth: newAuth } : request, address)
    if (shop === undefined || isAgain) return
    if (request.keyEpoch !== shop.key_epoch) throw otherEpoch()
    const { shopId, deviceId } = holder
    const result = await passwords.change({
      shopId,
      deviceId,
      provenAuth: shop.auth,
      ...(provenCode === undefined ? {} : { provenCode }),
      auth: await hashAuth(newAuth, true),
      salt,
      kdf: JSON.stringify(kdf),
      slots: await slotRows(shopId, shop.key_epoch, request),
    })
    if (result === 'device_revoked') throw new PosError(result, 'this device was removed from the shop')
    if (result === 'outdated') await this.change(holder, request, address)
  }

  /** What is stored of the recovery code, when that proves the owner and not the password. */
  async #prove(
    holder: TokenHolder,
    shop: ShopTable | undefined,
    { auth = '', byCode }: Pick<ChangePasswordRequest, 'auth' | 'byCode'>,
    address: string,
  ): Promise<string | undefined> {
    const { guard, recoveries } = this.#parts
    const login = shop?.login ?? ''
    if (byCode !== undefined) return recoveries.prove(shop, { login, recoveryAuth: byCode }, address)
    const device = knownByToken(holder)
    await guard.check({ login, auth, stored: shop?.auth, address, device })
    return undefined
  }
}

function otherEpoch(): PosError {
  return new PosError('shop_mismatch', 'the shop has another key epoch by now', {
    field: 'keyEpoch',
    hint: 'Sign in again on this device.',
  })
}
