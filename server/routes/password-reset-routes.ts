import { Hono } from 'hono'
import { ClaimResetRequest } from '../../shared/api/password-reset.ts'
import type { PasswordResets } from '../accounts/password-resets.ts'
import { markShop } from '../accounts/shop-marker.ts'
import type { AppEnv } from '../http/app-env.ts'
import type { AddressOf } from '../http/client-address.ts'
import { readJson } from '../http/read-body.ts'

/** A new password by the operator's code; nobody here has a token. */
export function passwordResetRoutes(resets: PasswordResets, addressOf: AddressOf): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()

  routes.post('/password-resets/claim', async (c) => {
    const request = await readJson(c, ClaimResetRequest)
    const answer = await resets.claim(request, addressOf(c))
    c.set('actor', { shopId: answer.shopId, deviceId: request.device.deviceId })
    markShop(c, { shopId: answer.shopId, name: answer.name })
    return c.json(answer)
  })

  return routes
}
