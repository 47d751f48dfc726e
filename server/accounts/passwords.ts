import type { ChangePasswordRequest } from '../../shared/api/password.ts'
import { PosError } from '../../shared/errors.ts'
import type { PasswordStorage } from '../storage/password-storage.ts'
import type { TokenHolder } from '../storage/programs/devices.ts'
import type { AccountStorage } from '../storage/storage.ts'
import { hashAuth } from './auth-hash.ts'
import type { SignInGuard } from './sign-in-guard.ts'
import { slotRows } from './slot-rows.ts'

/** What changing passwords is built from. */
export interface PasswordsParts {
  readonly accounts: Pick<AccountStorage, 'shopById'>
  readonly passwords: PasswordStorage
  readonly guard: SignInGuard
}

/** The owner's password: changing it. The password itself never arrives here (engine 16). */
export class Passwords {
  readonly #parts: PasswordsParts

  constructor(parts: PasswordsParts) {
    this.#parts = parts
  }

  /**
   * Makes the new password count and ends every other device's session. Repeating it changes nothing. Throws `wrong_login`,
   * `rate_limited`, `shop_mismatch`, `device_revoked`.
   */
  async change(holder: TokenHolder, request: ChangePasswordRequest, address: string): Promise<void> {
    const { accounts, passwords, guard } = this.#parts
    const { auth, newAuth, salt, kdf, slots } = request
    const shop = await accounts.shopById(holder.shopId)
    // A salt is drawn once: it is there already when the answer to this request was lost
    const isAgain = shop?.salt === salt
    const given = isAgain ? newAuth : auth
    await guard.check({ login: shop?.login ?? '', auth: given, stored: shop?.auth, address })
    if (shop === undefined || isAgain) return
    if (request.keyEpoch !== shop.key_epoch) throw otherEpoch()
    const { shopId, deviceId } = holder
    const result = await passwords.change({
      shopId,
      deviceId,
      provenAuth: shop.auth,
      auth: await hashAuth(newAuth),
      salt,
      kdf: JSON.stringify(kdf),
      slots: slotRows(shopId, shop.key_epoch, slots),
    })
    if (result === 'device_revoked') throw new PosError(result, 'this device was removed from the shop')
    if (result === 'outdated') await this.change(holder, request, address)
  }
}

function otherEpoch(): PosError {
  return new PosError('shop_mismatch', 'the shop has another key epoch by now', {
    field: 'keyEpoch',
    hint: 'Sign in again on this device.',
  })
}
