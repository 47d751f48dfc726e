import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeShop } from '../../tests/contract/made-shop.ts'
import { eachTestHasShop, server, shop } from '../../tests/contract/shop-at-server.ts'
import { refusal, signUpBody } from '../../tests/contract/test-server.ts'
import { SHOP_COOKIE, ShopMarker } from '../../shared/api/shop-marker.ts'
import { KDF } from '../../shared/keys/password.ts'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'

eachTestHasShop()

const secret = () => toBase64Url(randomBytes(32))
const signIn = (auth: string, device: object = { deviceId: 'tablet', name: 'Tablet' }, login = shop.login) =>
  server.ask('POST', '/api/devices', { json: { login, auth, device } })

describe('sign-up', () => {
  it('the same shop and password again is a new token, and the older one is dead', async () => {
    const again = await server.ask('POST', '/api/shops', { json: signUpBody(shop, shop.login, shop.auth) })
    expect(again.status).toBe(200)
    const { token, letter } = (await again.json()) as { token: string; letter: string }
    expect(letter).toBe('')
    expect((await server.ask('GET', '/api/devices', { token })).status).toBe(200)
    const old = await server.ask('GET', '/api/devices', { token: shop.token })
    expect(await refusal(old)).toMatchObject({ status: 401, code: 'token_unknown' })
  })

  it('another password or login for a shop that is there is refused', async () => {
    const wrong = await server.ask('POST', '/api/shops', { json: signUpBody(shop, shop.login, secret()) })
    expect(await refusal(wrong)).toMatchObject({ status: 401, code: 'wrong_login' })
    const other = await server.ask('POST', '/api/shops', { json: signUpBody(shop, 'else', shop.auth) })
    expect(await refusal(other)).toMatchObject({ status: 409, code: 'shop_exists' })
  })

  it('a login belongs to one shop, however it is typed', async () => {
    const taken = signUpBody(await makeShop(), ` ${shop.login.toUpperCase()} `, secret())
    const answer = await server.ask('POST', '/api/shops', { json: taken })
    expect(await refusal(answer)).toMatchObject({ status: 409, code: 'login_taken', field: 'login' })
  })

  it('engine 29: leaves a marker cookie for 400 days that holds no secret', async () => {
    const made = await makeShop()
    const body = signUpBody(made, 'cookie', secret())
    const answer = await server.ask('POST', '/api/shops', { json: body })
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/Max-Age=34560000/)
    expect(cookie).toMatch(/SameSite=Lax/)
    const value = new RegExp(`${SHOP_COOKIE}=([^;]+)`).exec(cookie)?.[1] ?? ''
    const marker = ShopMarker.parse(JSON.parse(decodeURIComponent(value)))
    expect(marker).toEqual({ shopId: made.shopId, name: 'Shop of tests' })
    for (const hidden of [body.key, body.auth, body.salt]) expect(cookie).not.toContain(hidden)
  })

  it.each([
    ['a broken body', '{"login":', 'the body'],
    ['a field named __proto__', '{"__proto__":{"isAdmin":true}}', 'the body'],
    ['a list for an object', '[]', ''],
    ['too few rounds', { kdf: { ...KDF, iterations: 1000 } }, 'kdf.iterations'],
    ['a key of a wrong length', { key: 'abc' }, 'key'],
    ['an empty login', { login: '   ' }, 'login'],
    ['an id with a path in it', { shopId: '../../etc' }, 'shopId'],
    ['a slot of an unknown kind', { slots: [{ kind: 'sms' }] }, 'slots'],
    ['no device', { device: undefined }, 'device'],
  ])('%s is refused with the field and changes nothing', async (_, given, field) => {
    const made = await makeShop()
    const body =
      typeof given === 'string' ? given : JSON.stringify({ ...signUpBody(made, 'l', secret()), ...given })
    const bytes = new TextEncoder().encode(body)
    const answer = await server.ask('POST', '/api/shops', {
      bytes,
      headers: { 'content-type': 'application/json' },
    })
    const error = await refusal(answer)
    expect(error).toMatchObject({ status: 400, code: 'bad_request' })
    expect(JSON.stringify([error['field'], error['message']])).toContain(field)
    expect(await server.storage.accounts.shopById(made.shopId)).toBeUndefined()
  })

  it('a body over the limit is refused, said or not said beforehand', async () => {
    const bytes = new Uint8Array(300_000)
    const type = { 'content-type': 'application/json' }
    const said = await server.ask('POST', '/api/shops', {
      bytes,
      headers: { ...type, 'content-length': '300000' },
    })
    expect(await refusal(said)).toMatchObject({ status: 413, code: 'body_too_large' })
    const unsaid = await server.ask('POST', '/api/shops', { bytes, headers: type })
    expect(await refusal(unsaid)).toMatchObject({ status: 413, code: 'body_too_large' })
  })

  it('only JSON is read, so that no form of another site can ask', async () => {
    const bytes = new TextEncoder().encode(JSON.stringify(signUpBody(await makeShop(), 'l', secret())))
    const answer = await server.ask('POST', '/api/shops', {
      bytes,
      headers: { 'content-type': 'text/plain' },
    })
    expect(await refusal(answer)).toMatchObject({ status: 400, field: 'content-type' })
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('sign-in', () => {
  it('engine 17: hands out the key, the slots and a letter', async () => {
    const slot = { kind: 'recovery', nonce: 'A'.repeat(16), sealed: 'B'.repeat(64) }
    const put = { auth: shop.auth, slots: [slot] }
    expect((await server.ask('PUT', '/api/key-slots', { token: shop.token, json: put })).status).toBe(204)
    const answer = await signIn(shop.auth)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({
      shopId: shop.shopId,
      name: 'Shop of tests',
      letter: 'B',
      keyEpoch: 1,
      key: toBase64Url(shop.raw),
      slots: [slot],
      token: expect.stringMatching(/^[\w-]{43}$/),
    })
  })

  it('engine 17: the raw key is only in the answer of a sign-in', async () => {
    const key = toBase64Url(shop.raw)
    const { token } = shop
    const fork = { device: { deviceId: 'copy', name: 'Copy' } }
    const answers = await Promise.all([
      server.ask('POST', '/api/devices/fork', { token, json: fork }),
      server.ask('GET', '/api/devices', { token }),
      server.ask('GET', '/api/backups', { token }),
      server.ask('POST', '/api/shops', { json: signUpBody(shop, shop.login, shop.auth) }),
    ])
    expect(answers.map((answer) => answer.status)).toEqual([201, 200, 200, 200])
    for (const answer of answers) expect(await answer.text()).not.toContain(key)
  })

  it('the stored key is sealed: the database alone does not hold it, nor token or auth', async () => {
    const row = await server.storage.accounts.shopById(shop.shopId)
    const [device] = await server.storage.accounts.devices(shop.shopId)
    expect(Buffer.from(row!.wrapped_key!).includes(shop.raw)).toBe(false)
    expect(row?.auth).toMatch(/^argon2id\$/)
    expect(row?.auth).not.toContain(shop.auth)
    expect(device?.token_hash).not.toBe(shop.token)
  })

  it('engine 16: an unknown login is answered like a known one, the same each time', async () => {
    const params = async (login: string) =>
      (await server.ask('POST', '/api/login/params', { json: { login } })).json() as Promise<{
        salt: string
        kdf: object
      }>
    const [known, one, two, other] = [
      await params(shop.login),
      await params('nobody'),
      await params(' NOBODY '),
      await params('someone'),
    ]
    expect(one).toEqual(two)
    expect(one.salt).not.toBe(other.salt)
    expect(one.kdf).toEqual(known.kdf)
    expect(one.salt.length).toBe(known.salt.length)
  })

  it('engine 16: a wrong password and an unknown login get the same answer', async () => {
    const [wrong, unknown] = [
      await refusal(await signIn(secret())),
      await refusal(await signIn(secret(), undefined, 'nobody')),
    ]
    const { requestId: _, ...same } = wrong
    expect(unknown).toMatchObject(same)
    expect(wrong).toMatchObject({ status: 401, code: 'wrong_login' })
  })

  it('slows down whoever guesses, says for how long, and lets the owner in after that', async () => {
    const tries = await Promise.all(Array.from({ length: 14 }, () => signIn(secret())))
    expect(tries.filter((answer) => answer.status === 429)).toHaveLength(4)
    const locked = await signIn(shop.auth)
    expect(await refusal(locked)).toMatchObject({ status: 429, code: 'rate_limited' })
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(800)
    server.clock.now += 900_001
    expect((await signIn(shop.auth)).status).toBe(200)
  })

  it('does not count sign-ins that were right', async () => {
    for (let time = 0; time < 12; time += 1) expect((await signIn(shop.auth)).status).toBe(200)
  })

  it('engine 26: a reported series is kept, a taken one refused', async () => {
    const kept = await signIn(shop.auth, { deviceId: 'a', name: 'A', series: 'XABC' })
    expect(await kept.json()).toMatchObject({ letter: 'XABC' })
    const taken = await signIn(shop.auth, { deviceId: 'b', name: 'B', series: 'XABC' })
    expect(await refusal(taken)).toMatchObject({ status: 409, code: 'series_taken' })
  })
})

describe('devices', () => {
  it('are listed, removed at once, and told so', async () => {
    const { token } = (await (await signIn(shop.auth)).json()) as { token: string }
    const listed = (await (await server.ask('GET', '/api/devices', { token })).json()) as {
      devices: object[]
    }
    expect(listed.devices).toMatchObject([
      { deviceId: shop.deviceId, letter: '', current: false, revokedAt: null },
      { deviceId: 'tablet', letter: 'B', current: true, name: 'Tablet' },
    ])
    await server.confirmOwner(shop)
    const gone = await server.ask('DELETE', '/api/devices/tablet', { token: shop.token })
    expect(gone.status).toBe(204)
    for (const path of ['/api/devices', '/api/backups', '/api/backups/status?lineage=x']) {
      expect(await refusal(await server.ask('GET', path, { token }))).toMatchObject({
        status: 403,
        code: 'device_revoked',
      })
    }
    expect((await signIn(shop.auth)).status).toBe(200)
    const none = await server.ask('DELETE', '/api/devices/nobody', { token: shop.token })
    expect(await refusal(none)).toMatchObject({ status: 404, code: 'not_found' })
  })

  it('engine 20: a copied profile becomes a device of its own, and cannot take over another', async () => {
    const fork = (deviceId: string) =>
      server.ask('POST', '/api/devices/fork', {
        token: shop.token,
        json: { device: { deviceId, name: 'Copy' } },
      })
    const made = await fork('copy')
    expect(made.status).toBe(201)
    expect(await made.json()).toEqual({ token: expect.any(String), letter: 'B' })
    server.clock.now += 1
    await server.ask('GET', '/api/backups/status?lineage=x', { token: shop.token })
    expect(await refusal(await fork(shop.deviceId))).toMatchObject({ status: 400, field: 'device.deviceId' })
    expect((await server.ask('GET', '/api/devices', { token: shop.token })).status).toBe(200)
  })

  it.each([
    ['no token', {}],
    ['a made-up token', { authorization: `Bearer ${secret()}` }],
    ['a token that is none', { authorization: 'Bearer abc' }],
    ['another scheme', { authorization: 'Basic YTpi' }],
    ['a cookie instead', { cookie: 'token=abc' }],
  ])('%s is refused everywhere', async (_, headers) => {
    const wanted = [
      ['GET', '/api/devices'],
      ['DELETE', '/api/devices/x'],
      ['POST', '/api/devices/fork'],
      ['PUT', '/api/key-slots'],
      ['POST', '/api/owner'],
      ['GET', '/api/backups'],
      ['POST', '/api/backups'],
      ['GET', '/api/backups/x'],
      ['PUT', '/api/backups/objects'],
      ['POST', '/api/backups/objects/fetch'],
      ['POST', '/api/backups/negotiate'],
      ['GET', '/api/backups/status'],
    ]
    for (const [method = '', path = ''] of wanted) {
      const answer = await server.ask(method, path, { headers })
      expect([path, await refusal(answer)]).toMatchObject([path, { status: 401, code: 'token_unknown' }])
    }
  })

  it('slots are replaced only with the password', async () => {
    const put = { auth: secret(), slots: [] }
    const answer = await server.ask('PUT', '/api/key-slots', { token: shop.token, json: put })
    expect(await refusal(answer)).toMatchObject({ status: 401, code: 'wrong_login' })
  })
})

describe('status and unknown paths', () => {
  it('the public status says version and time, nothing else', async () => {
    const answer = await server.ask('GET', '/api/status')
    expect(await answer.json()).toEqual({ ok: true, version: '1.2.3', time: server.clock.now })
  })

  it('an unknown path is answered with a code and a hint', async () => {
    const answer = await server.ask('GET', '/api/else')
    expect(await refusal(answer)).toMatchObject({ status: 404, code: 'not_found', hint: expect.any(String) })
  })
})
