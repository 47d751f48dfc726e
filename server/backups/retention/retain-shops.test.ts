import { randomBytes } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MasterKey } from '../../accounts/master-key.ts'
import { CareStopped } from '../care-task.ts'
import { PosError } from '../../../shared/errors.ts'
import { makeShop, makeSnapshot, type MadeShop } from '../../../tests/contract/made-shop.ts'
import { addShop, commitOf, shopRow } from '../../../tests/contract/storage-contract.ts'
import { createStorage } from '../../storage/create-storage.ts'
import type { RetentionStorage } from '../../storage/retention-storage.ts'
import { openSqliteRunner } from '../../storage/sqlite/sqlite-runner.ts'
import type { Storage } from '../../storage/storage.ts'
import { retainShops } from './retain-shops.ts'
import { learnTimeZone } from './learn-zone.ts'
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

const masterKey = new MasterKey(randomBytes(32))
/** Runs over all shops; `retention` stands in for the storage's own. */
const runOn = (retention: RetentionStorage, pause = () => setImmediate()) => {
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  return retainShops({ storage: { ...storage, retention }, masterKey, log }, { now: () => NOW, pause })
}

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

describe('retention over all shops', () => {
  it('goes over all shops, says in the log what went, and writes nothing where nothing goes', async () => {
    const shops = [await shopWith(3), await shopWith(1), await shopWith(2)]
    await runOn(storage.retention)
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
    await runOn({ ...storage.retention, retain })
    expect([writes, lines]).toEqual([0, []])
  })

  it('two servers at once delete each backup once', async () => {
    const shops = [await shopWith(5), await shopWith(4)]
    await Promise.all([runOn(storage.retention), runOn(storage.retention)])
    expect(await Promise.all(shops.map(left))).toEqual([[5], [4]])
    expect(lines.reduce((sum, line) => sum + (line.deleted ?? 0), 0)).toBe(7)
  })

  it('one shop that fails is logged and stops no other', async () => {
    const shops = [await shopWith(2), await shopWith(2)]
    const plan: RetentionStorage['plan'] = (shop, now) => {
      if (shop === shops[0]!.shopId) throw new SyntaxError('a policy that nobody can read')
      return storage.retention.plan(shop, now)
    }
    await runOn({ ...storage.retention, plan })
    expect(await Promise.all(shops.map(left))).toEqual([[2, 1], [2]])
    expect(lines[0]).toMatchObject({ shop: shops[0]!.shopId, msg: 'retention of a shop failed' })
  })

  it('a database that went away ends the run, and the next run does it', async () => {
    const shop = await shopWith(2)
    const gone = new PosError('storage_unavailable', 'gone', { retryable: true })
    const plan = () => Promise.reject(gone)
    await expect(runOn({ ...storage.retention, plan })).rejects.toBe(gone)
    expect(lines).toEqual([])
    await runOn(storage.retention)
    expect(await left(shop)).toEqual([2])
  })

  it('stops between two shops when it is told to', async () => {
    const shops = [await shopWith(2), await shopWith(2)]
    let turns = 0
    const pause = async () => {
      if ((turns += 1) === 2) throw new CareStopped('the server is ending')
    }
    await expect(runOn(storage.retention, pause)).rejects.toBeInstanceOf(CareStopped)
    expect(await Promise.all(shops.map(left))).toEqual([[2], [2, 1]])
  })

  it('goes on past a chunk of shops', async () => {
    const ids = Array.from({ length: 450 }, () => randomBytes(8).toString('hex')).sort()
    const seen: string[] = []
    await runOn({
      ...storage.retention,
      shopsAfter: (after, limit) => Promise.resolve(ids.filter((id) => id > after).slice(0, limit)),
      plan(shop, now) {
        seen.push(shop)
        return storage.retention.plan(shop, now)
      },
    })
    expect(seen).toEqual(ids)
  })
})

describe('the zone of a shop', () => {
  const settings = { id: 'shop', name: 'S', currency: 'IQD', roundTo: 250, timeZone: 'Europe/Berlin' }

  /** A shop in managed or private custody whose newest backup holds these settings. */
  async function shopSetTo(
    record: { id: string },
    custody: 'managed' | 'private' = 'managed',
  ): Promise<MadeShop> {
    const shop = await makeShop()
    const wrapped_key = custody === 'private' ? null : masterKey.wrap(shop.shopId, 1, shop.raw)
    const first = {
      shopId: shop.shopId,
      claim: { deviceId: shop.deviceId, name: 'T' },
      tokenHash: 't',
      at: NOW,
    }
    await storage.accounts.createShop(shopRow(shop, { custody, wrapped_key }), [], first)
    const made = await makeSnapshot(shop, {
      collections: { settings: ['shop'] },
      records: [record],
      manifest: { custody },
    })
    await storage.backups.commit({ ...commitOf(shop, made, made.objects), at: NOW - DAY })
    return shop
  }
  const learnt = async ({ shopId }: MadeShop) => {
    await learnTimeZone({ storage, masterKey }, shopId)
    return (await storage.retention.plan(shopId, NOW)).timeZone
  }

  it('is that of its settings, until the owner says otherwise', async () => {
    const shop = await shopSetTo(settings)
    expect((await storage.retention.plan(shop.shopId, NOW)).timeZone).toBe('Asia/Baghdad')
    expect(await learnt(shop)).toBe('Europe/Berlin')
    await storage.retention.choose(shop.shopId, { timeZone: 'Asia/Tehran' })
    expect(await learnt(shop)).toBe('Asia/Tehran')
    await storage.retention.choose(shop.shopId, { policy: policyOf({ last: 3 }), timeZone: null })
    expect((await storage.retention.plan(shop.shopId, NOW)).timeZone).toBe('Europe/Berlin')
  })

  it.each([
    ['in private custody', settings, 'private' as const],
    [
      'whose settings name a zone that nobody knows',
      { ...settings, timeZone: 'Mars/Base' },
      'managed' as const,
    ],
    ['whose settings are none', { id: 'shop', timeZone: 'Europe/Berlin' }, 'managed' as const],
  ])('of a shop %s is Baghdad', async (_, record, custody) => {
    expect(await learnt(await shopSetTo(record, custody))).toBe('Asia/Baghdad')
  })

  it('of a shop without a backup is Baghdad', async () => {
    const shop = await makeShop()
    await addShop(storage, shop)
    expect(await learnt(shop)).toBe('Asia/Baghdad')
  })

  it('counts before anything is deleted by it', async () => {
    const shop = await shopSetTo(settings)
    // Two days in Baghdad, one in Berlin
    const at = [Date.parse('2027-01-13T20:30Z'), Date.parse('2027-01-13T21:30Z'), NOW]
    let parent = (await storage.backups.list(shop.shopId, { before: 1e9, limit: 1 }))[0]!.snapshot_id
    for (const [index, time] of at.entries()) {
      const made = await makeSnapshot(shop, {
        collections: { settings: ['shop'] },
        records: [settings],
        seq: index + 2,
        parent,
      })
      await storage.backups.commit({ ...commitOf(shop, made, made.objects), at: time })
      parent = made.header.snapshotId
    }
    await storage.retention.choose(shop.shopId, { policy: policyOf({ daily: 3 }) })
    await runOn(storage.retention)
    expect((await storage.retention.plan(shop.shopId, NOW)).timeZone).toBe('Europe/Berlin')
    expect(await left(shop)).toEqual([4, 3, 1])
  })
})
