import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFilesWorld, failing, systemError, type FilesWorld } from '../../tests/contract/files-world.ts'
import { idList } from '../../tests/contract/made-shop.ts'
import { createShopFiles } from './create-files.ts'
import { listFiles } from './list-files.ts'
import { pruneFiles } from './prune-files.ts'
import { digestFile } from './read-file.ts'
import { verifyFile } from './verify-file.ts'

let world: FilesWorld
beforeEach(async () => {
  world = await createFilesWorld()
})
afterEach(() => world.close())

const create = () => createShopFiles(world.parts, world.shop.shopId)
const list = async () => (await listFiles(world.parts, world.shop.shopId)).files
const collections = { kaka_users: idList(3), items: idList(9) }

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
    const parts = failing(world, () => {
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
