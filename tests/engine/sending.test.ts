import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sendAll } from '../../shared/browser/sending/send-all.ts'
import { runOnce } from '../../shared/browser/engine/run-once.ts'
import { backupNow } from '../../shared/browser/engine/backup-now.ts'
import { backupsOf, loans, World, type TestDevice } from './test-world.ts'

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
