import * as z from 'zod/mini'

/** The cookie that says which shop was on this device (engine 29): URI-encoded JSON of a `ShopMarker`, no secret, no authority. */
export const SHOP_COOKIE = 'sonic_shop'

/** What the cookie says: offered at a first run, never believed. */
export const ShopMarker = z.object({ shopId: z.string(), name: z.string() })
export type ShopMarker = z.infer<typeof ShopMarker>
