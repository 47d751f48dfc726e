import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { KDF } from '../../shared/keys/password.ts'
import type { KeySlot } from '../../shared/keys/slots.ts'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'
import { makeSnapshot } from '../../tests/contract/made-shop.ts'
import { eachTestHasShop, server, shop } from '../../tests/contract/shop-at-server.ts'
import { refusal } from '../../tests/contract/test-server.ts'

eachTestHasShop()

const secret = () => toBase64Url(randomBytes(32))
const newSalt = () => toBase64Url(randomBytes(16))
const slotOf = (salt: string): KeySlot => ({
  kind: 'password',
  salt,
  kdf: KDF,
  nonce: 'A'.repeat(16),
  sealed: 'B'.repeat(64),
})

/** A change from the shop's password to a new one. */
function changeBody(more: object = {}, salt = newSalt()) {
  return { auth: shop.auth, newAuth: secret(), salt, kdf: KDF, keyEpoch: 1, slots: [slotOf(salt)], ...more }
}
const change = (json: object, token = shop.token) => server.ask('PUT', '/api/owner/password', { token, json })
const signIn = (auth: string, deviceId = 'tablet') =>
  server.ask('POST', '/api/devices', {
    json: { login: shop.login, auth, device: { deviceId, name: 'Tablet' } },
  })
const devices = async (token: string) => refusal(await server.ask('GET', '/api/devices', { token }))

async function joined(deviceId = 'tablet'): Promise<string> {
  return ((await (await signIn(shop.auth, deviceId)).json()) as { token: string }).token
}

