import { afterEach, beforeEach, expect, it } from 'vitest'
import { PAIRING_MS } from '../../shared/api/pairings.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { makeShop, type MadeShop } from './made-shop.ts'
import { addShop } from './storage-contract.ts'

const NOW = 1_800_000_000_000

/** What every storage promises about pairing codes. `open` gives an empty one each time. */
export function pairingContract(open: () => Promise<Storage>): void {
  let storage: Storage
  let shop: MadeShop
  beforeEach(async () => {
    storage = await open()
    shop = await makeShop()
    await addShop(storage, shop)
    await storage.accounts.confirmOwner(shop.shopId, shop.deviceId, NOW + 600_000)
  })
  afterEach(() => storage.close())

  const show = (code: string, at = NOW, more: object = {}) =>
    storage.pairings.create({
      shopId: shop.shopId,
      deviceId: shop.deviceId,
      codeHash: code,
      keyEpoch: 1,
      sealedKey: null,
      at,
      ...more,
    })
  const claim = (
    code: string,
    deviceId = 'tablet',
    at = NOW,
    { heldShopId, ...more }: { heldShopId?: string; series?: string } = {},
  ) =>
    storage.pairings.claim({
      codeHash: code,
      claim: { deviceId, name: deviceName(deviceId), ...more },
      heldShopId,
      tokenHash: `token-${code}-${deviceId}`,
      at,
    })
  const unknown = { kind: 'unknown' }

  it('a code gives one device its token, the shop and what opens its key', async () => {
    expect(await show('code', NOW, { sealedKey: '{"nonce":"n"}' })).toBe('created')
    expect(await claim('code')).toMatchObject({
      kind: 'joined',
      letter: 'B',
      shop: { shop_id: shop.shopId },
      slots: [],
      sealedKey: '{"nonce":"n"}',
    })
    expect(await storage.accounts.holder('token-code-tablet')).toMatchObject({
      shopId: shop.shopId,
      deviceId: 'tablet',
    })
    expect(await claim('code', 'phone')).toEqual(unknown)
    expect(await storage.accounts.devices(shop.shopId)).toHaveLength(2)
  })

  it('the device whose answer was lost asks again with the same code, and is no second device', async () => {
    await show('code', NOW, { sealedKey: '{"nonce":"n"}' })
    await claim('code', 'tablet', NOW, { series: 'XABC' })
    const again = await claim('code', 'tablet', NOW + 1)
    expect(again).toMatchObject({ kind: 'joined', letter: 'XABC', sealedKey: null })
    expect(await storage.accounts.devices(shop.shopId)).toHaveLength(2)
    expect(await storage.accounts.holder('token-code-tablet')).toMatchObject({ deviceId: 'tablet' })
    expect(await claim('code', 'tablet', NOW + PAIRING_MS)).toEqual(unknown)
  })

  it('a device that was removed since does not come back by the code that it used', async () => {
    await show('code')
    await claim('code')
    await storage.accounts.revoke(shop.shopId, 'tablet', NOW + 1)
    expect(await claim('code', 'tablet', NOW + 2)).toEqual(unknown)
    expect(await storage.accounts.holder('token-code-tablet')).toMatchObject({ revokedAt: NOW + 1 })
  })

  it('the device that shows a code learns who joined by it, and no other device does', async () => {
    const shown = (device: string, of = shop.shopId) => storage.pairings.shown(of, device)
    expect(await shown(shop.deviceId)).toBeUndefined()
    await show('code')
    const expiresAt = NOW + PAIRING_MS
    expect(await shown(shop.deviceId)).toEqual({ expiresAt, usedAt: null, deviceName: null })
    await claim('code', 'tablet', NOW + 5)
    expect(await shown(shop.deviceId)).toEqual({ expiresAt, usedAt: NOW + 5, deviceName: 'The tablet' })
    expect([await shown('tablet'), await shown(shop.deviceId, 'other')]).toEqual([undefined, undefined])
    await show('next')
    expect(await shown(shop.deviceId)).toMatchObject({ usedAt: null, deviceName: null })
  })

  it('of many claims at once exactly one gets in', async () => {
    await show('code')
    const ids = Array.from({ length: 12 }, (_, index) => `till-${index}`)
    const answers = await Promise.all(ids.map((id) => claim('code', id)))
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual([
      'joined',
      ...ids.slice(1).map(() => 'unknown'),
    ])
    expect(await storage.accounts.devices(shop.shopId)).toHaveLength(2)
  })

  it.each<[string, () => Promise<unknown>, number]>([
    ['when it is over', async () => undefined, NOW + PAIRING_MS],
    ['when the clock was set back', async () => undefined, NOW - 1],
    ['when a newer one is shown', () => show('newer'), NOW],
    ['when it was taken back', () => storage.pairings.withdraw(shop.shopId, shop.deviceId), NOW],
    ['when its maker was removed', () => storage.accounts.revoke(shop.shopId, shop.deviceId, NOW), NOW],
    [
      'when its maker was removed and signed in again',
      async () => {
        await storage.accounts.revoke(shop.shopId, shop.deviceId, NOW)
        await storage.accounts.join({
          shopId: shop.shopId,
          claim: { deviceId: shop.deviceId, name: 'Till 1' },
          tokenHash: 'another',
          at: NOW,
        })
      },
      NOW,
    ],
  ])('a code counts no more %s', async (_, end, at) => {
    await show('code')
    await end()
    expect(await claim('code', 'tablet', at)).toEqual(unknown)
    expect(await storage.accounts.devices(shop.shopId)).toHaveLength(1)
  })

  it('a code of another key epoch counts for nothing', async () => {
    await show('code', NOW, { keyEpoch: 2 })
    expect(await claim('code')).toEqual(unknown)
  })

  it('a device that holds another shop does not join, and the code still counts', async () => {
    await show('code')
    expect(await claim('code', 'tablet', NOW, { heldShopId: 'another' })).toEqual({ kind: 'other_shop' })
    expect(await claim('code', 'tablet', NOW, { heldShopId: shop.shopId })).toMatchObject({ kind: 'joined' })
  })

  it('counts until the last millisecond', async () => {
    await show('code')
    expect(await claim('code', 'tablet', NOW + PAIRING_MS - 1)).toMatchObject({ kind: 'joined' })
  })

  it('engine 26: outlives a number series that is taken; the same device keeps its letter', async () => {
    await show('one')
    await claim('one', 'tablet', NOW, { series: 'XABC' })
    await show('two')
    expect(await claim('two', 'phone', NOW, { series: 'XABC' })).toEqual({ kind: 'series_taken' })
    expect(await claim('two', 'phone', NOW, { series: 'XABD' })).toMatchObject({ letter: 'XABD' })
    await show('three')
    expect(await claim('three')).toMatchObject({ letter: 'XABC' })
    expect(await storage.accounts.holder('token-one-tablet')).toBeUndefined()
  })

  it('is shown only while the owner is confirmed on a living device, and never twice', async () => {
    const other = await makeShop()
    await addShop(storage, other)
    const { shopId, deviceId } = other
    const theirs = { shopId, deviceId }
    expect(await show('code', NOW, theirs)).toBe('owner_needed')
    await storage.accounts.confirmOwner(shopId, deviceId, NOW + 1)
    expect(await show('code', NOW + 1, theirs)).toBe('owner_needed')
    expect(await show('code')).toBe('created')
    expect(await show('code', NOW, theirs)).toBe('code_taken')
    await storage.accounts.revoke(shopId, deviceId, NOW)
    expect(await show('else', NOW, theirs)).toBe('device_revoked')
    expect(await show('else', NOW, { ...theirs, deviceId: 'nobody' })).toBe('device_revoked')
    expect(await claim('code')).toMatchObject({ shop: { shop_id: shop.shopId } })
  })
}

function deviceName(deviceId: string): string {
  return `The ${deviceId}`
}
