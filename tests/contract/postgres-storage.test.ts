import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openPostgresRunner } from '../../server/storage/postgres/open-postgres.ts'
import { sql } from 'kysely'
import { all, run, statement } from '../../server/storage/statement.ts'
import type { Runner } from '../../server/storage/runner.ts'
import { stepsAfter } from '../../server/storage/read-steps.ts'
import { alarmContract } from './alarm-contract.ts'
import { alternate } from './alternate.ts'
import { custodyContract } from './custody-contract.ts'
import { deviceContract } from './device-contract.ts'
import { filesContract } from './files-contract.ts'
import { careContract } from './care-contract.ts'
import { idList, makeShop, makeSnapshot } from './made-shop.ts'
import { OLD_BACKUP, oldRows } from './old-rows.ts'
import { emptyDatabase, startPostgres, withClient, type TestPostgres } from './postgres.ts'
import { operatorContract } from './operator-contract.ts'
import { pairingContract } from './pairing-contract.ts'
import { quotaContract } from './quota-contract.ts'
import { retentionContract } from './retention-contract.ts'
import { addShop, commitOf, storageContract } from './storage-contract.ts'
import { createTestServer } from './test-server.ts'
import { makeOldBackup } from '../fixtures/make-old-backup.ts'
import { utf8 } from '../../shared/snapshot/bytes.ts'

const CITUS = new URL('../../server/storage/migrations/citus.sql', import.meta.url)

let postgres: TestPostgres
let url: string
/** Two servers, every second piece of work being done by the other one. */
let both: Runner
beforeAll(async () => {
  postgres = await startPostgres(['fsync=off'])
  url = await postgres.createDatabase()
  both = alternate(await openRunner(), await openRunner())
})
afterAll(async () => {
  await both.close()
  await postgres.remove()
})

const openRunner = () => openPostgresRunner(url)

async function openEmpty() {
  await emptyDatabase(url)
  return createStorage(await openRunner())
}

/** The two servers stay open from test to test. */
async function openBoth() {
  await emptyDatabase(url)
  return createStorage({ ...both, close: async () => undefined })
}

describe('two servers on one PostgreSQL database', () => {
  describe('accounts and backups', () => storageContract(openBoth))
  describe('retention', () => retentionContract(openBoth))
  describe('care', () => careContract(openBoth))
  describe('alarms', () => alarmContract(openBoth))
  describe('files', () => filesContract(openBoth))
  describe('the operator', () => operatorContract(openBoth))
  describe('devices', () => deviceContract(openBoth))
  describe('quotas', () => quotaContract(openBoth))
  describe('custody', () => custodyContract(openBoth))
  describe('pairing', () => pairingContract(openBoth))
})

