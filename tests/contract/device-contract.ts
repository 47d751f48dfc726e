import { afterEach, beforeEach, expect, it } from 'vitest'
import type { WaitingReport } from '../../shared/api/device.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { makeShop, makeSnapshot, type MadeShop } from './made-shop.ts'
import { addShop, commitOf } from './storage-contract.ts'

const NOW = 1_800_000_000_000
const MINUTE = 60_000

/** What every storage promises about what a shop's devices say of themselves. `open` gives an empty one each time. */
export function deviceContract(open: () => Promise<Storage>): void {
  let storage: Storage
  let shop: MadeShop
  beforeEach(async () => {
    storage = await open()
    shop = await makeShop()
    await addShop(storage, shop)
  })
  afterEach(() => storage.close())

  const beat = (at: number, waiting?: WaitingReport) =>
    storage.backups.heartbeat(shop.shopId, shop.deviceId, shop.lineage, at, waiting)
  const device = async () => (await storage.accounts.devices(shop.shopId))[0]

  it('keeps what waits on a device, and since when it knows', async () => {
    expect(await device()).toMatchObject({ waiting_docs: null, waiting_at: null })
    await beat(NOW, { docs: 3, sums: { USD: 500, IQD: 90_000 }, since: NOW - 7 })
    expect(await device()).toMatchObject({
      seen_at: NOW,
      waiting_docs: 3,
      waiting_sums: '{"IQD":90000,"USD":500}',
      waiting_since: NOW - 7,
      waiting_at: NOW,
    })
    await beat(NOW + 1, { docs: 0, sums: {} })
    expect(await device()).toMatchObject({
      seen_at: NOW + 1,
      waiting_docs: 0,
      waiting_sums: '{}',
      waiting_since: null,
      waiting_at: NOW + 1,
    })
  })

  it('what is no news within a minute is not written; who says nothing changes nothing', async () => {
    await beat(NOW, { docs: 2 })
    await beat(NOW + MINUTE - 1, { docs: 2 })
    expect(await device()).toMatchObject({ waiting_at: NOW, seen_at: NOW, waiting_sums: null })
    await beat(NOW + MINUTE, { docs: 2 })
    expect(await device()).toMatchObject({ waiting_at: NOW + MINUTE, seen_at: NOW + MINUTE })
    await beat(NOW + 3 * MINUTE)
    expect(await device()).toMatchObject({ waiting_at: NOW + MINUTE, seen_at: NOW + 3 * MINUTE })
  })

  it('a commit says what still waits once it is stored; a refused one says nothing', async () => {
    await beat(NOW, { docs: 2 })
    const one = await makeSnapshot(shop, { collections: {} })
    const wrong = await makeSnapshot(shop, { collections: {}, expectedHead: one.header.snapshotId })
    await storage.backups.commit({ ...commitOf(shop, wrong), waiting: { docs: 0 } })
    expect(await device()).toMatchObject({ waiting_docs: 2 })
    await storage.backups.commit({ ...commitOf(shop, one), waiting: { docs: 0 } })
    expect(await device()).toMatchObject({ waiting_docs: 0 })
  })

  it('knows the newest backup of each device, of all its lineages', async () => {
    expect([...(await storage.accounts.newestBackups(shop.shopId))]).toEqual([])
    const one = await makeSnapshot(shop, { collections: {} })
    const other = await makeSnapshot({ ...shop, lineage: 'later' }, { collections: {} })
    await storage.backups.commit(commitOf(shop, one))
    await storage.backups.commit({ ...commitOf(shop, other), at: NOW + 9 })
    expect([...(await storage.accounts.newestBackups(shop.shopId))]).toEqual([
      [shop.deviceId, { number: 2, storedAt: NOW + 9 }],
    ])
    expect((await storage.accounts.newestBackups('other')).size).toBe(0)
  })

  it('D1: a device has the name that its own shop gives it', async () => {
    const other = await makeShop()
    await addShop(storage, other)
    expect(await storage.accounts.rename(other.shopId, shop.deviceId, 'Theirs')).toBe(false)
    expect(await storage.accounts.rename(shop.shopId, shop.deviceId, 'Counter')).toBe(true)
    expect(await device()).toMatchObject({ name: 'Counter' })
    expect(await storage.accounts.holder(`token-${shop.deviceId}`)).toMatchObject({ name: 'Counter' })
  })
}
