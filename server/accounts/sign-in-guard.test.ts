import { randomBytes, type argon2 } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { toBase64Url } from '../../shared/snapshot/bytes.ts'
import { makeSnapshot } from '../../tests/contract/made-shop.ts'
import {
  createTestServer,
  refusal,
  type SignedIn,
  type TestServer,
} from '../../tests/contract/test-server.ts'

/** Every hash is counted, and cheap: what it costs is not what these tests are about. */
const hashed = vi.hoisted(() => ({ count: 0 }))
vi.mock('node:crypto', async (original) => {
  const crypto = await original<{ argon2: typeof argon2 }>()
  const counting: typeof argon2 = (algorithm, parameters, callback) => {
    hashed.count += 1
    crypto.argon2(algorithm, { ...parameters, memory: 8, passes: 1 }, callback)
  }
  return { ...crypto, argon2: counting }
})

let server: TestServer
let shop: SignedIn
let parent: string | null
let seq: number
beforeEach(async () => {
  server = createTestServer({ trustProxy: true })
  shop = await server.signUp()
  parent = null
  seq = 0
  hashed.count = 0
})
afterEach(() => server.close())

const HOME = '198.51.100.7'
const secret = () => toBase64Url(randomBytes(32))
const from = (address: string) => ({ 'x-forwarded-for': address })
const signIn = (address: string, auth = secret(), deviceId = 'thief', login = shop.login) =>
  server.ask('POST', '/api/devices', {
    json: { login, auth, device: { deviceId, name: deviceId } },
    headers: from(address),
  })
const confirm = (token: string, auth: string, address = HOME) =>
  server.ask('POST', '/api/owner', { token, json: { auth }, headers: from(address) })
const locked = { status: 429, code: 'rate_limited' }

/** The owner's tablet backs up, and the owner gives the password there. */
async function expectOwnerServed(address = HOME): Promise<void> {
  const made = await makeSnapshot(shop, { collections: { items: [`r${seq}`] }, seq: (seq += 1), parent })
  parent = made.header.snapshotId
  const { token, auth } = shop
  const frames = [...made.frames, ...made.objects]
  const stored = await server.ask('POST', '/api/backups', { token, frames, headers: from(address) })
  expect([stored.status, (await confirm(token, auth, address)).status]).toEqual([201, 200])
}

/** Guesses a thousand times; resolves with how many passwords the server looked at. */
async function guess(
  addressOf: (index: number) => string,
  loginOf: (index: number) => string = () => shop.login,
) {
  const ownerHashes: number[] = []
  for (let hundred = 0; hundred < 10; hundred += 1) {
    await Promise.all(
      Array.from({ length: 100 }, (_, index) => {
        const number = hundred * 100 + index
        return signIn(addressOf(number), secret(), `thief-${number}`, loginOf(number))
      }),
    )
    const before = hashed.count
    await expectOwnerServed()
    ownerHashes.push(hashed.count - before)
  }
  return hashed.count - ownerHashes.reduce((sum, each) => sum + each, 0)
}

