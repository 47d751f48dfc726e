import { beforeAll, describe, expect, it } from 'vitest'
import { checkPin, makePin } from './pin.ts'
import { type ShopKeys, deriveShopKeys, pinKeyOf } from './shop-keys.ts'

let keys: ShopKeys
beforeAll(async () => {
  keys = await deriveShopKeys(new Uint8Array(32).fill(3))
})

describe('a PIN', () => {
  it('engine 16: is known again by its verifier, in digits of any script, and no other is', async () => {
    const kept = await makePin(keys, '0473')
    expect(await checkPin(keys, '0473', kept)).toBe(true)
    expect(await checkPin(keys, '٠٤٧٣', kept)).toBe(true)
    expect(await checkPin(keys, '۰۴۷۳', kept)).toBe(true)
    expect(await checkPin(keys, '0474', kept)).toBe(false)
    expect(await checkPin(keys, '', kept)).toBe(false)
    expect(JSON.stringify(kept)).not.toContain('0473')
  })

  it('engine 16: has a verifier that is worth nothing without the keys of the shop', async () => {
    const kept = await makePin(keys, '0473')
    const others = await deriveShopKeys(new Uint8Array(32).fill(4))
    expect(await checkPin(others, '0473', kept)).toBe(false)
    expect((await makePin(keys, '0473')).verifier).not.toBe(kept.verifier)
  })

  it('has 4 to 12 digits', async () => {
    for (const pin of ['', '123', '1234567890123', '12a4']) {
      await expect(makePin(keys, pin)).rejects.toMatchObject({ code: 'wrong_pin' })
    }
  })

  it('engine 16, 35: goes on under another key of the shop with the PIN key of the one before', async () => {
    const kept = { ...(await makePin(keys, '0473')), key: await pinKeyOf(new Uint8Array(32).fill(3)) }
    const next = await deriveShopKeys(new Uint8Array(32).fill(4))
    expect(await checkPin(next, '0473', kept)).toBe(true)
    expect(await checkPin(next, '0474', kept)).toBe(false)
  })
})
