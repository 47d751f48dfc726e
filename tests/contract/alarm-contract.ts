import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { pino } from 'pino'
import { lookAtShop } from '../../server/backups/alarm/look-at-shop.ts'
import type { ReceiverRow } from '../../server/storage/programs/push.ts'
import type { Storage } from '../../server/storage/storage.ts'
import { DEFAULT_ALARM } from '../../shared/api/alarm.ts'
import { makeShop, makeSnapshot, type MadeShop } from './made-shop.ts'
import { addShop, commitOf } from './storage-contract.ts'

/** When `addShop` makes its device: a Friday, 11:00 in Baghdad. */
const START = 1_800_000_000_000
const HOUR = 3_600_000
const DAY = 24 * HOUR

/** What every storage promises about silent devices and who is told of them. `open` gives an empty one each time. */
export function alarmContract(open: () => Promise<Storage>): void {
  let storage: Storage
  let shop: MadeShop
  beforeEach(async () => {
    storage = await open()
    shop = await makeShop()
    await addShop(storage, shop)
    await storage.alarms.choose(shop.shopId, { ...DEFAULT_ALARM, closedDays: [] })
  })
  afterEach(() => storage.close())

  const join = (deviceId: string, at = START, of = shop) =>
    storage.accounts.join({
      shopId: of.shopId,
      claim: { deviceId, name: `Till ${deviceId}` },
      tokenHash: `token-${deviceId}`,
      at,
    })
  const receiver = (deviceId: string, more: Partial<ReceiverRow> = {}): ReceiverRow => ({
    shop_id: shop.shopId,
    device_id: deviceId,
    endpoint: `https://push.example/${deviceId}`,
    p256dh: 'key',
    auth: 'secret',
    contact: 'https://shop.example',
    created_at: START,
    ...more,
  })
  /** Heard, with so much waiting. */
  const hear = (device: string, at: number, docs = 0) =>
    storage.backups.heartbeat(shop.shopId, device, 'lineage', at, {
      docs,
      ...(docs > 0 ? { since: START + 1 } : {}),
    })
  const claim = (now: number) => storage.push.claim(now, now + 1000, 50)
  const messages = async (now: number) => {
    const claimed = await claim(now)
    for (const push of claimed) await storage.push.done(push, { kind: 'sent', at: now })
    return claimed.map(({ deviceId, payload }) => [deviceId, JSON.parse(payload) as unknown])
  }
  const step = (now: number) => storage.alarms.step(shop.shopId, now)

  describe('an alarm', () => {
    it('is raised once however often and by however many servers at once, with a trace, a reminder and an end', async () => {
      await storage.push.put(receiver(shop.deviceId))
      const now = START + DAY
      const turns = await Promise.all([step(now), step(now), step(now), step(now)])
      expect(turns.flatMap(({ raised }) => raised)).toEqual([shop.deviceId])
      const silent = { name: 'Till 1', since: START, waiting: null }
      const told = [shop.deviceId, { kind: 'silent', count: 1, devices: [silent] }]
      expect(await messages(now)).toEqual([told])
      expect(await step(now + 2 * DAY)).toEqual({ raised: [], hasNews: false })
      expect(await step(now + 3 * DAY)).toEqual({ raised: [], hasNews: true })
      expect(await messages(now + 3 * DAY)).toEqual([told])
      expect(await step(now + 30 * DAY)).toEqual({ raised: [], hasNews: false })
      await hear(shop.deviceId, now + 31 * DAY)
      expect(await step(now + 31 * DAY)).toEqual({ raised: [], hasNews: true })
      expect(await messages(now + 31 * DAY)).toEqual([[shop.deviceId, { kind: 'in_order', name: 'Till 1' }]])
      expect(await step(now + 31 * DAY)).toEqual({ raised: [], hasNews: false })
      const acts = await storage.audit.list(shop.shopId, { before: 'g', limit: 9 })
      expect(acts).toMatchObject([{ act: 'device_silent', detail: shop.deviceId, device_id: null }])
    })

    it('names the longest silent ones of many in one message, with what waits there', async () => {
      for (const [index, id] of ['b', 'c', 'd'].entries()) await join(id, START + index + 1)
      await hear('c', START + HOUR, 12)
      await storage.push.put(receiver('b'))
      await step(START + 9 * DAY)
      const devices = [
        { name: 'Till 1', since: START, waiting: null },
        { name: 'Till b', since: START + 1, waiting: null },
        { name: 'Till c', since: START + 2, waiting: 12 },
      ]
      expect(await messages(START + 9 * DAY)).toEqual([['b', { kind: 'silent', count: 4, devices }]])
    })

    it('is never of a removed device, one that nobody watches, or another shop’s', async () => {
      await join('b')
      await join('c')
      await storage.accounts.revoke(shop.shopId, 'b', START + 1)
      await storage.alarms.choose(shop.shopId, { afterHours: 6, closedDays: [], unwatched: ['c'] })
      const other = await makeShop()
      await addShop(storage, other)
      await storage.alarms.choose(other.shopId, { afterHours: null, closedDays: [], unwatched: [] })
      expect((await step(START + 9 * DAY)).raised).toEqual([shop.deviceId])
      expect(await storage.alarms.step(other.shopId, START + 9 * DAY)).toEqual({ raised: [], hasNews: false })
      const { settings, devices } = await storage.alarms.watch(shop.shopId)
      expect(settings).toEqual({ afterHours: 6, closedDays: [], unwatched: ['c'] })
      expect(devices.filter(({ isWatched }) => isWatched)).toMatchObject([{ deviceId: shop.deviceId }])
    })

    it('ends with a backup that the server has confirmed', async () => {
      await step(START + 2 * DAY)
      const made = await makeSnapshot(shop, { collections: {} })
      await storage.backups.commit({ ...commitOf(shop, made), at: START + 3 * DAY })
      await storage.push.put(receiver(shop.deviceId))
      expect(await step(START + 3 * DAY)).toEqual({ raised: [], hasNews: true })
      expect((await storage.alarms.watch(shop.shopId)).devices).toMatchObject([
        { since: START + 3 * DAY, alarm: undefined },
      ])
    })

    it('is looked for only when it can be due, and at once after another choice', async () => {
      let news = 0
      const parts = { storage, log: pino({ level: 'silent' }), onNews: () => (news += 1) }
      const look = (now: number) => lookAtShop(parts, shop.shopId, now)
      expect(await look(START)).toMatchObject({ due: START + HOUR })
      expect(await look(START + 23.5 * HOUR)).toMatchObject({ due: START + DAY })
      expect(news).toBe(0)
      await storage.push.put(receiver(shop.deviceId))
      expect(await look(START + DAY)).toMatchObject({ due: START + DAY + 300_000 })
      expect(news).toBe(1)
      const due = (now: number) => storage.upkeep.jobs.dueShops('alarm', now, 9, false)
      const done = { at: START, due: START + DAY, problem: null, state: null }
      await storage.upkeep.jobs.finish(shop.shopId, 'alarm', done)
      expect(await due(START + 1)).toEqual([])
      await storage.alarms.choose(shop.shopId, DEFAULT_ALARM)
      expect(await due(START + 1)).toEqual([shop.shopId])
    })
  })

  describe('a receiver', () => {
    it('is one per device; another address replaces the first, and it can be taken away', async () => {
      await join('b')
      await storage.push.put(receiver('b', { created_at: START + 5 }))
      await storage.push.put(receiver(shop.deviceId))
      await storage.push.put(receiver('b', { endpoint: 'https://push.example/other', created_at: START + 9 }))
      const none = { sentAt: null, problem: null }
      expect(await storage.push.receivers(shop.shopId)).toEqual([
        { deviceId: shop.deviceId, name: 'Till 1', createdAt: START, ...none },
        { deviceId: 'b', name: 'Till b', createdAt: START + 5, ...none },
      ])
      expect(await storage.push.target(shop.shopId, 'b')).toMatchObject({
        endpoint: 'https://push.example/other',
      })
      const other = await makeShop()
      expect(await storage.push.remove(other.shopId, 'b')).toBe(false)
      expect(await storage.push.target(other.shopId, 'b')).toBeUndefined()
      expect(await storage.push.remove(shop.shopId, 'b')).toBe(true)
      expect(await storage.push.remove(shop.shopId, 'b')).toBe(false)
      expect(await storage.push.receivers(shop.shopId)).toHaveLength(1)
    })

    it('that was removed, or whose session a new password ended, is told nothing until it signs in again', async () => {
      for (const id of ['b', 'c']) {
        await join(id)
        await storage.push.put(receiver(id))
      }
      await storage.accounts.revoke(shop.shopId, 'b', START)
      const { auth, salt, kdf } = (await storage.accounts.shopById(shop.shopId))!
      const change = {
        shopId: shop.shopId,
        deviceId: shop.deviceId,
        provenAuth: auth,
        auth: 'new',
        salt,
        kdf,
        slots: [],
      }
      expect(await storage.passwords.change(change)).toBe('changed')
      expect(await storage.push.receivers(shop.shopId)).toEqual([])
      await step(START + 9 * DAY)
      expect(await claim(START + 9 * DAY)).toEqual([])
      await join('c', START + 10 * DAY)
      expect(await storage.push.receivers(shop.shopId)).toMatchObject([{ deviceId: 'c' }])
    })
  })

  describe('a message', () => {
    const LATE = START + 9 * DAY
    beforeEach(async () => {
      await storage.push.put(receiver(shop.deviceId))
      await step(LATE)
    })
    const one = async (now: number) => (await claim(now))[0]

    it('is one server’s alone; when that dies, another one takes it after a while', async () => {
      const all = await Promise.all([claim(LATE), claim(LATE), claim(LATE)])
      expect(all.flat()).toMatchObject([{ deviceId: shop.deviceId, tries: 1 }])
      expect(await one(LATE + 999)).toBeUndefined()
      expect(await one(LATE + 1000)).toMatchObject({ tries: 2 })
    })

    it('is tried again when it has to be, and given up with a word', async () => {
      await storage.push.done((await one(LATE))!, { kind: 'again', at: LATE + 500 })
      expect(await one(LATE + 499)).toBeUndefined()
      const push = (await one(LATE + 500))!
      expect(push.tries).toBe(2)
      await storage.push.done(push, { kind: 'dropped', problem: 'refused' })
      expect(await one(LATE + DAY)).toBeUndefined()
      expect(await storage.push.receivers(shop.shopId)).toMatchObject([{ problem: 'refused', sentAt: null }])
    })

    it('does not take away what the receiver has to be told since', async () => {
      const push = (await one(LATE))!
      await hear(shop.deviceId, LATE + 10)
      await step(LATE + 10)
      await storage.push.done(push, { kind: 'sent', at: LATE + 11 })
      expect(await one(LATE + 12)).toMatchObject({ payload: expect.stringContaining('in_order'), tries: 1 })
    })

    it('to an address that is no more ends the receiver, unless it has another one by now', async () => {
      const push = (await one(LATE))!
      await storage.push.put(receiver(shop.deviceId, { endpoint: 'https://push.example/new' }))
      await storage.push.done(push, { kind: 'gone' })
      expect(await storage.push.receivers(shop.shopId)).toHaveLength(1)
      await storage.push.done((await one(LATE + 1000))!, { kind: 'gone' })
      expect(await storage.push.receivers(shop.shopId)).toEqual([])
    })
  })
}