describe('S6: a thousand guesses of a password', () => {
  it('from the owner’s own network: ten are looked at; the tablet there goes on and may sign in anew', async () => {
    expect(await guess(() => HOME)).toBe(10)
    expect(await refusal(await signIn(HOME, shop.auth))).toMatchObject(locked)
    expect((await signIn(HOME, shop.auth, shop.deviceId)).status).toBe(200)
    // Elsewhere a new device is let in at once, here after a quarter of an hour
    expect((await signIn('203.0.113.9', shop.auth, 'new')).status).toBe(200)
    server.clock.now += 900_001
    expect((await signIn(HOME, shop.auth, 'newer')).status).toBe(200)
  })

  it('from a thousand addresses: fifty are looked at; the tablet goes on and may sign in anew', async () => {
    expect(await guess((index) => `10.${index >> 8}.${index & 255}.1`)).toBe(50)
    const stranger = await signIn('203.0.113.9', shop.auth, 'new')
    expect(await refusal(stranger)).toMatchObject(locked)
    expect(Number(stranger.headers.get('retry-after'))).toBeGreaterThan(800)
    expect((await signIn('203.0.113.9', shop.auth, shop.deviceId)).status).toBe(200)
    server.clock.now += 900_001
    expect((await signIn('203.0.113.9', shop.auth, 'new')).status).toBe(200)
  })

  it('from a thousand addresses of one IPv6 network: they are one place', async () => {
    expect(await guess((index) => `2001:db8:1:2:${index.toString(16)}::1`)).toBe(10)
    expect((await signIn('2001:db8:1:3::1', shop.auth, 'new')).status).toBe(200)
  })

  it('of a thousand logins from one network: a hundred are looked at, and other networks do not notice', async () => {
    expect(
      await guess(
        () => '10.6.6.6',
        (index) => `login-${index}`,
      ),
    ).toBe(100)
    expect(await refusal(await signIn('10.6.6.6', shop.auth))).toMatchObject(locked)
    expect((await signIn(HOME, shop.auth, 'new')).status).toBe(200)
  })
})

describe('S6: guesses by who has a token of the shop', () => {
  const fork = async (deviceId: string) => {
    const device = { deviceId, name: deviceId }
    const answer = await server.ask('POST', '/api/devices/fork', { token: shop.token, json: { device } })
    return ((await answer.json()) as { token: string }).token
  }
  const guessBy = async (token: string, count: number) => {
    for (let index = 0; index < count; index += 1) await confirm(token, secret())
  }

  it('ten on one device; the others and the owner elsewhere are not kept out', async () => {
    const thief = await fork('thief')
    await guessBy(thief, 20)
    expect(hashed.count).toBe(10)
    expect(await refusal(await confirm(thief, shop.auth))).toMatchObject(locked)
    await expectOwnerServed()
    expect((await signIn(HOME, shop.auth, 'new')).status).toBe(200)
    server.clock.now += 900_001
    expect((await confirm(thief, shop.auth)).status).toBe(200)
  })

  it('copies of a device are counted together, apart from where the owner has been', async () => {
    await expectOwnerServed()
    const copies = await Promise.all(Array.from({ length: 8 }, (_, index) => fork(`copy-${index}`)))
    hashed.count = 0
    for (const copy of copies) await guessBy(copy, 10)
    expect(hashed.count).toBe(50)
    await expectOwnerServed()
  })

  it('who only knows the tablet’s id cannot keep its token’s holder out', async () => {
    for (let index = 0; index < 20; index += 1) await signIn('10.6.6.6', secret(), shop.deviceId)
    expect(hashed.count).toBe(10)
    await expectOwnerServed()
  })

  it('a removed device is a stranger again', async () => {
    const { token } = (await (await signIn(HOME, shop.auth, 'tablet')).json()) as { token: string }
    await confirm(shop.token, shop.auth)
    await server.ask('DELETE', '/api/devices/tablet', { token: shop.token })
    for (let index = 0; index < 10; index += 1) await signIn(HOME)
    expect(await refusal(await signIn(HOME, shop.auth, 'tablet'))).toMatchObject(locked)
    expect(await refusal(await confirm(token, shop.auth))).toMatchObject({ code: 'device_revoked' })
  })
})

describe('the work of an answer', () => {
  it('engine 16: is one hash for a wrong password, an unknown login and a right one alike', async () => {
    const looked = async (asked: () => Promise<Response>) => {
      const devices = vi.spyOn(server.storage.accounts, 'devices')
      hashed.count = 0
      const { status } = await asked()
      const work = [hashed.count, devices.mock.calls.length]
      devices.mockRestore()
      return [status, ...work]
    }
    expect(await looked(() => signIn(HOME))).toEqual([401, 1, 1])
    expect(await looked(() => signIn(HOME, secret(), 'thief', 'nobody'))).toEqual([401, 1, 1])
    expect(await looked(() => signIn(HOME, shop.auth, 'new'))).toEqual([200, 1, 1])
  })
})
