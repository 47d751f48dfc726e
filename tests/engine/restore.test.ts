import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupNow } from '../../shared/browser/engine/backup-now.ts'
import { runOnce } from '../../shared/browser/engine/run-once.ts'
import { checkRestored } from '../../shared/browser/restore/check-restored.ts'
import { openBackup } from '../../shared/browser/restore/open-backup.ts'
import { restoreShop, type RestoreStep } from '../../shared/browser/restore/restore-shop.ts'
import { nameManifest } from '../../shared/snapshot/manifest.ts'
import { sealManifest } from '../../shared/snapshot/seal.ts'
import { listBackups, previewSource, serverSource } from '../../shared/browser/restore/server-backups.ts'
import type { Counter } from '../../shared/records/counter.ts'
import { backupsOf, contentsOf, loans, World, type TestDevice } from './test-world.ts'

let world: World
let first: TestDevice

beforeEach(async () => {
  world = new World()
  first = await world.signedUp()
})
afterEach(() => world.close())

const counter = (value: number) => {
  const record: Counter = { id: 'INV', value }
  return { collection: 'invoice_counter' as const, id: 'INV', value: record }
}

/** A shop of some leaves, backed up; returns its contents. */
async function backedUp(records = 300): Promise<string[]> {
  const { device } = await first.context()
  const shop = await device.shop()
  await shop.mutate(async () => ({ changes: [...loans(records), counter(1_004)] }))
  await backupNow(device)
  return contentsOf(shop)
}

describe('restore', () => {
  it('engine 25: restore(backup(x)) = x with an equal root, and the next backup uploads nothing else', async () => {
    const before = await backedUp()
    const second = world.device()
    await second.join(first)
    const { device } = await second.context()
    const [row] = await listBackups(device)
    const preview = await previewSource(device, await serverSource(device, row!.snapshotId))
    expect(preview).toMatchObject({
      number: 1,
      nextNumber: 'INV-B1005',
      records: 301,
      collections: { kaka_loans: 300 },
    })
    const result = await restoreShop(device, await serverSource(device, row!.snapshotId))
    const shop = await device.shop()
    expect(await contentsOf(shop)).toEqual(before)
    expect((await checkRestored(device)).repaired).toBe(0)
    world.takeRequests()
    await runOnce(device, 'start')
    expect(world.takeRequests().filter((request) => request.startsWith('PUT'))).toEqual([])
    const [, newest] = await backupsOf(world, first.shop!)
    expect(newest).toMatchObject({ root: result.root, number: 2 })
    expect(newest!.lineage).not.toBe(row!.lineage)
  })
})

const STEPS: readonly RestoreStep[] = [1, 'flip 1', 'flip 2', 2, 3, 4, 5, 6, 7, 'flip 5', 'flip 4']

describe('a restore that is killed', () => {
  it.each(STEPS)(
    'engine 24, 25: before step %s leaves the old shop or the whole new one, and fetches nothing twice',
    async (step) => {
      const restored = await backedUp(200)
      const [row] = await backupsOf(world, first.shop!)
      const second = world.device()
      await second.join(first)
      const empty = await second.context()
      await restoreShop(empty.device, await serverSource(empty.device, row!.snapshotId))
      const shop = await empty.device.shop()
      await shop.mutate(async () => ({ changes: loans(5, 300, 700), made: { docs: 5, sums: {}, at: 1 } }))
      const before = await contentsOf(shop)
      const fetched = countFetched()

      const doomed = await second.context()
      const reached = Promise.withResolvers<void>()
      const source = await serverSource(doomed.device, row!.snapshotId)
      const onStep = (at: RestoreStep) => {
        if (at !== step) return undefined
        reached.resolve()
        return new Promise<void>(() => undefined)
      }
      restoreShop(doomed.device, source, onStep).catch(() => undefined)
      await reached.promise
      doomed.kill()

      const next = await second.context()
      await runOnce(next.device, 'start')
      const after = await next.device.shop()
      expect(await contentsOf(after)).toEqual(before)
      await after.mutate(async () => ({ changes: loans(1, 300, 800) }))
      await restoreShop(next.device, await serverSource(next.device, row!.snapshotId))
      expect(await contentsOf(await next.device.shop())).toEqual(restored)
      expect(fetched.twice).toEqual([])
      await runOnce(next.device, 'start')
      const rows = await backupsOf(world, first.shop!)
      expect(rows.some(({ label }) => label === 'pre-restore')).toBe(true)
      expect(rows.at(-1)!.root).toBe(row!.root)
    },
  )
})

