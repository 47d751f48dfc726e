import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { PosError } from '../../shared/errors.ts'
import { OWNER_MS } from '../accounts/owner-time.ts'
import type { AppEnv } from './app-env.ts'

/**
 * Lets only requests through from a device where the owner's password was given again within ten minutes
 * (`POST /api/owner`), by the server's clock; a clock that was set back ends a confirmation too. Stands after
 * `deviceAuth`, on every route that only the owner may use.
 */
export function ownerAuth(now: () => number) {
  return createMiddleware<AppEnv>(async (c, next) => {
    requireOwner(c, now())
    await next()
  })
}

/** The same inside a route that not only the owner may use always. Throws `owner_needed`. */
export function requireOwner(c: Context<AppEnv>, now: number): void {
  const until = c.get('device').ownerUntil ?? 0
  const left = until - now
  if (left <= 0 || left > OWNER_MS) {
    throw new PosError('owner_needed', 'only the owner may do this', {
      hint: 'Give the password again: POST /api/owner.',
    })
  }
}
