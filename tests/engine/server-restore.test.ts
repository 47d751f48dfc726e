import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runTest } from '../../server/cli/test-io.ts'
import { backupNow } from '../../shared/browser/engine/backup-now.ts'
import { checkRestored } from '../../shared/browser/restore/check-restored.ts'
import { restoreShop } from '../../shared/browser/restore/restore-shop.ts'
import { listBackups, serverSource } from '../../shared/browser/restore/server-backups.ts'
import { makeServerFolder, type ServerFolder } from '../fixtures/server-folder.ts'
import { backupsOf, contentsOf, loans, World, type TestDevice } from './test-world.ts'

let old: ReturnType<typeof makeServerFolder>
let fresh: ServerFolder
let world: World
let first: TestDevice
let worlds: World[]

beforeEach(async () => {
  old = makeServerFolder()
  fresh = makeServerFolder(old.rawKey)
  world = new World(await old.open())
  worlds = [world]
  first = await world.signedUp()
})
afterEach(async () => {
  for (const each of worlds) await each.close()
  await old.close()
  await fresh.close()
})

/** Runs a command as the operator of that server. */
async function command(on: ServerFolder, ...args: string[]): Promise<void> {
  const { code, err } = await runTest(on.env, args)
  expect([code, err]).toEqual([0, ''])
}

/** The new server's world, in which a new device joins the shop and restores its newest backup. */
async function restoredOnNewDevice() {
  const next = new World(await fresh.open())
  worlds.push(next)
  const second = next.device()
  await second.join(first)
  const { device } = await second.context()
  const [row] = await listBackups(device)
  const result = await restoreShop(device, await serverSource(device, row!.snapshotId))
  expect((await checkRestored(device)).repaired).toBe(0)
  return { next, result, contents: await contentsOf(await device.shop()) }
}

it('B4: a shop backed up → the server’s file → a new, empty server → restored there: a new device signs in and has all of it', async () => {
  const { device } = await first.context()
  const shop = await device.shop()
  await shop.mutate(async () => ({ changes: loans(300) }))
  await backupNow(device)
  const before = await contentsOf(shop)
  await command(old, 'backup')
  const [name] = readdirSync(join(old.path, 'backups', 'server'))
  await shop.mutate(async () => ({ changes: loans(20, 300, 900) }))
  await backupNow(device)
  const [backedUp] = await backupsOf(world, first.shop!)

  await command(fresh, 'restore', join(old.path, 'backups', 'server', name!))
  const { next, result, contents } = await restoredOnNewDevice()
  expect(result.root).toBe(backedUp!.root)
  expect(contents).toEqual(before)

  // The till that knew the lost server goes on, and what the file did not have comes again
  world.wire = (path, init) => next.fetch(path, init)
  first.use()
  await shop.mutate(async () => ({ changes: loans(1, 300, 999) }))
  await backupNow(device)
  const rows = await backupsOf(next, first.shop!)
  expect(rows.at(-1)).toMatchObject({ deviceId: first.shop!.deviceId, counts: { kaka_loans: 321 } })
})

it('B4: a shop’s JSON file of a lost server is restored on a new one', async () => {
  const { device } = await first.context()
  const shop = await device.shop()
  await shop.mutate(async () => ({ changes: loans(50) }))
  await backupNow(device)
  const before = await contentsOf(shop)
  const file = join(old.path, 'shop.json')
  await command(old, 'export', '--shop', first.shop!.shopId, '--format', 'json', '--out', file)

  const there = await fresh.open()
  const owner = await there.signUp()
  await command(fresh, 'restore', file, '--shop', owner.shopId)
  const next = new World(there)
  worlds.push(next)
  const second = next.device()
  await second.join({ shop: owner } as TestDevice)
  const { device: till } = await second.context()
  const [row] = await listBackups(till)
  await restoreShop(till, await serverSource(till, row!.snapshotId))
  expect(await contentsOf(await till.shop())).toEqual(before)
  rmSync(file)
})
