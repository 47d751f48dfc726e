import type { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openDatabase } from '../../server/storage/sqlite/open-database.ts'
import { createSqliteRunner } from '../../server/storage/sqlite/sqlite-runner.ts'
import { backupNow } from '../../shared/browser/engine/backup-now.ts'
import { runOnce } from '../../shared/browser/engine/run-once.ts'
import { restoreShop } from '../../shared/browser/restore/restore-shop.ts'
import { serverSource } from '../../shared/browser/restore/server-backups.ts'
import { createTestServer } from '../contract/test-server.ts'
import { damage } from './damage.ts'
import { backupsOf, contentsOf, loans, World, type Context, type TestDevice } from './test-world.ts'

let db: DatabaseSync
let world: World
let device: TestDevice
let tab: Context

beforeEach(async () => {
  db = openDatabase(':memory:')
  world = new World(createTestServer({ storage: createStorage(createSqliteRunner(db)) }))
  device = await world.signedUp()
  tab = await device.context()
  await (await tab.device.shop()).mutate(async () => ({ changes: loans(300) }))
  await backupNow(tab.device)
  await world.server.checks.idle()
})
afterEach(() => world.close())

/** Everything as another device gets it that restores the newest backup. */
async function onAnotherDevice(): Promise<string[]> {
  const other = world.device()
  await other.join(device)
  const { device: second } = await other.context()
  const newest = (await backupsOf(world, device.shop!)).at(-1)!
  await restoreShop(second, await serverSource(second, newest.snapshotId))
  return contentsOf(await second.shop())
}

const problems = async () => (await backupsOf(world, device.shop!)).map(({ problem }) => problem)

describe('what was damaged on the server comes back from the device', () => {
  it.each(['l', 'n'] as const)('with the next backup (%s)', async (type) => {
    await damage(world, db, device.shop!.shopId, type)
    expect(await problems()).toEqual(['object_tampered'])
    device.use()
    const person = { collection: 'kaka_users' as const, id: 'u1', value: { id: 'u1' } }
    await (await tab.device.shop()).mutate(async () => ({ changes: [person] }))
    expect(await backupNow(tab.device)).toMatchObject({ kind: 'stored', number: 2 })
    await world.server.checks.idle()
    expect(
      (await backupsOf(world, device.shop!)).map((row) => [row.problem, row.checkedAt !== null]),
    ).toEqual([
      [null, true],
      [null, true],
    ])
    const own = await contentsOf(await tab.device.shop())
    expect(await onAnotherDevice()).toEqual(own)
  })

  it('without anything new, when the device next asks how things stand; once, not again and again', async () => {
    await damage(world, db, device.shop!.shopId, 'l')
    device.use()
    await runOnce(tab.device, 'timer')
    await world.server.checks.idle()
    expect(await problems()).toEqual([null, null])
    await runOnce(tab.device, 'timer')
    expect(await problems()).toEqual([null, null])
    const own = await contentsOf(await tab.device.shop())
    expect(await onAnotherDevice()).toEqual(own)
  })

  it('damage that stays makes no backups without end', async () => {
    db.exec(
      'create trigger rot after update of problem on sonic_backups when new.problem is null begin update sonic_backups set problem = old.problem where shop_id = new.shop_id and number = new.number; end',
    )
    db.exec(
      "create trigger born after insert on sonic_backups begin update sonic_backups set problem = 'object_tampered' where shop_id = new.shop_id and number = new.number; end",
    )
    await damage(world, db, device.shop!.shopId, 'l')
    device.use()
    for (let round = 0; round < 4; round += 1) await runOnce(tab.device, 'timer')
    expect(await problems()).toEqual(['object_tampered', 'object_tampered'])
  })
})