describe('two apps on one PostgreSQL database', () => {
  beforeEach(() => emptyDatabase(url))

  it('engine 30: the same snapshot sent to both at once is stored once: one answers 201, one 200', async () => {
    const { apps, shop, close } = await twoApps()
    for (let seq = 1, parent: string | null = null; seq <= 10; seq += 1) {
      const made = await makeSnapshot(shop, { collections: { invoices: idList(seq * 3) }, seq, parent })
      const request = { token: shop.token, frames: [...made.frames, ...made.objects] }
      const answers = await Promise.all(apps.map((app) => app.ask('POST', '/api/backups', request)))
      expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([200, 201])
      const numbers = await Promise.all(
        answers.map(async (answer) => ((await answer.json()) as { number: number }).number),
      )
      expect(numbers).toEqual([seq, seq])
      parent = made.header.snapshotId
    }
    await close()
  })

  it('engine 20: of two snapshots on one head one wins, and the other is told the head', async () => {
    const { apps, shop, close } = await twoApps()
    for (let round = 1, parent: string | null = null; round <= 10; round += 1) {
      const made = await Promise.all(
        apps.map(() => makeSnapshot(shop, { collections: { invoices: idList(9) }, seq: round, parent })),
      )
      const answers = await Promise.all(
        made.map((each, index) =>
          apps[index]!.ask('POST', '/api/backups', {
            token: shop.token,
            frames: [...each.frames, ...each.objects],
          }),
        ),
      )
      expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 409])
      const winner = made[answers.findIndex((answer) => answer.status === 201)]!
      const refused = answers.find((answer) => answer.status === 409)!
      parent = winner.header.snapshotId
      expect(await refused.json()).toMatchObject({ code: 'head_moved', head: parent })
    }
    await close()
  })

  it('engine 34: an old backup that one app stored is known to the other', async () => {
    const { apps, shop, close } = await twoApps()
    await apps[0]!.confirmOwner(shop)
    const request = {
      token: shop.token,
      headers: { 'content-type': 'application/json' },
      bytes: utf8(JSON.stringify(makeOldBackup(5))),
    }
    const first = await apps[0]!.ask('POST', '/api/backup', request)
    const again = await apps[1]!.ask('POST', '/api/backup', request)
    expect([first.status, again.status]).toEqual([201, 200])
    expect(await again.json()).toMatchObject({ number: 1, kind: 'sonic' })
    await close()
  })

  it('a login, a letter and a token are given once, whichever server is asked', async () => {
    const { apps, shop, close } = await twoApps()
    const joins = await Promise.all(
      idList(8, 'till-').map((deviceId, index) =>
        apps[index % 2]!.ask('POST', '/api/devices', {
          json: { login: shop.login, auth: shop.auth, device: { deviceId, name: deviceId } },
        }),
      ),
    )
    expect(joins.map((answer) => answer.status)).toEqual(joins.map(() => 200))
    const letters = await Promise.all(
      joins.map(async (answer) => ((await answer.json()) as { letter: string }).letter),
    )
    expect(letters.toSorted()).toEqual(['B', 'C', 'D', 'E', 'F', 'G', 'H', 'I'])
    await close()
  })

  async function twoApps() {
    const first = createTestServer({ storage: createStorage(await openRunner()) })
    const { masterKey } = first
    const second = createTestServer({ storage: createStorage(await openRunner()), masterKey })
    const shop = await first.signUp()
    const close = () => Promise.all([first.close(), second.close()])
    return { apps: [first, second], shop, close }
  }
})

