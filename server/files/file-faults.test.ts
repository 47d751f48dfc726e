import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFilesWorld, failing, systemError, type FilesWorld } from '../../tests/contract/files-world.ts'
import { idList } from '../../tests/contract/made-shop.ts'
import { createShopFiles } from './create-files.ts'
import { listFiles } from './list-files.ts'
import { verifyFile } from './verify-file.ts'

let world: FilesWorld
beforeEach(async () => {
  world = await createFilesWorld()
})
afterEach(() => world.close())

const create = () => createShopFiles(world.parts, world.shop.shopId)
const list = async () => (await listFiles(world.parts, world.shop.shopId)).files
const collections = { kaka_users: idList(3), items: idList(9) }

describe('disk and folder', () => {
  it.each([
    ['ENOSPC', 'disk_full'],
    ['EDQUOT', 'disk_full'],
    ['EROFS', 'folder_read_only'],
  ])('B9, B15: %s while it writes is %s; nothing half is left and older files stay', async (system, code) => {
    await world.commit({ collections })
    await create()
    const before = world.names()
    const parts = failing(world, () => {
      throw systemError(system)
    })
    await expect(createShopFiles(parts, world.shop.shopId)).rejects.toMatchObject({ code, retryable: true })
    expect(world.names()).toEqual(before)
    expect(await list()).toHaveLength(2)
  })

  it('B11: a disk that says yes and keeps something else is found before anything is called done', async () => {
    await world.commit({ collections })
    const parts = failing(world, (fd, bytes) => {
      const other = bytes.slice()
      other[Math.floor(other.length / 2)]! ^= 1
      return writeSync(fd, other)
    })
    await expect(createShopFiles(parts, world.shop.shopId)).rejects.toMatchObject({ name: 'PosError' })
    expect(world.names()).toEqual([])
  })

  it('a write that takes only some bytes goes on with the rest', async () => {
    await world.commit({ collections })
    const parts = failing(world, (fd, bytes) => writeSync(fd, bytes.subarray(0, 1_000)))
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
