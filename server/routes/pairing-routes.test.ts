import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { eachTestHasShop, server, shop } from '../../tests/contract/shop-at-server.ts'
import { refusal, type SignedIn } from '../../tests/contract/test-server.ts'
import { PAIRING_MS, type CreatePairingAnswer } from '../../shared/api/pairings.ts'
import { KDF } from '../../shared/keys/password.ts'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'

eachTestHasShop({ trustProxy: true })

const SEALED = { nonce: 'A'.repeat(16), sealed: 'B'.repeat(64) }

const create = (token: string, json: object = {}) => server.ask('POST', '/api/pairings', { token, json })
const claim = (code: string, deviceId = 'tablet', from = '10.0.0.1') =>
  server.ask('POST', '/api/pairings/claim', {
    json: { code, device: { deviceId, name: 'Tablet' } },
    headers: { 'x-forwarded-for': from },
  })

/** On the shop's first device. */
async function changePassword(): Promise<void> {
  const [newAuth, salt] = [toBase64Url(randomBytes(32)), toBase64Url(randomBytes(16))]
  const slot = { kind: 'password', salt, kdf: KDF, nonce: 'A'.repeat(16), sealed: 'B'.repeat(64) }
  const json = { auth: shop.auth, newAuth, salt, kdf: KDF, keyEpoch: 1, slots: [slot] }
  const answer = await server.ask('PUT', '/api/owner/password', { token: shop.token, json })
  expect(answer.status).toBe(204)
}

/** The code that the owner of a shop shows on this device. */
async function show(owner: SignedIn, json: object = {}): Promise<string> {
  await server.confirmOwner(owner)
  const answer = await create(owner.token, json)
  expect(answer.status).toBe(201)
  return ((await answer.json()) as CreatePairingAnswer).code
}

describe('pairing by a code', () => {
  it('engine 17: answers what a sign-in answers, once', async () => {
    const answer = await claim(await show(shop))
    expect(answer.status).toBe(200)
    const given = (await answer.json()) as { token: string }
    expect(given).toEqual({
      shopId: shop.shopId,
      name: 'Shop of tests',
      login: shop.login,
      letter: 'B',
      keyEpoch: 1,
      key: toBase64Url(shop.raw),
      slots: [],
      token: expect.stringMatching(/^[\w-]{43}$/),
    })
    expect((await server.ask('GET', '/api/backups', { token: given.token })).status).toBe(200)
    expect(answer.headers.get('set-cookie')).toContain('sonic_shop=')
  })

  it('says until when by the server’s clock, and is typed in any case', async () => {
    await server.confirmOwner(shop)
    const { code, expiresAt } = (await (await create(shop.token)).json()) as CreatePairingAnswer
    expect(expiresAt).toBe(server.clock.now + PAIRING_MS)
    server.clock.now = expiresAt - 1
    expect((await claim(` ${code.slice(0, 4).toLowerCase()} - ${code.slice(4)}`)).status).toBe(200)
  })

  it('S1, S4: only the confirmed owner shows one, and a claim gives no owner’s rights', async () => {
    expect(await refusal(await server.ask('POST', '/api/pairings', { json: {} }))).toMatchObject({
      status: 401,
      code: 'token_unknown',
    })
    expect(await refusal(await create(shop.token))).toMatchObject({ status: 403, code: 'owner_needed' })
    const { token } = (await (await claim(await show(shop))).json()) as { token: string }
    expect(await refusal(await create(token))).toMatchObject({ status: 403, code: 'owner_needed' })
  })

  it('says to the device that shows it whether somebody came, never the code', async () => {
    const ask = (token: string) => server.ask('GET', '/api/pairings', { token })
    expect(await (await ask(shop.token)).json()).toEqual({ shown: null })
    const code = await show(shop)
    const before = await (await ask(shop.token)).text()
    expect(JSON.parse(before)).toMatchObject({ shown: { usedAt: null, deviceName: null } })
    expect(before).not.toContain(code)
    const { token } = (await (await claim(code)).json()) as { token: string }
    expect(await (await ask(shop.token)).json()).toMatchObject({
      shown: { usedAt: server.clock.now, deviceName: 'Tablet' },
    })
    expect(await (await ask(token)).json()).toEqual({ shown: null })
    expect((await server.ask('GET', '/api/pairings')).status).toBe(401)
  })

  it('D1: leads into its own shop and nowhere else', async () => {
    const other = await server.signUp()
    const [ours, theirs] = [await show(shop), await show(other)]
    expect(await (await claim(theirs)).json()).toMatchObject({ shopId: other.shopId })
    expect(await (await claim(ours)).json()).toMatchObject({ shopId: shop.shopId })
    await server.ask('DELETE', '/api/pairings', { token: other.token })
    expect(await server.storage.accounts.devices(other.shopId)).toHaveLength(2)
  })

  it('engine 35: in private custody the server has no key to give, only what the QR code opens', async () => {
    const hidden = await server.signUp({ key: undefined })
    const given = (await (await claim(await show(hidden, { sealedKey: SEALED }))).json()) as object
    expect(given).toMatchObject({ sealedKey: SEALED })
    expect(given).not.toHaveProperty('key')
    const managed = (await (await claim(await show(shop, { sealedKey: SEALED }))).json()) as object
    expect(managed).not.toHaveProperty('sealedKey')
  })

  it('of two devices that say it at once one gets in', async () => {
    const code = await show(shop)
    const answers = await Promise.all([claim(code, 'one'), claim(code, 'two'), claim(code, 'three')])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401, 401])
  })
})

