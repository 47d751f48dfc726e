import { Hono } from 'hono'
import { ClaimPairingRequest, CreatePairingRequest } from '../../shared/api/pairings.ts'
import type { Pairings } from '../accounts/pairings.ts'
import { markShop } from '../accounts/shop-marker.ts'
import type { AppEnv } from '../http/app-env.ts'
import type { AddressOf } from '../http/client-address.ts'
import { ownerAuth } from '../http/owner-auth.ts'
import { readJson } from '../http/read-body.ts'

/** A new device says the code: without a token, as a sign-in. */
export function claimRoutes(pairings: Pairings, addressOf: AddressOf): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()

  routes.post('/pairings/claim', async (c) => {
    const request = await readJson(c, ClaimPairingRequest)
    const answer = await pairings.claim(request, addressOf(c))
    c.set('actor', { shopId: answer.shopId, deviceId: request.device.deviceId })
    markShop(c, { shopId: answer.shopId, name: answer.name })
    return c.json(answer)
  })

  return routes
}

/** The code that a device shows; every request here has a living token. */
export function pairingRoutes(pairings: Pairings, now: () => number): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()

  routes.post('/pairings', ownerAuth(now), async (c) => {
    return c.json(await pairings.create(c.get('device'), await readJson(c, CreatePairingRequest)), 201)
  })

  routes.get('/pairings', async (c) => c.json(await pairings.shown(c.get('device'))))

  routes.delete('/pairings', async (c) => {
    await pairings.withdraw(c.get('device'))
    return c.body(null, 204)
  })

  return routes
}
