import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { incomingObject } from '../../server/backups/incoming-object.ts'
import { collectShop, purgeShop } from '../../server/backups/gc/collect-shop.ts'
import { traceBad } from '../../server/backups/healing/trace-bad.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { UNDELETE_MS } from '../../shared/api/retention.ts'
import type { Frame } from '../../shared/snapshot/frames.ts'
import { parseSealed } from '../../shared/snapshot/seal.ts'
import { idList, makeShop, makeSnapshot, type MadeShop } from './made-shop.ts'
import { restored } from './restored.ts'
import { addShop } from './storage-contract.ts'
import { Till, type TillBackup } from './till.ts'

const START = 1_800_000_000_000
const HOUR = 3_600_000

/** What every storage of the server promises about collecting, healing and leases. `open` gives an empty one each time. */
export function careContract(open: () => Promise<Storage>): void {
  let storage: Storage
  let shop: MadeShop
  let till: Till
  let now: number
  const A = { invoices: idList(60), items: idList(9, 'i') }
  const B = { invoices: [...idList(50), ...idList(20, 's')], items: idList(9, 'i') }
  const C = { invoices: idList(3, 'c') }

  beforeEach(async () => {
    storage = await open()
    shop = await makeShop()
    await addShop(storage, shop)
    now = START
    till = new Till(storage, shop, () => (now += 1))
  })
  afterEach(() => storage.close())

  const gc = (atOnce = 8) => ({ storage: storage.upkeep.gc, now: () => now, pause: async () => {}, atOnce })
  /** Everything that nothing needs: no grace. */
  const collect = (atOnce?: number) => collectShop(gc(atOnce), shop.shopId, now + 1)
  const step = (atOnce = 8) => storage.upkeep.gc.step(shop.shopId, { at: now, seenSince: now + 1, atOnce })
  const count = () => storage.upkeep.scrub.count(shop.shopId)
  /** Deletes softly, also one that is held because the next one has far fewer records. */
  const remove = async ({ made }: TillBackup, of = shop) => {
    const { snapshotId } = made.header
    await storage.care.patch(of.shopId, snapshotId, { pinned: false })
    expect(await storage.care.delete(of.shopId, snapshotId, now)).toEqual({ kind: 'deleted' })
  }
  const purge = () => purgeShop(gc(), shop.shopId, now + 1)
  const idsOf = (...backups: TillBackup[]) =>
    new Set(backups.flatMap(({ made }) => made.objects.map(({ id }) => id!)))
  const trace = () =>
    traceBad({ storage: storage.upkeep.scrub, now: () => now, pause: async () => {} }, shop.shopId)

  describe('collecting', () => {
    it('engine 31: removes what no backup needs, and nothing else', async () => {
      const [a, b, c] = [await till.backup(A), await till.backup(B), await till.backup(C)]
      await remove(a)
      expect(await purge()).toBe(1)
      const before = await count()
      const result = await collect()
      expect(await count()).toBe(idsOf(b, c).size)
      expect(result).toEqual({ kind: 'done', deleted: before - idsOf(b, c).size })
      expect(before).toBeGreaterThan(idsOf(b, c).size)
      expect(await restored(storage, shop, b.number)).toEqual(B)
      expect(await restored(storage, shop, c.number)).toEqual(C)
      expect(await collect()).toEqual({ kind: 'done', deleted: 0 })
    })

    it('engine 31: a deleted backup counts as long as it can be brought back', async () => {
      const [a] = [await till.backup(A), await till.backup(C)]
      await remove(a)
      expect(await purgeShop(gc(), shop.shopId, now - UNDELETE_MS)).toBe(0)
      await collect()
      expect(await storage.care.undelete(shop.shopId, a.made.header.snapshotId, now)).toBe(true)
      expect(await restored(storage, shop, a.number)).toEqual(A)
    })

    it('engine 31: what a device relied on within the grace stays, with what is under it', async () => {
      const made = await makeSnapshot(shop, { collections: A, perLeaf: 1 })
      await till.send(made)
      const seenSince = now - HOUR // the time is kept to the hour
      now += HOUR / 2
      await till.send(made)
      expect(await collectShop(gc(), shop.shopId, seenSince)).toEqual({ kind: 'done', deleted: 0 })
      expect(await till.commit(made, [])).toMatchObject({ kind: 'stored' })
    })

    it('a piece of an upload that never came to an end goes after the grace, whatever came of it', async () => {
      const made = await makeSnapshot(shop, { collections: A, perLeaf: 1 })
      await storage.backups.putObjects(shop.shopId, made.objects.slice(20).map(incomingObject), now)
      const kept = await till.backup(C)
      await collect()
      expect(await count()).toBe(idsOf(kept).size)
    })

    it('engine 31: what was swept is wanted again, and a commit that relied on it is refused, never accepted', async () => {
      const [a] = [await till.backup(A), await till.backup(C)]
      await remove(a)
      await purge()
      await collect()
      const again = await makeSnapshot(shop, { collections: A, perLeaf: 1, seq: 9 })
      const expectedHead = (await till.backup({ invoices: idList(4, 'd') })).made.header.snapshotId
      const trusting = { ...again, header: { ...again.header, expectedHead } }
      expect(await till.commit(trusting, again.objects.slice(-1))).toMatchObject({ kind: 'missing_objects' })
      expect(await till.backup(A)).toMatchObject({ refused: 0 })
    })

    it('engine 31: a device comes back between any two steps of a collection, and no backup lacks anything', async () => {
      const before = { invoices: idList(20) }
      const after = { invoices: [...idList(14), ...idList(6, 's')] }
      let steps = 0
      for (let at = 0; at <= steps; at += 1) {
        const own = await makeShop()
        await addShop(storage, own)
        const device = new Till(storage, own, () => (now += 1))
        const first = await device.backup(before)
        const kept = await device.backup(C)
        await remove(first, own)
        expect(await purgeShop(gc(), own.shopId, now + 1)).toBe(1)
        const turn = { at: now, seenSince: now + 1e9, atOnce: 16 }
        let number = 0
        let made = 0
        for (let kind = 'going'; kind === 'going'; made += 1) {
          if (made === at) number = (await device.backup(at % 2 === 0 ? before : after, at % 3 === 0)).number
          kind = (await storage.upkeep.gc.step(own.shopId, turn)).kind
        }
        steps = Math.max(steps, made - 1)
        if (number !== 0) expect(await restored(storage, own, number)).toEqual(at % 2 === 0 ? before : after)
        expect(await restored(storage, own, kept.number)).toEqual(C)
      }
      expect(steps).toBeGreaterThan(15)
    })

    it('engine 31: asked before a sweep, committed after it: the commit says what is gone', async () => {
      const [a, c] = [await till.backup(A), await till.backup(C)]
      await remove(a)
      await purge()
      const parent = c.made.header.snapshotId
      const made = await makeSnapshot(shop, { collections: A, perLeaf: 1, seq: 3, parent })
      const answer = await storage.backups.negotiate(shop.shopId, made.header.tops, now)
      expect(answer).toEqual({ want: [], open: [] })
      await collect()
      expect(await till.commit(made, [])).toMatchObject({ kind: 'missing_objects' })
      await till.send(made)
      expect(await till.commit(made, [])).toMatchObject({ kind: 'stored' })
      expect(await restored(storage, shop, 3)).toEqual(A)
    })

    it.each(['negotiate', 'put'] as const)(
      'engine 31: "have" (%s) while a collection is under way holds: nothing has to be sent again',
      async (how) => {
        const [a, c] = [await till.backup(A), await till.backup(C)]
        await remove(a)
        await purge()
        for (let last = await step(); last.kind === 'going' && last.phase !== 'open';) last = await step()
        const parent = c.made.header.snapshotId
        const made = await makeSnapshot(shop, { collections: A, perLeaf: 1, seq: 3, parent })
        if (how === 'put') {
          const stored = await storage.backups.putObjects(
            shop.shopId,
            a.made.objects.map(incomingObject),
            now,
          )
          expect(new Set(stored)).toEqual(new Set([false]))
        } else {
          const answer = await storage.backups.negotiate(shop.shopId, made.header.tops, now)
          expect(answer).toEqual({ want: [], open: [] })
        }
        await collect()
        expect(await till.commit(made, [])).toMatchObject({ kind: 'stored' })
        expect(await restored(storage, shop, 3)).toEqual(A)
      },
    )

    it('engine 31: a node that was marked before it came is walked when it has come', async () => {
      const [a, c] = [await till.backup(A), await till.backup(C)]
      const nodes = a.made.objects.filter(({ kind }) => kind === 'node')
      const childrenOf = ({ body }: Frame) => parseSealed(body).children
      const top = nodes.find((node) => childrenOf(node).some((id) => id.startsWith('n')))!
      const inner = nodes.find(({ id }) => childrenOf(top).includes(id!))!
      await remove(a)
      await purge()
      await collect()
      const parent = c.made.header.snapshotId
      const made = await makeSnapshot(shop, { collections: A, perLeaf: 1, seq: 3, parent })
      const others = a.made.objects.filter((each) => each !== inner && each !== top)
      await storage.backups.putObjects(shop.shopId, others.map(incomingObject), now)
      now += 2 * HOUR
      await storage.backups.putObjects(shop.shopId, [incomingObject(top)], now)
      // The collection begins: `top` is seen, so `inner`, which is not there, is marked and walked; its leaves are not
      const since = now
      const leaves = childrenOf(inner)
      const going = () => storage.upkeep.gc.step(shop.shopId, { at: now, seenSince: since, atOnce: 500 })
      for (let last = await going(); last.kind === 'going' && last.phase !== 'open';) last = await going()
      await storage.backups.putObjects(shop.shopId, [incomingObject(inner)], now)
      for (let last = await going(); last.kind === 'going';) last = await going()
      expect(await storage.upkeep.scrub.absent(shop.shopId, leaves)).toEqual([])
      await till.send(made)
      expect(await till.commit(made, [])).toMatchObject({ kind: 'stored' })
      expect(await restored(storage, shop, 3)).toEqual(A)
    })

    it('two servers at once come to the same end', async () => {
      const [a, c] = [await till.backup(A), await till.backup(C)]
      await remove(a)
      await Promise.all([purge(), purge()])
      await Promise.all([collect(), collect(3), collect(5)])
      await collect()
      expect(await count()).toBe(idsOf(c).size)
      expect(await restored(storage, shop, c.number)).toEqual(C)
    })

    it('stopped after any step it goes on there', async () => {
      const [a, c] = [await till.backup(A), await till.backup(C)]
      await remove(a)
      await purge()
      let stops = 0
      for (let done = false; !done; stops += 1) {
        let steps = 0
        const pause = async () => {
          if ((steps += 1) === 3) throw new Error('stopped')
        }
        done = await collectShop({ ...gc(), pause }, shop.shopId, now + 1).then(
          () => true,
          () => false,
        )
        expect(await restored(storage, shop, c.number)).toEqual(C)
      }
      expect(stops).toBeGreaterThan(3)
      expect(await count()).toBe(idsOf(c).size)
    })

    it('nothing is swept while a node that a backup needs is bad: what is under it cannot be known', async () => {
      const [a, c] = [await till.backup(A), await till.backup(C)]
      const node = a.made.objects.findLast(({ kind }) => kind === 'node')!
      const body = await storage.backups.object(shop.shopId, node.id!)
      await till.backup(B)
      await remove(c)
      await purge()
      const before = await count()
      await storage.upkeep.scrub.reportTampered(shop.shopId, node.id!, body!, now)
      expect(await step()).toEqual({ kind: 'blocked' })
      await trace()
      expect(await collect()).toEqual({ kind: 'blocked' })
      expect(await count()).toBe(before)
    })
  })

  describe('healing', () => {
    const bad = async (id: string) => {
      const body = await storage.backups.object(shop.shopId, id)
      expect(await storage.upkeep.scrub.reportTampered(shop.shopId, id, body!, now)).toBe(true)
    }
    const problems = async () => {
      const rows = await storage.backups.list(shop.shopId, { before: 1e9, limit: 50, lineage: undefined })
      return new Map(rows.map((row) => [row.number, row.problem]))
    }

    it('every backup that needs a bad object shows it, and no other', async () => {
      const [a, b, c] = [await till.backup(A), await till.backup(B), await till.backup(C)]
      const onlyA = a.made.objects.find(({ id }) => !idsOf(b, c).has(id!))!
      const both = a.made.objects.find(({ id }) => idsOf(b).has(id!))!
      await bad(onlyA.id!)
      expect(await storage.upkeep.scrub.shopsToTrace(10)).toEqual([shop.shopId])
      expect(await trace()).toBe(1)
      expect(await problems()).toEqual(
        new Map([
          [a.number, 'object_tampered'],
          [b.number, null],
          [c.number, null],
        ]),
      )
      await bad(both.id!)
      await trace()
      expect((await problems()).get(b.number)).toBe('object_tampered')
      expect((await problems()).get(c.number)).toBeNull()
      expect(await storage.upkeep.scrub.shopsToTrace(10)).toEqual([])
    })

    it('a bad object is wanted again through all that was closed above it; the good body wins and the backups are checked anew', async () => {
      const a = await till.backup(A)
      await storage.checks.record(shop.shopId, a.number, { at: now })
      const leaf = a.made.objects[7]!
      await bad(leaf.id!)
      await trace()
      expect((await problems()).get(a.number)).toBe('object_tampered')
      const again = await till.backup(A, true)
      expect(again.refused).toBe(1)
      expect((await problems()).get(a.number)).toBeNull()
      expect(await storage.checks.nextUnchecked()).toMatchObject({ number: a.number })
      expect(await storage.upkeep.scrub.bad(shop.shopId)).toEqual([])
      expect(await restored(storage, shop, a.number)).toEqual(A)
      const second = await storage.backups.putObjects(
        shop.shopId,
        [{ id: leaf.id!, body: new Uint8Array(1), sha256: new Uint8Array(32), children: [] }],
        now,
      )
      expect(second).toEqual([false])
    })

    it('what is above a bad object does not count as proven, also not by a check that is late', async () => {
      const a = await till.backup(A)
      const ids = a.made.objects.map(({ id }) => id!)
      await storage.checks.verified(shop.shopId, ids, now)
      await bad(ids[0]!)
      await trace()
      await storage.checks.verified(shop.shopId, ids, now)
      const unproven = await storage.checks.unverified(shop.shopId, ids)
      expect(unproven).toContain(ids[0])
      for (const top of a.made.header.tops) {
        const isAbove = top === ids.at(-1) || unproven.includes(top)
        expect(isAbove).toBe(true)
      }
      expect(unproven.length).toBeLessThan(ids.length / 2)
    })

    it('a backup with two bad objects keeps its problem until both are healed', async () => {
      const a = await till.backup(A)
      const [one, two] = [a.made.objects[1]!, a.made.objects[2]!]
      await bad(one.id!)
      await bad(two.id!)
      await trace()
      const put = (frame: Frame) => storage.backups.putObjects(shop.shopId, [incomingObject(frame)], now)
      expect(await put(one)).toEqual([true])
      expect((await problems()).get(a.number)).toBe('object_tampered')
      expect(await put(two)).toEqual([true])
      expect((await problems()).get(a.number)).toBeNull()
    })

    it('pages through objects and backups, says what is absent, and which backup is the newest that was found right', async () => {
      const [a, b] = [await till.backup(A), await till.backup(B)]
      const { scrub } = storage.upkeep
      const toPurge = (after: string, before: number) => storage.upkeep.gc.shopsToPurge(after, before, 10)
      const found: string[] = []
      for (let after = '', more = true; more;) {
        const page = await scrub.objects(shop.shopId, { after, before: 'o', limit: 7 })
        found.push(...page.map(({ id }) => id))
        after = page.at(-1)?.id ?? ''
        more = page.length > 0
      }
      expect(new Set(found)).toEqual(idsOf(a, b))
      expect(found).toHaveLength(idsOf(a, b).size)
      const ghost = `n${'A'.repeat(43)}`
      expect(await scrub.absent(shop.shopId, [found[0]!, ghost, found[1]!])).toEqual([ghost])
      const tops = (after: number, rest: number) =>
        scrub.tops(shop.shopId, { after, limit: 5, every: 2, rest })
      expect(await tops(0, 1)).toEqual([{ number: 1, tops: a.made.header.tops }])
      expect((await tops(0, 0)).map(({ number }) => number)).toEqual([2])
      expect(await tops(2, 0)).toEqual([])
      expect(await scrub.newestVerified(shop.shopId)).toBeUndefined()
      await storage.checks.record(shop.shopId, a.number, { at: now })
      expect(await scrub.newestVerified(shop.shopId)).toBe(a.number)
      await storage.checks.record(shop.shopId, b.number, { at: now })
      await remove(a)
      expect(await scrub.newestVerified(shop.shopId)).toBe(b.number)
      expect(await toPurge('', now)).toEqual([])
      expect(await toPurge('', now + 1)).toEqual([shop.shopId])
      expect(await toPurge(shop.shopId, now + 1)).toEqual([])
    })

    it('what is gone is only bad while something needs it', async () => {
      const a = await till.backup(A)
      const ghost = `l${'A'.repeat(43)}`
      const { scrub } = storage.upkeep
      expect(await scrub.reportMissing(shop.shopId, a.made.objects[0]!.id!, { number: 1 }, now)).toBe(false)
      expect(await scrub.reportMissing(shop.shopId, ghost, { number: 77 }, now)).toBe(false)
      expect(await scrub.reportMissing(shop.shopId, ghost, { parent: ghost }, now)).toBe(false)
      expect(await scrub.reportMissing(shop.shopId, ghost, { number: a.number }, now)).toBe(true)
      await trace()
      expect(await scrub.bad(shop.shopId)).toEqual([])
      expect((await problems()).get(a.number)).toBeNull()
    })

    it('a body that was replaced meanwhile is not the one that was found bad', async () => {
      const a = await till.backup(A)
      const other = new Uint8Array(80)
      expect(await storage.upkeep.scrub.reportTampered(shop.shopId, a.made.objects[0]!.id!, other, now)).toBe(
        false,
      )
    })
  })

  describe('leases and schedules', () => {
    it('one holder at a time, until its time is over or it gives the lease back', async () => {
      const { jobs } = storage.upkeep
      const hold = (holder: string, at: number) => jobs.hold('care', holder, at, at + 100)
      expect(await Promise.all(['a', 'b', 'c'].map((holder) => hold(holder, 1)))).toHaveLength(3)
      const holds = [await hold('a', 2), await hold('b', 2), await hold('c', 2)]
      expect(holds.filter(Boolean)).toHaveLength(1)
      const winner = ['a', 'b', 'c'][holds.indexOf(true)]!
      const other = winner === 'a' ? 'b' : 'a'
      expect(await hold(other, 102)).toBe(false)
      expect(await hold(other, 103)).toBe(true)
      await jobs.release('care', winner)
      expect(await hold(winner, 104)).toBe(false)
      await jobs.release('care', other)
      expect(await hold(winner, 105)).toBe(true)
    })

    it('remembers when each was done and how far it came; purged backups make collecting due', async () => {
      const { jobs } = storage.upkeep
      expect(await jobs.dueShops('gc', now, 10, false)).toEqual([shop.shopId])
      await jobs.finish(shop.shopId, 'gc', { at: now, due: now + 10, problem: null, state: '{}' })
      expect(await jobs.dueShops('gc', now + 9, 10, true)).toEqual([])
      expect(await jobs.dueShops('gc', now + 10, 10, true)).toEqual([shop.shopId])
      const [c] = [await till.backup(C), await till.backup(A)]
      await remove(c)
      await jobs.finish(shop.shopId, 'gc', { at: now, due: now + 1e6, problem: null, state: '{"a":1}' })
      expect(await purge()).toBe(1)
      expect(await jobs.dueShops('gc', now, 10, false)).toEqual([shop.shopId])
      expect(await jobs.get(shop.shopId, 'gc')).toMatchObject({ due_at: 0, state: '{"a":1}' })
    })
  })
}
