import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openPostgresRunner } from '../../server/storage/postgres/open-postgres.ts'
import { revokeDevice } from '../../server/storage/programs/devices.ts'
import { all, statement } from '../../server/storage/statement.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { startCuttingProxy, type Cut, type CuttingProxy } from './cutting-proxy.ts'
import { idList, makeShop, makeSnapshot, type MadeShop, type MadeSnapshot } from './made-shop.ts'
import { emptyDatabase, PASSWORD, startPostgres, withClient, type TestPostgres } from './postgres.ts'
import { addShop, commitOf } from './storage-contract.ts'
import { createTestServer, refusal, type SignedIn, type TestServer } from './test-server.ts'

let postgres: TestPostgres
let url: string
beforeAll(async () => {
  postgres = await startPostgres(['fsync=off', 'deadlock_timeout=20ms'])
  url = await postgres.createDatabase()
})
afterAll(() => postgres.remove())

async function openApp(address = url): Promise<{ app: TestServer; shop: SignedIn }> {
  await emptyDatabase(url)
  const app = createTestServer({ storage: createStorage(await openPostgresRunner(address)) })
  return { app, shop: await app.signUp() }
}

const send = (app: TestServer, shop: SignedIn, made: MadeSnapshot) =>
  app.ask('POST', '/api/backups', { token: shop.token, frames: [...made.frames, ...made.objects] })

async function numbersOf(app: TestServer, { shopId }: SignedIn): Promise<readonly number[]> {
  const rows = await app.storage.backups.list(shopId, { before: 1e9, limit: 100, lineage: undefined })
  return rows.map((row) => row.number)
}

describe('a connection that breaks', () => {
  let proxy: CuttingProxy
  let app: TestServer
  let shop: SignedIn
  beforeEach(async () => {
    proxy = await startCuttingProxy(url)
    ;({ app, shop } = await openApp(proxy.url))
  })
  afterEach(async () => {
    await app.close()
    await proxy.close()
  })

  it.each([
    { words: 'begin isolation level read committed', when: 'before' },
    { words: 'begin isolation level read committed', when: 'answered' },
  ] as const satisfies Cut[])('before the commit was sent ($when): the work is done again', async (cut) => {
    const made = await makeSnapshot(shop, { collections: { invoices: idList(9) } })
    proxy.cutNext(cut)
    expect((await send(app, shop, made)).status).toBe(201)
    expect(proxy.cuts()).toBe(1)
    expect(await numbersOf(app, shop)).toEqual([1])
  })

  it.each([
    ['never reached the database', 'before', 201],
    ['is on disk and its answer was lost', 'answered', 200],
  ] as const)(
    'engine 18: with a commit that %s: 503 and no guess, and the same again is stored once',
    async (_, when, status) => {
      const made = await makeSnapshot(shop, { collections: { invoices: idList(9) } })
      proxy.cutNext({ words: 'commit\0', when })
      const first = await send(app, shop, made)
      expect(first.headers.get('retry-after')).toBe('2')
      expect(await refusal(first)).toMatchObject({ status: 503, code: 'storage_unavailable' })
      const again = await send(app, shop, made)
      expect([again.status, ((await again.json()) as { number: number }).number]).toEqual([status, 1])
      expect(await numbersOf(app, shop)).toEqual([1])
    },
  )

  it('while it only read: nobody notices', async () => {
    proxy.cutNext({ words: 'sonic_backups', when: 'before' })
    expect(await numbersOf(app, shop)).toEqual([])
    await withClient(url, (client) =>
      client.query('select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()'),
    )
    expect(await numbersOf(app, shop)).toEqual([])
  })
})

