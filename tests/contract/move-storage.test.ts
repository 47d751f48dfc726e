import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseDatabasePlace } from '../../server/storage/database-place.ts'
import { moveStorage } from '../../server/storage/move/move-storage.ts'
import { runTest } from '../../server/cli/test-io.ts'
import { openServerStorage, openStorage } from '../../server/storage/open-storage.ts'
import { idList, makeShop, makeSnapshot, type MadeShop, type MadeSnapshot } from './made-shop.ts'
import { PASSWORD, startPostgres, withClient, type TestPostgres } from './postgres.ts'
import { addShop, commitOf } from './storage-contract.ts'

let postgres: TestPostgres
let folder: string
let files = 0
beforeAll(async () => {
  postgres = await startPostgres(['fsync=off'])
  folder = mkdtempSync(join(tmpdir(), 'sonic-move-'))
})
afterAll(async () => {
  await postgres.remove()
  rmSync(folder, { recursive: true })
})

const nextFile = () => join(folder, `${(files += 1)}.sqlite`)
const place = (text: string) => parseDatabasePlace(text, 'place')
const noShow = () => undefined

interface Filled {
  shops: MadeShop[]
  made: MadeSnapshot[]
}

/** Shops with letters of three scripts, backups with objects, devices. */
async function fill(where: string): Promise<Filled> {
  const storage = await openStorage(place(where))
  const shops = [await makeShop(), await makeShop()]
  const made: MadeSnapshot[] = []
  for (const shop of shops) {
    await addShop(storage, shop)
    const claim = { deviceId: `d-${shop.shopId}`, name: 'تێل ۲ — جهاز 2' }
    await storage.accounts.join({ shopId: shop.shopId, claim, tokenHash: `t-${shop.shopId}`, at: 5 })
    const one = await makeSnapshot(shop, {
      collections: { invoices: idList(90), items: idList(7) },
      perLeaf: 1,
    })
    await storage.backups.commit(commitOf(shop, one, one.objects))
    made.push(one)
  }
  await storage.close()
  return { shops, made }
}

/** Everything that a server can be asked about. */
async function contents(where: string, { shops, made }: Filled): Promise<unknown> {
  const storage = await openStorage(place(where))
  const found: unknown[] = []
  for (const [index, { shopId }] of shops.entries()) {
    found.push(await storage.accounts.shopById(shopId), await storage.accounts.devices(shopId))
    found.push(await storage.backups.list(shopId, { before: 1e9, limit: 100, lineage: undefined }))
    found.push(await storage.backups.manifest(shopId, 1))
    for (const { id } of made[index]!.objects) found.push(await storage.backups.object(shopId, id!))
  }
  await storage.close()
  return found
}

