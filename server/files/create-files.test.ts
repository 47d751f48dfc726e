import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFilesWorld, type FilesWorld } from '../../tests/contract/files-world.ts'
import { idList, type MadeSnapshot } from '../../tests/contract/made-shop.ts'
import { createStorage } from '../storage/create-storage.ts'
import { WHOLE_SERVER } from '../storage/file-storage.ts'
import { openSqliteRunner } from '../storage/sqlite/sqlite-runner.ts'
import { createServerFile, createShopFiles } from './create-files.ts'
import { digestFile } from './read-file.ts'
import { listFiles } from './list-files.ts'
import { workHere, type FileWorker } from './file-work.ts'
import { verifyFile } from './verify-file.ts'
import { verifyServerSqlite } from './server-sqlite.ts'

let world: FilesWorld
beforeEach(async () => {
  world = await createFilesWorld()
})
afterEach(() => world.close())

const create = () => createShopFiles(world.parts, world.shop.shopId)
const list = async () => (await listFiles(world.parts, world.shop.shopId)).files
const collections = { kaka_users: idList(3), items: idList(9) }

describe('the files of a shop', () => {
  it('B9, B14: are there when it says so, under one stamp, with the sizes and checksums that it says', async () => {
    await world.commit({ collections })
    world.server.clock.now = Date.UTC(2026, 10, 22, 23, 59, 58, 700)
    const { files, statistics, problem } = await create()
    expect(files.map(({ name }) => name)).toEqual([
      'sonic_backup_2026-11-22_23-59-58.json',
      'sonic_db_2026-11-22_23-59-58.sqlite',
    ])
    for (const { name, bytes, sha256, verifiedAt } of files) {
      expect(await digestFile(join(world.folder(), name))).toEqual({ bytes, sha256 })
      expect(verifiedAt).toBe(world.server.clock.now)
    }
    expect([statistics, problem]).toMatchObject([
      { users: 3, records: 12, createdAt: world.server.clock.now },
      null,
    ])
    expect(world.names()).toEqual(files.map(({ name }) => name))
  })

  it('can be read by their owner only', async () => {
    await world.commit({ collections })
    await create()
    expect(statSync(world.folder()).mode & 0o777).toBe(0o700)
    for (const name of world.names()) expect(statSync(join(world.folder(), name)).mode & 0o777).toBe(0o600)
  })

  it('are readable by any tool: a table per collection and what it is', async () => {
    await world.commitReal(20)
    const { files, statistics } = await create()
    const db = new DatabaseSync(join(world.folder(), files[1]!.name), { readOnly: true })
    expect(db.prepare('select count(*) as n from invoices').get()).toEqual({
      n: statistics!.sections['sonic_invoices'],
    })
    expect(
      db.prepare("select sum(milli) as n from stock where storeId = 'main'").get()!['n'],
    ).toBeGreaterThan(0)
    expect(db.prepare("select value from _backup where key = 'kind'").get()).toEqual({
      value: 'sonic-pos-shop',
    })
    const said = db.prepare('select name, records from _collections').all()
    for (const { name, records } of said)
      expect([name, db.prepare(`select count(*) as n from "${String(name)}"`).get()]).toEqual([
        name,
        { n: records },
      ])
    db.close()
  })

  it('two in one second never overwrite each other', async () => {
    await world.commit({ collections })
    await create()
    await create()
    expect(world.names()).toHaveLength(4)
    expect((await list()).every(({ problem }) => problem === null)).toBe(true)
  })

  it('B10: are one moment, whatever is committed while they are written', async () => {
    const first = await world.commit({ collections })
    const worker: FileWorker = (async (work: never, parts: Parameters<FileWorker>[1]) => {
      const parent = first.header.snapshotId
      await world.commit({ collections: { kaka_users: idList(1), items: ['new'] }, seq: 2, parent })
      return workHere(work, parts)
    }) as FileWorker
    const { files, statistics } = await createShopFiles({ ...world.parts, worker }, world.shop.shopId)
    expect(statistics!.records).toBe(12)
    const json = JSON.parse(readFileSync(join(world.folder(), files[0]!.name), 'utf8')) as Record<
      string,
      { backup: object }
    >
    expect(json['metadata']!.backup).toMatchObject({ root: first.manifest.root, number: 1 })
    const db = new DatabaseSync(join(world.folder(), files[1]!.name), { readOnly: true })
    expect(db.prepare('select count(*) as n from items').get()).toEqual({ n: 9 })
    db.close()
  })

  it('are not written for a shop without a backup, nor for one whose key is private', async () => {
    await expect(create()).rejects.toMatchObject({ code: 'no_backup' })
    const theirs = await world.server.signUp({ custody: 'private', key: undefined })
    await world.commit({ collections, manifest: { custody: 'private' } }, theirs)
    await expect(createShopFiles(world.parts, theirs.shopId)).rejects.toMatchObject({
      code: 'custody_private',
    })
    expect(existsSync(world.folder())).toBe(false)
  })

  it('B9: of a damaged backup nothing is written, and it says why', async () => {
    const made = await world.commit({ collections })
    const object = async (of: string, id: string) =>
      id === made.objects.at(-1)!.id ? undefined : world.server.storage.backups.object(of, id)
    const storage = { ...world.parts.storage, backups: { ...world.parts.storage.backups, object } }
    await expect(createShopFiles({ ...world.parts, storage }, world.shop.shopId)).rejects.toMatchObject({
      code: 'object_missing',
    })
    expect(world.names()).toEqual([])
    expect(await list()).toEqual([])
  })
})

