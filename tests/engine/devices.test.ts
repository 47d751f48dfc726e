import { afterEach, beforeEach, expect, it } from 'vitest'
import { runOnce } from '../../shared/browser/engine/run-once.ts'
import type { DeviceRow } from '../../shared/browser/engine-devices.ts'
import type { Engine } from '../../shared/browser/engine.ts'
import { createTestServer, type SignedIn } from '../contract/test-server.ts'
import { loans, World, type Context, type TestDevice } from './test-world.ts'

let world: World
let first: TestDevice
let tab: Context
let onlooker: Engine

/** A shop on its first device, and a second device that only looks. */
async function begin(shop: SignedIn, custody: 'managed' | 'private' = 'managed'): Promise<void> {
  const second = world.device()
  first = world.device()
  await first.found(shop, { custody })
  await second.join(first)
  onlooker = second.engine()
  await onlooker.status()
  first.use()
  tab = await first.context()
}

beforeEach(() => {
  world = new World()
})
afterEach(() => world.close())

/** As the other device sees the first one. */
async function seen(): Promise<DeviceRow | undefined> {
  return (await onlooker.listDevices()).find(({ letter }) => letter === '')
}

let made = 0

/** A document of 250 dinars. */
async function write(at: number): Promise<void> {
  const shop = await tab.device.shop()
  const changes = loans(1, 300, (made += 1))
  await shop.mutate(async () => ({ changes, made: { docs: 1, sums: { IQD: 250 }, at } }))
}

it('engine 36: the other devices see what waits on one, how much and since when, and that it was sent', async () => {
  await begin(await world.server.signUp())
  expect(await seen()).not.toHaveProperty('waiting')
  await runOnce(tab.device, 'start')
  await write(1_700_000_000_000)
  await write(1_700_000_000_001)
  await runOnce(tab.device, 'visible')
  const { now } = world.server.clock
  expect(await seen()).toMatchObject({
    waiting: { docs: 2, sums: { IQD: 500 }, since: 1_700_000_000_000, toldAt: now },
    lastBackup: { number: 1 },
  })
  await (await tab.device.shop()).cut({ trigger: 'auto' })
  await runOnce(tab.device, 'sale')
  expect(await seen()).toMatchObject({ waiting: { docs: 0 }, lastBackup: { number: 2, storedAt: now } })
})

it('what was made while a backup is sent waits on', async () => {
  await begin(await world.server.signUp())
  await write(5)
  await (await tab.device.shop()).cut({ trigger: 'auto' })
  await write(7)
  await runOnce(tab.device, 'sale')
  expect(await seen()).toMatchObject({ waiting: { docs: 1, sums: { IQD: 250 } }, lastBackup: { number: 1 } })
})

it('engine 35: in private custody no sums leave the device', async () => {
  await begin(await world.server.signUp({ key: undefined }), 'private')
  await runOnce(tab.device, 'start')
  await write(5)
  const headers: unknown[] = []
  world.wire = async (_path, init, ask) => {
    headers.push(JSON.stringify(init.headers))
    return ask()
  }
  await runOnce(tab.device, 'visible')
  expect((await seen())?.waiting).toEqual({ docs: 1, since: 5, toldAt: world.server.clock.now })
  expect(headers.join()).not.toContain('IQD')
})

it('a shop without room on the server: the device says what waits, and goes on saying why', async () => {
  world = new World(createTestServer({ shopQuotaBytes: 1 }))
  await begin(await world.server.signUp())
  await write(5)
  await (await tab.device.shop()).cut({ trigger: 'auto' })
  expect(await runOnce(tab.device, 'start')).toMatchObject({ kind: 'put_off', reason: 'quota_exceeded' })
  expect(await seen()).toMatchObject({ waiting: { docs: 1 } })
  expect(await runOnce(tab.device, 'timer')).toMatchObject({ reason: 'quota_exceeded' })
})

it('a device that was renamed here says so at once, one that was renamed elsewhere with its next heartbeat', async () => {
  const shop = await world.server.signUp()
  await begin(shop)
  await world.server.confirmOwner(shop)
  const nameHere = async () => (await (await first.boot()).state()).identity?.deviceName
  const { deviceId, token } = shop
  const engine = first.engine()
  await engine.renameDevice(deviceId, 'Counter')
  expect([await nameHere(), (await seen())?.name]).toEqual(['Counter', 'Counter'])
  await world.server.ask('PATCH', `/api/devices/${deviceId}`, { token, json: { name: 'Door' } })
  expect(await nameHere()).toBe('Counter')
  await engine.wake('start')
  await engine.wake('visible')
  expect(await nameHere()).toBe('Door')
})
