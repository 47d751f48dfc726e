import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFilesWorld, type FilesWorld } from '../../tests/contract/files-world.ts'
import { idList } from '../../tests/contract/made-shop.ts'
import { createStorage } from '../storage/create-storage.ts'
import { WHOLE_SERVER } from '../storage/file-storage.ts'
import { openSqliteRunner } from '../storage/sqlite/sqlite-runner.ts'
import { lockFile, unlockFile } from './age-file.ts'
import { createServerFile, createShopFiles } from './create-files.ts'
import { digestFile } from './read-file.ts'
import { listFiles } from './list-files.ts'
import { workHere, type FileWorker } from './file-work.ts'
import { makeShopFiles } from './make-shop-files.ts'
import { pruneFiles } from './prune-files.ts'
import { verifyFile } from './verify-file.ts'
import { verifyServerSqlite } from './server-sqlite.ts'

let world: FilesWorld
beforeEach(async () => {
  world = await createFilesWorld()
})
afterEach(() => world.close())

const create = (of = world) => createShopFiles(of.parts, of.shop.shopId)
const list = async (of = world) => (await listFiles(of.parts, of.shop.shopId)).files
const collections = { kaka_users: idList(3), items: idList(9) }
/** The same parts, writing with something that fails. */
const failing = (write: (fd: number, bytes: Uint8Array) => number) => {
  const writes = { write, sync: () => {} }
  const worker: FileWorker = ((
    work: Parameters<typeof workHere>[0],
    { read, onStep }: Parameters<typeof workHere>[1],
  ) =>
    work.kind === 'shop'
      ? makeShopFiles(work.work, read, onStep, writes)
      : workHere(work, { read, onStep })) as FileWorker
  return { ...world.parts, worker }
}
const systemError = (code: string) => Object.assign(new Error(`${code}: from the system`), { code })

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

