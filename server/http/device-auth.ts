import { createMiddleware } from 'hono/factory'
import { PosError } from '../../shared/errors.ts'
import { tokenHash } from '../accounts/tokens.ts'
import type { AccountStorage } from '../storage/storage.ts'
import type { AppEnv } from './app-env.ts'

const BEARER = /^Bearer ([A-Za-z0-9_-]{43})$/

/**
 * Lets only devices with a living token through, and says whose they are. The token is looked up each time, so a
 * revocation counts from the next request. Only the Authorization header counts: no cookie, so no other site can ask.
 */
export function deviceAuth(accounts: AccountStorage) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const token = BEARER.exec(c.req.header('authorization') ?? '')?.[1]
    const holder = token === undefined ? undefined : await accounts.holder(tokenHash(token))
    if (holder === undefined) {
      throw new PosError('token_unknown', 'the device token is missing or was replaced', {
        hint: 'Sign in again. Nothing on this device is lost.',
      })
    }
    if (holder.revokedAt !== null) {
      throw new PosError('device_revoked', 'this device was removed from the shop', {
        hint: 'The owner can sign in on it again. Selling and saving to a file go on.',
      })
    }
    if (holder.joinedEpoch < holder.keyEpoch) {
      throw new PosError('key_replaced', 'the shop has a new key since this device joined', {
        hint: 'Sign in again by password or recovery code. Nothing on this device is lost; selling and saving to a file go on.',
      })
    }
    c.set('device', holder)
    await next()
  })
}
