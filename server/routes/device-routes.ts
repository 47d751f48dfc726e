import { Hono } from 'hono'
import { KeySlotsRequest } from '../../shared/api/account.ts'
import { ForkRequest, RenameDeviceRequest, type DevicesAnswer } from '../../shared/api/device.ts'
import { OwnerRequest, type OwnerAnswer } from '../../shared/api/retention.ts'
import { PosError } from '../../shared/errors.ts'
import { toDeviceRow } from '../accounts/device-row.ts'
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
    const newest = await storage.newestBackups(shopId)
    const rows = await storage.devices(shopId)
    const devices = rows.map((row) => toDeviceRow(row, deviceId, newest.get(row.device_id)))
    return c.json({ devices } satisfies DevicesAnswer)
  })

  routes.post('/devices/fork', async (c) => {
    const { device } = await readJson(c, ForkRequest)
    return c.json(await accounts.fork(c.get('device').shopId, device), 201)
  })

  routes.patch('/devices/:deviceId', ownerAuth(now), async (c) => {
    const { name } = await readJson(c, RenameDeviceRequest)
    const isThere = await storage.rename(c.get('device').shopId, c.req.param('deviceId'), name)
    if (!isThere) throw noSuchDevice()
    return c.body(null, 204)
  })

  routes.delete('/devices/:deviceId', ownerAuth(now), async (c) => {
    const isThere = await storage.revoke(c.get('device').shopId, c.req.param('deviceId'), now())
    if (!isThere) throw noSuchDevice()
    return c.body(null, 204)
  })

  routes.post('/owner', async (c) => {
    const { auth } = await readJson(c, OwnerRequest)
    const until = await accounts.confirmOwner(c.get('device'), auth, addressOf(c))
    return c.json({ until } satisfies OwnerAnswer)
  })

  routes.put('/key-slots', async (c) => {
    await accounts.putSlots(c.get('device'), await readJson(c, KeySlotsRequest), addressOf(c))
    return c.body(null, 204)
  })

  return routes
}

function noSuchDevice(): PosError {
  return new PosError('not_found', 'the shop has no such device')
}
