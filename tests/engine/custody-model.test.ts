import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { goOn, type GoOnStep } from '../../shared/browser/custody/go-on.ts'
import { runOnce } from '../../shared/browser/engine/run-once.ts'
import { restoreShop } from '../../shared/browser/restore/restore-shop.ts'
import { listBackups, serverSource } from '../../shared/browser/restore/server-backups.ts'
import { backupNow } from '../../shared/browser/engine/backup-now.ts'
import { openShop } from '../../shared/browser/store/open-shop.ts'
import { PosError } from '../../shared/errors.ts'
import type { ShopKeys } from '../../shared/keys/shop-keys.ts'
import { begunSwitch } from './begun-switch.ts'
import { contentsOf, loans, World, type Context, type TestDevice } from './test-world.ts'

let world: World
beforeEach(() => {
  world = new World()
})
afterEach(() => world.close())

const STEPS: readonly GoOnStep[] = [
  1,
  2,
  'flip 1',
  'flip 2',
  3,
  4,
  5,
  6,
  'flip 5',
  'flip 4',
  'tidy',
  'send',
  'check',
  'purge',
  'end',
]

/** One try: sales before these steps in another tab, and then what becomes of the try. */
const anyTry = fc.record({
  sales: fc.uniqueArray(fc.constantFrom(...STEPS), { maxLength: 4 }),
  end: fc.oneof(
    fc.record({ kind: fc.constant('killed' as const), at: fc.constantFrom(...STEPS) }),
    fc.record({ kind: fc.constant('failed' as const), at: fc.constantFrom(...STEPS) }),
    fc.record({ kind: fc.constant('offline' as const), after: fc.integer({ min: 0, max: 8 }) }),
  ),
})
type Try = typeof anyTry extends fc.Arbitrary<infer Value> ? Value : never

/** Sells in a tab of its own; false when the shop was about to be replaced just then. */
async function sold(device: TestDevice, number: number): Promise<boolean> {
  const store = await openShop(await device.boot())
  try {
    const made = { docs: 1, sums: { IQD: 1_000 }, at: 5 }
    await store.mutate(async () => ({ changes: loans(1, 300, number), made }))
    return true
  } catch (error) {
    if (error instanceof PosError && error.code === 'shop_fenced') return false
    throw error
  } finally {
    store.close()
  }
}

/** Does one try; `sell` is a sale in another tab. */
async function doTry(tab: Context, { sales, end }: Try, sell: () => Promise<void>): Promise<void> {
  let asked = 0
  world.wire = (_path, _init, ask) => {
    asked += 1
    return end.kind === 'offline' && asked > end.after ? Promise.reject(new TypeError('offline')) : ask()
  }
  const killed = Promise.withResolvers<void>()
  const onStep = async (step: GoOnStep): Promise<void> => {
    if (sales.includes(step)) await sell()
    if (end.kind === 'offline' || end.at !== step) return
    if (end.kind === 'failed') throw new PosError('storage_lost', 'a failure of this test')
    tab.kill()
    killed.resolve()
    await new Promise(() => undefined)
  }
  const going = goOn(tab.device, { onStep, whenBusy: 'wait' }).catch((error: unknown) => {
    if (!(error instanceof PosError)) throw error
  })
  await Promise.race([going, killed.promise])
  world.wire = (_path, _init, ask) => ask()
}

describe('a switch to private custody, whatever comes in between', () => {
  it('engine 24, 35: no confirmed sale is lost, and it comes to its end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyTry, { minLength: 1, maxLength: 3 }), async (tries) => {
        const { device, keys } = await begunSwitch(world)
        let number = 0
        let confirmed = 0
        const sell = async () => {
          if (await sold(device, (number += 1))) confirmed += 1
        }
        for (let count = 0; count < 30; count += 1) await sell()
        for (const each of tries) {
          await doTry(await device.context(), each, sell)
          // What a start does: whatever a killed flip has left goes
          await runOnce((await device.context()).device, 'visible')
          await sell()
        }
        const { device: last } = await device.context()
        await runOnce(last, 'start')
        await goOn(last, { whenBusy: 'wait' })
        await backupNow(last)
        const contents = await contentsOf(await last.shop())
        expect(contents.filter((line) => line.startsWith('kaka_loans'))).toHaveLength(confirmed)
        const state = await last.boot.state()
        expect([state.keyChange, state.identity?.custody, state.keys]).toEqual([undefined, 'private', keys])
        expect((await (await last.shop()).unsent()).docs).toBe(0)
        expect(await restored(device, keys)).toEqual(contents)
      }),
      { numRuns: 12 },
    )
  })
})

/** What another device gets that has the new key. */
async function restored(first: TestDevice, keys: ShopKeys): Promise<string[]> {
  const other = world.device()
  await other.join(first)
  const boot = await other.boot()
  await boot.update(({ identity }) => ({
    keys,
    identity: { ...identity!, custody: 'private', keyEpoch: 2 },
  }))
  const { device } = await other.context()
  const [row] = await listBackups(device)
  await restoreShop(device, await serverSource(device, row!.snapshotId))
  return contentsOf(await device.shop())
}
