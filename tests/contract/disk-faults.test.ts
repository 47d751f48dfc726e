import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openDatabase } from '../../server/storage/sqlite/open-database.ts'
import { createSqliteRunner } from '../../server/storage/sqlite/sqlite-runner.ts'
import { idList, makeSnapshot, type MadeSnapshot } from './made-shop.ts'
import { commitOf } from './storage-contract.ts'
import { createTestServer, refusal, type SignedIn, type TestServer } from './test-server.ts'

let folder: string
let db: DatabaseSync
let app: TestServer
let shop: SignedIn
let first: MadeSnapshot

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-disk-'))
  db = openDatabase(join(folder, 'sonic.sqlite'))
  app = createTestServer({ storage: createStorage(createSqliteRunner(db)) })
  shop = await app.signUp()
  first = await makeSnapshot(shop, { collections: { invoices: idList(30) } })
  expect((await send(first)).status).toBe(201)
  await app.checks.idle()
})
afterEach(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const send = (made: MadeSnapshot) =>
  app.ask('POST', '/api/backups', { token: shop.token, frames: [...made.frames, ...made.objects] })

async function numbers(): Promise<readonly number[]> {
  const answer = await app.ask('GET', '/api/backups', { token: shop.token })
  expect(answer.status).toBe(200)
  return ((await answer.json()) as { backups: { number: number }[] }).backups.map((row) => row.number)
}

const FAULTS = [
  {
    what: 'a disk without room',
    code: 'server_storage_full',
    status: 507,
    begin: () => {
      const [pages] = Object.values(db.prepare('pragma page_count').get() ?? {})
      db.exec(`pragma max_page_count = ${Number(pages) + 2}`)
    },
    end: () => db.exec('pragma max_page_count = 1000000'),
  },
  {
    what: 'a disk that cannot be written',
    code: 'server_storage_read_only',
    status: 503,
    begin: () => db.exec('pragma query_only = on'),
    end: () => db.exec('pragma query_only = off'),
  },
]

describe.each(FAULTS)('$what', ({ code, status, begin, end }) => {
  it('refuses backups with a code and when to ask again; what was acknowledged is there; it goes on after', async () => {
    const second = await makeSnapshot(shop, {
      collections: { invoices: idList(600) },
      perLeaf: 1,
      seq: 2,
      parent: first.header.snapshotId,
    })
    begin()
    const refused = await send(second)
    expect(refused.headers.get('retry-after')).toBe('30')
    expect(await refusal(refused)).toMatchObject({
      status,
      code,
      hint: expect.stringMatching(/Nothing is lost/),
    })
    expect(await numbers()).toEqual([1])
    const body = await app.storage.backups.object(shop.shopId, first.objects[0]!.id!)
    expect(Buffer.compare(body!, first.objects[0]!.body)).toBe(0)
    expect((await app.ask('GET', '/api/status')).status).toBe(200)
    end()
    expect((await send(second)).status).toBe(201)
    expect(await numbers()).toEqual([2, 1])
  })
})

describe('a background check', () => {
  it('stops on a disk that cannot be written without blaming the backup, and goes on by itself', async () => {
    const second = await makeSnapshot(shop, {
      collections: { invoices: idList(300, 'again-') },
      seq: 2,
      parent: first.header.snapshotId,
    })
    const found = () => app.storage.backups.bySnapshot(shop.shopId, second.header.snapshotId)
    await app.storage.backups.commit(commitOf(shop, second, second.objects))
    db.exec('pragma query_only = on')
    app.checks.wake()
    await app.checks.idle()
    expect(await found()).toMatchObject({ problem: null, verified_at: null })
    db.exec('pragma query_only = off')
    while ((await found())?.verified_at === null) await wait(20)
    expect(await found()).toMatchObject({ problem: null, verified_at: expect.any(Number) })
  })
})
