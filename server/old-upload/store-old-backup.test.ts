import { hash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeSnapshot } from '../../tests/contract/made-shop.ts'
import { createTestServer, type SignedIn, type TestServer } from '../../tests/contract/test-server.ts'
import { makeOldBackup } from '../../tests/fixtures/make-old-backup.ts'
import { checksumMember } from '../../shared/legacy/shop-checksum.ts'
import { bytesSource } from '../../shared/legacy/test-source.ts'
import { FileWriter } from '../files/file-writer.ts'
import { writeShopJson } from '../files/shop-json.ts'
import { openBackup } from '../readable/open-backup.ts'
import { openFileSource, spool } from './file-source.ts'
import { storeOldBackup, type StoredUpload } from './store-old-backup.ts'
import type { UploadParts } from './upload-target.ts'

let folder: string
let server: TestServer
let shop: SignedIn
let parts: UploadParts
const others: TestServer[] = []

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sonic-old-upload-'))
  server = createTestServer()
  shop = await server.signUp()
  parts = partsOf(server)
})
afterEach(async () => {
  for (const each of [server, ...others.splice(0)]) await each.close()
  rmSync(folder, { recursive: true })
})

const partsOf = ({ storage, masterKey, clock }: TestServer): UploadParts => ({
  storage,
  masterKey,
  version: '9.9.9',
  now: () => clock.now,
})
const OLD = makeOldBackup(8)
const store = (text: string, of = parts, shopId = shop.shopId, options = {}) =>
  storeOldBackup(of, shopId, bytesSource(text), options)
const list = (of = server, shopId = shop.shopId) =>
  of.storage.backups.list(shopId, { before: Number.MAX_SAFE_INTEGER, limit: 99, lineage: undefined })

/** The JSON file that the server would write of a backup. */
async function fileOf(number: number): Promise<string> {
  const path = join(folder, `shop-${number}.json`)
  const writer = new FileWriter(path)
  await writeShopJson(await openBackup(server, shop.shopId, number), writer, {
    at: 1_800_000_000_000,
    appVersion: '1',
  })
  writer.finish()
  const text = readFileSync(path, 'utf8')
  rmSync(path)
  return text
}

/** The same file with another text in it and a checksum that fits. */
function forged(text: string, from: string, to: string): string {
  const body = text.slice(0, text.lastIndexOf(',\n  "checksum"')).replace(from, to)
  return `${body}${checksumMember(hash('sha256', body), Buffer.byteLength(body))}\n}\n`
}

describe('an old backup', () => {
  it('engine 34: becomes a backup of the device `server` in a lineage of its own, triggered by `import`', async () => {
    const stored = await store(JSON.stringify(OLD))
    const { manifest } = await openBackup(server, shop.shopId, 1)
    expect(manifest).toMatchObject({
      deviceId: 'server',
      trigger: 'import',
      seq: 1,
      parent: null,
      root: stored.root,
      createdAt: Date.parse(OLD.timestamp),
      appVersion: '9.9.9',
      counters: { INV: 8, STORE: 4 },
    })
    expect(Object.keys(manifest.summary['owed']!)).toContain('USD')
    const other = await store(JSON.stringify(makeOldBackup(9)))
    expect(other.backup).toMatchObject({ number: 2 })
    const [second, first] = await list()
    expect(second!.lineage).not.toBe(first!.lineage)
  })

  it('is the same backup again, also in other pieces, with other spaces, and in a shop with the same key', async () => {
    const first = await store(JSON.stringify(OLD))
    const again = await store(JSON.stringify(OLD, null, 4))
    expect(again).toEqual({ ...first, isNew: false, keptFrom: null })
    const pieces = await storeOldBackup(parts, shop.shopId, bytesSource(JSON.stringify(OLD), 777))
    expect(pieces.backup).toEqual(first.backup)
    expect(await list()).toHaveLength(1)
  })

  it('is built alike and stored nowhere in a dry run', async () => {
    const put = { ...server.storage.backups, putObjects: refuse, negotiate: refuse, commit: refuse }
    const storage = { ...server.storage, backups: put }
    const dry = await store(JSON.stringify(OLD), { ...parts, storage }, shop.shopId, { dryRun: true })
    expect(dry).toMatchObject({ isNew: true, backup: null })
    const { root, sections } = await store(JSON.stringify(OLD))
    expect(dry).toMatchObject({ root, sections })
    const later = await store(JSON.stringify(OLD), parts, shop.shopId, { dryRun: true })
    expect(later).toMatchObject({ isNew: false, backup: { number: 1 } })
  })

  it('leaves no backup when it ends in the middle, and is whole the next time', async () => {
    let left = 3
    const putObjects: typeof server.storage.backups.putObjects = async (...args) => {
      left -= 1
      if (left < 0) throw new Error('the disk is full')
      return server.storage.backups.putObjects(...args)
    }
    const storage = { ...server.storage, backups: { ...server.storage.backups, putObjects } }
    await expect(store(JSON.stringify(OLD), { ...parts, storage })).rejects.toThrow('the disk is full')
    expect(await list()).toEqual([])
    await store(JSON.stringify(OLD))
    await server.checks.idle()
    server.checks.wake()
    await server.checks.idle()
    expect((await list())[0]).toMatchObject({ problem: null, verified_at: expect.any(Number) })
  })

  it('takes staff from an older backup when the newest one is damaged', async () => {
    const whole = await makeSnapshot(shop, { collections: { staff: ['owner-1'], settings: ['shop'] } })
    const parent = whole.header.snapshotId
    const newest = await makeSnapshot(shop, { collections: { staff: ['owner-2'] }, seq: 2, parent })
    for (const { frames, objects } of [whole, newest]) {
      const answer = await server.ask('POST', '/api/backups', {
        token: shop.token,
        frames: [...frames, ...objects],
      })
      expect(answer.status).toBe(201)
    }
    const object: typeof server.storage.backups.object = async (of, id) =>
      newest.objects.some((each) => each.id === id) ? undefined : server.storage.backups.object(of, id)
    const storage = { ...server.storage, backups: { ...server.storage.backups, object } }
    expect(await store(JSON.stringify(OLD), { ...parts, storage })).toMatchObject({ keptFrom: 1 })
    const backup = await openBackup(server, shop.shopId, 3)
    for await (const records of backup.leaves('staff'))
      expect(records.map(({ id }) => id)).toEqual(['owner-1'])
  })

  it('refuses an unknown shop and a private one', async () => {
    await expect(store('{}', parts, 'nobody')).rejects.toMatchObject({ code: 'not_found' })
    const theirs = await server.signUp({ custody: 'private', key: undefined })
    await expect(store('{}', parts, theirs.shopId)).rejects.toMatchObject({ code: 'custody_private' })
  })
})

