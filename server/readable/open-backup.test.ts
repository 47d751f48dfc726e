import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { eachTestHasShop, server, shop } from '../../tests/contract/shop-at-server.ts'
import { idList, makeSnapshot, type MadeSnapshot } from '../../tests/contract/made-shop.ts'
import { nameManifest } from '../../shared/snapshot/manifest.ts'
import { sealManifest } from '../../shared/snapshot/seal.ts'
import { MasterKey } from '../accounts/master-key.ts'
import { openBackup, openNewestBackup, type ReadableBackup } from './open-backup.ts'

eachTestHasShop()

async function commit(made: MadeSnapshot, objects = made.objects, token = shop.token): Promise<void> {
  const all = [...made.frames, ...objects]
  const answer = await server.ask('POST', '/api/backups', { token, frames: all })
  expect([answer.status, await answer.text()]).toEqual([201, expect.any(String)])
}

async function idsOf(backup: ReadableBackup, collection: string): Promise<string[]> {
  const ids: string[] = []
  for await (const records of backup.leaves(collection)) ids.push(...records.map((record) => record.id))
  return ids
}

/** The server's storage with one object changed or gone. */
const withObject = (id: string, change: (body: Uint8Array) => Uint8Array | undefined) => ({
  ...server.storage,
  backups: {
    ...server.storage.backups,
    object: async (of: string, asked: string) => {
      const body = await server.storage.backups.object(of, asked)
      return asked === id && body !== undefined ? change(body) : body
    },
  },
})

describe('a readable backup', () => {
  it('gives all records of each collection in key order, also over nodes of several levels', async () => {
    const invoices = idList(700)
    const made = await makeSnapshot(shop, { collections: { items: ['a', 'b'], invoices }, perLeaf: 2 })
    await commit(made, made.objects)
    const backup = await openBackup(server, shop.shopId, 1)
    expect(backup.collections).toEqual(['invoices', 'items'])
    expect(backup.manifest).toEqual(made.manifest)
    expect(backup.shop).toEqual({ shopId: shop.shopId, name: 'Shop of tests' })
    expect(await idsOf(backup, 'invoices')).toEqual(invoices)
    expect(await idsOf(backup, 'items')).toEqual(['a', 'b'])
    expect(await idsOf(backup, 'customers')).toEqual([])
  })

  it('is one moment: what is committed while it is read does not show', async () => {
    const first = await makeSnapshot(shop, { collections: { items: idList(9) } })
    await commit(first)
    const backup = await openBackup(server, shop.shopId, 1)
    const leaves = backup.leaves('items')[Symbol.asyncIterator]()
    await leaves.next()
    const parent = first.header.snapshotId
    await commit(await makeSnapshot(shop, { collections: { items: idList(3) }, seq: 2, parent }))
    let records = 3
    for (let next = await leaves.next(); next.done !== true; next = await leaves.next())
      records += next.value.length
    expect(records).toBe(9)
    expect((await openNewestBackup(server, shop.shopId))?.number).toBe(2)
  })

  it('reads an object only when its turn has come', async () => {
    const made = await makeSnapshot(shop, { collections: { items: idList(60) } })
    await commit(made)
    const asked: string[] = []
    const object = (of: string, id: string) => {
      asked.push(id)
      return server.storage.backups.object(of, id)
    }
    const storage = { ...server.storage, backups: { ...server.storage.backups, object } }
    const backup = await openBackup({ ...server, storage }, shop.shopId, 1)
    expect(asked).toEqual([])
    for await (const records of backup.leaves('items')) {
      expect(records).toHaveLength(3)
      break
    }
    expect(asked.filter((id) => id.startsWith('l'))).toHaveLength(1)
  })

  it.each(['leaf', 'node'] as const)('throws object_tampered for a changed %s', async (kind) => {
    const made = await makeSnapshot(shop, { collections: { items: idList(40) } })
    await commit(made)
    const { id } = made.objects.findLast((each) => each.kind === kind)!
    const storage = withObject(id!, (body) => {
      const copy = body.slice()
      copy[copy.length - 20]! ^= 1
      return copy
    })
    const backup = await openBackup({ ...server, storage }, shop.shopId, 1)
    await expect(idsOf(backup, 'items')).rejects.toMatchObject({ code: 'object_tampered' })
  })

  it('throws object_missing for one that is gone, after all that stood before it', async () => {
    const made = await makeSnapshot(shop, { collections: { items: idList(12) }, perLeaf: 4 })
    await commit(made)
    const { id } = made.objects.filter((each) => each.kind === 'leaf')[2]!
    const backup = await openBackup({ ...server, storage: withObject(id!, () => undefined) }, shop.shopId, 1)
    const seen: number[] = []
    const read = async () => {
      for await (const records of backup.leaves('items')) seen.push(records.length)
    }
    await expect(read()).rejects.toMatchObject({ code: 'object_missing', field: 'items' })
    expect(seen).toEqual([4, 4])
  })

  it('throws manifest_invalid when the root does not follow from the collections', async () => {
    const made = await makeSnapshot(shop, { collections: { items: ['a'] } })
    const manifest = await nameManifest(shop.keys, { ...made.manifest, root: `r${'A'.repeat(43)}` })
    const sealed = await sealManifest(shop.keys, { shopId: shop.shopId, keyEpoch: 1 }, manifest)
    await commit(made)
    const storage = {
      ...server.storage,
      backups: { ...server.storage.backups, manifest: async () => sealed },
    }
    await expect(openBackup({ ...server, storage }, shop.shopId, 1)).rejects.toMatchObject({
      code: 'manifest_invalid',
      field: 'root',
    })
  })

  it('throws object_invalid when a manifest counts other records than its tree has', async () => {
    const made = await makeSnapshot(shop, { collections: { items: idList(4) } })
    const collections = made.manifest.collections.map((each) => ({ ...each, records: 5 }))
    const manifest = await nameManifest(shop.keys, { ...made.manifest, collections })
    const sealed = await sealManifest(shop.keys, { shopId: shop.shopId, keyEpoch: 1 }, manifest)
    await commit(made)
    const storage = {
      ...server.storage,
      backups: { ...server.storage.backups, manifest: async () => sealed },
    }
    const backup = await openBackup({ ...server, storage }, shop.shopId, 1)
    await expect(idsOf(backup, 'items')).rejects.toMatchObject({ code: 'object_invalid' })
  })

  it('throws custody_private for a shop whose key only its devices have', async () => {
    const theirs = await server.signUp({ custody: 'private', key: undefined })
    await expect(openBackup(server, theirs.shopId, 1)).rejects.toMatchObject({ code: 'custody_private' })
  })

  it('throws not_found for another shop’s number, no shop and no backup', async () => {
    await commit(await makeSnapshot(shop, { collections: {} }))
    const other = await server.signUp()
    await expect(openBackup(server, other.shopId, 1)).rejects.toMatchObject({ code: 'not_found' })
    await expect(openBackup(server, shop.shopId, 2)).rejects.toMatchObject({ code: 'not_found' })
    await expect(openBackup(server, 'nobody', 1)).rejects.toMatchObject({ code: 'not_found' })
    expect(await openNewestBackup(server, other.shopId)).toBeUndefined()
  })

  it('does not open under another master key', async () => {
    await commit(await makeSnapshot(shop, { collections: {} }))
    const masterKey = new MasterKey(randomBytes(32))
    await expect(openBackup({ ...server, masterKey }, shop.shopId, 1)).rejects.toThrow()
  })
})
