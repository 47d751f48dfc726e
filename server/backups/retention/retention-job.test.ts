import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PosError } from '../../../shared/errors.ts'
import { makeShop, makeSnapshot, type MadeShop } from '../../../tests/contract/made-shop.ts'
import { addShop, commitOf } from '../../../tests/contract/storage-contract.ts'
import { createStorage } from '../../storage/create-storage.ts'
import type { RetentionStorage } from '../../storage/retention-storage.ts'
import { openSqliteRunner } from '../../storage/sqlite/sqlite-runner.ts'
import type { Storage } from '../../storage/storage.ts'
import { RetentionJob } from './retention-job.ts'
import { policyOf } from './test-backups.ts'

const DAY = 86_400_000
const NOW = Date.parse('2027-01-15T08:00Z')

let storage: Storage
let lines: { shop?: string; deleted?: number; numbers?: number[]; msg: string }[]
beforeEach(() => {
  storage = createStorage(openSqliteRunner(':memory:'))
  lines = []
})
afterEach(() => storage.close())

const log = () => pino({ level: 'trace' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
const jobOn = (retention: RetentionStorage) =>
  new RetentionJob({ storage: { retention }, log: log(), now: () => NOW, yield: () => setImmediate() })

/** A shop that keeps one backup and has `count`, one a day. */
async function shopWith(count: number): Promise<MadeShop> {
  const shop = await makeShop()
  await addShop(storage, shop)
  let parent: string | null = null
  for (let seq = 1; seq <= count; seq += 1) {
    const made: Awaited<ReturnType<typeof makeSnapshot>> = await makeSnapshot(shop, {
      collections: {},
      seq,
      parent,
    })
    await storage.backups.commit({ ...commitOf(shop, made), at: NOW - (count - seq) * DAY })
    parent = made.header.snapshotId
  }
  await storage.retention.choose(shop.shopId, { policy: policyOf({ last: 1 }) })
  return shop
}
const left = async ({ shopId }: MadeShop) =>
  (await storage.backups.list(shopId, { before: 1e9, limit: 100 })).map((row) => row.number)

describe('the retention job', () => {
  it('goes over all shops, says in the log what went, and writes nothing where nothing goes', async () => {
    const shops = [await shopWith(3), await shopWith(1), await shopWith(2)]
    await jobOn(storage.retention).run()
    expect(await Promise.all(shops.map(left))).toEqual([[3], [1], [2]])
    expect(lines.map(({ shop, numbers }) => [shop, numbers])).toEqual([
      [shops[0]!.shopId, expect.arrayContaining([1, 2])],
      [shops[2]!.shopId, [1]],
    ])
    lines = []
    let writes = 0
    const retain = (shop: string, now: number) => {
      writes += 1
      return storage.retention.retain(shop, now)
    }
    await jobOn({ ...storage.retention, retain }).run()
    expect([writes, lines]).toEqual([0, []])
  })

  it('two servers at once delete each backup once', async () => {
    const shops = [await shopWith(5), await shopWith(4)]
    await Promise.all([jobOn(storage.retention).run(), jobOn(storage.retention).run()])
    expect(await Promise.all(shops.map(left))).toEqual([[5], [4]])
    expect(lines.reduce((sum, line) => sum + (line.deleted ?? 0), 0)).toBe(7)
  })

  it('one shop that fails is logged and stops no other', async () => {
    const shops = [await shopWith(2), await shopWith(2)]
    const plan: RetentionStorage['plan'] = (shop, now) => {
      if (shop === shops[0]!.shopId) throw new SyntaxError('a policy that nobody can read')
      return storage.retention.plan(shop, now)
    }
    await jobOn({ ...storage.retention, plan }).run()
    expect(await Promise.all(shops.map(left))).toEqual([[2, 1], [2]])
    expect(lines[0]).toMatchObject({ shop: shops[0]!.shopId, msg: 'retention of a shop failed' })
  })

  it('a database that went away ends the run with one line, and the next run does it', async () => {
    const shop = await shopWith(2)
    await shopWith(2)
    const plan = () => Promise.reject(new PosError('storage_unavailable', 'gone', { retryable: true }))
    await jobOn({ ...storage.retention, plan }).run()
    expect(lines.map(({ msg }) => msg)).toEqual(['retention stopped, the next run is in an hour'])
    await jobOn(storage.retention).run()
    expect(await left(shop)).toEqual([2])
  })

  it('stops after the shop in hand', async () => {
    const shops = [await shopWith(2), await shopWith(2)]
    const job: RetentionJob = jobOn({
      ...storage.retention,
      async retain(shop, now) {
        void job.stop()
        return storage.retention.retain(shop, now)
      },
    })
    await job.run()
    expect(await Promise.all(shops.map(left))).toEqual([[2], [2, 1]])
  })

  it('goes on past a chunk of shops', async () => {
    const ids = Array.from({ length: 450 }, () => randomBytes(8).toString('hex')).sort()
    const seen: string[] = []
    await jobOn({
      ...storage.retention,
      shopsAfter: (after, limit) => Promise.resolve(ids.filter((id) => id > after).slice(0, limit)),
      plan(shop, now) {
        seen.push(shop)
        return storage.retention.plan(shop, now)
      },
    }).run()
    expect(seen).toEqual(ids)
  })
})
