import { randomBytes } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { utf8, toBase64Url } from '../../shared/snapshot/bytes.ts'
import { makeShop } from '../../tests/contract/made-shop.ts'
import {
  createTestServer,
  refusal,
  signUpBody,
  type SignedIn,
  type TestServer,
} from '../../tests/contract/test-server.ts'
import { makeKakaBackup } from '../../tests/fixtures/make-kaka-backup.ts'

const MIGRATIONS = join(import.meta.dirname, '../storage/migrations')

let server: TestServer
beforeEach(() => {
  server = createTestServer()
})
afterEach(() => server.close())

const asProof = (password: string) => toBase64Url(utf8(password.padEnd(32).slice(0, 32)))
const signIn = async (login: string, auth: string, device = 'tablet') =>
  refusal(
    await server.ask('POST', '/api/devices', {
      json: { login, auth, device: { deviceId: device, name: 'T' } },
    }),
  )
const wrong = { status: 401, code: 'wrong_login' }

describe('a new server', () => {
  it('S5: has no account, and no login or password is known from the source', async () => {
    for (const login of ['admin', 'admin@admin.com', 'root', 'owner', 'test', 'server']) {
      for (const auth of [asProof('admin'), asProof(''), toBase64Url(new Uint8Array(32))])
        expect(await signIn(login, auth, `${login.slice(0, 4)}-1`)).toMatchObject(wrong)
    }
    expect(await server.storage.accounts.someManaged(10)).toEqual([])
  })

  it.each(['sqlite', 'postgres'])('S5: no migration of %s makes an account', (dialect) => {
    const texts = readdirSync(join(MIGRATIONS, dialect)).map((name) =>
      readFileSync(join(MIGRATIONS, dialect, name), 'utf8'),
    )
    expect(texts.length).toBeGreaterThan(5)
    for (const text of texts) expect(text).not.toMatch(/insert\s+into\s+(shops|devices|key_slots)\b/i)
  })
})

describe('people who are not the owner', () => {
  let shop: SignedIn
  beforeEach(async () => {
    shop = await server.signUp()
  })

  it('S4: whoever signs up has a shop of his own and nothing of one that is there', async () => {
    const stranger = await makeShop()
    const auth = toBase64Url(randomBytes(32))
    const taking = [
      signUpBody(stranger, shop.login, auth),
      { ...signUpBody(stranger, 'stranger', auth), shopId: shop.shopId },
      { ...signUpBody(stranger, shop.login, auth), shopId: shop.shopId },
    ]
    const before = await server.storage.accounts.shopById(shop.shopId)
    for (const json of taking)
      expect((await refusal(await server.ask('POST', '/api/shops', { json }))).status).toBeGreaterThan(400)
    expect(await server.storage.accounts.shopById(shop.shopId)).toEqual(before)
    expect(await server.storage.accounts.devices(shop.shopId)).toHaveLength(1)
    const own = await server.signUp()
    const listed = await server.ask('GET', '/api/devices', { token: own.token })
    expect(((await listed.json()) as { devices: { deviceId: string }[] }).devices).toMatchObject([
      { deviceId: own.deviceId },
    ])
  })

  it('S7: those whose passwords an old backup holds cannot sign in, and the passwords are gone', async () => {
    const { text, passwords } = makeKakaBackup(2)
    await server.confirmOwner(shop)
    const headers = { 'content-type': 'application/json' }
    const upload = { token: shop.token, headers, bytes: utf8(text) }
    const stored = await server.ask('POST', '/api/backup', upload)
    expect(stored.status).toBe(201)
    const { users } = JSON.parse(text) as { users: { id: number; name: string; phone: string }[] }
    for (const { id, name, phone } of users.slice(0, 3)) {
      for (const login of [String(id), name, phone])
        expect(await signIn(login, asProof(passwords[0] ?? ''), `kaka-${id}`)).toMatchObject(wrong)
    }
    const answered = await stored.text()
    for (const password of passwords) {
      expect(answered).not.toContain(password)
      expect(server.lines.join('')).not.toContain(password)
    }
  })
})
