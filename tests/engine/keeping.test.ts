import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupNow } from '../../shared/browser/engine/backup-now.ts'
import { dropCopy, freeRoom } from '../../shared/browser/engine/free-room.ts'
import { readStatus } from '../../shared/browser/engine/read-status.ts'
import { runOnce } from '../../shared/browser/engine/run-once.ts'
import { withLock } from '../../shared/browser/locks.ts'
import { deleteGeneration } from '../../shared/browser/store/generation-db.ts'
import { createGeneration } from '../../shared/browser/store/generation-writer.ts'
import { restoreOldest, loans, World, type Context, type TestDevice, type Wire } from './test-world.ts'

const DAY = 86_400_000

let world: World
let device: TestDevice
let clock: { now: number }
let tab: Context

beforeEach(async () => {
  world = new World()
  device = await world.signedUp()
  clock = { now: Date.now() }
  tab = await device.context({ now: () => clock.now })
  await (await tab.device.shop()).mutate(async () => ({ changes: loans(300) }))
  await backupNow(tab.device)
})
afterEach(() => world.close())

const offline: Wire = () => Promise.reject(new TypeError('offline'))
const online: Wire = (_path, _init, ask) => ask()

const restoreFirst = () => restoreOldest(world, device.shop!, tab.device)

async function numbers(): Promise<number[]> {
  return (await tab.device.boot.state()).generations.map(({ number }) => number)
}

async function databases(): Promise<string[]> {
  return (await indexedDB.databases()).map(({ name }) => name ?? '')
}

describe('a full device', () => {
  it('engine 22: an earlier copy is offered with its size and age, and goes when a person agrees', async () => {
    await restoreFirst()
    await runOnce(tab.device, 'start')
    const { leftAt } = (await tab.device.boot.state()).generations[0]!
    const { freed, offer } = await freeRoom(tab.device)
    expect({ freed, offer }).toMatchObject({ freed: false, offer: { generation: 1, leftAt } })
    // 300 records of 300 random bytes in hexadecimal.
    expect(offer!.bytes).toBeGreaterThan(40_000)
    expect(offer!.bytes).toBeLessThan(90_000)
    expect(await dropCopy(tab.device, 1)).toBe(true)
    expect(await numbers()).toEqual([2])
    expect(new Set(await databases())).toEqual(new Set(['sonic-2', 'sonic-boot']))
    expect(await (await tab.device.shop()).count('kaka_loans')).toBe(300)
    expect(await freeRoom(tab.device)).toEqual({ freed: false })
  })

  it('engine 21, 22: a copy with something that no server has is neither offered nor deleted', async () => {
    const shop = await tab.device.shop()
    await shop.mutate(async () => ({ changes: loans(1, 300, 900), made: { docs: 1, sums: {}, at: 1 } }))
    await restoreFirst()
    world.wire = offline
    await runOnce(tab.device, 'start')
    expect(await freeRoom(tab.device)).toEqual({ freed: false })
    expect(await dropCopy(tab.device, 1)).toBe(false)
    world.wire = online
    await runOnce(tab.device, 'online')
    expect(await freeRoom(tab.device)).toMatchObject({ offer: { generation: 1 } })
    expect(await dropCopy(tab.device, 2)).toBe(false)
    expect(await numbers()).toEqual([1, 2])
  })

  it('engine 22: a restore that nobody goes on with is freed without asking, but never one that is alive', async () => {
    const writer = await createGeneration(tab.device.boot, 'a snapshot')
    writer.close()
    await withLock(
      tab.device.boot,
      'restore',
      async () => {
        expect(await freeRoom(tab.device)).toEqual({ freed: false })
        expect(await dropCopy(tab.device, 2)).toBe(false)
      },
      { locks: tab.device.locks },
    )
    expect(await freeRoom(tab.device)).toEqual({ freed: true })
    expect(await numbers()).toEqual([1])
  })
})

describe('a copy that is over seven days old', () => {
  it('engine 21: is not deleted while another tab still holds it, and is when that one is gone', async () => {
    const frozen = await device.context({ now: () => clock.now })
    const held = await frozen.device.shop()
    expect(held.generation).toBe(1)
    await restoreFirst()
    await runOnce(tab.device, 'start')
    clock.now += 8 * DAY
    await runOnce(tab.device, 'start')
    expect(await numbers()).toEqual([1, 2])
    expect(await held.count('kaka_loans')).toBe(300)
    frozen.kill()
    await runOnce(tab.device, 'start')
    expect(await numbers()).toEqual([2])
    expect(new Set(await databases())).toEqual(new Set(['sonic-2', 'sonic-boot']))
  })

  it('engine 21: a tab that holds what a person gives up lets go of it, and opens the shop', async () => {
    const frozen = await device.context({ now: () => clock.now })
    const held = await frozen.device.shop()
    const lost: string[] = []
    held.onLost((code) => lost.push(code))
    await restoreFirst()
    await runOnce(tab.device, 'start')
    expect(await dropCopy(tab.device, 1)).toBe(true)
    expect(lost).toEqual(['storage_lost'])
    expect((await frozen.device.shop()).generation).toBe(2)
  })
})

describe('a shop whose data vanished', () => {
  it('engine 29: is still known with its account, so that nobody signs in again to bring it back', async () => {
    ;(await tab.device.shop()).close()
    await deleteGeneration(1)
    expect(await readStatus(tab.device)).toMatchObject({
      state: 'needs_you',
      problem: 'storage_vanished',
      signedIn: true,
      hasAccount: true,
    })
    await restoreFirst()
    expect(await readStatus(tab.device)).not.toHaveProperty('problem')
    expect(await (await tab.device.shop()).count('kaka_loans')).toBe(300)
  })
})