describe('disk and folder', () => {
  it.each([
    ['ENOSPC', 'disk_full'],
    ['EDQUOT', 'disk_full'],
    ['EROFS', 'folder_read_only'],
  ])('B9, B15: %s while it writes is %s; nothing half is left and older files stay', async (system, code) => {
    await world.commit({ collections })
    await create()
    const before = world.names()
    const parts = failing(() => {
      throw systemError(system)
    })
    await expect(createShopFiles(parts, world.shop.shopId)).rejects.toMatchObject({ code, retryable: true })
    expect(world.names()).toEqual(before)
    expect(await list()).toHaveLength(2)
  })

  it('B11: a disk that says yes and keeps something else is found before anything is called done', async () => {
    await world.commit({ collections })
    const parts = failing((fd, bytes) => {
      const other = bytes.slice()
      other[Math.floor(other.length / 2)]! ^= 1
      return writeSync(fd, other)
    })
    await expect(createShopFiles(parts, world.shop.shopId)).rejects.toMatchObject({ name: 'PosError' })
    expect(world.names()).toEqual([])
  })

  it('a write that takes only some bytes goes on with the rest', async () => {
    await world.commit({ collections })
    const parts = failing((fd, bytes) => writeSync(fd, bytes.subarray(0, 1_000)))
    await createShopFiles(parts, world.shop.shopId)
    expect(await verifyFile(world.parts, world.shop.shopId, world.names()[0]!)).toMatchObject({
      problem: null,
    })
  })

  it('too little room is seen before anything is written', async () => {
    await world.commit({ collections })
    const sizes = { records: 1, rawBytes: Math.floor(Number.MAX_SAFE_INTEGER / 8) }
    const row = (
      await world.parts.storage.backups.list(world.shop.shopId, { before: 9, limit: 1, lineage: undefined })
    )[0]
    const header = JSON.stringify({ ...(JSON.parse(row?.header ?? '{}') as object), sizes })
    const backups = { ...world.parts.storage.backups, list: async () => [{ ...row!, header }] }
    const parts = { ...world.parts, storage: { ...world.parts.storage, backups } }
    await expect(createShopFiles(parts, world.shop.shopId)).rejects.toMatchObject({
      code: 'disk_full',
      values: { free: expect.any(Number) },
    })
    expect(readdirSync(world.folder())).toEqual([])
  })

  it('a folder that the operator named and that is not there is never made: its disk is missing', async () => {
    await world.commit({ collections })
    rmSync(world.parts.folder.path, { recursive: true })
    await expect(create()).rejects.toMatchObject({
      code: 'folder_missing',
      hint: expect.stringContaining('BACKUP_DIR'),
    })
    expect(existsSync(world.parts.folder.path)).toBe(false)
    writeFileSync(world.parts.folder.path, 'a file')
    await expect(create()).rejects.toMatchObject({ code: 'folder_missing' })
  })

  it('a folder that may not be written says so', async () => {
    await world.commit({ collections })
    if (process.getuid?.() !== 0) {
      chmodSync(world.parts.folder.path, 0o500)
      await expect(create()).rejects.toMatchObject({ code: 'folder_read_only' })
      chmodSync(world.parts.folder.path, 0o700)
      return
    }
    // Nothing stops root but the kernel itself: no file can be made there
    const folder = { path: '/proc/self', mayCreate: false }
    await expect(createShopFiles({ ...world.parts, folder }, world.shop.shopId)).rejects.toMatchObject({
      code: expect.stringMatching(/^folder_/),
    })
  })

  it('a disk that is really full leaves older files and nothing half', async () => {
    const disk = join(world.root, 'tiny')
    mkdirSync(disk)
    if (!mounted(disk))
      return expect(process.getuid?.() === 0 ? 'no tmpfs here' : 'no root').toBeTypeOf('string')
    try {
      await world.commitReal(60)
      const parts = { ...world.parts, folder: { path: disk, mayCreate: false } }
      await expect(createShopFiles(parts, world.shop.shopId)).rejects.toMatchObject({ code: 'disk_full' })
      expect(
        readdirSync(disk, { recursive: true, withFileTypes: true }).filter((each) => each.isFile()),
      ).toEqual([])
    } finally {
      execFileSync('umount', [disk])
    }
  })
})

