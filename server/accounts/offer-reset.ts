import { RESET_MS } from '../../shared/api/password-reset.ts'
import { PosError } from '../../shared/errors.ts'
import { newResetCode } from '../../shared/keys/reset-code.ts'
import { commandAct } from '../operation/audit/command-act.ts'
import type { Storage } from '../storage/storage.ts'
import type { ShopTable } from '../storage/tables.ts'
import { hashAuth } from './auth-hash.ts'

/** A code that the operator gives to the owner; it is shown once and stored as a hash. */
export interface OfferedReset {
  readonly shop: ShopTable
  readonly code: string
  readonly expiresAt: number
}

/**
 * Makes a code, and tells the owner's trail of it, with which the owner of this login sets a new password within a day; an older code is dead. Throws `not_found`,
 * and `custody_private` for a shop whose key the server does not have: nobody but its owner can open it.
 */
export async function offerReset(
  { accounts, passwords }: Pick<Storage, 'accounts' | 'passwords'>,
  login: string,
  now: number,
): Promise<OfferedReset> {
  const shop = await accounts.shopByLogin(login)
  if (shop === undefined) {
    throw new PosError('not_found', `no shop has the login ${login}`, {
      field: 'login',
      hint: '`npm run shops` lists them.',
    })
  }
  if (shop.custody === 'private') {
    throw new PosError('custody_private', `${shop.name} is in private custody: this server has not its key`, {
      hint: 'Only the password or the recovery code of its owner opens it. With the code the owner restores it on a device.',
    })
  }
  const code = newResetCode()
  const expiresAt = now + RESET_MS
  const row = {
    shop_id: shop.shop_id,
    code_hash: await hashAuth(code),
    created_at: now,
    expires_at: expiresAt,
  }
  await passwords.offerReset(row, commandAct(shop.shop_id, 'shops reset-password', now))
  return { shop, code, expiresAt }
}
