import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { goOn } from '../../shared/browser/custody/go-on.ts'
import { readStatus } from '../../shared/browser/engine/read-status.ts'
import { runOnce } from '../../shared/browser/engine/run-once.ts'
import { begunSwitch } from './begun-switch.ts'
import { loans, World, type TestDevice } from './test-world.ts'

let world: World
let device: TestDevice
beforeEach(async () => {
  world = new World()
  ;({ device } = await begunSwitch(world))
})
afterEach(() => world.close())

describe('a switch and the other contexts of the device', () => {
  it('engine 22: two tabs and the worker at once switch once, and all see that it is done', async () => {
    const tabs = await Promise.all([device.context(), device.context(), device.context()])
    const [first] = tabs
    await (await first.device.shop()).mutate(async () => ({ changes: loans(80) }))
    await Promise.all(tabs.map(({ device: tab }) => goOn(tab, { whenBusy: 'wait' })))
    for (const { device: tab } of tabs)
      expect((await readStatus(tab)).custody).toEqual({ custody: 'private' })
    const { generations } = await first.device.boot.state()
    expect(generations.map(({ isFormer }) => isFormer ?? false)).toEqual([true, false])
    const commits = world.takeRequests().filter((request) => request === 'POST /api/backups')
    expect(commits).toHaveLength(1)
  })

  it('a former copy is left alone: nothing of it is sent, and no way back leads there', async () => {
    const { device: tab } = await device.context()
    await (await tab.shop()).mutate(async () => ({ changes: loans(5) }))
    await goOn(tab)
    const engine = device.engine()
    expect(await engine.wayBack()).toBeUndefined()
    await expect(engine.goBack()).rejects.toMatchObject({ code: 'not_found' })
    world.takeRequests()
    await runOnce(tab, 'timer')
    expect(world.takeRequests().filter((request) => request.startsWith('PUT'))).toEqual([])
  })
})
