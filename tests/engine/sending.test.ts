import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BackupsAnswer } from '../../shared/api/backups.ts'
import type { Device } from '../../shared/browser/device.ts'
import { backupNow } from '../../shared/browser/engine/backup-now.ts'
import { readStatus } from '../../shared/browser/engine/read-status.ts'
import { runOnce } from '../../shared/browser/engine/run-once.ts'
import { restoreShop } from '../../shared/browser/restore/restore-shop.ts'
import { serverSource } from '../../shared/browser/restore/server-backups.ts'
import { sendAll } from '../../shared/browser/sending/send-all.ts'
import { GenerationDb } from '../../shared/browser/store/generation-db.ts'
import { createTestServer, signUpBody } from '../contract/test-server.ts'
import { backupsOf, loans, World, type TestDevice, type Wire } from './test-world.ts'

let world: World
let device: TestDevice

beforeEach(async () => {
  world = new World()
  device = await world.signedUp()
})
afterEach(() => world.close())

describe('sending', () => {
  it('engine 19: the first backup negotiates and uploads everything, a usual one is one request', async () => {
    const { device: tab } = await device.context()
    const shop = await tab.shop()
    await shop.mutate(async () => ({ changes: loans(400) }))
    expect(await backupNow(tab)).toMatchObject({ kind: 'stored', number: 1 })
    expect(world.takeRequests()).toContain('POST /api/backups/negotiate')
    await shop.mutate(async () => ({
      changes: loans(1, 300, 900),
      made: { docs: 1, sums: { IQD: 250 }, at: 5 },
    }))
    await shop.cut({ trigger: 'auto' })
    expect(await sendAll(tab)).toMatchObject({ kind: 'sent', drained: { last: { number: 2 } } })
    expect(world.takeRequests()).toEqual(['POST /api/backups'])
    expect(await device.outbox((outbox) => outbox.rows())).toEqual([])
  })

  it('engine 13: nothing new says which backup has it', async () => {
    const { device: tab } = await device.context()
    await (await tab.shop()).mutate(async () => ({ changes: loans(3) }))
    const first = await backupNow(tab)
    expect(await backupNow(tab)).toEqual({
      kind: 'nothing_new',
      number: 1,
      storedAt: first.kind === 'stored' && first.storedAt,
    })
    expect(await backupsOf(world, device.shop!)).toHaveLength(1)
  })

  it('engine 20: offline the snapshot is kept here and sent later', async () => {
    const { device: tab } = await device.context()
    await (await tab.shop()).mutate(async () => ({ changes: loans(3), made: { docs: 2, sums: {}, at: 1 } }))
    world.wire = () => Promise.reject(new TypeError('offline'))
    expect(await backupNow(tab)).toEqual({ kind: 'kept_here', waiting: 2, reason: 'network' })
    world.wire = (_path, _init, ask) => ask()
    expect(await runOnce(tab, 'online')).toMatchObject({ kind: 'sent', drained: { last: { number: 1 } } })
  })
})

/** One more document and a cut, as after a sale. */
async function sell(tab: Device, from: number): Promise<void> {
  const shop = await tab.shop()
  await shop.mutate(async () => ({
    changes: loans(1, 300, from),
    made: { docs: 1, sums: { IQD: 250 }, at: from },
  }))
  await shop.cut({ trigger: 'auto' })
}

async function backedUp(tab: Device): Promise<void> {
  await sell(tab, 1)
  expect(await sendAll(tab)).toMatchObject({ kind: 'sent', drained: { last: { number: 1 } } })
}

/** The server stores, and the answer never arrives. */
const lost: Wire = async (_path, _init, ask) => {
  await ask()
  throw new TypeError('the connection broke')
}
const open: Wire = (_path, _init, ask) => ask()

