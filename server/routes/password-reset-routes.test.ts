import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { KDF } from '../../shared/keys/password.ts'
import { newResetCode, showResetCode } from '../../shared/keys/reset-code.ts'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'
import { eachTestHasShop, server, shop } from '../../tests/contract/shop-at-server.ts'
import { refusal } from '../../tests/contract/test-server.ts'
import { offerReset } from '../accounts/offer-reset.ts'

eachTestHasShop()

const secret = () => toBase64Url(randomBytes(32))
const offer = async (login = shop.login) => (await offerReset(server.storage, login, server.clock.now)).code
function claimBody(code: string, more: object = {}) {
  return {
    login: shop.login,
    code,
    newAuth: secret(),
    salt: toBase64Url(randomBytes(16)),
    kdf: KDF,
    device: { deviceId: 'tablet', name: 'Tablet' },
    ...more,
  }
}
const claim = (json: object) => server.ask('POST', '/api/password-resets/claim', { json })
const signIn = (auth: string, deviceId = 'phone') =>
  server.ask('POST', '/api/devices', {
    json: { login: shop.login, auth, device: { deviceId, name: 'Phone' } },
  })
const unknown = { status: 401, code: 'reset_unknown' }
const devices = async (token: string) => refusal(await server.ask('GET', '/api/devices', { token }))