describe('the schema on PostgreSQL', () => {
  it('servers that start at once make it once, and each knows it', async () => {
    const fresh = await postgres.createDatabase()
    const runners = await Promise.all(Array.from({ length: 4 }, () => openPostgresRunner(fresh)))
    await Promise.all(runners.map((runner) => runner.close()))
    const steps = await withClient(fresh, (client) => client.query('select number from schema_steps'))
    expect(steps.rowCount).toBeGreaterThan(0)
  })

  it('a database of the first version keeps its backups, and learns how many records each has', async () => {
    const fresh = await postgres.createDatabase()
    await withClient(fresh, async (client) => {
      await client.query(stepsAfter(0, 'postgres')[0]!.sql)
      await client.query(oldRows('bytea'))
      await client.query(
        'create table schema_steps (number bigint primary key, name text not null, done_at timestamptz not null default now())',
      )
      await client.query("insert into schema_steps (number, name) values (1, 'old')")
    })
    const storage = createStorage(await openPostgresRunner(fresh))
    expect(await storage.backups.bySnapshot('shop', 'snapshot')).toMatchObject(OLD_BACKUP)
    await storage.close()
  })

  it('refuses a database of a newer server and leaves it alone', async () => {
    const fresh = await postgres.createDatabase()
    await (await openPostgresRunner(fresh)).close()
    await withClient(fresh, (client) => client.query("insert into schema_steps values (99, 'x')"))
    await expect(openPostgresRunner(fresh)).rejects.toMatchObject({ code: 'schema_newer' })
  })

  it('refuses a database that cannot hold every letter', async () => {
    const name = 'old_letters'
    await withClient(url, (client) =>
      client.query(`create database ${name} encoding SQL_ASCII template template0`),
    )
    const refused = openPostgresRunner(url.replace(/[^/]+$/, name))
    await expect(refused).rejects.toMatchObject({
      code: 'bad_request',
      message: expect.stringMatching(/SQL_ASCII/),
    })
  })

  it('a cluster is told of every table', async () => {
    const { rows } = await withClient(url, (client) =>
      client.query<{ name: string }>(
        "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_steps'",
      ),
    )
    const text = readFileSync(CITUS, 'utf8')
    const told = [...text.matchAll(/create_(?:distributed|reference)_table\('(\w+)'/g)].map(
      ([, name]) => `${name}`,
    )
    expect(told.toSorted()).toEqual(rows.map(({ name }) => name).toSorted())
  })

  it('has no unique index that a cluster cannot keep: each begins with the shop', async () => {
    const { rows } = await withClient(url, (client) =>
      client.query<{ index: string }>(`
        select i.indexrelid::regclass::text as index
        from pg_index i
        join pg_class c on c.oid = i.indrelid and c.relnamespace = 'public'::regnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indisunique and a.attname <> 'shop_id' and c.relname <> 'schema_steps'`),
    )
    expect(rows).toEqual([{ index: 'logins_pkey' }])
  })

  it('keys every table by the shop first, but the one that finds a shop by its login', async () => {
    const { rows } = await withClient(url, (client) =>
      client.query<{ name: string; key: string }>(`
        select c.relname as name, a.attname as key
        from pg_class c
        join pg_index i on i.indrelid = c.oid and i.indisprimary
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where c.relnamespace = 'public'::regnamespace and c.relname not in ('schema_steps', 'logins')`),
    )
    expect(rows.length).toBeGreaterThanOrEqual(6)
    expect(rows.map(({ name, key }) => [name, key])).toEqual(rows.map(({ name }) => [name, 'shop_id']))
  })
})

describe('values of PostgreSQL', () => {
  const sum = statement<{ shop: string }>()(({ db, arg }) =>
    db
      .selectFrom('devices')
      .select(({ fn }) => [fn.sum<number>('created_at').as('sum'), fn.countAll<number>().as('count')])
      .where('shop_id', '=', arg('shop')),
  )
  const rename = statement<{ shop: string; name: string; at: number }>()(({ db, arg }) =>
    db
      .updateTable('shops')
      .set({ name: arg('name'), created_at: arg('at') })
      .where('shop_id', '=', arg('shop')),
  )
  const huge = statement<object>()(({ db }) =>
    db.selectFrom('shops').select(sql<number>`9007199254740993`.as('number')),
  )

  it('whole numbers, also sums and counts, are numbers; bytes are bytes; what is not exact is refused', async () => {
    const storage = await openEmpty()
    const runner = await openRunner()
    const shop = await makeShop()
    await addShop(storage, shop)
    const [row] = await runner.read(() => all(sum, { shop: shop.shopId }))
    expect(row).toEqual({ sum: 1_800_000_000_000, count: 1 })
    const made = await makeSnapshot(shop, { collections: { items: idList(3) } })
    await storage.backups.commit(commitOf(shop, made, made.objects))
    const body = await storage.backups.object(shop.shopId, made.objects[0]!.id!)
    expect(body).toEqual(made.objects[0]!.body)
    await expect(runner.read(() => all(huge, {}))).rejects.toThrow(/9007199254740993/)
    await Promise.all([storage.close(), runner.close()])
  })

  it('a text with U+0000 is refused as a bad request, and the connection goes on', async () => {
    const storage = await openEmpty()
    const runner = await openRunner()
    const shop = await makeShop()
    await addShop(storage, shop)
    const at = Number.MAX_SAFE_INTEGER
    const named = (name: string) => runner.write(() => run(rename, { shop: shop.shopId, name, at }))
    await expect(named('a\0b')).rejects.toMatchObject({ code: 'bad_request', retryable: false })
    expect(await named('کۆگا "؛ £\u{1F600}')).toBe(1)
    expect(await storage.accounts.shopById(shop.shopId)).toMatchObject({
      name: 'کۆگا "؛ £\u{1F600}',
      created_at: at,
    })
    await Promise.all([storage.close(), runner.close()])
  })
})