describe('answers of the server', () => {
  it('engine 20: an answer lost after the server stored makes one backup, not two', async () => {
    const { device: tab } = await device.context()
    await backedUp(tab)
    await sell(tab, 2)
    world.wire = lost
    expect(await sendAll(tab)).toMatchObject({ kind: 'put_off', reason: 'network' })
    world.wire = open
    expect(await sendAll(tab, { urgent: true })).toMatchObject({
      kind: 'sent',
      drained: { last: { number: 2 } },
    })
    expect(await backupsOf(world, device.shop!)).toHaveLength(2)
    expect(await (await tab.shop()).unsent()).toMatchObject({ docs: 0 })
  })

  it('engine 20, 36: a lost answer is adopted when a newer cut has replaced what was sent', async () => {
    const { device: tab } = await device.context()
    await backedUp(tab)
    await sell(tab, 2)
    world.wire = lost
    await sendAll(tab)
    await sell(tab, 3)
    expect(await (await tab.shop()).unsent()).toMatchObject({ docs: 2, sums: { IQD: 500 } })
    world.wire = open
    expect(await sendAll(tab, { urgent: true })).toMatchObject({
      kind: 'sent',
      drained: { last: { number: 3 } },
    })
    expect(await (await tab.shop()).unsent()).toMatchObject({ docs: 0 })
    const rows = await backupsOf(world, device.shop!)
    expect(rows.map(({ parent }) => parent)).toEqual([null, rows[0]!.snapshotId, rows[1]!.snapshotId])
  })

  it('engine 20: a server that was restored to an older state gets everything that it lacks', async () => {
    const { device: tab } = await device.context()
    await backedUp(tab)
    const empty = createTestServer()
    const { raw, login, auth, ...shop } = device.shop!
    const json = signUpBody({ ...shop, raw }, login, auth)
    const { token } = (await (await empty.ask('POST', '/api/shops', { json })).json()) as { token: string }
    await tab.boot.update(() => ({ token }))
    world.wire = (path, init) =>
      empty.ask(init.method ?? 'GET', path, {
        headers: init.headers as Record<string, string>,
        ...(init.body === undefined ? {} : { bytes: new Uint8Array(Buffer.from(init.body as string)) }),
      })
    expect(await runOnce(tab, 'start')).toMatchObject({ kind: 'sent', drained: { last: { number: 1 } } })
    const answer = await empty.ask('GET', '/api/backups', { token })
    const { backups } = BackupsAnswer.parse(await answer.json())
    expect(backups.map(({ root }) => root)).toEqual([(await device.outbox((outbox) => outbox.acked()))!.root])
    await empty.close()
  })

  it('engine 20: a copied profile goes on as a device of its own, and neither loses anything', async () => {
    const { device: tab } = await device.context()
    await backedUp(tab)
    const copy = world.device()
    const { identity } = await tab.boot.state()
    await copy.found(device.shop!, { lineage: identity!.lineage })
    const { device: other } = await copy.context()
    await sell(other, 700)
    expect(await sendAll(other)).toMatchObject({ kind: 'sent', drained: { last: { number: 2 } } })
    const forked = (await other.boot.state()).identity!
    expect(forked).toMatchObject({ letter: 'B' })
    expect(forked.deviceId).not.toBe(identity!.deviceId)
    device.use()
    await sell(tab, 2)
    expect(await sendAll(tab)).toMatchObject({ kind: 'sent', drained: { last: { number: 3 } } })
    const rows = await backupsOf(world, device.shop!)
    expect(rows.map(({ lineage }) => lineage)).toEqual([identity!.lineage, forked.lineage, identity!.lineage])
    expect(rows[1]).toMatchObject({ deviceId: forked.deviceId, seq: 1 })
  })

  it.each([
    [401, 'token_unknown'],
    [403, 'device_revoked'],
  ] as const)('engine 20: %i keeps everything and waits for a person', async (status, code) => {
    const { device: tab } = await device.context()
    await backedUp(tab)
    await sell(tab, 2)
    const message = 'no'
    world.wire = async () => Response.json({ code, message, requestId: 'r' }, { status })
    expect(await sendAll(tab)).toEqual({ kind: 'put_off', reason: code, needsPerson: true })
    expect(await readStatus(tab)).toMatchObject({
      state: 'needs_you',
      problem: code,
      signedIn: false,
      waiting: { docs: 1 },
    })
    world.takeRequests()
    await sendAll(tab)
    expect(world.takeRequests()).toEqual([])
    await (await tab.shop()).mutate(async () => ({ changes: loans(1, 300, 3) }))
    expect(await device.outbox((outbox) => outbox.rows())).toHaveLength(1)
  })

  it('engine 20: a 401 of a captive portal is no connection, not a lost account', async () => {
    const { device: tab } = await device.context()
    await sell(tab, 1)
    world.wire = async () => new Response('<h1>Hotel Wi-Fi</h1>', { status: 401 })
    expect(await sendAll(tab)).toMatchObject({ reason: 'network', needsPerson: false })
    world.wire = async () => new Response('<h1>Hotel Wi-Fi</h1>')
    expect(await sendAll(tab, { urgent: true })).toMatchObject({ reason: 'network', needsPerson: false })
  })

  it('engine 20: what is too large on the way goes in halves', async () => {
    const { device: tab } = await device.context()
    const shop = await tab.shop()
    await shop.mutate(async () => ({ changes: loans(1_000) }))
    await shop.cut({ trigger: 'auto' })
    const message = 'too large'
    world.wire = async (_path, init, ask) => {
      const size = (init.body as Uint8Array | undefined)?.length ?? 0
      if (size > 60_000)
        return Response.json({ code: 'body_too_large', message, requestId: 'r' }, { status: 413 })
      return ask()
    }
    expect(await sendAll(tab)).toMatchObject({ kind: 'sent', drained: { last: { number: 1 } } })
  })

  it('engine 20: 429 and 5xx are put off, longer each time, and at least as long as the server asks', async () => {
    const clock = { now: 1_000_000 }
    const { device: tab } = await device.context({ now: () => clock.now })
    await sell(tab, 1)
    const message = 'slow down'
    world.wire = async () => Response.json({ code: 'internal', message, requestId: 'r' }, { status: 500 })
    const delays: number[] = []
    for (let tries = 0; tries < 12; tries += 1) {
      await sendAll(tab)
      const { nextTryAt } = await readStatus(tab)
      delays.push(nextTryAt! - clock.now)
      clock.now = nextTryAt!
    }
    expect(delays[0]).toBe(1_000)
    expect(delays.at(-1)).toBeGreaterThanOrEqual(150_000)
    expect(Math.max(...delays)).toBeLessThanOrEqual(300_000)
    world.wire = async () =>
      Response.json(
        { code: 'rate_limited', message, requestId: 'r' },
        { status: 429, headers: { 'retry-after': '900' } },
      )
    await sendAll(tab)
    expect((await readStatus(tab)).nextTryAt! - clock.now).toBe(900_000)
    world.takeRequests()
    expect(await sendAll(tab)).toMatchObject({ kind: 'put_off' })
    expect(world.takeRequests()).toEqual([])
  })

  it('engine 20: a snapshot whose objects are not here any more is cut anew', async () => {
    const { device: tab } = await device.context()
    await sell(tab, 1)
    const shop = await tab.shop()
    const db = await GenerationDb.open(shop.generation)
    const [row] = await db.run(['outbox'], 'read', (tx) => tx.list('outbox'))
    await shop.mutate(async () => ({ changes: loans(1, 300, 2) }))
    await shop.cut({ trigger: 'auto' })
    // The older manifest comes back, as if a cut had not replaced it: its leaf is gone.
    await db.run(['outbox'], 'strict', (tx) => tx.put('outbox', { ...row!, cutNo: row!.cutNo }))
    db.close()
    expect(await sendAll(tab)).toMatchObject({ kind: 'sent' })
    expect(await device.outbox((outbox) => outbox.rows())).toEqual([])
    expect(await shop.unsent()).toMatchObject({ docs: 0 })
  })
})

