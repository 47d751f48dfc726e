import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WHOLE_SERVER } from '../../server/storage/file-storage.ts'
import type { Storage } from '../../server/storage/storage.ts'
import type { ServerFileTable } from '../../server/storage/tables.ts'
import { makeShop, makeSnapshot, type MadeShop } from './made-shop.ts'
import { addShop, commitOf } from './storage-contract.ts'

const NOW = 1_800_000_000_000
const MINUTE = 60_000

/** What every storage promises about backup files and when they are due. `open` gives an empty one each time. */
export function filesContract(open: () => Promise<Storage>): void {
  let storage: Storage
  let shop: MadeShop

  beforeEach(async () => {
    storage = await open()
    shop = await makeShop()
    await addShop(storage, shop)
  })
  afterEach(() => storage.close())

  const fileOf = (name: string, createdAt: number): ServerFileTable => ({
    shop_id: shop.shopId,
    name,
    kind: 'json',
    bytes: 7_000_000_000,
    sha256: 'a'.repeat(64),
    created_at: createdAt,
    verified_at: null,
    problem: null,
    second: null,
    statistics: '{"users":3}',
  })

  describe('backup files', () => {
    it('are listed newest first, changed by their name and forgotten, each shop its own', async () => {
      const [one, two] = [fileOf('1.json', NOW), fileOf('2.json', NOW + 1)]
      for (const row of [one, two]) await storage.files.put(row)
      expect(await storage.files.list(shop.shopId)).toEqual([two, one])
      await storage.files.put({ ...one, verified_at: NOW + 5, second: '' })
      expect((await storage.files.list(shop.shopId))[1]).toMatchObject({ verified_at: NOW + 5, second: '' })
      expect(await storage.files.list(WHOLE_SERVER)).toEqual([])
      await storage.files.forget(shop.shopId, ['2.json', 'never.json'])
      expect((await storage.files.list(shop.shopId)).map((row) => row.name)).toEqual(['1.json'])
    })
  })

  describe('the schedule of backup files', () => {
    it('begins for a shop with its first backup, and for the whole server when it is asked for', async () => {
      await storage.files.plan(NOW, false)
      expect(await storage.files.schedule(shop.shopId)).toBeUndefined()
      const made = await makeSnapshot(shop, { collections: {} })
      await storage.backups.commit(commitOf(shop, made))
      await storage.files.plan(NOW, true)
      await storage.files.plan(NOW + MINUTE, true)
      const own = await storage.files.schedule(shop.shopId)
      expect(own).toMatchObject({ failures: 0, last_at: null, lease_holder: null })
      expect(await storage.files.schedule(WHOLE_SERVER)).toBeDefined()
      expect(await storage.files.due(own!.due_at - 1)).not.toContain(shop.shopId)
      expect(await storage.files.due(own!.due_at)).toContain(shop.shopId)
    })

    it('has one holder at a time, whose run counts, and another one when the lease is over', async () => {
      const made = await makeSnapshot(shop, { collections: {} })
      await storage.backups.commit(commitOf(shop, made))
      await storage.files.plan(NOW, false)
      const take = (holder: string, now: number) =>
        storage.files.lease(shop.shopId, { holder, now, until: now + MINUTE })
      const taken = await Promise.all(['a', 'b', 'c', 'd'].map((holder) => take(holder, NOW)))
      expect(taken.filter((has) => has)).toHaveLength(1)
      const holder = ['a', 'b', 'c', 'd'][taken.indexOf(true)]!
      const run = { at: NOW + 9, ok: true, problem: null, dueAt: NOW + 86_400_000, failures: 0 }
      expect(await storage.files.renew(shop.shopId, 'nobody', NOW + 5 * MINUTE)).toBe(false)
      await storage.files.finish(shop.shopId, 'nobody', run)
      expect(await storage.files.schedule(shop.shopId)).toMatchObject({ lease_holder: holder, last_at: null })
      expect(await storage.files.renew(shop.shopId, holder, NOW + 2 * MINUTE)).toBe(true)
      expect(await take('late', NOW + MINUTE)).toBe(false)
      expect(await take('late', NOW + 2 * MINUTE)).toBe(true)
      await storage.files.finish(shop.shopId, 'late', run)
      expect(await storage.files.schedule(shop.shopId)).toMatchObject({
        due_at: run.dueAt,
        last_at: run.at,
        last_ok: 1,
        lease_holder: null,
      })
    })
  })
}
