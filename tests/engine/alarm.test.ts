import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { PushSender } from '../../server/push/push-sender.ts'
import { rememberedSpeech, rememberSpeech, renewReceiver } from '../../shared/browser/alarm/background.ts'
import type { Engine } from '../../shared/browser/engine.ts'
import { runOnce } from '../../shared/browser/engine/run-once.ts'
import { openShop } from '../../shared/browser/store/open-shop.ts'
import { startPushService, type PushService } from '../contract/push-service.ts'
import { createTestServer, type SignedIn } from '../contract/test-server.ts'
import { loans, World, type TestDevice } from './test-world.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Seven days a week, so that it does not matter on which one the test runs. */
const ALWAYS_OPEN = { closedDays: [], unwatched: [] }

let world: World
let shop: SignedIn
let device: TestDevice
let engine: Engine
let push: PushSender

beforeEach(async () => {
  push = new PushSender({ privateKey: randomBytes(32) })
  world = new World(createTestServer({ push }))
  shop = await world.server.signUp()
  device = world.device()
  await device.found(shop)
  engine = device.engine()
  await world.server.confirmOwner(shop)
})
afterEach(() => world.close())

/** A document of this device that nobody has sent. */
async function write(at: number): Promise<void> {
  const store = await openShop(await device.boot())
  await store.mutate(async () => ({ changes: loans(1), made: { docs: 1, sums: { IQD: 250 }, at } }))
  store.close()
}

it('a device knows by itself, also offline, when it has not backed up for as long as the owner allows', async () => {
  await engine.setAlarm({ ...ALWAYS_OPEN, afterHours: 48 })
  expect(await engine.status()).not.toHaveProperty('silentAt')
  const at = Date.now()
  await write(at)
  world.wire = () => Promise.reject(new TypeError('no internet'))
  expect(await engine.status()).toMatchObject({ silentAt: at + 2 * DAY })
  world.wire = (_path, _init, ask) => ask()
  await engine.backupNow()
  expect(await engine.status()).not.toHaveProperty('silentAt')
})

it('nothing is late where the owner wants no alarm, and where there is no account', async () => {
  await engine.setAlarm({ ...ALWAYS_OPEN, afterHours: null })
  await write(Date.now())
  expect(await engine.status()).not.toHaveProperty('silentAt')
  await engine.setAlarm({ ...ALWAYS_OPEN, afterHours: 6 })
  expect(await engine.status()).toHaveProperty('silentAt')
  await (
    await device.boot()
  ).update(({ identity }) => {
    const { login: _, ...rest } = identity!
    return { identity: rest }
  })
  expect(await engine.status()).not.toHaveProperty('silentAt')
})

it('the other devices see one that is heard but cannot back up, with what waits there', async () => {
  await engine.setAlarm({ ...ALWAYS_OPEN, afterHours: 24 })
  await engine.backupNow()
  const tab = await device.context()
  world.server.clock.now = Date.now() + 3 * DAY
  await runOnce(tab.device, 'start')
  expect((await engine.alarm()).silent).toEqual([])
  const since = world.server.clock.now - 2 * DAY
  await world.server.storage.backups.heartbeat(shop.shopId, shop.deviceId, 'l', world.server.clock.now, {
    docs: 12,
    since,
  })
  expect((await engine.alarm()).silent).toEqual([
    { deviceId: shop.deviceId, name: 'Till 1', letter: '', since, waiting: 12, current: true },
  ])
})

it('a device is told, tries it, gets another address without the owner, and is told no more', async () => {
  const service: PushService = await startPushService()
  const far = () => ({
    ...service.subscribe(),
    endpoint: `https://push.invalid/${randomBytes(4).toString('hex')}`,
  })
  await engine.receiveAlarms(far())
  expect((await engine.alarm()).receivers).toMatchObject([{ deviceId: shop.deviceId, current: true }])
  world.server.clock.now += HOUR
  await expect(engine.setAlarm({ ...ALWAYS_OPEN, afterHours: 6 })).rejects.toMatchObject({
    code: 'owner_needed',
  })
  const [next, keys] = [far(), [] as string[]]
  const parts = { fetch: world.fetch, locks: device.locks.manager({}) }
  await renewReceiver(async (key) => {
    keys.push(key)
    return next
  }, parts)
  expect(keys).toEqual([push.publicKey])
  expect(await world.server.storage.push.target(shop.shopId, shop.deviceId)).toMatchObject(next)
  expect(await engine.testAlarm()).toBe('failed')
  await engine.stopAlarms(shop.deviceId)
  await expect(engine.testAlarm()).rejects.toMatchObject({ code: 'not_found' })
  expect((await engine.alarm()).receivers).toEqual([])
  await service.close()
})

it('the service worker knows how the page spoke last', async () => {
  expect(await rememberedSpeech()).toBeUndefined()
  const boot = await device.boot()
  const speech = { language: 'ckb', digits: 'arab', timeZone: 'Asia/Baghdad' }
  await rememberSpeech(boot, speech)
  expect(await rememberedSpeech()).toEqual(speech)
  expect(await rememberedSpeech(() => Promise.reject(new Error('no database')))).toBeUndefined()
})
