import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFilesWorld, type FilesWorld } from '../../tests/contract/files-world.ts'
import { idList } from '../../tests/contract/made-shop.ts'
import { lockFile, unlockFile } from './age-file.ts'
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
