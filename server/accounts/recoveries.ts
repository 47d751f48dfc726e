import type { RecoverRequest, SignInAnswer } from '../../shared/api/account.ts'
import { PosError } from '../../shared/errors.ts'
import type { JoinRequest } from '../storage/programs/join.ts'
import type { AccountStorage } from '../storage/storage.ts'
import type { ShopTable } from '../storage/tables.ts'
import type { MasterKey } from './master-key.ts'
import { refuseAs } from './refuse-as.ts'
import { refuseOtherShop } from './refuse-other-shop.ts'
import { seriesTaken, signInAnswer } from './sign-in-answer.ts'
import { SIGN_IN_LIMITS, type SignInGuard, type SignInLimits } from './sign-in-guard.ts'
import { newToken, tokenHash } from './tokens.ts'

/** A code has 160 random bits. A small limit per login would not protect it, but let anyone keep its owner out. */
export const RECOVERY_LIMITS: SignInLimits = {
  ...SIGN_IN_LIMITS,
  login: { ...SIGN_IN_LIMITS.login, max: 1000 },
}

/** What joining by the recovery code is built from. */
export interface RecoveriesParts {
  readonly accounts: Pick<AccountStorage, 'shopByLogin' | 'recoveryAuth' | 'join' | 'slots'>
  readonly masterKey: MasterKey
  /** Of its own: who guesses passwords must not keep the owner from using the code. */
  readonly guard: SignInGuard
  readonly now: () => number
}

/** Joining a shop by its recovery code alone. The code itself never arrives here, and neither does what opens the shop's key. */
export class Recoveries {
  readonly #parts: RecoveriesParts

  constructor(parts: RecoveriesParts) {
    this.#parts = parts
  }

  /** Gives a device its token, and in managed custody the key. Throws `recovery_unknown`, `shop_mismatch`, `series_taken`, `rate_limited`. */
  async join(request: RecoverRequest, address: string): Promise<SignInAnswer> {
    const { accounts, masterKey, now } = this.#parts
    const { login, recoveryAuth, device, heldShopId } = request
    const shop = await accounts.shopByLogin(login)
    const provenCode = await this.prove(shop, { login, recoveryAuth }, address)
    if (shop === undefined) throw recoveryUnknown()
    refuseOtherShop(shop, heldShopId)
    const token = newToken()
    const { shop_id: shopId, key_epoch: epoch } = shop
    const join: JoinRequest = {
      shopId,
      claim: device,
      tokenHash: tokenHash(token),
      at: now(),
      provenCode,
    }
    const joined = await accounts.join(join)
    if (joined.kind === 'series_taken') throw seriesTaken()
    if (joined.kind !== 'joined') throw recoveryUnknown()
    const slots = await accounts.slots(shopId, epoch)
    return signInAnswer(masterKey, { shop, token, letter: joined.letter, slots })
  }

  /** What is stored of a code that is the shop's. Throws `recovery_unknown`, also for an unknown shop, and `rate_limited`. */
  async prove(
    shop: ShopTable | undefined,
    { login, recoveryAuth }: { login: string; recoveryAuth: string },
    address: string,
  ): Promise<string> {
    const { accounts, guard } = this.#parts
    const stored = shop === undefined ? undefined : await accounts.recoveryAuth(shop.shop_id, shop.key_epoch)
    await refuseAs(recoveryUnknown, () => guard.check({ login, auth: recoveryAuth, stored, address }))
    if (stored === undefined) throw recoveryUnknown()
    return stored
  }
}

/** What a wrong code, an unknown login and a shop without a code are told alike. */
function recoveryUnknown(): PosError {
  return new PosError('recovery_unknown', 'the login and the recovery code do not belong together', {
    hint: 'Check both; the newest sheet counts.',
  })
}