describe('the file of the whole server', () => {
  let database: string
  beforeEach(async () => {
    await world.close()
    world = await createFilesWorld()
    database = join(world.root, 'elsewhere', 'live.sqlite')
    mkdirSync(join(world.root, 'elsewhere'))
  })

  it('B9: is a whole copy of the database wherever that is, and opens as one', async () => {
    const storage = createStorage(openSqliteRunner(database))
    const live = await createFilesWorld({ database }, { storage })
    await live.commit({ collections })
    const parts = { ...world.parts, database }
    const { files, counts } = await createServerFile(parts)
    expect(files).toHaveLength(1)
    expect(counts).toMatchObject({ shops: 1, sonic_backups: 1 })
    await live.close()
    const path = join(world.folder(WHOLE_SERVER), files[0]!.name)
    expect(verifyServerSqlite(path)).toEqual(counts)
    expect(world.names(WHOLE_SERVER)).toEqual([files[0]!.name])
    expect(await verifyFile(parts, WHOLE_SERVER, files[0]!.name)).toMatchObject({ problem: null })
  })

  it('B9: a database that is not there is an error and no file', async () => {
    await expect(createServerFile({ ...world.parts, database })).rejects.toMatchObject({ name: 'PosError' })
    await expect(createServerFile(world.parts)).rejects.toMatchObject({ code: 'not_found' })
    expect(await listFiles(world.parts, WHOLE_SERVER)).toEqual({ files: [], foreign: [] })
  })

  it('B10: is one moment of a database that is written meanwhile', async () => {
    const storage = createStorage(openSqliteRunner(database))
    const live = await createFilesWorld({ database }, { storage })
    const done = new AbortController()
    const writing = (async () => {
      let parent: string | null = null
      for (let seq = 1; !done.signal.aborted; seq += 1) {
        const made: MadeSnapshot = await live.commit({
          collections: { items: idList(30, `r${seq}-`) },
          seq,
          parent,
        })
        parent = made.header.snapshotId
      }
    })()
    const { counts, files } = await createServerFile({ ...world.parts, database })
    const again = await createServerFile({ ...world.parts, database })
    done.abort()
    await writing
    expect(again.counts!['sonic_backups']).toBeGreaterThanOrEqual(counts!['sonic_backups']!)
    const path = join(world.folder(WHOLE_SERVER), files[0]!.name)
    expect(verifyServerSqlite(path)).toEqual(counts)
    await live.close()
  })
})
