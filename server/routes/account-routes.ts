import { Hono } from 'hono'
import {
  CreateShopRequest,
  LoginParamsRequest,
  RecoverRequest,
  SignInRequest,
} from '../../shared/api/account.ts'
import type { Accounts } from '../accounts/accounts.ts'
import type { Recoveries } from '../accounts/recoveries.ts'
import { markShop } from '../accounts/shop-marker.ts'
import type { AppEnv } from '../http/app-env.ts'
import type { AddressOf } from '../http/client-address.ts'
import { readJson } from '../http/read-body.ts'

/** What a device may ask before it has a token: sign-up, sign-in, and joining by the recovery code. */
export function accountRoutes(
  accounts: Accounts,
  recoveries: Recoveries,
  addressOf: AddressOf,
): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()

  routes.post('/login/params', async (c) => {
    const { login } = await readJson(c, LoginParamsRequest)
    return c.json(await accounts.loginParams(login))
  })

  routes.post('/shops', async (c) => {
    const request = await readJson(c, CreateShopRequest)
    c.set('login', request.login)
    const { isNew, ...answer } = await accounts.createShop(request, addressOf(c))
    c.set('actor', { shopId: request.shopId, deviceId: request.device.deviceId })
    markShop(c, { shopId: request.shopId, name: request.name })
    return c.json(answer, isNew ? 201 : 200)
  })

  routes.post('/devices', async (c) => {
    const request = await readJson(c, SignInRequest)
    c.set('login', request.login)
    const answer = await accounts.signIn(request, addressOf(c))
    c.set('actor', { shopId: answer.shopId, deviceId: request.device.deviceId })
    markShop(c, { shopId: answer.shopId, name: answer.name })
    return c.json(answer)
  })

  routes.post('/devices/recover', async (c) => {
    const request = await readJson(c, RecoverRequest)
    c.set('login', request.login)
    const answer = await recoveries.join(request, addressOf(c))
    c.set('actor', { shopId: answer.shopId, deviceId: request.device.deviceId })
    markShop(c, { shopId: answer.shopId, name: answer.name })
    return c.json(answer)
  })

  return routes
}
