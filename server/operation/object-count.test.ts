import { expect, it } from 'vitest'
import { idList, makeShop, makeSnapshot } from '../../tests/contract/made-shop.ts'
import { addShop, commitOf } from '../../tests/contract/storage-contract.ts'
import { createStorage } from '../storage/create-storage.ts'
import { openSqliteRunner } from '../storage/sqlite/sqlite-runner.ts'
import { ObjectCount } from './object-count.ts'

it('counts the objects of all shops, steps back before each one, and begins again after an hour', async () => {
  const storage = createStorage(openSqliteRunner(':memory:'))
  let steps = 0
  let now = 0
  const count = new ObjectCount({ storage, yield: async () => void (steps += 1), clock: () => now })
  let objects = 0
  const add = async () => {
    const shop = await makeShop()
    await addShop(storage, shop)
    const made = await makeSnapshot(shop, { collections: { invoices: idList(30) }, perLeaf: 1 })
    await storage.backups.commit(commitOf(shop, made, made.objects))
    objects += made.objects.length
  }
  for (let shops = 0; shops < 3; shops += 1) await add()
  expect(count.get()).toBeUndefined()
  await count.idle()
  expect([count.get(), steps]).toEqual([objects, 3])
  const before = objects
  await add()
  now = 3_599_999
  count.get()
  await count.idle()
  expect(count.get()).toBe(before)
  now = 3_600_000
  expect(count.get()).toBe(before)
  await count.idle()
  expect(count.get()).toBe(objects)
  await storage.close()
  now *= 2
  expect(count.get()).toBe(objects)
  await count.idle()
  expect(count.get()).toBe(objects)
})
