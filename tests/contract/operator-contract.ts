import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Storage } from '../../server/storage/storage.ts'
import { makeShop, makeSnapshot } from './made-shop.ts'
import { addShop, commitOf } from './storage-contract.ts'

/** What every storage tells the operator. `open` gives an empty one each time. */
export function operatorContract(open: () => Promise<Storage>): void {
  let storage: Storage
  beforeEach(async () => {
    storage = await open()
  })
  afterEach(() => storage.close())

  it('names all shops in chunks, in the order of their ids, with what each has', async () => {
    expect(await storage.operator.shops('', 10)).toEqual([])
    const shops = await Promise.all([makeShop(), makeShop(), makeShop()])
    for (const shop of shops) await addShop(storage, shop)
    const [first, second, third] = shops.toSorted((a, b) => (a.shopId < b.shopId ? -1 : 1))
    const one = await makeSnapshot(second!, { collections: {} })
    const parent = one.header.snapshotId
    const two = await makeSnapshot(second!, { collections: {}, seq: 2, parent })
    await storage.backups.commit({ ...commitOf(second!, one, []), at: 1_000 })
    await storage.backups.commit({ ...commitOf(second!, two, []), at: 2_000 })
    const chunk = await storage.operator.shops('', 2)
    expect(chunk).toMatchObject([
      { shop_id: first!.shopId, backups: 0, newest_number: null, newest_at: null, devices: 1 },
      { shop_id: second!.shopId, backups: 2, newest_number: 2, newest_at: 2_000, devices: 1 },
    ])
    const rest = await storage.operator.shops(second!.shopId, 2)
    expect(rest.map(({ shop_id }) => shop_id)).toEqual([third!.shopId])
    await storage.care.delete(second!.shopId, parent, 3_000)
    await storage.accounts.revoke(second!.shopId, second!.deviceId, 3_000)
    expect(await storage.operator.shops(first!.shopId, 1)).toMatchObject([
      { backups: 1, newest_number: 2, devices: 0, custody: 'managed', created_at: expect.any(Number) },
    ])
  })
}