describe('changing the owner’s password', () => {
  it('engine 16: the new one counts from then on, and stretches and opens as the device says', async () => {
    const body = changeBody()
    expect((await change(body)).status).toBe(204)
    expect(await refusal(await signIn(shop.auth))).toMatchObject({ status: 401, code: 'wrong_login' })
    const params = await server.ask('POST', '/api/login/params', { json: { login: shop.login } })
    expect(await params.json()).toEqual({ salt: body.salt, kdf: KDF })
    const answer = (await (await signIn(body.newAuth)).json()) as { slots: object[]; key: string }
    expect(answer).toMatchObject({ slots: body.slots, key: toBase64Url(shop.raw) })
  })

  it('S1: ends every other device’s session and no own one; letters, lineages and backups stay', async () => {
    const [tablet, phone] = [await joined('tablet'), await joined('phone')]
    const { frames, objects } = await makeSnapshot(shop, { collections: { kaka_users: ['a'] } })
    await server.ask('POST', '/api/backups', { token: shop.token, frames: [...frames, ...objects] })
    const body = changeBody()
    await change(body)
    for (const token of [tablet, phone])
      expect(await devices(token)).toMatchObject({ status: 401, code: 'token_unknown' })
    expect((await server.ask('GET', '/api/devices', { token: shop.token })).status).toBe(200)
    const again = (await (await signIn(body.newAuth, 'tablet')).json()) as { letter: string; token: string }
    expect(again.letter).toBe('B')
    const list = await server.ask('GET', '/api/backups', { token: again.token })
    expect(((await list.json()) as { backups: object[] }).backups).toHaveLength(1)
    const status = await server.ask('GET', `/api/backups/status?lineage=${shop.lineage}`, {
      token: again.token,
    })
    expect(await status.json()).toMatchObject({ number: 1 })
  })

  it('a removed device is still told that it was removed', async () => {
    const tablet = await joined()
    await server.confirmOwner(shop)
    await server.ask('DELETE', '/api/devices/tablet', { token: shop.token })
    await change(changeBody())
    expect(await devices(tablet)).toMatchObject({ status: 403, code: 'device_revoked' })
  })

  it('the same again, when the answer was lost, is as if it had come; it changes nothing twice', async () => {
    const body = changeBody()
    await change(body)
    const before = await server.storage.accounts.shopById(shop.shopId)
    const tablet = ((await (await signIn(body.newAuth)).json()) as { token: string }).token
    expect((await change(body)).status).toBe(204)
    expect(await server.storage.accounts.shopById(shop.shopId)).toEqual(before)
    expect((await server.ask('GET', '/api/devices', { token: tablet })).status).toBe(200)
  })

  it('two at once from two devices: one wins, the other’s password was wrong by then', async () => {
    const tablet = await joined()
    const [one, two] = [changeBody(), changeBody()]
    const answers = await Promise.all([change(one), change(two, tablet)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 401])
    const winner = answers[0]?.status === 204 ? one : two
    expect((await signIn(winner.newAuth)).status).toBe(200)
  })

  it('who proved the old password while it changed gets no session and stores no slot', async () => {
    const { auth: provenAuth } = (await server.storage.accounts.shopById(shop.shopId))!
    const body = changeBody()
    await change(body)
    const claim = { deviceId: 'thief', name: 'Thief' }
    const join = { shopId: shop.shopId, claim, tokenHash: 'h', at: 5, provenAuth }
    expect(await server.storage.accounts.join(join)).toEqual({ kind: 'password_changed' })
    expect(await server.storage.accounts.devices(shop.shopId)).toHaveLength(1)
    const row = { shop_id: shop.shopId, key_epoch: 1, kind: 'password', slot: '{}', auth: null }
    expect(await server.storage.accounts.putSlots(shop.shopId, provenAuth, [row])).toBe(false)
    expect(await server.storage.accounts.slots(shop.shopId, 1)).toEqual([JSON.stringify(body.slots[0])])
  })

  it('D1: needs the password of this shop and a living token of it', async () => {
    const other = await server.signUp()
    for (const auth of [secret(), other.auth])
      expect(await refusal(await change(changeBody({ auth })))).toMatchObject({ code: 'wrong_login' })
    expect(await refusal(await change(changeBody(), secret()))).toMatchObject({ code: 'token_unknown' })
    expect(await refusal(await change(changeBody(), other.token))).toMatchObject({ code: 'wrong_login' })
    expect((await signIn(shop.auth)).status).toBe(200)
    expect((await server.ask('GET', '/api/devices', { token: other.token })).status).toBe(200)
  })

  it('S6: is guessed no faster than a sign-in, by the old password or by the salt that is there', async () => {
    const wrong = { auth: secret() }
    await Promise.all(Array.from({ length: 5 }, () => change(changeBody(wrong))))
    const { salt } = (await server.storage.accounts.shopById(shop.shopId))!
    for (let tries = 0; tries < 5; tries += 1)
      expect(await refusal(await change(changeBody({}, salt)))).toMatchObject({ code: 'wrong_login' })
    expect(await refusal(await change(changeBody()))).toMatchObject({ status: 429, code: 'rate_limited' })
    // Who guesses on one device keeps nobody else out
    expect((await signIn(shop.auth)).status).toBe(200)
  })

  it.each([
    ['a slot of another salt', () => ({ slots: [slotOf(newSalt())] }), 400, 'slots'],
    ['no slot of the new password', () => ({ slots: [] }), 400, 'slots'],
    ['too few rounds', () => ({ kdf: { ...KDF, iterations: 1000 } }), 400, 'kdf.iterations'],
    ['a short proof', () => ({ newAuth: 'abc' }), 400, 'newAuth'],
    ['another key epoch', () => ({ keyEpoch: 2 }), 422, 'keyEpoch'],
  ])('%s is refused and changes nothing', async (_, more, status, field) => {
    expect(await refusal(await change(changeBody(more())))).toMatchObject({ status, field })
    expect((await signIn(shop.auth)).status).toBe(200)
  })

  it('S2, S3: what proves a password is neither logged nor stored nor answered', async () => {
    const body = changeBody()
    await change(body)
    const stored = JSON.stringify(await server.storage.accounts.shopById(shop.shopId))
    const answered = await (await signIn(body.newAuth)).text()
    for (const place of [server.lines.join(''), stored, answered])
      for (const hidden of [body.auth, body.newAuth]) expect(place).not.toContain(hidden)
  })
})
