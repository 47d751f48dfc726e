import { hash, randomBytes } from 'node:crypto'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeSnapshot } from '../../../tests/contract/made-shop.ts'
import { createTestServer, type TestServer } from '../../../tests/contract/test-server.ts'
import { MasterKey } from '../../accounts/master-key.ts'
import { writeServerSqlite } from '../../files/server-sqlite.ts'
import { openStorage } from '../../storage/open-storage.ts'
import { stepsAfter } from '../../storage/read-steps.ts'
import { holdFile } from '../../storage/sqlite/file-hold.ts'
import { openDatabase } from '../../storage/sqlite/open-database.ts'
import { checkServerFile, isServerRunning, restoreServer, type RestoreServerStep } from './restore-server.ts'

const AT = Date.UTC(2026, 10, 22, 18, 30, 5)

let template: string
let folder: string
let database: string
let file: string
let server: TestServer

/** A server that ran on a database file and ended; its shops have one backup each. */
async function ran(path: string, shops: number): Promise<TestServer> {
  const storage = await openStorage({ kind: 'sqlite', path })
  const made = createTestServer({ storage })
  for (let n = 0; n < shops; n += 1) {
    const shop = await made.signUp()
    const { frames, objects } = await makeSnapshot(shop, { collections: { items: [`item-${n}`] } })
    const answer = await made.ask('POST', '/api/backups', {
      token: shop.token,
      frames: [...frames, ...objects],
    })
    expect(answer.status).toBe(201)
  }
  await storage.close()
  return made
}

// Made once, because each sign-up stretches a password
beforeAll(async () => {
  template = mkdtempSync(join(tmpdir(), 'sonic-restore-'))
  server = await ran(join(template, 'there.sqlite'), 2)
  await writeServerSqlite(join(template, 'there.sqlite'), join(template, 'file.sqlite'))
  await (await ran(join(template, 'sonic.sqlite'), 1)).close()
})
afterAll(async () => {
  await server.close()
  rmSync(template, { recursive: true })
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-restore-'))
  mkdirSync(join(folder, 'data'))
  database = join(folder, 'data', 'sonic.sqlite')
  file = join(folder, 'sonic_db_2026-11-22_10-00-00.sqlite')
  copyFileSync(join(template, 'file.sqlite'), file)
  copyFileSync(join(template, 'sonic.sqlite'), database)
})
afterEach(() => rmSync(folder, { recursive: true }))

const parts = (more: object = {}) => ({ database, masterKey: server.masterKey, now: () => AT, ...more })
const shopsIn = async (path: string): Promise<readonly string[]> => {
  const storage = await openStorage({ kind: 'sqlite', path })
  const shops = await storage.retention.shopsAfter('', 100)
  await storage.close()
  return shops
}
/** Everything in the data folder, by name and content; what only marks that a server may run is left out. */
const contents = () =>
  readdirSync(join(folder, 'data'))
    .filter((name) => !name.endsWith('.lock'))
    .toSorted()
    .map((name) => `${name} ${hash('sha256', readFileSync(join(folder, 'data', name)))}`)

