import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  createTestServer,
  refusal,
  type SignedIn,
  type TestServer,
} from '../../tests/contract/test-server.ts'
import { makeKakaBackup } from '../../tests/fixtures/make-kaka-backup.ts'
import { makeOldBackup } from '../../tests/fixtures/make-old-backup.ts'
import { OLD_UPLOAD_MAX } from '../../shared/api/old-upload.ts'
import { utf8 } from '../../shared/snapshot/bytes.ts'

let uploadDir: string
let server: TestServer
let shop: SignedIn

beforeEach(async () => {
  uploadDir = mkdtempSync(join(tmpdir(), 'sonic-upload-'))
  server = createTestServer({ uploadDir })
  shop = await server.signUp()
})
afterEach(async () => {
  await server.close()
  rmSync(uploadDir, { recursive: true })
})

const headers = { 'content-type': 'application/json' }
const confirmOwner = ({ token, auth } = shop) => server.ask('POST', '/api/owner', { token, json: { auth } })
const send = (text: string, { token } = shop) =>
  server.ask('POST', '/api/backup', { token, headers, bytes: utf8(text) })

/** Every call that would have stored something. */
async function expectNothing(of = shop): Promise<void> {
  const query = { before: Number.MAX_SAFE_INTEGER, limit: 10, lineage: undefined }
  expect(await server.storage.backups.list(of.shopId, query)).toEqual([])
  expect(readdirSync(uploadDir)).toEqual([])
}

const OLD = makeOldBackup(10)
const old = (data: object) => JSON.stringify({ ...OLD, data: { ...OLD.data, ...data } })
const kaka = makeKakaBackup(2).text
/** Looks like a file of ours, and is not what was written. */
const OWN = `{"metadata":{"kind":"sonic-pos-shop","format":1},"data":{},"records.items":[],"checksum":{"sha256":"0","bytes":9}}`

describe('POST /api/backup', () => {
  it('is for the owner only, and for no stranger', async () => {
    expect(await refusal(await send(JSON.stringify(OLD)))).toMatchObject({
      status: 403,
      code: 'owner_needed',
    })
    const stranger = await server.ask('POST', '/api/backup', { headers, bytes: utf8('{}') })
    expect(await refusal(stranger)).toMatchObject({ status: 401, code: 'token_unknown' })
    await expectNothing()
  })

  it('is refused when it is more than the shop may store', async () => {
    await confirmOwner()
    await server.storage.quotas.set(shop.shopId, 1_000)
    const answer = await send(JSON.stringify(OLD))
    expect(await refusal(answer)).toMatchObject({ status: 409, code: 'quota_exceeded' })
    await expectNothing()
  })

  it.each([
    ['nothing', '', 'file_truncated'],
    ['no JSON', 'hello', 'file_foreign'],
    ['a list', '[]', 'file_foreign'],
    ['another program’s JSON', '{"name":"x","data":{"rows":[]}}', 'file_foreign'],
    ['a file that ends early', JSON.stringify(OLD).slice(0, -40), 'file_truncated'],
    ['bytes behind the end', `${JSON.stringify(OLD)}{}`, 'file_invalid'],
    ['a section of a wrong type', old({ sonic_invoices: '7' }), 'file_invalid'],
    ['a late section that is no JSON', old({ sonic_stores: '[{"id":}]' }), 'file_invalid'],
    ['an unknown key that is no JSON', old({}).replace('"version":"1.0"', '"version":oops'), 'file_invalid'],
    ['lists of KakaWallet that are none', '{"metadata":{},"users":{},"loanPersons":[]}', 'file_invalid'],
    ['a file of a server that was changed', OWN, 'file_tampered'],
    ['a late list of KakaWallet that is broken', kaka.replace('"Borrower 2"', 'Borrower'), 'file_invalid'],
  ])('refuses %s with a clear code and stores nothing', async (_, text, code) => {
    await confirmOwner()
    const answer = await refusal(await send(text))
    expect(answer).toMatchObject({ status: 422, code })
    await expectNothing()
  })

  it('a field named __proto__ reaches no prototype, and is kept as text', async () => {
    await confirmOwner()
    const evil = '[{"id":1,"name":"x","__proto__":{"polluted":true}}]'
    const answer = await send(old({ sonic_stores: evil, sonic_debts: '{"__proto__":{"polluted":true}}' }))
    expect(answer.status).toBe(201)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('refuses another content type, what is announced as too large, and what becomes too large', async () => {
    await confirmOwner()
    const { token } = shop
    const form = await server.ask('POST', '/api/backup', {
      token,
      headers: { 'content-type': 'text/plain' },
      bytes: utf8('{}'),
    })
    expect(await refusal(form)).toMatchObject({ status: 400, code: 'bad_request', field: 'content-type' })
    const announced = await server.ask('POST', '/api/backup', {
      token,
      headers: { ...headers, 'content-length': String(OLD_UPLOAD_MAX + 1) },
      bytes: utf8('{}'),
    })
    expect(await refusal(announced)).toMatchObject({ status: 413, code: 'body_too_large' })
    const spaces = new Uint8Array(OLD_UPLOAD_MAX + 1).fill(32)
    const grown = await server.ask('POST', '/api/backup', { token, headers, bytes: spaces })
    expect(await refusal(grown)).toMatchObject({ status: 413, code: 'body_too_large' })
    await expectNothing()
  })

  it('refuses a shop whose key only its devices have', async () => {
    const theirs = await server.signUp({ custody: 'private', key: undefined })
    await confirmOwner(theirs)
    const answer = await refusal(await send(JSON.stringify(OLD), theirs))
    expect(answer).toMatchObject({ status: 409, code: 'custody_private' })
    await expectNothing(theirs)
  })

  it('takes one at a time of each shop, and keeps no other shop from sending', async () => {
    const other = await server.signUp()
    await confirmOwner()
    await confirmOwner(other)
    const [one, two, theirs] = await Promise.all([
      send(JSON.stringify(OLD)),
      send(kaka),
      send(JSON.stringify(OLD), other),
    ])
    expect([one.status, theirs.status]).toEqual([201, 201])
    expect(await refusal(two)).toMatchObject({ status: 503, code: 'server_busy' })
    expect(two.headers.get('retry-after')).toBe('30')
    expect((await send(kaka)).status).toBe(201)
    expect(readdirSync(uploadDir)).toEqual([])
  })

  it('a connection that ends in the middle leaves nothing, and the shop can send again', async () => {
    await confirmOwner()
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(utf8('{"timestamp":'))
        controller.error(new Error('gone'))
      },
    })
    const request = { method: 'POST', headers: { ...headers, authorization: `Bearer ${shop.token}` }, body }
    const answer = await server.app.request('/api/backup', { ...request, duplex: 'half' } as RequestInit)
    expect(await refusal(answer)).toMatchObject({ code: 'network' })
    await expectNothing()
    expect((await send(JSON.stringify(OLD))).status).toBe(201)
  })

  it('is checked like every backup', async () => {
    await confirmOwner()
    expect((await send(JSON.stringify(OLD))).status).toBe(201)
    await server.checks.idle()
    const query = { before: 9, limit: 10, lineage: undefined }
    const [row] = await server.storage.backups.list(shop.shopId, query)
    expect(row).toMatchObject({ number: 1, verified_at: expect.any(Number), problem: null })
  })
})
