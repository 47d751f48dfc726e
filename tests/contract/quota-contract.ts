import { afterEach, beforeEach, expect, it } from 'vitest'
import { collectShop, purgeShop } from '../../server/backups/gc/collect-shop.ts'
import { incomingObject } from '../../server/backups/incoming-object.ts'
import { commandAct } from '../../server/operation/audit/command-act.ts'
import type { Storage } from '../../server/storage/storage.ts'
import type { Frame } from '../../shared/snapshot/frames.ts'
import { idList, makeShop, makeSnapshot, type MadeShop, type MadeSnapshot } from './made-shop.ts'
import { addShop, commitOf } from './storage-contract.ts'

const AT = 1_800_000_000_000

/** What every storage promises about how much a shop may store. `open` gives an empty one each time. */
export function quotaContract(open: () => Promise<Storage>): void {
  let storage: Storage
  let shop: MadeShop
  let one: MadeSnapshot

  beforeEach(async () => {
    storage = await open()
    shop = await makeShop()
    await addShop(storage, shop)
    one = await makeSnapshot(shop, { collections: { invoices: idList(40) } })
  })
  afterEach(() => storage.close())

  const put = (frames: readonly Frame[], quota?: number) =>
    storage.backups.putObjects(shop.shopId, frames.map(incomingObject), AT, quota)
  const commit = (made: MadeSnapshot, objects: readonly Frame[], quotaBytes?: number) =>
    storage.backups.commit({ ...commitOf(shop, made, objects), quotaBytes })
  const stored = async () => (await storage.quotas.of(shop.shopId)).storedBytes
  const sizeOf = (frames: readonly Frame[]) => frames.reduce((sum, { body }) => sum + body.length, 0)
  const next = (parent: MadeSnapshot, count: number) =>
    makeSnapshot(shop, {
      collections: { invoices: idList(count) },
      seq: 2,
      parent: parent.header.snapshotId,
    })

  it('counts each object once, however it came: put, with a commit, or again', async () => {
    const [first, ...rest] = one.objects
    await put([first!])
    await put([first!, first!])
    expect(await stored()).toBe(sizeOf([first!]))
    expect(await commit(one, [])).toMatchObject({ kind: 'missing_objects' })
    await commit(one, one.objects)
    await commit(one, one.objects)
    expect(await stored()).toBe(sizeOf([first!, ...rest]))
    expect(await storage.quotas.of((await makeShop()).shopId)).toEqual({ storedBytes: 0, quotaBytes: null })
  })

  it('counts what came with a commit that lacks something, because that stays', async () => {
    const [leaf] = one.objects
    expect(await commit(one, [leaf!])).toMatchObject({ kind: 'missing_objects' })
    expect(await stored()).toBe(sizeOf([leaf!]))
  })

  it('a collection gives the room back', async () => {
    await commit(one, one.objects)
    const two = await next(one, 60)
    await commit(two, two.objects)
    const ids = new Set(two.objects.map(({ id }) => id))
    const both = sizeOf(two.objects) + sizeOf(one.objects.filter(({ id }) => !ids.has(id)))
    expect(await stored()).toBe(both)
    await storage.care.patch(shop.shopId, one.header.snapshotId, { pinned: false })
    await storage.care.delete(shop.shopId, one.header.snapshotId, AT)
    const gc = { storage: storage.upkeep.gc, now: () => AT + 2, pause: async () => {}, atOnce: 8 }
    await purgeShop(gc, shop.shopId, AT + 1)
    await collectShop(gc, shop.shopId, AT + 1)
    expect(await stored()).toBe(sizeOf(two.objects))
    expect(await stored()).toBeLessThan(both)
  })

  it('healing counts the difference', async () => {
    await commit(one, one.objects)
    const before = await stored()
    const [leaf] = one.objects
    const { body } = incomingObject(leaf!)
    expect(await storage.upkeep.scrub.reportTampered(shop.shopId, leaf!.id!, body, AT)).toBe(true)
    expect(await put([leaf!])).toEqual([true])
    expect(await stored()).toBe(before)
  })

  it('what is more than the quota is refused whole; up to it everything is stored', async () => {
    const size = sizeOf(one.objects)
    const over = { kind: 'quota_exceeded', storedBytes: 0, quotaBytes: size - 1 }
    expect(await commit(one, one.objects, size - 1)).toEqual(over)
    await expect(put(one.objects, size - 1)).rejects.toMatchObject({
      code: 'quota_exceeded',
      retryable: false,
      values: { storedBytes: 0, quotaBytes: size - 1 },
    })
    expect(await stored()).toBe(0)
    expect(await storage.upkeep.scrub.count(shop.shopId)).toBe(0)
    expect(await commit(one, one.objects, size)).toMatchObject({ kind: 'stored' })
    expect(await stored()).toBe(size)
  })

  it('over its quota a shop keeps everything, is confirmed what is there, and heals', async () => {
    await commit(one, one.objects)
    const again = await makeSnapshot(shop, {
      collections: { invoices: idList(40) },
      seq: 2,
      parent: one.header.snapshotId,
    })
    expect(await commit(again, again.objects, 1)).toMatchObject({ kind: 'stored', backup: { number: 2 } })
    expect(await put(one.objects, 1)).toEqual(one.objects.map(() => false))
    const more = await next(again, 60)
    expect(await commit({ ...more, header: { ...more.header, seq: 3 } }, more.objects, 1)).toMatchObject({
      kind: 'quota_exceeded',
    })
    const list = await storage.backups.list(shop.shopId, { before: 1e9, limit: 9, lineage: undefined })
    expect(list.map(({ number }) => number)).toEqual([2, 1])
  })

  it('of two shops each has its own, and it is remembered', async () => {
    const other = await makeShop()
    await addShop(storage, other)
    await storage.quotas.set(shop.shopId, 5_000)
    expect(await storage.quotas.of(shop.shopId)).toMatchObject({ quotaBytes: 5_000 })
    expect(await storage.quotas.of(other.shopId)).toMatchObject({ quotaBytes: null })
    const holder = await storage.accounts.holder(`token-${shop.deviceId}`)
    expect(holder).toMatchObject({ quotaBytes: 5_000 })
    await storage.quotas.set(shop.shopId, null)
    expect(await storage.quotas.of(shop.shopId)).toMatchObject({ quotaBytes: null })
  })

  it('one that is written down is set with its act, or neither is there', async () => {
    const act = commandAct(shop.shopId, 'shops quota 5', 5)
    const acts = () => storage.audit.list(shop.shopId, { before: 'g', limit: 9 })
    await storage.quotas.set(shop.shopId, 5_000, act)
    expect(await acts()).toEqual([act])
    // The same id again: the act cannot be written
    await expect(storage.quotas.set(shop.shopId, 6_000, act)).rejects.toThrow()
    expect(await storage.quotas.of(shop.shopId)).toMatchObject({ quotaBytes: 5_000 })
    expect(await acts()).toEqual([act])
  })
}
