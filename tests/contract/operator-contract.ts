import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Storage } from '../../server/storage/storage.ts'
import { idFloor, newId } from '../../shared/ids.ts'
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

  it('keeps what was done to a shop in the order of time, tells it in pages and removes the oldest', async () => {
    const [one, two] = [await makeShop(), await makeShop()]
    for (const shop of [one, two]) await addShop(storage, shop)
    const row = (shop: string, at: number) => {
      const rest = { act: 'signed_in', device_id: 'd', address: '::1', detail: null }
      return { shop_id: shop, id: newId(at), ...rest }
    }
    const rows = [3, 1, 2, 5, 4].map((at) => row(one.shopId, at * 1000))
    for (const each of [...rows, row(two.shopId, 1)]) await storage.audit.add(each)
    const newest = rows.toSorted((a, b) => (a.id < b.id ? 1 : -1))
    const list = (before: string, limit: number) => storage.audit.list(one.shopId, { before, limit })
    expect(await list('g', 2)).toEqual(newest.slice(0, 2))
    expect(await list(newest[1]!.id, 9)).toEqual(newest.slice(2))
    expect(await storage.audit.prune(one.shopId, idFloor(4000), 2)).toBe(2)
    expect(await list('g', 9)).toEqual(newest.slice(0, 3))
    expect(await storage.audit.prune(one.shopId, idFloor(4000), 2)).toBe(1)
    expect(await storage.audit.prune(one.shopId, idFloor(4000), 2)).toBe(0)
    expect(await list('g', 9)).toEqual(newest.slice(0, 2))
    expect(await storage.audit.list(two.shopId, { before: 'g', limit: 9 })).toHaveLength(1)
    const other = { ...row(one.shopId, 6000), act: 'files_written' }
    await storage.audit.add(other)
    const only = (...acts: string[]) => storage.audit.list(one.shopId, { before: 'g', limit: 9, acts })
    expect(await only('files_written', 'shop_made')).toEqual([other])
    expect(await only('signed_in')).toEqual(newest.slice(0, 2))
  })

  it('tells how the whole server stands: what waits for its check, its care, its files', async () => {
    expect(await storage.operator.figures()).toEqual({
      unchecked: 0,
      care: [],
      serverFileAt: null,
      shopFilesAt: null,
      filesFailing: 0,
      silentDevices: 0,
    })
    const shop = await makeShop()
    await addShop(storage, shop)
    let parent: string | null = null
    for (const seq of [1, 2, 3]) {
      const made = await makeSnapshot(shop, { collections: {}, seq, parent })
      expect(await storage.backups.commit(commitOf(shop, made, []))).toMatchObject({ kind: 'stored' })
      parent = made.header.snapshotId
    }
    await storage.checks.record(shop.shopId, 1, { at: 5 })
    await storage.upkeep.jobs.finish('', 'gc', { at: 6, due: 9, problem: 'internal', state: null })
    await storage.upkeep.jobs.finish(shop.shopId, 'scrub', { at: 6, due: 9, problem: null, state: null })
    const ran = async (of: string, at: number, ok: boolean) => {
      await storage.files.lease(of, { holder: 'h', now: 1, until: 2 })
      await storage.files.finish(of, 'h', { at, ok, problem: ok ? null : 'disk_full', dueAt: 9, failures: 0 })
    }
    await ran(shop.shopId, 7, true)
    await ran('', 8, false)
    const file = {
      kind: 'sqlite' as const,
      bytes: 1,
      sha256: '',
      created_at: 1,
      second: null,
      statistics: null,
    }
    const put = (shop_id: string, name: string, verified_at: number, problem: string | null) =>
      storage.files.put({ ...file, shop_id, name, verified_at, problem })
    await put('', 'good', 3, null)
    await put('', 'bad', 4, 'file_tampered')
    await put(shop.shopId, 'of a shop', 5, null)
    await storage.alarms.step(shop.shopId, Date.parse('2100-01-01T00:00Z'))
    expect(await storage.operator.figures()).toEqual({
      unchecked: 2,
      care: [{ job: 'gc', finished_at: 6, problem: 'internal' }],
      serverFileAt: 3,
      shopFilesAt: 7,
      filesFailing: 1,
      silentDevices: 1,
    })
  })
}
