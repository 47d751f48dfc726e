import { expect, it } from 'vitest'
import { makeSnapshot } from '../../tests/contract/made-shop.ts'
import {
  createTestServer,
  refusal,
  type SignedIn,
  type TestServer,
} from '../../tests/contract/test-server.ts'
import { eachTestHasFolder, folder, server, shop } from '../../tests/fixtures/shop-in-folder.ts'
import { runJson, runTest } from './test-io.ts'

eachTestHasFolder()

const quota = (...args: string[]) => runJson(folder.env, ['shops', 'quota', ...args])
const ids = (count: number) => Array.from({ length: count }, (_, index) => `id-${index}`)

async function backUp(of: TestServer, by: SignedIn): Promise<Response> {
  const { frames, objects } = await makeSnapshot(by, { collections: { kaka_users: ids(30) } })
  return of.ask('POST', '/api/backups', { token: by.token, frames: [...frames, ...objects] })
}

it('shows what shops have stored, and sets what one may store, beside the running server', async () => {
  expect((await backUp(server, shop)).status).toBe(201)
  const { json } = await quota()
  expect(json).toMatchObject({ shops: [{ shopId: shop.shopId, mayStore: null, isOwn: false }] })
  const [{ storedBytes }] = json['shops'] as [{ storedBytes: number }]
  expect(storedBytes).toBeGreaterThan(100)
  expect(await quota('--shop', 'Corner shop', '--mb', '2000')).toMatchObject({
    code: 0,
    json: { shops: [{ storedBytes, mayStore: 2_000_000_000, isOwn: true }] },
  })
  expect((await runTest(folder.env, ['shops', 'quota'])).out).toContain('2.0 GB')
  expect(await quota('--shop', shop.login, '--mb', 'default')).toMatchObject({
    json: { shops: [{ mayStore: null, isOwn: false }] },
  })
})

it('says what the environment gives every shop', async () => {
  const env = { ...folder.env, SHOP_QUOTA_MB: '5' }
  expect(await runJson(env, ['shops', 'quota'])).toMatchObject({
    json: { shops: [{ mayStore: 5_000_000, isOwn: false }] },
  })
  const { err, code } = await runTest({ ...env, SHOP_QUOTA_MB: 'much' }, ['shops', 'quota'])
  expect([code, err]).toEqual([1, expect.stringContaining('SHOP_QUOTA_MB')])
})

it.each([
  ['without naming a shop', ['--mb', '5'], 1],
  ['of no megabytes', ['--shop', 'Corner shop', '--mb', '0'], 2],
  ['of words', ['--shop', 'Corner shop', '--mb', 'much'], 2],
])('a quota %s is refused', async (_, args, code) => {
  expect((await runTest(folder.env, ['shops', 'quota', ...args])).code).toBe(code)
  expect(await server.storage.quotas.of(shop.shopId)).toMatchObject({ quotaBytes: null })
})

it('the server refuses what is more, says what to do, and keeps what it confirmed', async () => {
  await server.storage.quotas.set(shop.shopId, 10)
  const { frames, objects } = await makeSnapshot(shop, { collections: { kaka_users: ids(30) } })
  const refused = [
    await backUp(server, shop),
    await server.ask('PUT', '/api/backups/objects', { token: shop.token, frames: objects }),
  ]
  for (const answer of refused)
    expect(await refusal(answer)).toMatchObject({
      status: 409,
      code: 'quota_exceeded',
      hint: expect.stringContaining('npm run shops -- quota'),
    })
  await server.storage.quotas.set(shop.shopId, null)
  const stored = await server.ask('POST', '/api/backups', {
    token: shop.token,
    frames: [...frames, ...objects],
  })
  expect(await stored.json()).toMatchObject({ number: 1 })
})

it('a shop’s own quota counts before the server’s', async () => {
  const small = createTestServer({ shopQuotaBytes: 10 })
  const theirs = await small.signUp()
  expect(await refusal(await backUp(small, theirs))).toMatchObject({ code: 'quota_exceeded' })
  await small.storage.quotas.set(theirs.shopId, 1_000_000)
  expect((await backUp(small, theirs)).status).toBe(201)
  await small.close()
})
