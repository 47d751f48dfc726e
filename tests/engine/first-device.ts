import { afterEach, beforeEach } from 'vitest'
import type { Engine } from '../../shared/browser/engine.ts'
import type { NewShop } from '../../shared/browser/engine-api.ts'
import { World, type TestDevice } from './test-world.ts'

/** The server and the devices of the test that runs now; set by `eachTestHasDevice`. */
export let world: World

/** The first device there. */
export let device: TestDevice

/** Its engine. */
export let engine: Engine

/** The shop that is founded on it. */
export const SHOP: NewShop = {
  shopName: 'Corner shop',
  deviceName: 'Till 1',
  owner: { name: 'Azad', pin: '1234' },
  changes: [],
}

/** Its owner's account. */
export const OWNER = { login: 'azad', password: 'correct horse' }

/** Called once at the top of a test file: every test gets a new server and a device that is as far as this; all is closed after it. */
export function eachTestHasDevice(stage: 'empty' | 'founded' | 'signed up'): void {
  beforeEach(async () => {
    world = new World()
    device = world.device()
    engine = device.engine()
    if (stage !== 'empty') await engine.createShop(SHOP)
    if (stage === 'signed up') await engine.createAccount(OWNER)
  })
  afterEach(() => world.close())
}
