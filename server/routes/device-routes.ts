import { Hono } from 'hono'
import { KeySlotsRequest } from '../../shared/api/account.ts'
import { ForkRequest, type DevicesAnswer } from '../../shared/api/device.ts'
import { OwnerRequest, type OwnerAnswer } from '../../shared/api/retention.ts'
import { PosError } from '../../shared/errors.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { AppEnv } from '../http/app-env.ts'
import type { AddressOf } from '../http/client-address.ts'
import { ownerAuth } from '../http/owner-auth.ts'
import { readJson } from '../http/read-body.ts'
import type { AccountStorage } from '../storage/storage.ts'

/** What the device routes are built from. */
export interface DeviceRoutesParts {
  readonly accounts: Accounts
  readonly storage: AccountStorage
  readonly addressOf: AddressOf
  readonly now: () => number
}

/** The shop's devices, its key slots and the owner's confirmation; every request here has a living token. */
export function deviceRoutes({ accounts, storage, addressOf, now }: DeviceRoutesParts): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()

  routes.get('/devices', async (c) => {
    const { shopId, deviceId } = c.get('device')
    const devices = (await storage.devices(shopId)).map((row) => ({
      deviceId: row.device_id,
      name: row.name,
      letter: row.letter,
      createdAt: row.created_at,
      seenAt: row.seen_at,
      revokedAt: row.revoked_at,
      current: row.device_id === deviceId,
    }))
    return c.json({ devices } satisfies DevicesAnswer)
  })

  routes.post('/devices/fork', async (c) => {
    const { device } = await readJson(c, ForkRequest)
    return c.json(await accounts.fork(c.get('device').shopId, device), 201)
  })

  routes.delete('/devices/:deviceId', ownerAuth(now), async (c) => {
    const isThere = await storage.revoke(c.get('device').shopId, c.req.param('deviceId'), now())
    if (!isThere) throw new PosError('not_found', 'the shop has no such device')
    return c.body(null, 204)
  })

  routes.post('/owner', async (c) => {
    const { auth } = await readJson(c, OwnerRequest)
    const until = await accounts.confirmOwner(c.get('device'), auth, addressOf(c))
    return c.json({ until } satisfies OwnerAnswer)
  })

  routes.put('/key-slots', async (c) => {
    await accounts.putSlots(c.get('device').shopId, await readJson(c, KeySlotsRequest), addressOf(c))
    return c.body(null, 204)
  })

  return routes
}