describe('a new password by the operator’s code', () => {
  it('engine 17: gives the device its token and the key; the new password counts, every session ends', async () => {
    const body = claimBody(showResetCode(await offer()).toLowerCase())
    const answer = await claim(body)
    expect(answer.status).toBe(200)
    const joined = (await answer.json()) as { token: string }
    expect(joined).toMatchObject({ shopId: shop.shopId, letter: 'B', key: toBase64Url(shop.raw), slots: [] })
    expect((await server.ask('GET', '/api/devices', { token: joined.token })).status).toBe(200)
    expect(await devices(shop.token)).toMatchObject({ code: 'token_unknown' })
    expect(await refusal(await signIn(shop.auth))).toMatchObject({ code: 'wrong_login' })
    expect((await signIn(body.newAuth)).status).toBe(200)
  })

  it('the old password’s slot goes, the sheet’s stays', async () => {
    const slot = { nonce: 'A'.repeat(16), sealed: 'B'.repeat(64) }
    const password = { kind: 'password', salt: 'C'.repeat(22), kdf: KDF, ...slot }
    const slots = [password, { kind: 'recovery', ...slot }]
    await server.ask('PUT', '/api/key-slots', { token: shop.token, json: { auth: shop.auth, slots } })
    const answer = (await (await claim(claimBody(await offer()))).json()) as { slots: { kind: string }[] }
    expect(answer.slots.map(({ kind }) => kind)).toEqual(['recovery'])
  })

  it('works once; the same claim again, when the answer was lost, gives a new token', async () => {
    const code = await offer()
    const body = claimBody(code)
    const { token } = (await (await claim(body)).json()) as { token: string }
    const again = await claim(body)
    expect(again.status).toBe(200)
    expect(await again.json()).toMatchObject({ letter: 'B', key: toBase64Url(shop.raw) })
    expect(await devices(token)).toMatchObject({ code: 'token_unknown' })
    expect(await refusal(await claim(claimBody(code)))).toMatchObject(unknown)
    expect(await refusal(await claim({ ...body, newAuth: secret() }))).toMatchObject(unknown)
    expect((await signIn(body.newAuth)).status).toBe(200)
  })

  it('of two claims at once one counts', async () => {
    const code = await offer()
    const answers = await Promise.all([claim(claimBody(code)), claim(claimBody(code))])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401])
  })

  it('a device that holds another shop is told so, and the code still counts', async () => {
    const code = await offer()
    expect(await refusal(await claim(claimBody(code, { heldShopId: 'another' })))).toMatchObject({
      status: 422,
      code: 'shop_mismatch',
    })
    expect((await claim(claimBody(code, { heldShopId: shop.shopId }))).status).toBe(200)
  })

  it('lasts a day by the server’s clock, and not longer when that is set back', async () => {
    const code = await offer()
    server.clock.now += 86_400_000
    expect(await refusal(await claim(claimBody(code)))).toMatchObject(unknown)
    server.clock.now -= 86_400_000 + 600_000
    expect(await refusal(await claim(claimBody(code)))).toMatchObject(unknown)
    server.clock.now += 600_000
    expect((await claim(claimBody(code))).status).toBe(200)
  })

  it('a newer code ends the older one', async () => {
    const [older, newer] = [await offer(), await offer()]
    expect(await refusal(await claim(claimBody(older)))).toMatchObject(unknown)
    expect((await claim(claimBody(newer))).status).toBe(200)
  })

  it('S6, D1: a wrong code, an unknown login and another shop’s code are told alike, and slowed', async () => {
    const other = await server.signUp()
    const theirs = await offer(other.login)
    const code = await offer()
    const tries = [
      claimBody(newResetCode()),
      claimBody(newResetCode(), { login: 'nobody' }),
      claimBody(theirs),
    ]
    const told = []
    for (const body of tries) told.push({ ...(await refusal(await claim(body))), requestId: '' })
    expect(told[0]).toMatchObject(unknown)
    expect(new Set(told.map((each) => JSON.stringify(each))).size).toBe(1)
    for (let more = 0; more < 8; more += 1) await claim(claimBody(newResetCode()))
    expect(await refusal(await claim(claimBody(code)))).toMatchObject({ status: 429, code: 'rate_limited' })
    // Guessing codes locks neither the owner's sign-in nor another shop
    expect((await signIn(shop.auth)).status).toBe(200)
    expect((await claim(claimBody(theirs, { login: other.login }))).status).toBe(200)
  })

  it('guessing passwords does not keep the owner from using a code', async () => {
    await Promise.all(Array.from({ length: 10 }, () => signIn(secret())))
    expect((await signIn(shop.auth)).status).toBe(429)
    expect((await claim(claimBody(await offer()))).status).toBe(200)
  })

  it('a taken number series changes nothing: the code and the old password go on counting', async () => {
    await server.ask('POST', '/api/devices', {
      json: { login: shop.login, auth: shop.auth, device: { deviceId: 'x', name: 'X', series: 'XABC' } },
    })
    const code = await offer()
    const device = { deviceId: 'y', name: 'Y', series: 'XABC' }
    expect(await refusal(await claim(claimBody(code, { device })))).toMatchObject({ code: 'series_taken' })
    expect((await signIn(shop.auth)).status).toBe(200)
    expect((await claim(claimBody(code))).status).toBe(200)
  })

  it('private custody: there is no code, and none counts', async () => {
    const theirs = await server.signUp({ custody: 'private', key: undefined })
    await expect(offer(theirs.login)).rejects.toMatchObject({ code: 'custody_private' })
    await expect(offer('nobody')).rejects.toMatchObject({ code: 'not_found', field: 'login' })
  })

  it.each([
    ['no code', { code: '' }, 'code'],
    ['a short code', { code: 'ABCD-EFGH' }, 'code'],
    ['too few rounds', { kdf: { ...KDF, iterations: 1000 } }, 'kdf.iterations'],
    ['no device', { device: undefined }, 'device'],
  ])('%s is refused with the field', async (_, more, field) => {
    expect(await refusal(await claim(claimBody(await offer(), more)))).toMatchObject({ status: 400, field })
  })

  it('S2: the code is neither logged nor stored', async () => {
    const code = await offer()
    await claim(claimBody(code))
    const row = await server.storage.passwords.resetOf(shop.shopId)
    expect(row).toMatchObject({ used_at: server.clock.now })
    for (const place of [server.lines.join(''), JSON.stringify(row)]) expect(place).not.toContain(code)
  })
})
