import type { SignInAnswer } from '../../shared/api/account.ts'
import { RESET_MS, type ClaimResetRequest } from '../../shared/api/password-reset.ts'
import { PosError } from '../../shared/errors.ts'
import type { PasswordStorage } from '../storage/password-storage.ts'
import type { JoinRequest } from '../storage/programs/join.ts'
import type { ResetResult } from '../storage/programs/password-resets.ts'
import type { AccountStorage } from '../storage/storage.ts'
import type { PasswordResetTable, ShopTable } from '../storage/tables.ts'
import { hashAuth, isAuth } from './auth-hash.ts'
import type { MasterKey } from './master-key.ts'
import { refuseAs } from './refuse-as.ts'
import { refuseOtherShop } from './refuse-other-shop.ts'
import { seriesTaken, signInAnswer } from './sign-in-answer.ts'
import type { SignInGuard } from './sign-in-guard.ts'
import { newToken, tokenHash } from './tokens.ts'

/** The command that makes a code may run on another machine than the server. */
const CLOCKS_APART_MS = 300_000

/** What claiming resets is built from. */
export interface PasswordResetsParts {
  readonly accounts: Pick<AccountStorage, 'shopByLogin' | 'join' | 'slots'>
  readonly passwords: PasswordStorage
  readonly masterKey: MasterKey
  /** Of its own: who guesses passwords must not keep the owner from using a code. */
  readonly guard: SignInGuard
  readonly now: () => number
}

/** A forgotten password is replaced by a code that the operator has made (managed custody only). */
export class PasswordResets {
  readonly #parts: PasswordResetsParts

  constructor(parts: PasswordResetsParts) {
    this.#parts = parts
  }

  /**
   * Makes the new password count, ends every other session and gives the device its token and the shop's key. Repeating it
   * gives a new token. Throws `reset_unknown`, `shop_mismatch`, `series_taken`, `rate_limited`.
   */
  async claim(request: ClaimResetRequest, address: string): Promise<SignInAnswer> {
    const { accounts, passwords, masterKey, now } = this.#parts
    const shop = await accounts.shopByLogin(request.login)
    const reset = shop === undefined ? undefined : await passwords.resetOf(shop.shop_id)
    await this.#check(request, reset, address)
    if (shop === undefined || reset === undefined) throw resetUnknown()
    refuseOtherShop(shop, request.heldShopId)
    const token = newToken()
    const join: JoinRequest = {
      shopId: shop.shop_id,
      claim: request.device,
      tokenHash: tokenHash(token),
      at: now(),
    }
    const isAgain = reset.used_at !== null && shop.salt === request.salt
    const result = isAgain
      ? await this.#joinAgain(shop, request, join)
      : await passwords.claimReset({
          join,
          codeHash: reset.code_hash,
          auth: await hashAuth(request.newAuth),
          salt: request.salt,
          kdf: JSON.stringify(request.kdf),
        })
    if (result.kind === 'series_taken') throw seriesTaken()
    if (result.kind === 'unknown') throw resetUnknown()
    return signInAnswer(masterKey, { ...result, token })
  }

  async #check(
    { login, code }: ClaimResetRequest,
    reset: PasswordResetTable | undefined,
    address: string,
  ): Promise<void> {
    const left = (reset?.expires_at ?? 0) - this.#parts.now()
    // A clock that was set back ends a code, instead of letting it last longer
    const stored = left > 0 && left <= RESET_MS + CLOCKS_APART_MS ? reset?.code_hash : undefined
    const { guard } = this.#parts
    await refuseAs(resetUnknown, () => guard.check({ login, auth: code, stored, address }))
  }

  /** The answer to the first claim was lost: its password counts by now. */
  async #joinAgain(shop: ShopTable, request: ClaimResetRequest, join: JoinRequest): Promise<ResetResult> {
    const { accounts } = this.#parts
    if (!(await isAuth(request.newAuth, shop.auth))) return { kind: 'unknown' }
    const joined = await accounts.join({ ...join, provenAuth: shop.auth })
    if (joined.kind === 'series_taken') return joined
    if (joined.kind !== 'joined') return { kind: 'unknown' }
    const slots = await accounts.slots(shop.shop_id, shop.key_epoch)
    return { kind: 'joined', letter: joined.letter, shop, slots }
  }
}

function resetUnknown(): PosError {
  return new PosError('reset_unknown', 'the reset code is wrong, used or over', {
    hint: 'Ask whoever runs the server for a new one.',
  })
}
