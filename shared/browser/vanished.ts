import * as z from 'zod/mini'
import { SHOP_COOKIE, ShopMarker } from '../api/shop-marker.ts'

/** What outlives a cleared IndexedDB and says that a shop was here. No authority over anything: only a reason to ask (engine 29). */
export interface ShopTrace {
  readonly shopName: string
  /** When the marker was last written, ms UTC; 0 when only the cookie is left. */
  readonly at: number
}

/** The part of `localStorage` that markers need. */
export interface MarkerStorage {
  getItem(key: string): string | null
  setItem(key: string, value: string): void
  removeItem(key: string): void
}

const MARKER_KEY = 'sonic-shop'

const Marker = z.object({ shopName: z.string(), at: z.number() })

/** Writes the marker at each start of a shop. Never throws: a browser may refuse `localStorage`. */
export function rememberShop(storage: MarkerStorage, trace: ShopTrace): void {
  try {
    storage.setItem(MARKER_KEY, JSON.stringify(trace))
  } catch {
    // The marker is a convenience; without it the first-run screen just does not ask.
  }
}

/** Removes the marker, when a person has cleared the shop from this device on purpose. */
export function forgetShop(storage: MarkerStorage): void {
  try {
    storage.removeItem(MARKER_KEY)
  } catch {
    // As above.
  }
}

/**
 * The trace of a shop, for a first run that finds no `sonic-boot`: it then says "Your shop … was on this device" and offers
 * restore before "new shop". `undefined` when there is none.
 */
export function findTrace(storage: MarkerStorage, cookies: string): ShopTrace | undefined {
  return markerIn(storage) ?? cookieIn(cookies)
}

function markerIn(storage: MarkerStorage): ShopTrace | undefined {
  try {
    const parsed = Marker.safeParse(JSON.parse(storage.getItem(MARKER_KEY) ?? 'null'))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

function cookieIn(cookies: string): ShopTrace | undefined {
  const prefix = `${SHOP_COOKIE}=`
  const cookie = cookies
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix))
  if (cookie === undefined) return undefined
  try {
    const marker = ShopMarker.safeParse(JSON.parse(decodeURIComponent(cookie.slice(prefix.length))))
    return marker.success ? { shopName: marker.data.name, at: 0 } : undefined
  } catch {
    return undefined
  }
}