describe('restoring a whole server', () => {
  it('B4: puts the file in place, keeps the old database beside it, and nothing is wiped at the next starts', async () => {
    const before = await shopsIn(database)
    const { file: found, kept } = await restoreServer(file, parts())
    expect(kept).toBe(`${database}.before-restore_2026-11-22_18-30-05`)
    expect(found).toMatchObject({ backups: 2, objects: 2, newestAt: expect.any(Number) })
    const restored = found.shops.map(({ shop_id }) => shop_id)
    expect(restored).toHaveLength(2)
    for (let start = 0; start < 3; start += 1) expect(await shopsIn(database)).toEqual(restored)
    expect(await shopsIn(kept!)).toEqual(before)
  })

  it('B5: a file of an older version is brought to this one, and serves', async () => {
    const [first] = stepsAfter(0, 'sqlite')
    const older = join(folder, 'older.sqlite')
    const db = new DatabaseSync(older)
    db.exec(`begin; ${first!.sql} pragma user_version = 1; commit`)
    db.exec("insert into shops values ('shop-1', 'Old', 'azad', 's', '{}', 'a', 'private', 1, null, 5)")
    db.close()
    const bytes = readFileSync(older)
    const { file: found } = await restoreServer(older, parts({ masterKey: undefined }))
    expect(found.version).toBe(1)
    expect(await shopsIn(database)).toEqual(['shop-1'])
    expect(readFileSync(older)).toEqual(bytes)
    const storage = await openStorage({ kind: 'sqlite', path: database })
    expect(await storage.accounts.shopByLogin('azad')).toMatchObject({ name: 'Old' })
    await storage.close()
  })

  it('works where there was no server', async () => {
    rmSync(join(folder, 'data'), { recursive: true })
    expect(await restoreServer(file, parts())).toMatchObject({ kept: null })
    expect(await shopsIn(database)).toHaveLength(2)
  })

  it('twice in one second keeps both old databases', async () => {
    const { kept } = await restoreServer(file, parts())
    const again = await restoreServer(file, parts())
    expect(again.kept).not.toBe(kept)
    expect(await shopsIn(again.kept!)).toHaveLength(2)
  })

  it('keeps a damaged database with its log, as it is', async () => {
    writeFileSync(database, randomBytes(5000))
    writeFileSync(`${database}-wal`, randomBytes(700))
    const [old, log] = [readFileSync(database), readFileSync(`${database}-wal`)]
    const { kept } = await restoreServer(file, parts())
    expect([readFileSync(kept!), readFileSync(`${kept}-wal`)]).toEqual([old, log])
    expect(await shopsIn(database)).toHaveLength(2)
  })

  it('takes along what the old database had only in its log', async () => {
    const db = openDatabase(database)
    db.exec("update shops set name = 'in the log'")
    const log = readFileSync(`${database}-wal`)
    const main = readFileSync(database)
    db.close()
    writeFileSync(database, main)
    writeFileSync(`${database}-wal`, log)
    const { kept } = await restoreServer(file, parts())
    const storage = await openStorage({ kind: 'sqlite', path: kept! })
    const [shop] = await storage.retention.shopsAfter('', 9)
    expect(await storage.accounts.shopById(shop!)).toMatchObject({ name: 'in the log' })
    await storage.close()
  })

  it.each<RestoreServerStep>(['copy', 'prepare', 'keep', 'rename'])(
    'ended before step %s leaves the old database, and the next try works',
    async (ending) => {
      const before = await shopsIn(database)
      const onStep = (step: RestoreServerStep) => {
        if (step === ending) throw new Error('ended')
      }
      await expect(restoreServer(file, parts({ onStep }))).rejects.toThrow('ended')
      expect(await shopsIn(database)).toEqual(before)
      await restoreServer(file, parts())
      expect(await shopsIn(database)).toHaveLength(2)
    },
  )

  it('removes what a killed one left', async () => {
    writeFileSync(`${database}.restore-4711`, 'half')
    writeFileSync(`${database}.restore-4711-wal`, 'half')
    await restoreServer(file, parts())
    expect(readdirSync(join(folder, 'data')).filter((name) => name.includes('.restore-'))).toEqual([])
  })
})

describe('what is refused, with nothing changed', () => {
  const write = (name: string, bytes: Uint8Array | string) => {
    writeFileSync(join(folder, name), bytes)
    return join(folder, name)
  }
  const made = (name: string, sql: string) => {
    const db = new DatabaseSync(join(folder, name))
    db.exec(sql)
    db.close()
    return join(folder, name)
  }
  const changed = (sql: string) => made(write('changed.sqlite', readFileSync(file)).slice(folder.length), sql)

  it.each<[string, () => string, string]>([
    ['an empty file', () => write('x', ''), 'file_truncated'],
    ['a text', () => write('x', 'hello'.repeat(99)), 'file_foreign'],
    ['a database of another program', () => made('x', 'create table users (id)'), 'file_foreign'],
    ['a cut file', () => write('x', readFileSync(file).subarray(0, -5000)), 'file_truncated'],
    ['the first bytes alone', () => write('x', readFileSync(file).subarray(0, 50)), 'file_truncated'],
    [
      'a file with a damaged page',
      () => {
        const bytes = readFileSync(file)
        bytes.fill(0xa5, 4096 * 3, 4096 * 5)
        return write('x', bytes)
      },
      'file_tampered',
    ],
    ['a newer schema', () => changed('pragma user_version = 9999'), 'schema_newer'],
    [
      'rows without their shop',
      () => changed('pragma foreign_keys = off; delete from shops'),
      'file_tampered',
    ],
    [
      'a file whose log stands beside it',
      () => {
        write('x-wal', 'something')
        return write('x', readFileSync(file))
      },
      'file_invalid',
    ],
  ])('%s', async (_, make, code) => {
    const given = make()
    const before = contents()
    await expect(restoreServer(given, parts())).rejects.toMatchObject({ code })
    expect(() => checkServerFile(given, server.masterKey)).toThrow(expect.objectContaining({ code }))
    expect(contents()).toEqual(before)
  })

  it('a file that the master key here does not open', async () => {
    const before = contents()
    for (const masterKey of [undefined, new MasterKey(randomBytes(32))])
      await expect(restoreServer(file, parts({ masterKey }))).rejects.toMatchObject({ code: 'key_missing' })
    expect(contents()).toEqual(before)
  })

  it('any file while a server runs, or another program has the database open', async () => {
    const hold = holdFile(database)
    expect(isServerRunning(database)).toBe(true)
    await expect(restoreServer(file, parts())).rejects.toMatchObject({ code: 'server_busy' })
    hold.release()
    expect(isServerRunning(database)).toBe(false)
    const before = await shopsIn(database)
    const other = openDatabase(database)
    await expect(restoreServer(file, parts())).rejects.toMatchObject({ code: 'server_busy' })
    other.close()
    expect(await shopsIn(database)).toEqual(before)
  })
})
