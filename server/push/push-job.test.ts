import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { makeShop, type MadeShop } from '../../tests/contract/made-shop.ts'
import { startPushService, type PushService } from '../../tests/contract/push-service.ts'
import { addShop } from '../../tests/contract/storage-contract.ts'
import { createStorage } from '../storage/create-storage.ts'
import { openSqliteRunner } from '../storage/sqlite/sqlite-runner.ts'
import type { Storage } from '../storage/storage.ts'
import { PushJob } from './push-job.ts'
import { PushSender } from './push-sender.ts'

const MINUTE = 60_000
const DAY = 86_400_000

let service: PushService
let storage: Storage
let shop: MadeShop
let now: number
let jobs: readonly PushJob[]
beforeAll(async () => {
  service = await startPushService()
})
afterAll(() => service.close())
beforeEach(async () => {
  storage = createStorage(openSqliteRunner(':memory:'))
  shop = await makeShop()
  await addShop(storage, shop)
  now = 1_800_000_000_000 + 9 * DAY
  const sender = new PushSender({ privateKey: Buffer.alloc(32, 7), ca: service.ca, isAllowed: () => true })
  const parts = { storage, sender, log: pino({ level: 'silent' }), now: () => now }
  jobs = [new PushJob(parts), new PushJob(parts)]
})
afterEach(async () => {
  await Promise.all(jobs.map((job) => job.stop()))
  await storage.close()
})

/** The founder's device is told, at a new address; the owner has an alarm waiting. */
async function raise(): Promise<string> {
  const { endpoint, ...keys } = service.subscribe()
  const { shopId: shop_id, deviceId: device_id } = shop
  const contact = 'https://shop.example'
  await storage.push.put({ shop_id, device_id, endpoint, ...keys, contact, created_at: now })
  await storage.alarms.step(shop_id, now)
  return new URL(endpoint).pathname
}
const run = () => Promise.all(jobs.map((job) => job.run()))
const at = (path: string) => service.delivered.filter((message) => message.path === path)
const receivers = () => storage.push.receivers(shop.shopId)

it('two servers send an alarm once, and note when', async () => {
  const path = await raise()
  await run()
  await run()
  expect(at(path)).toMatchObject([{ message: { kind: 'silent', count: 1 } }])
  expect(await receivers()).toMatchObject([{ sentAt: now, problem: null }])
  expect(service.wrong).toEqual([])
})

it('a busy push service is asked again, later each time and not before it said', async () => {
  service.answerWith({ status: 503 }, { status: 429, headers: { 'retry-after': '600' } })
  const path = await raise()
  await run()
  now += MINUTE - 1
  await run()
  expect(at(path)).toEqual([])
  now += 1
  await run()
  now += 10 * MINUTE - 1
  await run()
  expect(at(path)).toEqual([])
  now += 1
  await run()
  expect(at(path)).toHaveLength(1)
})

it('a service that is never there is given up after some days, and the next alarm is tried anew', async () => {
  service.answerWith(...Array.from({ length: 20 }, () => ({ status: 500 })))
  const path = await raise()
  for (let day = 0; day < 40; day += 1) {
    await run()
    now += DAY / 4
  }
  expect(at(path)).toEqual([])
  expect(await receivers()).toMatchObject([{ problem: 'failed', sentAt: null }])
  await storage.alarms.step(shop.shopId, now)
  await run()
  expect(at(path)).toHaveLength(1)
  expect(await receivers()).toMatchObject([{ problem: null }])
})

it('a receiver that is gone is forgotten; one that refuses stays and shows it', async () => {
  service.answerWith({ status: 410 })
  await raise()
  await run()
  expect(await receivers()).toEqual([])
  service.answerWith({ status: 403 })
  now += 4 * DAY
  const path = await raise()
  await run()
  await run()
  expect(at(path)).toEqual([])
  expect(await receivers()).toMatchObject([{ problem: 'refused' }])
})
