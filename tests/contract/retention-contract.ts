import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_POLICY } from '../../server/backups/retention/policy.ts'
import { policyOf } from '../../server/backups/retention/test-backups.ts'
import type { BackupsFilter } from '../../server/storage/programs/list-backups.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { SERVER_DEVICE } from '../../shared/api/old-upload.ts'
import { UNDELETE_MS } from '../../shared/api/retention.ts'
import { idList, makeShop, makeSnapshot, type MadeShop } from './made-shop.ts'
import { addShop, commitOf } from './storage-contract.ts'

const DAY = 86_400_000
const END = Date.parse('2027-01-15T08:00Z')

/** What every storage promises about keeping, deleting and bringing back. `open` gives an empty one each time. */
export function retentionContract(open: () => Promise<Storage>): void {
  let storage: Storage
  let shop: MadeShop
  beforeEach(async () => {
    storage = await open()
    shop = await makeShop()
    await addShop(storage, shop)
  })
  afterEach(() => storage.close())

  /** Commits a chain of snapshots, received at these times and holding so many records. */
  async function commitAll(
    given: readonly (number | { at: number; records?: number; label?: string })[],
    { of = shop } = {},
  ): Promise<string[]> {
    const ids: string[] = []
    let parent: string | null = null
    let seq = 0
    for (const each of given) {
      const { at, records = 0, label } = typeof each === 'number' ? { at: each } : each
      const collections = records === 0 ? {} : { invoices: idList(records) }
      const manifest = label === undefined ? {} : { label }
      const made = await makeSnapshot(of, { collections, parent, seq: (seq += 1), manifest })
      const result = await storage.backups.commit({ ...commitOf(of, made, made.objects), at })
      expect(result.kind).toBe('stored')
      ids.push((parent = made.header.snapshotId))
    }
    return ids
  }
  const days = (...ago: number[]) => ago.map((count) => END - count * DAY)
  const numbers = async (filter: Partial<BackupsFilter> = {}, of = shop) =>
    (await storage.backups.list(of.shopId, { before: 1e9, limit: 100, ...filter })).map((row) => row.number)
  const backup = async (id: string) => (await storage.backups.bySnapshot(shop.shopId, id))!
  const keepOnly = (places: Parameters<typeof policyOf>[0]) =>
    storage.retention.choose(shop.shopId, { policy: policyOf(places) })
  const retain = async () => (await storage.retention.retain(shop.shopId, END)).toSorted((a, b) => a - b)

  describe('retention', () => {
    it('deletes softly what nothing keeps, says which, and finds nothing the next time', async () => {
      const ids = await commitAll(days(400, 399, 3, 2, 1))
      await keepOnly({ last: 2 })
      expect(await retain()).toEqual([1, 2, 3])
      expect(await retain()).toEqual([])
      expect(await numbers()).toEqual([5, 4])
      expect(await numbers({ deletedAfter: 0 })).toEqual([3, 2, 1])
      expect(await backup(ids[0]!)).toMatchObject({ number: 1, deleted_at: END })
      expect(await backup(ids[4]!)).toMatchObject({ number: 5, deleted_at: null })
    })

    it('plans what it does, with reasons, and planning changes nothing', async () => {
      await commitAll(days(40, 30, 20, 10, 0))
      await keepOnly({ monthly: 1, withinHours: 24 * 11 })
      const { plan } = await storage.retention.plan(shop.shopId, END)
      expect(plan.map(({ number, reasons }) => [number, reasons.join(' ')])).toEqual([
        [5, 'monthly within newest'],
        [4, 'within'],
        [3, ''],
        [2, ''],
        [1, ''],
      ])
      expect(await numbers()).toHaveLength(5)
      expect(await retain()).toEqual([1, 2, 3])
    })

    it('keeps everything under a policy of zeros', async () => {
      await commitAll(days(900, 800, 700))
      await keepOnly({})
      expect(await retain()).toEqual([])
    })

    it('a shop chooses for itself; what is not named stays, a question saves nothing', async () => {
      const { shopId } = shop
      const other = await makeShop()
      await addShop(storage, other)
      const plan = async (of = shopId) => {
        const { policy, timeZone } = await storage.retention.plan(of, END)
        return { policy, timeZone }
      }
      expect(await plan()).toEqual({ policy: DEFAULT_POLICY, timeZone: 'Asia/Baghdad' })
      await storage.retention.choose(shopId, { timeZone: 'Europe/Berlin' })
      expect(await plan()).toEqual({ policy: DEFAULT_POLICY, timeZone: 'Europe/Berlin' })
      const policy = policyOf({ last: 7 })
      await storage.retention.choose(shopId, { policy })
      expect(await plan()).toEqual({ policy, timeZone: 'Europe/Berlin' })
      const asked = await storage.retention.plan(shopId, END, { policy: DEFAULT_POLICY, timeZone: null })
      expect(asked).toMatchObject({ policy: DEFAULT_POLICY, timeZone: 'Asia/Baghdad' })
      expect(await plan()).toEqual({ policy, timeZone: 'Europe/Berlin' })
      await storage.retention.choose(shopId, { timeZone: null })
      expect(await plan()).toEqual({ policy, timeZone: 'Asia/Baghdad' })
      expect(await plan(other.shopId)).toEqual({ policy: DEFAULT_POLICY, timeZone: 'Asia/Baghdad' })
    })

    it('touches only its shop, and goes over all of them', async () => {
      const other = await makeShop()
      await addShop(storage, other)
      await commitAll(days(3, 2, 1))
      await commitAll(days(3, 2, 1), { of: other })
      await keepOnly({ last: 1 })
      await retain()
      expect([await numbers(), await numbers({}, other)]).toEqual([[3], [3, 2, 1]])
      const both = [shop.shopId, other.shopId].sort()
      expect(await storage.retention.shopsAfter('', 10)).toEqual(both)
      expect(await storage.retention.shopsAfter(both[0]!, 10)).toEqual([both[1]])
      expect(await storage.retention.shopsAfter('', 1)).toEqual([both[0]])
    })

    it('engine 34: uploads of old files, a lineage each, are one line of backups', async () => {
      for (const ago of [4, 3, 2, 1]) {
        const { lineage } = await makeShop()
        await commitAll(days(ago), { of: { ...shop, deviceId: SERVER_DEVICE, lineage } })
      }
      await commitAll(days(0))
      await keepOnly({ last: 1 })
      await retain()
      expect(await numbers()).toEqual([5, 4])
    })

    it('two servers at once, a commit and a pin between them: each goes once, what is pinned or newest stays', async () => {
      const ids = await commitAll(days(9, 8, 7, 6, 5, 4, 3, 2))
      await keepOnly({ last: 2 })
      const last = await makeSnapshot(shop, { collections: {}, parent: ids[7]!, seq: 9 })
      const [one, two, pinned, commit] = await Promise.all([
        retain(),
        retain(),
        storage.care.patch(shop.shopId, ids[0]!, { pinned: true }),
        storage.backups.commit({ ...commitOf(shop, last), at: END }),
      ])
      expect(commit.kind).toBe('stored')
      const gone = [...one, ...two]
      expect(new Set(gone).size).toBe(gone.length)
      expect(gone.includes(1)).toBe(!pinned)
      expect(await numbers({ deletedAfter: 0 })).toEqual(gone.toSorted((a, b) => b - a))
      await retain()
      expect(await numbers()).toEqual(pinned ? [9, 8, 1] : [9, 8])
    })
  })

  describe('a single backup', () => {
    it('is named, pinned and let go; a deleted one and that of another shop are not there', async () => {
      const ids = await commitAll([{ at: END - 2, label: 'evening' }, END - 1])
      const patch = (...given: Parameters<Storage['care']['patch']>) => storage.care.patch(...given)
      expect(await backup(ids[0]!)).toMatchObject({ name: 'evening', pinned: 0 })
      expect(await patch(shop.shopId, ids[0]!, { pinned: true })).toBe(true)
      expect(await patch(shop.shopId, ids[0]!, { name: 'before the move' })).toBe(true)
      expect(await backup(ids[0]!)).toMatchObject({ name: 'before the move', pinned: 1 })
      expect(await patch(shop.shopId, ids[0]!, { name: null, pinned: false })).toBe(true)
      expect(await backup(ids[0]!)).toMatchObject({ name: null, pinned: 0 })
      expect(await patch(shop.shopId, ids[0]!, {})).toBe(true)
      expect(await patch('another shop', ids[0]!, { pinned: true })).toBe(false)
      expect(await patch(shop.shopId, 'nothing', { pinned: true })).toBe(false)
      await storage.care.delete(shop.shopId, ids[0]!, END)
      expect(await patch(shop.shopId, ids[0]!, { pinned: true })).toBe(false)
      expect(await backup(ids[0]!)).toMatchObject({ pinned: 0 })
    })

    it('that must stay is not deleted, and the reasons are named', async () => {
      const ids = await commitAll(days(3, 2, 1, 0))
      const remove = (id: string) => storage.care.delete(shop.shopId, id, END)
      await storage.care.patch(shop.shopId, ids[0]!, { pinned: true })
      await storage.checks.record(shop.shopId, 2, { at: END })
      expect(await remove(ids[0]!)).toEqual({ kind: 'kept', reasons: ['pinned'] })
      expect(await remove(ids[1]!)).toEqual({ kind: 'kept', reasons: ['newest_verified'] })
      expect(await remove(ids[3]!)).toEqual({ kind: 'kept', reasons: ['newest'] })
      expect(await remove(ids[2]!)).toEqual({ kind: 'deleted' })
      expect(await remove('nothing')).toEqual({ kind: 'missing' })
      expect(await storage.care.delete('another shop', ids[2]!, END)).toEqual({ kind: 'missing' })
      expect(await numbers()).toEqual([4, 2, 1])
    })

    it('that is deleted keeps its first moment, is checked no more, and its objects stay', async () => {
      const ids = await commitAll([
        { at: END - 2, records: 4 },
        { at: END - 1, records: 4 },
      ])
      await storage.care.delete(shop.shopId, ids[0]!, END)
      await storage.care.delete(shop.shopId, ids[0]!, END + 5)
      expect(await backup(ids[0]!)).toMatchObject({ deleted_at: END })
      expect(await storage.checks.nextUnchecked()).toMatchObject({ number: 2 })
      const { tops } = JSON.parse((await backup(ids[0]!)).header) as { tops: string[] }
      expect(await storage.backups.object(shop.shopId, tops[0]!)).toBeDefined()
    })

    it('comes back within seven days, and not after', async () => {
      const ids = await commitAll(days(2, 1, 0))
      const undelete = (id: string, at: number) => storage.care.undelete(shop.shopId, id, at)
      for (const id of ids.slice(0, 2)) await storage.care.delete(shop.shopId, id, END)
      expect(await undelete(ids[0]!, END + UNDELETE_MS - 1)).toBe(true)
      expect(await undelete(ids[0]!, END + UNDELETE_MS)).toBe(true)
      expect(await undelete(ids[1]!, END + UNDELETE_MS)).toBe(false)
      expect(await undelete('nothing', END)).toBe(false)
      expect(await storage.care.undelete('another shop', ids[1]!, END)).toBe(false)
      expect(await numbers()).toEqual([3, 1])
      expect(await numbers({ deletedAfter: END - 1 })).toEqual([2])
      expect(await numbers({ deletedAfter: END })).toEqual([])
    })

    it('that comes back is pinned when the rules would delete it again, else not', async () => {
      const ids = await commitAll(days(3, 2, 1, 0))
      await keepOnly({ last: 3 })
      await retain()
      await storage.care.delete(shop.shopId, ids[2]!, END)
      for (const id of [ids[2]!, ids[0]!]) await storage.care.undelete(shop.shopId, id, END)
      expect([(await backup(ids[0]!)).pinned, (await backup(ids[2]!)).pinned]).toEqual([1, 0])
      expect(await retain()).toEqual([])
      expect(await numbers()).toEqual([4, 3, 2, 1])
    })
  })

  describe('a drop in records', () => {
    const warned = async (id: string) => (await backup(id)).dropped_from

    it.each([
      [10, 8, 10],
      [10, 9, null],
      [11, 9, null],
      [5, 0, 5],
      [5, 6, null],
    ])('engine 32: from %i to %i records pins the parent or not', async (before, after, dropped) => {
      const ids = await commitAll([
        { at: END - 3, records: before },
        { at: END - 2, records: after },
      ])
      expect(await warned(ids[0]!)).toBeNull()
      expect(await warned(ids[1]!)).toBe(dropped)
      expect((await backup(ids[0]!)).pinned).toBe(dropped === null ? 0 : 1)
    })

    it('engine 32: the held parent stays, whatever the rules are, until a person lets it go', async () => {
      const ids = await commitAll([
        { at: END - 40 * DAY, records: 10 },
        { at: END - 3, records: 2 },
        { at: END - 2, records: 3 },
        { at: END - 1, records: 4 },
      ])
      await keepOnly({ last: 1 })
      expect(await retain()).toEqual([2, 3])
      const { plan } = await storage.retention.plan(shop.shopId, END)
      expect(plan.at(-1)).toMatchObject({ number: 1, keep: true, reasons: ['held'] })
      expect(await storage.care.delete(shop.shopId, ids[0]!, END)).toEqual({
        kind: 'kept',
        reasons: ['held'],
      })
      await storage.care.patch(shop.shopId, ids[0]!, { pinned: false })
      expect(await retain()).toEqual([1])
    })

    it('a parent that was deleted lately comes back, one deleted long ago does not', async () => {
      const drop = async (deletedAt: number) => {
        const [till, restored] = [
          { ...shop, lineage: (await makeShop()).lineage },
          { ...shop, lineage: (await makeShop()).lineage },
        ]
        const [full = ''] = await commitAll(
          [
            { at: END - 30 * DAY, records: 9 },
            { at: END - 29 * DAY, records: 9 },
          ],
          { of: till },
        )
        expect(await storage.care.delete(shop.shopId, full, deletedAt)).toEqual({ kind: 'deleted' })
        const less = await makeSnapshot(restored, { collections: {}, parent: full, expectedHead: null })
        const commit = await storage.backups.commit({ ...commitOf(restored, less), at: END })
        expect(commit.kind).toBe('stored')
        return backup(full)
      }
      expect(await drop(END - UNDELETE_MS + 1)).toMatchObject({ deleted_at: null, pinned: 1 })
      expect(await drop(END - UNDELETE_MS)).toMatchObject({ deleted_at: END - UNDELETE_MS, pinned: 0 })
    })

    it('a refused commit holds nothing, a repeated one once; a person’s own pin stays a person’s', async () => {
      const full = await makeSnapshot(shop, { collections: { invoices: idList(10) } })
      await storage.backups.commit({ ...commitOf(shop, full, full.objects), at: END })
      const { snapshotId } = full.header
      const few = { collections: { invoices: ['x'] }, seq: 2, parent: snapshotId }
      const less = await makeSnapshot(shop, few)
      expect((await storage.backups.commit(commitOf(shop, less))).kind).toBe('missing_objects')
      expect((await backup(snapshotId)).pinned).toBe(0)
      await storage.care.patch(shop.shopId, snapshotId, { pinned: true })
      for (const kind of ['stored', 'same']) {
        expect((await storage.backups.commit(commitOf(shop, less, less.objects))).kind).toBe(kind)
      }
      const { plan } = await storage.retention.plan(shop.shopId, END + 400 * DAY)
      expect(plan.at(-1)?.reasons).toContain('pinned')
    })
  })

  describe('the list', () => {
    it('is asked by time, name, pin and lineage, all at once too', async () => {
      const ids = await commitAll([
        { at: END - 5, label: 'Evening' },
        { at: END - 4, label: 'before 50% off' },
        { at: END - 3, label: 'before 50 off' },
        { at: END - 2, label: 'a_b' },
        { at: END - 1, label: String.raw`a\b` },
        { at: END, label: 'پێش جەژن' },
      ])
      await storage.care.patch(shop.shopId, ids[1]!, { pinned: true })
      await storage.care.patch(shop.shopId, ids[4]!, { pinned: true })
      expect(await numbers({ from: END - 4, to: END - 1 })).toEqual([4, 3, 2])
      expect(await numbers({ pinned: true })).toEqual([5, 2])
      expect(await numbers({ name: 'EVEN' })).toEqual([1])
      expect(await numbers({ name: '50%' })).toEqual([2])
      expect(await numbers({ name: 'a_b' })).toEqual([4])
      expect(await numbers({ name: String.raw`a\b` })).toEqual([5])
      expect(await numbers({ name: 'جەژن' })).toEqual([6])
      expect(await numbers({ name: "' or 1=1 --" })).toEqual([])
      expect(await numbers({ lineage: 'another' })).toEqual([])
      const { lineage } = shop
      expect(await numbers({ lineage, pinned: true, name: 'before', from: END - 9, to: END })).toEqual([2])
      expect(await numbers({ limit: 2, before: 6 })).toEqual([5, 4])
      expect(await numbers({ limit: 2, before: 4, name: 'before' })).toEqual([3, 2])
    })
  })

  it('the owner is confirmed on a living device only, and signing in again forgets it', async () => {
    const { shopId, deviceId } = shop
    const until = async () => (await storage.accounts.holder(`token-${deviceId}`))?.ownerUntil
    expect(await until()).toBeNull()
    expect(await storage.accounts.confirmOwner(shopId, deviceId, END)).toBe(true)
    expect(await until()).toBe(END)
    expect(await storage.accounts.confirmOwner(shopId, 'nobody', END)).toBe(false)
    const claim = { deviceId, name: 'Till 1' }
    await storage.accounts.join({ shopId, claim, tokenHash: `token-${deviceId}`, at: END })
    expect(await until()).toBeNull()
    await storage.accounts.revoke(shopId, deviceId, END)
    expect(await storage.accounts.confirmOwner(shopId, deviceId, END)).toBe(false)
  })
}
