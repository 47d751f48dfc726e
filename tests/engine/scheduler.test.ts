import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Engine } from '../../shared/browser/engine.ts'
import type { SetTimer } from '../../shared/browser/engine/scheduler.ts'
import { runOnce } from '../../shared/browser/engine/run-once.ts'
import { loans, World, type TestDevice } from './test-world.ts'

let world: World
let device: TestDevice

beforeEach(async () => {
  world = new World()
  device = await world.signedUp()
})
afterEach(() => world.close())

/** A clock of the test's own: nothing is due before the test says so. */
class ManualTimer {
  #set: { readonly work: () => void; readonly ms: number } | undefined
  readonly #watching = new Set<(ms: number) => void>()

  readonly set: SetTimer = (work, ms) => {
    const mine = { work, ms }
    this.#set = mine
    for (const watch of this.#watching) watch(ms)
    return () => {
      if (this.#set === mine) this.#set = undefined
    }
  }

  /** Resolves once a timer of at most so many milliseconds is set. */
  async within(ms: number): Promise<void> {
    if (this.#set !== undefined && this.#set.ms <= ms) return
    const { promise, resolve } = Promise.withResolvers<void>()
    const watch = (set: number): void => {
      if (set <= ms) resolve()
    }
    this.#watching.add(watch)
    await promise
    this.#watching.delete(watch)
  }

  /** Its time has come. */
  fire(): void {
    const due = this.#set
    this.#set = undefined
    due?.work()
  }
}

/** Resolves when the engine says that the newest backup is checked. */
function saysChecked(engine: Engine): Promise<void> {
  return new Promise((resolve) => {
    const stop = engine.onStatus(({ state }) => {
      if (state !== 'checked') return
      stop()
      resolve()
    })
  })
}

it('engine 23: a tab asks whether a backup is checked, also when the service worker has sent it', async () => {
  const timer = new ManualTimer()
  const tab = device.engine({ setTimer: timer.set })
  await tab.wake('start')
  await timer.within(600_000)
  const { device: worker } = await device.context()
  await (await worker.shop()).mutate(async () => ({ changes: loans(3) }))
  expect(await runOnce(worker, 'sync')).toMatchObject({ kind: 'sent' })
  await world.server.checks.idle()
  // The tab has heard of it and asks soon, though it has sent nothing itself.
  await timer.within(1_000)
  expect(await tab.status()).toMatchObject({ state: 'stored' })
  const checked = saysChecked(tab)
  timer.fire()
  await checked
})