/** Follows which objects are fetched, and which of them twice. */
function countFetched(): { twice: string[] } {
  const seen = new Set<string>()
  const counted = { twice: [] as string[] }
  world.wire = (path, init, ask) => {
    if (path.endsWith('/objects/fetch')) {
      const { ids } = JSON.parse(init.body as string) as { ids: string[] }
      for (const id of ids) {
        if (seen.has(id)) counted.twice.push(id)
        seen.add(id)
      }
    }
    return ask()
  }
  return counted
}

describe('what must not be restored', () => {
  it('engine 24: a tampered leaf is refused before the flip, and the shop can be sold in again', async () => {
    const before = await backedUp(200)
    const [row] = await backupsOf(world, first.shop!)
    world.wire = async (path, _init, ask) => {
      const answer = await ask()
      if (!path.endsWith('/objects/fetch')) return answer
      const bytes = new Uint8Array(await answer.arrayBuffer())
      bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1
      return new Response(bytes, answer)
    }
    const { device } = await first.context()
    await expect(restoreShop(device, await serverSource(device, row!.snapshotId))).rejects.toMatchObject({
      code: 'object_tampered',
    })
    const shop = await device.shop()
    expect(await contentsOf(shop)).toEqual(before)
    await shop.mutate(async () => ({ changes: loans(1, 300, 900) }))
  })

  it.each([
    ['the manifest of another shop', { shopId: 'another' }, 'shop_mismatch'],
    ['a newer format', { format: 99 }, 'format_newer'],
    ['another splitter', { splitter: 'sonic-9' }, 'format_newer'],
    ['a newer schema', { schemaVersion: 99 }, 'schema_newer'],
    ['a root that its list does not give', { collections: [] }, 'manifest_invalid'],
  ])('engine 13, 25: %s', async (_, change, code) => {
    await backedUp(5)
    const { device } = await first.context()
    const { keys, shopId } = first.shop!
    const [row] = await backupsOf(world, first.shop!)
    const { manifest } = await serverSource(device, row!.snapshotId)
    const forged = await nameManifest(keys, { ...manifest, ...change })
    const sealed = await sealManifest(keys, { shopId, keyEpoch: 1 }, forged)
    await expect(openBackup(keys, { shopId, keyEpoch: 1 }, forged.manifestId, sealed)).rejects.toMatchObject({
      code,
    })
  })
})

describe('numbers', () => {
  it('engine 26: an older backup on the same device never gives a number out again', async () => {
    await backedUp(5)
    const [row] = await backupsOf(world, first.shop!)
    const { device } = await first.context()
    await (await device.shop()).mutate(async () => ({ changes: [counter(1_010)] }))
    await restoreShop(device, await serverSource(device, row!.snapshotId))
    expect(await (await device.shop()).get('invoice_counter', 'INV')).toMatchObject({ value: 1_010 })
  })

  it('engine 26: what the server has seen of another device counts', async () => {
    await backedUp(5)
    const [row] = await backupsOf(world, first.shop!)
    const { device } = await first.context()
    await (await device.shop()).mutate(async () => ({ changes: [counter(1_020)] }))
    await backupNow(device)
    const second = world.device()
    await second.join(first)
    const other = await second.context()
    const source = await serverSource(other.device, row!.snapshotId)
    expect((await previewSource(other.device, source)).nextNumber).toBe('INV-B1021')
    await restoreShop(other.device, source)
    expect(await (await other.device.shop()).get('invoice_counter', 'INV')).toMatchObject({ value: 1_020 })
  })
})