const refuse = async () => Promise.reject(new Error('nothing may be stored'))

describe('a file that a server of ours wrote', () => {
  it('is the backup that it was written from, by its root', async () => {
    const first = await store(JSON.stringify(OLD))
    const again: StoredUpload = await store(await fileOf(1))
    expect(again).toMatchObject({ kind: 'sonic-pos', isNew: false, root: first.root, backup: first.backup })
  })

  it('B4: restores a shop on a server that has lost everything, with the same counts', async () => {
    const first = await store(JSON.stringify(OLD))
    const fresh = createTestServer()
    others.push(fresh)
    const owner = await fresh.signUp()
    const stored = await store(await fileOf(1), partsOf(fresh), owner.shopId)
    expect(stored).toMatchObject({ isNew: true, sections: first.sections, backup: { number: 1 } })
  })

  it.each([
    ['changed', '"sonic_invoices"', '"sonic_invoicez"', 'file_tampered'],
    ['of a later format', '"format": 1', '"format": 2', 'format_newer'],
    ['of a later schema', '"schemaVersion": 1', '"schemaVersion": 2', 'schema_newer'],
    ['with a record that is none', '"records.staff": []', '"records.staff": [7]', 'file_tampered'],
  ])('is refused when it is %s', async (what, from, to, code) => {
    await store(JSON.stringify(OLD))
    const text = await fileOf(1)
    const wrong = what === 'changed' ? text.replace(from, to) : forged(text, from, to)
    expect(wrong).not.toBe(text)
    await expect(store(wrong)).rejects.toMatchObject({ code })
    expect(await list()).toHaveLength(1)
  })
})

describe('a file that is kept while it is read', () => {
  const pieces = async function* (...texts: string[]) {
    for (const text of texts) yield Buffer.from(text)
  }
  const read = async (source: {
    size: number
    bytes(from: number, to: number): AsyncIterable<Uint8Array>
  }) => {
    const parts: Uint8Array[] = []
    for await (const piece of source.bytes(1, source.size - 1)) parts.push(piece)
    return Buffer.concat(parts).toString()
  }

  it('has no name, so that nothing of it is left whatever happens', async () => {
    const source = await spool(pieces('ab', '', 'cde'), folder, 5)
    expect(readdirSync(folder)).toEqual([])
    expect(source.size).toBe(5)
    expect([await read(source), await read(source)]).toEqual(['bcd', 'bcd'])
    await source.close()
  })

  it('is refused beyond the limit', async () => {
    await expect(spool(pieces('abc', 'def'), folder, 5)).rejects.toMatchObject({ code: 'body_too_large' })
    expect(readdirSync(folder)).toEqual([])
  })

  it('notices that it became shorter', async () => {
    const path = join(folder, 'x.json')
    writeFileSync(path, 'abcdef')
    const source = await openFileSource(path)
    writeFileSync(path, 'ab')
    await expect(read(source)).rejects.toMatchObject({ code: 'file_truncated' })
    await source.close()
  })
})
