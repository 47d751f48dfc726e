import { createHmac, hkdfSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { deriveShopKeys, newShopKey } from './shop-keys.ts'

const raw = Uint8Array.from({ length: 32 }, (_, index) => index)

describe('the shop keys', () => {
  it('engine 15: are HKDF-SHA-256 of the raw key under a name each, for ever', async () => {
    const keys = await deriveShopKeys(raw)
    for (const name of ['id', 'enc', 'manifest', 'pin'] as const) {
      const mac = new Uint8Array(await crypto.subtle.sign('HMAC', keys[name], Uint8Array.of(1)))
      const wanted = hkdfSync('sha256', raw, new Uint8Array(32), `sonic-pos/1/${name}`, 32)
      expect(Buffer.from(mac).toString('hex')).toBe(
        createHmac('sha256', Buffer.from(wanted)).update(Uint8Array.of(1)).digest('hex'),
      )
    }
  })

  it('engine 15: cannot be read out, and survive being stored as a structured clone', async () => {
    const keys = structuredClone(await deriveShopKeys(raw))
    for (const key of Object.values(keys) as CryptoKey[]) {
      expect(key.extractable).toBe(false)
      expect(key.usages).toEqual(['sign'])
      await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
    }
  })

  it('refuse a raw key of another length; a new one is 32 random bytes', async () => {
    await expect(deriveShopKeys(new Uint8Array(16))).rejects.toMatchObject({ code: 'key_missing' })
    expect(newShopKey()).toHaveLength(32)
    expect(newShopKey()).not.toEqual(newShopKey())
  })
})
