import type { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createStorage } from '../../server/storage/create-storage.ts'
import { openDatabase } from '../../server/storage/sqlite/open-database.ts'
import { createSqliteRunner } from '../../server/storage/sqlite/sqlite-runner.ts'
import { goOn } from '../../shared/browser/custody/go-on.ts'
import { backupNow } from '../../shared/browser/engine/backup-now.ts'
import { readStatus } from '../../shared/browser/engine/read-status.ts'
import { runOnce } from '../../shared/browser/engine/run-once.ts'
import { createTestServer } from '../contract/test-server.ts'
import { begunSwitch } from './begun-switch.ts'
import { damage } from './damage.ts'
import { loans, World, type Context, type TestDevice } from './test-world.ts'

let db: DatabaseSync
let world: World
let device: TestDevice
let tab: Context

beforeEach(async () => {
  db = openDatabase(':memory:')
  world = new World(createTestServer({ storage: createStorage(createSqliteRunner(db)) }))
  ;({ device } = await begunSwitch(world))
  tab = await device.context()
  await (await tab.device.shop()).mutate(async () => ({ changes: loans(200) }))
})
afterEach(() => world.close())

const shopId = () => device.shop!.shopId
const bad = async () => (await world.server.storage.upkeep.scrub.bad(shopId())).length

describe('what is damaged on the server in private custody', () => {
  it('engine 23: is found by its bytes, is never called checked, and comes back with the next backup', async () => {
    await goOn(tab.device)
    await damage(world, db, shopId(), 'l')
    expect(await bad()).toBeGreaterThan(0)
    device.use()
    expect((await readStatus(tab.device)).state).toBe('stored')
    await runOnce(tab.device, 'timer')
    expect(await bad()).toBe(0)
    await runOnce(tab.device, 'timer')
    expect((await readStatus(tab.device)).state).toBe('checked')
  })

  it('engine 35: keeps what was before from being deleted, until it is whole again', async () => {
    await backupNow(tab.device)
    const doing = goOn(tab.device, {
      onStep: (step) => (step === 'check' ? damage(world, db, shopId(), 'l') : undefined),
    })
    await expect(doing).rejects.toMatchObject({ code: 'object_tampered' })
    device.use()
    expect((await readStatus(tab.device)).custody?.underway).toMatchObject({
      step: 'checking',
      serverReads: 'older',
      problem: 'object_tampered',
    })
    expect((await world.server.storage.custody.facts(shopId()))?.formerBackups).toBe(1)
    await runOnce(tab.device, 'timer')
    await goOn(tab.device)
    expect((await readStatus(tab.device)).custody).toEqual({ custody: 'private' })
    expect((await world.server.storage.custody.facts(shopId()))?.formerBackups).toBe(0)
  })
})