describe('PostgreSQL', () => {
  it('goes away and comes back: 503 with a code meanwhile, then everything goes on by itself', async () => {
    const { app, shop } = await openApp()
    const [one, two] = [
      await makeSnapshot(shop, { collections: { invoices: idList(9) } }),
      await makeSnapshot(shop, { collections: { invoices: idList(5) }, seq: 2 }),
    ]
    expect((await send(app, shop, one)).status).toBe(201)
    await postgres.stop()
    const away = await send(app, shop, two)
    expect(away.headers.get('retry-after')).toBe('2')
    expect(await refusal(away)).toMatchObject({ status: 503, code: 'storage_unavailable' })
    app.checks.wake()
    await app.checks.idle()
    await postgres.start()
    expect((await app.ask('GET', '/api/backups', { token: shop.token })).status).toBe(200)
    const list = () => app.storage.backups.bySnapshot(shop.shopId, one.header.snapshotId)
    while ((await list())?.verified_at === null) await wait(20)
    expect(await list()).toMatchObject({ problem: null })
    await app.close()
    expect(app.lines.join('')).not.toContain(PASSWORD)
  })

  it('crashes in the middle of commits: what was acknowledged is there when it is back, whole', async () => {
    const { app, shop } = await openApp()
    let parent: string | null = null
    const acknowledged: string[] = []
    const crash = wait(150).then(() => postgres.stop('SIGQUIT'))
    for (let seq = 1; seq <= 400; seq += 1) {
      const made = await makeSnapshot(shop, { collections: { invoices: idList(6, `${seq}-`) }, seq, parent })
      const { status } = await send(app, shop, made)
      if (status !== 201) break
      acknowledged.push(made.header.snapshotId)
      parent = made.header.snapshotId
    }
    await crash
    await postgres.start()
    const rows = await app.storage.backups.list(shop.shopId, { before: 1e9, limit: 500, lineage: undefined })
    const stored = rows.map((row) => row.snapshot_id).toReversed()
    expect(stored.slice(0, acknowledged.length)).toEqual(acknowledged)
    expect(stored.length - acknowledged.length).toBeLessThanOrEqual(1)
    await app.checks.idle()
    await app.close()
  })

  it('refuses the server’s login: a clear code, without the password', async () => {
    const wrong = url.replace(PASSWORD, 'another-word')
    const refused = await openPostgresRunner(wrong, 0).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'storage_unavailable', message: expect.stringMatching(/login/) })
    expect(JSON.stringify([refused, String(refused)])).not.toContain('another-word')
  })
})

describe('transactions that stand in each other’s way', () => {
  const pause = statement<object>()(({ db }) =>
    db.selectNoFrom(sql<string>`cast(pg_sleep(0.1) as text)`.as('slept')),
  )
  let storage: Storage
  afterEach(() => storage.close())

  it('are done again after a deadlock, and none fails', async () => {
    await emptyDatabase(url)
    const runner = await openPostgresRunner(url)
    storage = createStorage(runner)
    const shops: readonly MadeShop[] = await Promise.all([makeShop(), makeShop()])
    for (const shop of shops) await addShop(storage, shop)
    let made = 0
    const both = ([first, second]: readonly MadeShop[]) =>
      runner.write(function* () {
        made += 1
        yield* revokeDevice(first!.shopId, first!.deviceId, 1)
        yield* all(pause, {})
        yield* revokeDevice(second!.shopId, second!.deviceId, 1)
      })
    await Promise.all([both(shops), both(shops.toReversed())])
    expect(made).toBeGreaterThan(2)
    for (const { shopId } of shops) {
      expect((await storage.accounts.devices(shopId)).map((device) => device.revoked_at)).toEqual([1])
    }
  })

  it('a table that a newer server has changed meanwhile does not stop this one', async () => {
    await emptyDatabase(url)
    storage = createStorage(await openPostgresRunner(url))
    const shop = await makeShop()
    await addShop(storage, shop)
    await storage.accounts.shopById(shop.shopId)
    await withClient(url, (client) => client.query('alter table shops add column later text'))
    expect(await storage.accounts.shopById(shop.shopId)).toMatchObject({ shop_id: shop.shopId })
    const made = await makeSnapshot(shop, { collections: { items: idList(3) } })
    expect(await storage.backups.commit(commitOf(shop, made, made.objects))).toMatchObject({ kind: 'stored' })
    await withClient(url, (client) => client.query('alter table shops drop column later'))
  })
})
