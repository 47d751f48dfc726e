import { describe, expect, it } from 'vitest'
import { SHOP_COOKIE } from '../api/shop-marker.ts'
import { findTrace, forgetShop, rememberShop, type MarkerStorage } from './vanished.ts'

function memory(): MarkerStorage {
  const rows = new Map<string, string>()
  return {
    getItem: (key) => rows.get(key) ?? null,
    setItem: (key, value) => void rows.set(key, value),
    removeItem: (key) => void rows.delete(key),
  }
}
const cookieOf = (marker: unknown) => `a=1; ${SHOP_COOKIE}=${encodeURIComponent(JSON.stringify(marker))}; b=2`

describe('traces of a shop whose data vanished', () => {
  it('engine 29: the marker is found until the shop is forgotten on purpose', () => {
    const storage = memory()
    expect(findTrace(storage, '')).toBeUndefined()
    rememberShop(storage, { shopName: 'دوکان', at: 5 })
    expect(findTrace(storage, '')).toEqual({ shopName: 'دوکان', at: 5 })
    forgetShop(storage)
    expect(findTrace(storage, '')).toBeUndefined()
  })

  it('engine 29: the cookie of the server is enough when localStorage went too', () => {
    const cookies = cookieOf({ shopId: 's', name: 'Bazaar = 1; 2' })
    expect(findTrace(memory(), cookies)).toEqual({ shopName: 'Bazaar = 1; 2', at: 0 })
  })

  it.each([['x'], [cookieOf({ name: 5 })], [`${SHOP_COOKIE}=%`]])('believes nothing else: %s', (cookies) => {
    const storage = memory()
    storage.setItem('sonic-shop', '{"shopName":1}')
    expect(findTrace(storage, cookies)).toBeUndefined()
  })

  it('goes on where localStorage is refused', () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError')
    }
    const refused: MarkerStorage = { getItem: refuse, setItem: refuse, removeItem: refuse }
    rememberShop(refused, { shopName: 'x', at: 1 })
    forgetShop(refused)
    expect(findTrace(refused, '')).toBeUndefined()
  })
})