function mounted(disk: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

describe('keeping the last ten', () => {
  const runs = async (count: number) => {
    for (let run = 0; run < count; run += 1) {
      world.server.clock.now += 3_600_000
      await create()
    }
  }

  it('B7: of each kind the ten newest stay, older ones go, and nothing that is not ours is touched', async () => {
    await world.commit({ collections })
    mkdirSync(world.folder(), { recursive: true })
    const foreign = ['notes.txt', 'sonic_backup_copy.json', 'sonic_db_2020-01-01_00-00-00.sqlite.bak']
    for (const name of foreign) writeFileSync(join(world.folder(), name), 'mine')
    await runs(13)
    const names = world.names().filter((name) => !foreign.includes(name))
    expect(
      [names.filter((name) => name.endsWith('json')), names.filter((name) => name.endsWith('sqlite'))].map(
        (each) => each.length,
      ),
    ).toEqual([10, 10])
    expect((await list()).map(({ createdAt }) => createdAt)).toContain(world.server.clock.now)
    expect((await listFiles(world.parts, world.shop.shopId)).foreign).toEqual(foreign)
    expect(await world.parts.storage.files.list(world.shop.shopId)).toHaveLength(20)
  })

  it('B7: one that was found bad is none of the ten, so ten good ones stay', async () => {
    await world.commit({ collections })
    await runs(10)
    const newest = (await list())[0]!
    writeFileSync(join(world.folder(), newest.name), 'broken')
    expect(await verifyFile(world.parts, world.shop.shopId, newest.name)).toMatchObject({
      problem: 'file_tampered',
    })
    await runs(1)
    const good = (await list()).filter(({ kind, problem }) => kind === newest.kind && problem === null)
    expect(good).toHaveLength(10)
  })

  it('B7: nothing is let go of before the new files are right', async () => {
    await world.commit({ collections })
    await runs(10)
    const before = world.names()
    const parts = failing(() => {
      throw systemError('ENOSPC')
    })
    world.server.clock.now += 3_600_000
    await expect(createShopFiles(parts, world.shop.shopId)).rejects.toMatchObject({ code: 'disk_full' })
    expect(world.names()).toEqual(before)
  })

  it('forgets what somebody else has removed when it is older than the ten', async () => {
    await world.commit({ collections })
    await runs(2)
    rmSync(join(world.folder(), world.names()[0]!))
    expect((await list()).filter(({ problem }) => problem === 'not_found')).toHaveLength(1)
    await runs(10)
    expect((await list()).filter(({ problem }) => problem !== null)).toEqual([])
    expect(await pruneFiles(world.parts, world.shop.shopId)).toEqual([])
  })
})

describe('the second folder', () => {
  const withSecond = () => {
    const path = join(world.root, 'other-disk')
    mkdirSync(path)
    return { ...world.parts, second: { path, mayCreate: false } }
  }

  it('B12: gets a right copy of each file', async () => {
    await world.commit({ collections })
    const parts = withSecond()
    const { files, problem } = await createShopFiles(parts, world.shop.shopId)
    expect(problem).toBeNull()
    for (const { name, sha256, second } of files) {
      const copy = join(parts.second.path, world.shop.shopId, name)
      expect([(await digestFile(copy)).sha256, second, statSync(copy).mode & 0o777]).toEqual([
        sha256,
        '',
        0o600,
      ])
    }
  })

  it('B9, B12: that is gone is a problem that shows, and the files themselves are right', async () => {
    await world.commit({ collections })
    const parts = withSecond()
    rmSync(parts.second.path, { recursive: true })
    const { problem, files } = await createShopFiles(parts, world.shop.shopId)
    expect([problem, files.map(({ second }) => second)]).toEqual([
      'copy_failed',
      ['folder_missing', 'folder_missing'],
    ])
    expect((await list()).map(({ copy, problem: own }) => [copy, own])).toEqual([
      ['folder_missing', null],
      ['folder_missing', null],
    ])
  })

  it('shows a copy that was changed or lost later', async () => {
    await world.commit({ collections })
    const parts = withSecond()
    const { files } = await createShopFiles(parts, world.shop.shopId)
    const copyOf = (name: string) => join(parts.second.path, world.shop.shopId, name)
    writeFileSync(copyOf(files[0]!.name), 'x')
    rmSync(copyOf(files[1]!.name))
    expect(await verifyFile(parts, world.shop.shopId, files[0]!.name)).toMatchObject({
      copy: 'file_tampered',
      problem: null,
    })
    expect(await verifyFile(parts, world.shop.shopId, files[1]!.name)).toMatchObject({
      copy: 'not_found',
      problem: null,
    })
  })
})

describe('reading a file again later', () => {
  it.each([0, 1])('B11: finds one flipped bit anywhere (file %i)', async (index) => {
    await world.commit({ collections })
    const { files } = await create()
    const { name, bytes } = files[index]!
    const path = join(world.folder(), name)
    const whole = readFileSync(path)
    expect(await verifyFile(world.parts, world.shop.shopId, name)).toMatchObject({
      problem: null,
      statistics: { users: 3 },
    })
    for (const at of [0, Math.floor(bytes / 3), bytes - 1]) {
      const changed = Buffer.from(whole)
      changed[at]! ^= 4
      writeFileSync(path, changed)
      expect(await verifyFile(world.parts, world.shop.shopId, name)).toMatchObject({
        problem: 'file_tampered',
        verifiedAt: null,
      })
    }
    writeFileSync(path, whole)
    expect(await verifyFile(world.parts, world.shop.shopId, name)).toMatchObject({ problem: null })
  })

  it('B11: finds it also in a file that the server does not know, by what the file says itself', async () => {
    await world.commitReal(12)
    const { files, statistics } = await create()
    await world.parts.storage.files.forget(
      world.shop.shopId,
      files.map(({ name }) => name),
    )
    for (const { name, sha256 } of files) {
      const before = (await list()).find((file) => file.name === name)!
      expect([before.verifiedAt, before.statistics]).toEqual([null, null])
      const path = join(world.folder(), name)
      const whole = readFileSync(path)
      if (name.endsWith('json')) {
        writeFileSync(path, whole.toString().replace('HEATER', 'HEATEQ'))
      } else {
        const db = new DatabaseSync(path)
        db.exec("update items set name = 'another' where id = (select min(id) from items)")
        db.close()
      }
      expect(await verifyFile(world.parts, world.shop.shopId, name)).toMatchObject({
        problem: 'file_tampered',
      })
      writeFileSync(path, whole)
      expect(await verifyFile(world.parts, world.shop.shopId, name)).toMatchObject({
        problem: null,
        statistics: { sections: statistics!.sections },
      })
      expect(
        (await world.parts.storage.files.list(world.shop.shopId)).find((row) => row.name === name)?.sha256,
      ).toBe(sha256)
    }
  })

  it('a file of another length shows at once', async () => {
    await world.commit({ collections })
    const { files } = await create()
    writeFileSync(join(world.folder(), files[0]!.name), 'half')
    expect((await list()).find(({ name }) => name === files[0]!.name)).toMatchObject({
      problem: 'file_tampered',
      verifiedAt: null,
      bytes: 4,
    })
  })
})

describe('a passphrase', () => {
  const passphrase = 'correct horse battery staple'

  it('B8: locks both files in age format, so that nothing of the shop can be read without it', async () => {
    await world.commitReal(4)
    const parts = { ...world.parts, passphrase }
    const { files, statistics } = await createShopFiles(parts, world.shop.shopId)
    expect(files.map(({ name }) => name.replace(/_\d.*\d\./, '.'))).toEqual([
      'sonic_backup.json.age',
      'sonic_db.sqlite.age',
    ])
    expect(world.names()).toEqual(files.map(({ name }) => name))
    for (const { name } of files) {
      const bytes = readFileSync(join(world.folder(), name))
      expect(bytes.subarray(0, 21).toString()).toBe('age-encryption.org/v1')
      for (const plain of ['HEATER', 'Customer', 'sonic_', 'SQLite'])
        expect(bytes.includes(plain)).toBe(false)
    }
    const { name } = files[1]!
    expect(await verifyFile(parts, world.shop.shopId, name)).toMatchObject({ problem: null, statistics })
    expect(world.names()).toEqual(files.map((file) => file.name))
    // Another one is told apart from a broken file, and condemns nothing
    for (const other of ['another passphrase', undefined]) {
      const wrong = verifyFile({ ...world.parts, passphrase: other }, world.shop.shopId, name)
      await expect(wrong).rejects.toMatchObject({ code: 'file_locked' })
    }
    expect((await list()).map(({ problem }) => problem)).toEqual([null, null])
  })

  it('a locked file that was cut, and that the server does not know, is found broken when it is opened', async () => {
    const [plain, locked] = [join(world.root, 'plain'), join(world.root, 'locked')]
    writeFileSync(plain, Buffer.alloc(200_000, 'x'))
    await lockFile(plain, locked, passphrase)
    writeFileSync(locked, readFileSync(locked).subarray(0, 150_000))
    const opened = unlockFile(locked, join(world.root, 'again'), passphrase)
    await expect(opened).rejects.toMatchObject({ code: 'file_tampered' })
    expect(existsSync(join(world.root, 'again'))).toBe(false)
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
    const live = await createFilesWorld({ storage, database })
    await live.server.close()
    const parts = { ...world.parts, database }
    const { files, counts } = await createServerFile(parts)
    expect(files).toHaveLength(1)
    expect(counts!['sonic_backups']).toBe(0)
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
})
