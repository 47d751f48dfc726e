import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { CustodyAnswer } from '../../shared/api/custody.ts'
import { KDF } from '../../shared/keys/password.ts'
import { deriveShopKeys, newShopKey } from '../../shared/keys/shop-keys.ts'
import type { KeySlot } from '../../shared/keys/slots.ts'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'
import { makeSnapshot, type MadeShop, type MadeSnapshot } from '../../tests/contract/made-shop.ts'
import { eachTestHasShop, server, shop } from '../../tests/contract/shop-at-server.ts'
import { refusal } from '../../tests/contract/test-server.ts'

eachTestHasShop()

const sealed = { nonce: 'A'.repeat(16), sealed: 'B'.repeat(64) }

async function slotsOf(other?: string): Promise<KeySlot[]> {
  const { salt } = (await (
    await server.ask('POST', '/api/login/params', { json: { login: shop.login } })
  ).json()) as { salt: string }
  return [
    { kind: 'password', salt: other ?? salt, kdf: KDF, ...sealed },
    { kind: 'recovery', ...sealed },
  ]
}

async function begin(more: object = {}, token = shop.token): Promise<Response> {
  const json = { auth: shop.auth, keyEpoch: 2, slots: await slotsOf(), ...more }
  return server.ask('PUT', '/api/custody', { token, json })
}

const done = (token = shop.token) => server.ask('POST', '/api/custody/done', { token })
const commit = ({ frames, objects }: MadeSnapshot, token = shop.token) =>
  server.ask('POST', '/api/backups', { token, frames: [...frames, ...objects] })
const state = async () =>
  CustodyAnswer.parse(await (await server.ask('GET', '/api/custody', { token: shop.token })).json())

/** The shop as its device sees it under another key, in a lineage of its own. */
async function underNewKey(): Promise<MadeShop> {
  const raw = newShopKey()
  return { ...shop, raw, keys: await deriveShopKeys(raw), lineage: `${shop.lineage}-2` }
}
const PRIVATE = { custody: 'private', keyEpoch: 2 } as const
const privately = async (of: MadeShop, ids = ['a']) =>
  makeSnapshot(of, { collections: { kaka_users: ids }, manifest: PRIVATE })

async function joined(deviceId: string): Promise<string> {
  const device = { deviceId, name: deviceId }
  const answer = await server.ask('POST', '/api/devices', {
    json: { login: shop.login, auth: shop.auth, device },
  })
  return ((await answer.json()) as { token: string }).token
}

