import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openDatabase } from '../../server/storage/sqlite/open-database.ts'
import { createSqliteRunner, openSqliteRunner } from '../../server/storage/sqlite/sqlite-runner.ts'
import { alarmContract } from './alarm-contract.ts'
import { careContract } from './care-contract.ts'
import { custodyContract } from './custody-contract.ts'
import { deviceContract } from './device-contract.ts'
import { filesContract } from './files-contract.ts'
import { stepsAfter } from '../../server/storage/read-steps.ts'
import { idList, makeShop, makeSnapshot } from './made-shop.ts'
import { OLD_BACKUP, oldRows } from './old-rows.ts'
import { operatorContract } from './operator-contract.ts'
import { pairingContract } from './pairing-contract.ts'
import { quotaContract } from './quota-contract.ts'
import { retentionContract } from './retention-contract.ts'
import { addShop, commitOf, storageContract } from './storage-contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'sonic-storage-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const nextFile = () => join(folder, `${(files += 1)}.sqlite`)

describe('SQLite in memory', () => storageContract(async () => createStorage(openSqliteRunner(':memory:'))))
describe('retention on SQLite', () =>
  retentionContract(async () => createStorage(openSqliteRunner(':memory:'))))

describe('the operator on SQLite', () =>
  operatorContract(async () => createStorage(openSqliteRunner(':memory:'))))
describe('pairing on SQLite', () => pairingContract(async () => createStorage(openSqliteRunner(':memory:'))))
describe('devices on SQLite', () => deviceContract(async () => createStorage(openSqliteRunner(':memory:'))))
describe('quotas on SQLite', () => quotaContract(async () => createStorage(openSqliteRunner(':memory:'))))
describe('custody on SQLite', () => custodyContract(async () => createStorage(openSqliteRunner(':memory:'))))
describe('alarms on SQLite', () => alarmContract(async () => createStorage(openSqliteRunner(':memory:'))))
describe('care on SQLite', () => careContract(async () => createStorage(openSqliteRunner(':memory:'))))

describe('backup files on SQLite', () =>
  filesContract(async () => createStorage(openSqliteRunner(':memory:'))))

describe('SQLite in a file', () => {
  storageContract(async () => createStorage(openSqliteRunner(nextFile())))

  it('keeps everything when it is opened again, and finds the backups that still wait for their check', async () => {
    const path = nextFile()
    const shop = await makeShop()
    const made = await makeSnapshot(shop, { collections: { invoices: idList(9) } })
    const before = createStorage(openSqliteRunner(path))
    await addShop(before, shop)
    await before.backups.commit(commitOf(shop, made, made.objects))
    await before.close()
    await before.close()
    const after = createStorage(openSqliteRunner(path))
    expect(await after.checks.nextUnchecked()).toMatchObject({ number: 1 })
    expect(await after.backups.object(shop.shopId, made.objects[0]!.id!)).toBeDefined()
    await after.close()
  })

  it('acknowledged means on disk: a write-ahead log, synchronised at each commit, references kept', () => {
    const db = openDatabase(nextFile())
    const pragma = (name: string) => Object.values(db.prepare(`pragma ${name}`).get() ?? {})[0]
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1])
    db.close()
  })

  it('a database of the first version keeps its backups, and learns how many records each has', async () => {
    const path = nextFile()
    const old = new DatabaseSync(path)
    old.exec(stepsAfter(0, 'sqlite')[0]!.sql)
    old.exec(oldRows('blob'))
    old.exec('pragma user_version = 1')
    old.close()
    const storage = createStorage(openSqliteRunner(path))
    expect(await storage.backups.bySnapshot('shop', 'snapshot')).toMatchObject(OLD_BACKUP)
    await storage.close()
  })

  it('a deleted backup that is not whole any more does not come back', async () => {
    const db = openDatabase(nextFile())
    const storage = createStorage(createSqliteRunner(db))
    const shop = await makeShop()
    await addShop(storage, shop)
    const one = await makeSnapshot(shop, { collections: { invoices: idList(3) } })
    const { snapshotId } = one.header
    const two = await makeSnapshot(shop, { collections: { items: idList(3) }, seq: 2, parent: snapshotId })
    for (const each of [one, two]) await storage.backups.commit(commitOf(shop, each, each.objects))
    expect(await storage.care.delete(shop.shopId, snapshotId, 5)).toEqual({ kind: 'deleted' })
    db.prepare('delete from sonic_objects where id = ?').run(one.objects[0]!.id!)
    expect(await storage.care.undelete(shop.shopId, snapshotId, 5)).toBe(false)
    expect(await storage.backups.bySnapshot(shop.shopId, snapshotId)).toMatchObject({ deleted_at: 5 })
    await storage.close()
  })

  it('refuses a database of a newer server and leaves it alone', () => {
    const path = nextFile()
    const newer = new DatabaseSync(path)
    newer.exec('pragma user_version = 99')
    newer.close()
    expect(() => openSqliteRunner(path)).toThrow(expect.objectContaining({ code: 'schema_newer' }))
  })

  it('a full disk refuses the backup and leaves nothing of it; what was there stays readable, and it goes on after', async () => {
    const db = openDatabase(nextFile())
    const storage = createStorage(createSqliteRunner(db))
    const shop = await makeShop()
    await addShop(storage, shop)
    const pages = Number(Object.values(db.prepare('pragma page_count').get() ?? {})[0])
    db.exec(`pragma max_page_count = ${pages + 4}`)
    const big = await makeSnapshot(shop, { collections: { invoices: idList(400) }, perLeaf: 1 })
    const answers = await Promise.allSettled([
      storage.backups.commit(commitOf(shop, big, big.objects)),
      storage.backups.heartbeat(shop.shopId, shop.deviceId, shop.lineage, 1),
    ])
    expect(answers[0]).toMatchObject({
      status: 'rejected',
      reason: { code: 'server_storage_full', retryable: true },
    })
    expect(await storage.backups.object(shop.shopId, big.objects[0]!.id!)).toBeUndefined()
    expect(await storage.accounts.shopById(shop.shopId)).toMatchObject({ name: 'Shop' })
    db.exec('pragma max_page_count = 1000000')
    expect(await storage.backups.commit(commitOf(shop, big, big.objects))).toMatchObject({ kind: 'stored' })
    await storage.close()
  })

  it('keys every table by the shop first, but the one that finds a shop by its login', () => {
    const path = nextFile()
    const runner = openSqliteRunner(path)
    const db = new DatabaseSync(path)
    const names = db.prepare("select name from sqlite_schema where type = 'table' and name <> 'logins'").all()
    expect(names.length).toBeGreaterThanOrEqual(6)
    for (const { name } of names) {
      const key = db.prepare(`select name from pragma_table_info('${String(name)}') where pk = 1`).get()
      expect([name, key?.['name']]).toEqual([name, 'shop_id'])
    }
    db.close()
    return runner.close()
  })
})
