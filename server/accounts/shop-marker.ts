import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { SHOP_COOKIE, type ShopMarker } from '../../shared/api/shop-marker.ts'
import type { AppEnv } from '../http/app-env.ts'

const DAYS_400_S = 34_560_000

/** Leaves a trace of the shop that outlives the browser's own storage (engine 29). No secret, and nothing trusts it. */
export function markShop(c: Context<AppEnv>, marker: ShopMarker): void {
  const isSecure = c.req.header('x-forwarded-proto') === 'https'
  setCookie(c, SHOP_COOKIE, JSON.stringify(marker), {
    path: '/',
    maxAge: DAYS_400_S,
    sameSite: 'Lax',
    secure: isSecure,
  })
}
