import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'
import { eachTestHasShop, server, shop } from '../../tests/contract/shop-at-server.ts'
import { refusal } from '../../tests/contract/test-server.ts'

eachTestHasShop()

const confirm = (token: string, auth: string) => server.ask('POST', '/api/owner', { token, json: { auth } })
/** A route that only the owner may use; 404 proves that the request got through. */
const act = async (token: string) => refusal(await server.ask('DELETE', '/api/devices/nobody', { token }))
const allowed = { status: 404, code: 'not_found' }
const asked = { status: 403, code: 'owner_needed', hint: expect.stringContaining('/api/owner') }

async function join(deviceId = 'tablet'): Promise<string> {
  const json = { login: shop.login, auth: shop.auth, device: { deviceId, name: 'Tablet' } }
  return ((await (await server.ask('POST', '/api/devices', { json })).json()) as { token: string }).token
}

describe('the owner’s confirmation', () => {
  it('is asked for, lasts ten minutes by the server’s clock, and is asked for again', async () => {
    expect(await act(shop.token)).toMatchObject(asked)
    const answer = await confirm(shop.token, shop.auth)
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ until: server.clock.now + 600_000 })
    expect(await act(shop.token)).toMatchObject(allowed)
    server.clock.now += 599_999
    expect(await act(shop.token)).toMatchObject(allowed)
    server.clock.now += 1
    expect(await act(shop.token)).toMatchObject(asked)
  })

  it('ends when the server’s clock is set back, instead of lasting longer', async () => {
    await server.confirmOwner(shop)
    server.clock.now -= 3_600_000
    expect(await act(shop.token)).toMatchObject(asked)
  })

  it('counts for the device where it was given, not for another one nor for another shop', async () => {
    const [tablet, other] = [await join(), await server.signUp()]
    await server.confirmOwner(shop)
    expect(await act(tablet)).toMatchObject(asked)
    expect(await act(other.token)).toMatchObject(asked)
    await server.confirmOwner({ auth: shop.auth, token: tablet })
    expect(await act(tablet)).toMatchObject(allowed)
  })

  it('dies with the token: signing in again asks for it again', async () => {
    const token = await join()
    await server.confirmOwner({ auth: shop.auth, token })
    expect(await act(await join())).toMatchObject(asked)
  })

  it('a removed device is told so, confirmed or not, and cannot confirm', async () => {
    const token = await join()
    await server.confirmOwner({ auth: shop.auth, token })
    await server.confirmOwner(shop)
    await server.ask('DELETE', '/api/devices/tablet', { token: shop.token })
    expect(await act(token)).toMatchObject({ status: 403, code: 'device_revoked' })
    expect(await refusal(await confirm(token, shop.auth))).toMatchObject({ code: 'device_revoked' })
  })

  it('needs the password of this shop', async () => {
    const other = await server.signUp()
    for (const auth of [toBase64Url(randomBytes(32)), other.auth]) {
      expect(await refusal(await confirm(shop.token, auth))).toMatchObject({
        status: 401,
        code: 'wrong_login',
      })
    }
    expect(await act(shop.token)).toMatchObject(asked)
  })

  it('S6: is guessed no faster than a sign-in, and who guesses here keeps nobody else out', async () => {
    const wrong = toBase64Url(randomBytes(32))
    await Promise.all(Array.from({ length: 10 }, () => confirm(shop.token, wrong)))
    const locked = await confirm(shop.token, shop.auth)
    expect(await refusal(locked)).toMatchObject({ status: 429, code: 'rate_limited' })
    const json = { login: shop.login, auth: shop.auth, device: { deviceId: 'x', name: 'X' } }
    expect((await server.ask('POST', '/api/devices', { json })).status).toBe(200)
  })

  it.each([
    ['nothing', {}],
    ['a short one', { auth: 'abc' }],
    ['a number', { auth: 5 }],
  ])('%s for the password is refused with the field', async (_, json) => {
    const answer = await server.ask('POST', '/api/owner', { token: shop.token, json })
    expect(await refusal(answer)).toMatchObject({ status: 400, code: 'bad_request', field: 'auth' })
  })

  it('is neither logged nor kept: the database has only its end', async () => {
    await server.confirmOwner(shop)
    expect(server.lines.join('')).not.toContain(shop.auth)
    const [device] = await server.storage.accounts.devices(shop.shopId)
    expect(device).toMatchObject({ owner_until: server.clock.now + 600_000 })
  })
})
