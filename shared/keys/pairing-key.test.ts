import { describe, expect, it } from 'vitest'
import { newShopKey } from './shop-keys.ts'
import { openPairingKey, wrapForPairing } from './pairing-key.ts'

const CONTEXT = { shopId: 'shop', keyEpoch: 2 }
const refused = { code: 'wrong_secret' }

describe('a shop key on its way to a new device', () => {
  it('engine 35: is opened by the secret of its QR code', async () => {
    const raw = newShopKey()
    expect(await openPairingKey(await wrapForPairing(raw, CONTEXT), CONTEXT)).toEqual(raw)
  })

  it('engine 35: is opened by no other secret, and for no other shop or epoch', async () => {
    const raw = newShopKey()
    const [one, two] = [await wrapForPairing(raw, CONTEXT), await wrapForPairing(raw, CONTEXT)]
    expect(one.secret).not.toBe(two.secret)
    const mixed = { secret: two.secret, wrapped: one.wrapped }
    await expect(openPairingKey(mixed, CONTEXT)).rejects.toMatchObject(refused)
    await expect(openPairingKey({ ...one, secret: '!' }, CONTEXT)).rejects.toMatchObject(refused)
    await expect(openPairingKey(one, { ...CONTEXT, shopId: 'other' })).rejects.toMatchObject(refused)
    await expect(openPairingKey(one, { ...CONTEXT, keyEpoch: 3 })).rejects.toMatchObject(refused)
  })

  it('what the server carries holds neither the key nor the secret', async () => {
    const raw = newShopKey()
    const { secret, wrapped } = await wrapForPairing(raw, CONTEXT)
    expect(JSON.stringify(wrapped)).not.toContain(secret)
    expect(Buffer.from(wrapped.sealed, 'base64url').includes(raw)).toBe(false)
  })
})