describe('a code that counts no more', () => {
  const wrong = async () => '00000000'
  const ended: Record<string, () => Promise<string>> = {
    wrong,
    async over() {
      const code = await show(shop)
      server.clock.now += PAIRING_MS
      return code
    },
    async used() {
      const code = await show(shop)
      await claim(code, 'phone')
      return code
    },
    async replaced() {
      const code = await show(shop)
      await show(shop)
      return code
    },
    async 'taken back'() {
      const code = await show(shop)
      const gone = await server.ask('DELETE', '/api/pairings', { token: shop.token })
      expect(gone.status).toBe(204)
      return code
    },
    async 'of a removed device'() {
      const { token } = (await (await claim(await show(shop), 'phone')).json()) as { token: string }
      const code = await show({ ...shop, token })
      await server.confirmOwner(shop)
      await server.ask('DELETE', '/api/devices/phone', { token: shop.token })
      return code
    },
    async 'of a session that a new password ended'() {
      const { token } = (await (await claim(await show(shop), 'phone')).json()) as { token: string }
      const code = await show({ ...shop, token })
      await changePassword()
      return code
    },
  }

  it.each(Object.keys(ended))('is answered alike when it is %s, and changes nothing', async (why) => {
    const code = await ended[why]!()
    const before = await server.storage.accounts.devices(shop.shopId)
    const answer = await claim(code)
    const { requestId: _, ...refused } = await refusal(answer)
    const { requestId: __, ...guessed } = await refusal(await claim(await wrong(), 'tablet'))
    expect(refused).toEqual(guessed)
    expect(refused).toMatchObject({ status: 401, code: 'pairing_unknown' })
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(await server.storage.accounts.devices(shop.shopId)).toEqual(before)
  })

  it.each([
    ['too short', 'ABCD-234'],
    ['with a look-alike that is none', 'ABCD-234U'],
    ['a number', 12345678],
    ['nothing', undefined],
  ])('%s is refused with the field', async (_, code) => {
    const json = { code, device: { deviceId: 'tablet', name: 'Tablet' } }
    const answer = await server.ask('POST', '/api/pairings/claim', { json })
    expect(await refusal(answer)).toMatchObject({ status: 400, code: 'bad_request', field: 'code' })
  })
})

describe('guessing', () => {
  const guess = (from: string) => claim('ZZZZZZZZ', 'thief', from)

  it('S6: is stopped per address, for a time, without keeping others out', async () => {
    const code = await show(shop)
    const tries = await Promise.all(Array.from({ length: 40 }, () => guess('10.6.6.6')))
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(10)
    const locked = await claim(code, 'tablet', '10.6.6.6')
    expect(await refusal(locked)).toMatchObject({ status: 429, code: 'rate_limited' })
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800)
    expect((await claim(code)).status).toBe(200)
    server.clock.now += 900_001
    expect((await claim(await show(shop), 'later', '10.6.6.6')).status).toBe(200)
  })

  it('S6: is stopped when it comes from everywhere; the password still signs in', async () => {
    const code = await show(shop)
    const tries = await Promise.all(Array.from({ length: 320 }, (_, index) => guess(`10.7.0.${index % 64}`)))
    expect(tries.filter(({ status }) => status === 429)).toHaveLength(20)
    expect((await claim(code)).status).toBe(429)
    const json = { login: shop.login, auth: shop.auth, device: { deviceId: 'x', name: 'X' } }
    expect((await server.ask('POST', '/api/devices', { json })).status).toBe(200)
  })

  it('does not count codes that were right', async () => {
    await server.confirmOwner(shop)
    for (let time = 0; time < 35; time += 1) {
      const { code } = (await (await create(shop.token)).json()) as CreatePairingAnswer
      expect((await claim(code, 'tablet', '10.8.8.8')).status).toBe(200)
    }
  })

  it('S2, S9: neither the log nor the database has the code, and no address ever has', async () => {
    const code = await show(shop)
    const { token } = (await (await claim(code)).json()) as { token: string }
    const log = server.lines.join('')
    for (const secret of [code, token, toBase64Url(shop.raw)]) expect(log).not.toContain(secret)
    expect(server.masterKey.pairingHash(code)).not.toContain(code)
  })
})
