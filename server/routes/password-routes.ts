import { Hono } from 'hono'
import { ChangePasswordRequest } from '../../shared/api/password.ts'
import type { Passwords } from '../accounts/passwords.ts'
import type { AppEnv } from '../http/app-env.ts'
import type { AddressOf } from '../http/client-address.ts'
import { readJson } from '../http/read-body.ts'

/** The owner's password; every request here has a living token. */
export function passwordRoutes(passwords: Passwords, addressOf: AddressOf): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()

  routes.put('/owner/password', async (c) => {
    await passwords.change(c.get('device'), await readJson(c, ChangePasswordRequest), addressOf(c))
    return c.body(null, 204)
  })

  return routes
}