describe('two at once', () => {
  it('engine 22: two contexts and a third one sending at the same time make one backup', async () => {
    const contexts = await Promise.all([device.context(), device.context(), device.context()])
    await sell(contexts[0].device, 1)
    await Promise.all(contexts.map(({ device: tab }) => sendAll(tab, { whenBusy: 'wait' })))
    expect(await backupsOf(world, device.shop!)).toHaveLength(1)
    expect(world.takeRequests().filter((request) => request === 'POST /api/backups')).toHaveLength(1)
  })

  it('engine 22: a sender without a sign of life for a minute loses the lock', async () => {
    const hung = await device.context()
    await sell(hung.device, 1)
    const robbed = sendAll(hung.device, { onStep: () => new Promise(() => undefined) })
    const refused = expect(robbed).rejects.toMatchObject({ code: 'lock_stolen' })
    const { device: tab } = await device.context()
    expect(await sendAll(tab)).toEqual({ kind: 'busy' })
    await vi.waitFor(async () => expect(await tab.boot.readLock('send')).toBeDefined())
    await tab.boot.writeLock('send', { holder: 'hung', at: Date.now() - 61_000 })
    expect(await sendAll(tab)).toMatchObject({ kind: 'sent' })
    await refused
  })
})

describe('older generations', () => {
  it('engine 21: what an older generation has not sent is sent too', async () => {
    const { device: tab } = await device.context()
    await backedUp(tab)
    const [row] = await backupsOf(world, device.shop!)
    await sell(tab, 2)
    await restoreShop(tab, await serverSource(tab, row!.snapshotId))
    expect(await readStatus(tab)).toMatchObject({ state: 'waiting', waiting: { docs: 1 } })
    await runOnce(tab, 'start')
    const rows = await backupsOf(world, device.shop!)
    expect(rows.map(({ label }) => label)).toEqual([null, 'pre-restore', null])
    expect(await readStatus(tab)).toMatchObject({ waiting: { docs: 0 } })
  })

  it('engine 21: a generation is deleted only when it is over 7 days old and everything in it is sent', async () => {
    const clock = { now: Date.now() }
    const { device: tab } = await device.context({ now: () => clock.now })
    await backedUp(tab)
    const [row] = await backupsOf(world, device.shop!)
    await restoreShop(tab, await serverSource(tab, row!.snapshotId))
    const numbers = async () => (await tab.boot.state()).generations.map(({ number }) => number)
    clock.now += 8 * 86_400_000
    world.wire = () => Promise.reject(new TypeError('offline'))
    await runOnce(tab, 'start')
    expect(await numbers()).toEqual([1, 2])
    world.wire = open
    await runOnce(tab, 'online')
    await runOnce(tab, 'start')
    expect(await numbers()).toEqual([2])
  })
})
