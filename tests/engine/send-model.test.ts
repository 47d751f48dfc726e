import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runOnce } from '../../shared/browser/engine/run-once.ts'
import { restoreShop } from '../../shared/browser/restore/restore-shop.ts'
import { serverSource } from '../../shared/browser/restore/server-backups.ts'
import { sendAll } from '../../shared/browser/sending/send-all.ts'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { backupsOf, contentsOf, loans, World, type TestDevice, type Wire } from './test-world.ts'

/** What can happen to one try of sending. */
const attempt = fc.record({
  /** Documents written before it, and whether they are cut by themselves. */
  sales: fc.integer({ min: 0, max: 3 }),
  size: fc.constantFrom(40, 900, 6_000),
  cut: fc.boolean(),
  /** The step before which the sender is killed; 0 for none. */
  killAt: fc.constantFrom(0, 0, 1, 2, 3, 4, 5),
  /** Requests answered before the wire breaks; what the breaking one asked is done, or not. */
  answers: fc.constantFrom(99, 99, 0, 1, 2, 3),
  isDone: fc.boolean(),
  /** A sale in another tab while it sends, and whether that tab cuts. */
  beside: fc.constantFrom('nothing', 'sale', 'sale and cut'),
})
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never

describe('sending with kills, a breaking wire and another tab', () => {
  it('engine 19, 20, 22, 36: loses nothing, mixes nothing, and every backup is there once', async () => {
    await fc.assert(fc.asyncProperty(fc.array(attempt, { minLength: 1, maxLength: 5 }), play), {
      numRuns: 14,
    })
  })
})

async function play(attempts: readonly Attempt[]): Promise<void> {
  const world = new World()
  try {
    const device = await world.signedUp()
    const seller = await device.context()
    const shop = await seller.device.shop()
    const made = { next: 0 }
    await sell(shop, made, 1, 40)
    for (const one of attempts) await tryOnce(world, device, shop, made, one)
    world.wire = (_path, _init, ask) => ask()
    const last = await device.context()
    await runOnce(last.device, 'sync')
    expect(await runOnce(last.device, 'sync')).toMatchObject({ kind: 'sent' })
    expect(await device.outbox((outbox) => outbox.rows())).toEqual([])
    expect(await shop.unsent()).toEqual({ docs: 0, sums: {} })
    expect(await shop.count('kaka_loans')).toBe(made.next)
    await sameElsewhere(world, device, shop)
  } finally {
    await world.close()
  }
}

async function sell(shop: ShopStore, made: { next: number }, count: number, size: number): Promise<void> {
  const changes = loans(count, size, made.next)
  made.next += count
  await shop.mutate(async () => ({
    changes,
    made: { docs: count, sums: { IQD: 250 * count }, at: made.next },
  }))
}

async function tryOnce(
  world: World,
  device: TestDevice,
  shop: ShopStore,
  made: { next: number },
  one: Attempt,
) {
  if (one.sales > 0) await sell(shop, made, one.sales, one.size)
  if (one.cut) await shop.cut({ trigger: 'auto' })
  world.wire = breaking(one)
  const sender = await device.context()
  const killed = Promise.withResolvers<void>()
  let isBeside = one.beside !== 'nothing'
  const onStep = async (step: number): Promise<void> => {
    if (isBeside) {
      isBeside = false
      await sell(shop, made, 1, one.size)
      if (one.beside === 'sale and cut') await shop.cut({ trigger: 'auto' })
    }
    if (step !== one.killAt) return undefined
    killed.resolve()
    return new Promise(() => undefined)
  }
  const sent = sendAll(sender.device, { urgent: true, onStep })
  sent.catch(() => undefined)
  await Promise.race([sent, killed.promise])
  sender.kill()
}

function breaking({ answers, isDone }: Attempt): Wire {
  let left = answers
  return async (_path, _init, ask) => {
    left -= 1
    if (left >= 0) return ask()
    if (isDone) await ask()
    throw new TypeError('the connection broke')
  }
}

/** The newest backup restores to exactly what the shop holds, and the line of backups has no gap and no fork. */
async function sameElsewhere(world: World, device: TestDevice, shop: ShopStore): Promise<void> {
  const rows = await backupsOf(world, device.shop!)
  expect(new Set(rows.map(({ snapshotId }) => snapshotId)).size).toBe(rows.length)
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map(({ seq }) => seq).toSorted((a, b) => a - b))
  const before = await contentsOf(shop)
  const second = world.device()
  await second.join(device)
  const tab = await second.context()
  await restoreShop(tab.device, await serverSource(tab.device, rows.at(-1)!.snapshotId))
  expect(await contentsOf(await tab.device.shop())).toEqual(before)
}
