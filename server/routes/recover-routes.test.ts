import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { KDF } from '../../shared/keys/password.ts'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'
import { eachTestHasShop, server, shop } from '../../tests/contract/shop-at-server.ts'
import { createTestServer, refusal } from '../../tests/contract/test-server.ts'

const secret = () => toBase64Url(randomBytes(32))
const slot = { kind: 'recovery', nonce: 'A'.repeat(16), sealed: 'B'.repeat(64) }
const recoveryAuth = secret()
eachTestHasShop({}, { slots: [slot], recoveryAuth })

const recover = (more: object = {}) =>
  server.ask('POST', '/api/devices/recover', {
    json: { login: shop.login, recoveryAuth, device: { deviceId: 'third', name: 'Third' }, ...more },
  })
const putSlots = (json: object, by = shop) =>
  server.ask('PUT', '/api/key-slots', { token: by.token, json: { auth: by.auth, ...json } })
const unknown = { status: 401, code: 'recovery_unknown' }

describe('joining a shop by its recovery code alone', () => {
  it('gives a letter, the slots and a token; the password and other devices stay as they are', async () => {
    const answer = await recover()
    expect(answer.status).toBe(200)
    const joined = (await answer.json()) as { token: string }
    expect(joined).toMatchObject({ shopId: shop.shopId, letter: 'B', slots: [slot] })
    for (const token of [joined.token, shop.token]) {
      expect((await server.ask('GET', '/api/devices', { token })).status).toBe(200)
    }
    expect((await putSlots({ slots: [] })).status).toBe(204)
  })

  it('engine 17, 35: the key is in the answer in managed custody and never in private', async () => {
    expect(await (await recover()).json()).toMatchObject({ key: toBase64Url(shop.raw) })
    const { login } = await server.signUp({ slots: [slot], recoveryAuth, key: undefined })
    const joined = await recover({ login })
    expect(joined.status).toBe(200)
    expect(await joined.json()).not.toHaveProperty('key')
  })

  it('a newer sheet ends the older code, also when the newer one cannot sign in', async () => {
    const newer = secret()
    await putSlots({ slots: [slot], recoveryAuth: newer })
    expect(await refusal(await recover())).toMatchObject(unknown)
    expect((await recover({ recoveryAuth: newer })).status).toBe(200)
    await putSlots({ slots: [slot] })
    expect(await refusal(await recover({ recoveryAuth: newer }))).toMatchObject(unknown)
  })

  it('what comes with other slots than the sheet’s changes no code', async () => {
    const password = {
      kind: 'password',
      salt: 'C'.repeat(22),
      kdf: KDF,
      nonce: slot.nonce,
      sealed: slot.sealed,
    }
    await putSlots({ slots: [password], recoveryAuth: secret() })
    expect((await recover()).status).toBe(200)
  })

  it('S6, D1: a wrong code, an unknown login and another shop’s code are told alike', async () => {
    const other = await server.signUp({ slots: [slot], recoveryAuth: secret() })
    const without = await server.signUp()
    const tries = [
      { recoveryAuth: secret() },
      { login: 'nobody' },
      { login: other.login },
      { login: without.login },
    ]
    const told = []
    for (const more of tries) told.push({ ...(await refusal(await recover(more))), requestId: '' })
    expect(told[0]).toMatchObject(unknown)
    expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1)
  })

  it('guessing is slowed where it comes from, and keeps neither the owner nor the password out', async () => {
    const from = (address: string) => ({ headers: { 'x-forwarded-for': address } })
    const proxied = createTestServer({
      storage: server.storage,
      masterKey: server.masterKey,
      trustProxy: true,
    })
    const guess = (address: string, more: object) =>
      proxied.ask('POST', '/api/devices/recover', {
        json: { login: shop.login, recoveryAuth, device: { deviceId: 'x', name: 'X' }, ...more },
        ...from(address),
      })
    const answers = []
    for (let tries = 0; tries < 11; tries += 1)
      answers.push(await guess('198.51.100.7', { recoveryAuth: secret() }))
    expect(await refusal(answers[10] as Response)).toMatchObject({ status: 429, code: 'rate_limited' })
    expect((await guess('203.0.113.9', {})).status).toBe(200)
    const password = { json: { login: shop.login, auth: shop.auth, device: { deviceId: 'y', name: 'Y' } } }
    expect((await proxied.ask('POST', '/api/devices', { ...password, ...from('198.51.100.7') })).status).toBe(
      200,
    )
  })

  it('a device that holds another shop is told so, and nothing is made for it', async () => {
    expect(await refusal(await recover({ heldShopId: 'another' }))).toMatchObject({
      status: 422,
      code: 'shop_mismatch',
    })
    expect((await recover({ heldShopId: shop.shopId })).status).toBe(200)
    expect(await server.storage.accounts.devices(shop.shopId)).toHaveLength(2)
  })

  it('stands in the trail; neither the code nor what proves it is in the log', async () => {
    await recover()
    await server.confirmOwner(shop)
    const { acts } = (await (await server.ask('GET', '/api/audit', { token: shop.token })).json()) as {
      acts: { act: string }[]
    }
    expect(acts.map(({ act }) => act)).toContain('signed_in_by_code')
    expect(server.lines.join('')).not.toContain(recoveryAuth)
  })
})

describe('a forgotten password is replaced by the recovery code', () => {
  const change = (more: object = {}) => {
    const salt = toBase64Url(randomBytes(16))
    const slots = [{ kind: 'password', salt, kdf: KDF, nonce: slot.nonce, sealed: slot.sealed }]
    const json = { byCode: recoveryAuth, newAuth: secret(), salt, kdf: KDF, keyEpoch: 1, slots, ...more }
    return server.ask('PUT', '/api/owner/password', { token: shop.token, json })
  }
  const signIn = (auth: string) =>
    server.ask('POST', '/api/devices', {
      json: { login: shop.login, auth, device: { deviceId: 'phone', name: 'Phone' } },
    })

  it('the new one counts, the old one does not', async () => {
    const newAuth = secret()
    expect((await change({ newAuth })).status).toBe(204)
    expect((await signIn(newAuth)).status).toBe(200)
    expect(await refusal(await signIn(shop.auth))).toMatchObject({ code: 'wrong_login' })
  })

  it('S6: a device of the shop alone cannot, nor with another code; nothing changes then', async () => {
    expect(await refusal(await change({ byCode: secret() }))).toMatchObject(unknown)
    for (const more of [{ byCode: undefined }, { auth: shop.auth }]) {
      expect(await refusal(await change(more))).toMatchObject({ status: 400, code: 'bad_request' })
    }
    expect((await signIn(shop.auth)).status).toBe(200)
  })
})
