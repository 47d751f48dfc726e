import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupNow } from '../../shared/browser/engine/backup-now.ts'
import { readStatus } from '../../shared/browser/engine/read-status.ts'
import { checkRestored } from '../../shared/browser/restore/check-restored.ts'
import { giveUpRestore } from '../../shared/browser/restore/give-up-restore.ts'
import { restoreShop } from '../../shared/browser/restore/restore-shop.ts'
import { serverSource } from '../../shared/browser/restore/server-backups.ts'
import { GenerationDb } from '../../shared/browser/store/generation-db.ts'
import { backupsOf, restoreOldest, loans, World, type Context, type TestDevice } from './test-world.ts'

let world: World
let device: TestDevice
let tab: Context

beforeEach(async () => {
  world = new World()
  device = await world.signedUp()
  tab = await device.context()
  await (await tab.device.shop()).mutate(async () => ({ changes: loans(300) }))
  await backupNow(tab.device)
})
afterEach(() => world.close())

const restoreFirst = () => restoreOldest(world, device.shop!, tab.device)

/** Bends one stored leaf of the active generation. */
async function damage(): Promise<void> {
  const { active } = await tab.device.boot.state()
  const db = await GenerationDb.open(active!)
  await db.run(['cold'], 'strict', async (tx) => {
    const [row] = await tx.list('cold')
    const body = row!.body.slice()
    body[5] = (body[5] ?? 0) ^ 255
    tx.put('cold', { ...row!, body })
  })
  db.close()
}

describe('the second moment of a restore', () => {
  it('engine 25: a damaged leaf is fetched again', async () => {
    await restoreFirst()
    expect(await readStatus(tab.device)).toMatchObject({ unchecked: true })
    await damage()
    expect(await checkRestored(tab.device)).toMatchObject({ repaired: 1 })
    expect(await readStatus(tab.device)).toMatchObject({ unchecked: false })
    expect(await (await tab.device.shop()).range('kaka_loans')).toHaveLength(300)
  })

  it('engine 25: a damaged leaf that cannot be had again is said, and the shop stays unchecked', async () => {
    await restoreFirst()
    await damage()
    await tab.device.boot.update(() => ({ token: null }))
    await expect(checkRestored(tab.device)).rejects.toMatchObject({ code: 'object_invalid' })
    expect(await readStatus(tab.device)).toMatchObject({ unchecked: true })
  })
})

describe('giving up', () => {
  it('engine 22, 24: only a restore without a sign of life is given up, and the shop is open again', async () => {
    const [row] = await backupsOf(world, device.shop!)
    const source = await serverSource(tab.device, row!.snapshotId)
    const hung = Promise.withResolvers<void>()
    const restoring = restoreShop(tab.device, source, (step) => {
      if (step !== 4) return undefined
      hung.resolve()
      return new Promise(() => undefined)
    })
    const stolen = expect(restoring).rejects.toMatchObject({ code: 'lock_stolen' })
    await hung.promise
    const other = await device.context()
    const shop = await other.device.shop()
    await expect(shop.mutate(async () => ({ changes: loans(1, 300, 900) }))).rejects.toMatchObject({
      code: 'shop_fenced',
    })
    await expect(giveUpRestore(other.device)).rejects.toMatchObject({ code: 'restore_running' })
    await other.device.boot.writeLock('restore', { holder: 'hung', at: Date.now() - 61_000 })
    await giveUpRestore(other.device)
    await stolen
    await (await other.device.shop()).mutate(async () => ({ changes: loans(1, 300, 900) }))
  })

  it('engine 24: two restores do not run at once', async () => {
    const [row] = await backupsOf(world, device.shop!)
    const source = await serverSource(tab.device, row!.snapshotId)
    const other = await device.context()
    const both = await Promise.allSettled([
      restoreShop(tab.device, source),
      restoreShop(other.device, source),
    ])
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('engine 24: drafts go along into the restored shop', async () => {
    const shop = await tab.device.shop()
    await shop.saveDraft({
      id: 'd1',
      createdAt: 5,
      lines: [],
      currency: 'IQD',
      discount: { type: 'amount', value: 0 },
    } as never)
    await restoreFirst()
    expect((await (await tab.device.shop()).drafts()).map(({ id }) => id)).toEqual(['d1'])
  })
})
