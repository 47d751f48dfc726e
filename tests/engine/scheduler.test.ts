import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runOnce } from '../../shared/browser/engine/run-once.ts'
import { loans, World, type TestDevice } from './test-world.ts'

let world: World
let device: TestDevice

beforeEach(async () => {
  world = new World()
  device = await world.signedUp()
})
afterEach(() => world.close())

it('engine 23: a tab asks whether a backup is checked, also when the service worker has sent it', async () => {
  const tab = device.engine()
  await tab.wake('start')
  const { device: worker } = await device.context()
  await (await worker.shop()).mutate(async () => ({ changes: loans(3) }))
  expect(await runOnce(worker, 'sync')).toMatchObject({ kind: 'sent' })
  await world.server.checks.idle()
  await vi.waitFor(async () => expect(await tab.status()).toMatchObject({ state: 'checked' }), {
    timeout: 18_000,
    interval: 100,
  })
})