describe('a switch to private custody', () => {
  it('engine 35: the first backup in the new epoch moves the shop; done leaves nothing of before', async () => {
    await commit(await makeSnapshot(shop, { collections: { kaka_users: ['a', 'b'] } }))
    await server.ask('POST', '/api/backups/negotiate', { token: shop.token, json: { ids: [] } })
    expect(await state()).toMatchObject({ custody: 'managed', nextEpoch: 2, underway: null, backups: 1 })
    expect((await begin()).status).toBe(204)
    expect((await state()).underway).toMatchObject({ keyEpoch: 2, deviceId: shop.deviceId, movedAt: null })
    const anew = await underNewKey()
    const first = await privately(anew)
    expect((await commit(first)).status).toBe(201)
    expect(await state()).toMatchObject({ custody: 'private', keyEpoch: 2, backups: 1 })
    expect((await done()).status).toBe(200)
    expect(await state()).toMatchObject({ custody: 'private', underway: null, backups: 0 })
    const ids = await server.storage.upkeep.scrub.objects(shop.shopId, { after: '', before: '~', limit: 100 })
    expect(new Set(ids.map(({ id }) => id))).toEqual(new Set(first.objects.map(({ id }) => id)))
    expect(await server.storage.accounts.slots(shop.shopId, 1)).toEqual([])
    expect((await done()).status).toBe(200)
  })

  it('nothing is deleted before the shop has moved', async () => {
    await commit(await makeSnapshot(shop, { collections: { kaka_users: ['a'] } }))
    expect(await refusal(await done())).toMatchObject({ status: 409, code: 'custody_running' })
    await begin()
    expect(await refusal(await done())).toMatchObject({ status: 409, code: 'custody_running' })
    expect((await state()).backups).toBe(1)
  })

  it('every other device is told to join again, and its backups of before are refused', async () => {
    const tablet = await joined('tablet')
    await begin()
    await commit(await privately(await underNewKey()))
    const list = await server.ask('GET', '/api/backups', { token: tablet })
    expect(await refusal(list)).toMatchObject({ status: 403, code: 'key_replaced' })
    const again = await joined('tablet')
    const old = await makeSnapshot(
      { ...shop, deviceId: 'tablet', lineage: 'l-2' },
      { collections: { items: ['x'] } },
    )
    expect(await refusal(await commit(old, again))).toMatchObject({ status: 403, code: 'key_replaced' })
  })

  it('D2: only the device that began may move the shop', async () => {
    const tablet = await joined('tablet')
    await begin()
    const anew = { ...(await underNewKey()), deviceId: 'tablet' }
    expect(await refusal(await commit(await privately(anew), tablet))).toMatchObject({
      status: 422,
      code: 'shop_mismatch',
    })
    expect((await state()).custody).toBe('managed')
  })

  it('S1: needs the owner’s password, and a slot of the one that counts', async () => {
    const wrong = toBase64Url(randomBytes(32))
    expect(await refusal(await begin({ auth: wrong }))).toMatchObject({ status: 401, code: 'wrong_login' })
    const slots = await slotsOf(toBase64Url(randomBytes(16)))
    expect(await refusal(await begin({ slots }))).toMatchObject({ status: 422, code: 'shop_mismatch' })
    expect((await state()).underway).toBeNull()
  })

  it('one that was begun and not moved is void when another begins; each has an epoch of its own', async () => {
    await begin()
    expect((await begin()).status).toBe(204)
    const tablet = await joined('tablet')
    expect(await refusal(await begin({}, tablet))).toMatchObject({ status: 409, code: 'custody_running' })
    expect((await begin({ keyEpoch: 3 }, tablet)).status).toBe(204)
    expect(await refusal(await commit(await privately(await underNewKey())))).toMatchObject({
      code: 'shop_mismatch',
    })
    expect(await server.storage.accounts.slots(shop.shopId, 2)).toEqual([])
  })

  it('while it is under way everything may be stored twice', async () => {
    await commit(await makeSnapshot(shop, { collections: { kaka_users: ['a'] } }))
    const { storedBytes } = await server.storage.quotas.of(shop.shopId)
    await server.storage.quotas.set(shop.shopId, storedBytes)
    const first = await privately(await underNewKey())
    await begin()
    expect((await commit(first)).status).toBe(201)
  })

  it('what only a managed shop has is refused afterwards', async () => {
    await begin()
    await commit(await privately(await underNewKey()))
    await server.confirmOwner(shop)
    const files = await server.ask('POST', '/api/backup/create', { token: shop.token, json: {} })
    expect(await refusal(files)).toMatchObject({ status: 409, code: 'custody_private' })
    const upload = await server.ask('POST', '/api/backup', {
      token: shop.token,
      json: { timestamp: '2024-01-01T00:00:00.000Z', version: '1.0', data: {} },
    })
    expect(await refusal(upload)).toMatchObject({ status: 409, code: 'custody_private' })
    expect(await refusal(await begin({ keyEpoch: 3 }))).toMatchObject({ code: 'custody_running' })
    await done()
    expect(await refusal(await begin({ keyEpoch: 3 }))).toMatchObject({ code: 'custody_private' })
  })

  it('the trail says that it was begun and done', async () => {
    await begin()
    await commit(await privately(await underNewKey()))
    await done()
    await server.confirmOwner(shop)
    const trail = await (await server.ask('GET', '/api/audit', { token: shop.token })).json()
    const acts = (trail as { acts: { act: string }[] }).acts.map(({ act }) => act)
    expect(acts).toEqual(expect.arrayContaining(['custody_begun', 'custody_done']))
  })
})