describe('a server’s database', () => {
  it('moves from SQLite to PostgreSQL and back with everything in it, and goes on there', async () => {
    const [start, end] = [nextFile(), nextFile()]
    const url = await postgres.createDatabase()
    const filled = await fill(start)
    const before = await contents(start, filled)
    const shown: number[] = []
    const moved = await moveStorage(place(start), place(url), (_, done) => shown.push(done))
    expect(moved.tables).toContainEqual({ name: 'shops', rows: 2 })
    expect(moved.tables).toContainEqual({ name: 'devices', rows: 4 })
    expect(moved.damaged).toEqual([])
    expect(shown.length).toBeGreaterThan(10)
    expect(await contents(url, filled)).toEqual(before)
    const again = await moveStorage(place(url), place(end), noShow)
    expect(again).toEqual(moved)
    expect(await contents(end, filled)).toEqual(before)
    expect(await contents(start, filled)).toEqual(before)
    const storage = await openServerStorage(place(end))
    const [shop] = filled.shops
    const parent = filled.made[0]!.header.snapshotId
    const next = await makeSnapshot(shop!, { collections: { items: idList(8) }, seq: 2, parent })
    const answer = await storage.backups.commit(commitOf(shop!, next, next.objects))
    expect(answer).toMatchObject({ kind: 'stored', backup: { number: 2 } })
    await storage.close()
  })

  it('is not written over another one, and the other one stays as it was', async () => {
    const [start, end] = [nextFile(), nextFile()]
    await fill(start)
    const there = await fill(end)
    const before = await contents(end, there)
    await expect(moveStorage(place(start), place(end), noShow)).rejects.toMatchObject({
      code: 'bad_request',
      message: expect.stringMatching(/not empty: 2 rows in shops/),
    })
    expect(await contents(end, there)).toEqual(before)
  })

  it('does not move while a server uses it', async () => {
    const [start, end, url] = [nextFile(), nextFile(), await postgres.createDatabase()]
    await fill(start)
    const server = await openServerStorage(place(start))
    await expect(moveStorage(place(start), place(end), noShow)).rejects.toMatchObject({ code: 'server_busy' })
    await server.close()
    const other = await openServerStorage(place(url))
    await other.accounts.shopByLogin('x')
    await expect(moveStorage(place(start), place(url), noShow)).rejects.toMatchObject({ code: 'server_busy' })
    await other.close()
  })

  it('that fails on the way leaves the target empty, and moves the next time', async () => {
    const [start, end] = [nextFile(), nextFile()]
    const filled = await fill(start)
    const stop = (_: string, done: number) => {
      if (done > 60) throw new Error('pulled the plug')
    }
    const url = await postgres.createDatabase()
    for (const target of [end, url]) {
      await expect(moveStorage(place(start), place(target), stop)).rejects.toThrow('pulled the plug')
      await moveStorage(place(start), place(target), noShow)
      expect(await contents(target, filled)).toEqual(await contents(start, filled))
    }
  })

  it('a disk that is full in the middle is said, and nothing half-done stays', async () => {
    const start = nextFile()
    await fill(start)
    const url = await postgres.createDatabase()
    // A trigger stands for the disk
    await (await openStorage(place(url))).close()
    await withClient(url, (client) =>
      client.query(`create function full_disk() returns trigger language plpgsql as
        $$ begin raise exception 'no space' using errcode = '53100'; end $$;
        create trigger full_disk before insert on sonic_backups for each row execute function full_disk()`),
    )
    await expect(moveStorage(place(start), place(url), noShow)).rejects.toMatchObject({
      code: 'server_storage_full',
    })
    const shops = await withClient(url, (client) => client.query('select * from shops'))
    expect(shops.rowCount).toBe(0)
  })

  it('damage that was there before is named and moves as it is', async () => {
    const [start, end] = [nextFile(), nextFile()]
    const { made } = await fill(start)
    const id = made[0]!.objects[0]!.id!
    const db = new DatabaseSync(start)
    db.prepare("update sonic_objects set body = x'00' where id = ?").run(id)
    db.close()
    expect((await moveStorage(place(start), place(end), noShow)).damaged).toEqual([id])
  })
})

describe('npm run migrate-storage', () => {
  const call = (...args: string[]) => runTest({}, ['migrate-storage', ...args])

  it('moves and says so as JSON; exit codes 0, 1 and 2; never the password', async () => {
    const start = nextFile()
    const url = await postgres.createDatabase()
    await fill(start)
    const done = await call('--from', start, '--to', url, '--json')
    expect(done.shown).toEqual(['Moving', 'Reading back'])
    expect([done.code, JSON.parse(done.out)]).toMatchObject([
      0,
      { ok: true, damaged: [], to: expect.stringMatching(/^postgres:\/\/127\.0\.0\.1:\d+\/t\d+$/) },
    ])
    const again = await call('--from', start, '--to', url)
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toMatch(/not empty: 2 rows in shops[^]*Name a new database/)
    const nothing = await call('--from', nextFile(), '--to', url)
    expect(nothing).toMatchObject({ code: 1, err: expect.stringMatching(/there is no database/) })
    expect((await call('--from', start)).code).toBe(2)
    for (const { out, err } of [done, again, nothing]) expect(out + err).not.toContain(PASSWORD)
  })
})
