import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Engine } from '../../shared/browser/engine.ts'
import { openShop } from '../../shared/browser/store/open-shop.ts'
import { defaultChoices } from '../../shared/legacy/legacy-preview.ts'
import { loans, World, type TestDevice } from './test-world.ts'

let world: World
let device: TestDevice
let engine: Engine

const OLD = {
  timestamp: '2025-01-02T03:04:05.000Z',
  version: '1.0',
  data: {
    sonic_shop_data: JSON.stringify({ companyInfo: { name: 'Old shop' }, customers: [], inventory: [] }),
    sonic_invoice_counter: JSON.stringify(41),
  },
}
const file = new Blob([JSON.stringify(OLD)])

beforeEach(async () => {
  world = new World()
  device = world.device()
  engine = device.engine()
  await engine.createShop({
    shopName: 'New shop',
    deviceName: 'Till',
    owner: { name: 'Azad', pin: '1234' },
    changes: [],
  })
})
afterEach(() => world.close())

it('engine 28: an import keeps the owner, goes on with the numbers, and becomes the shop by one flip', async () => {
  const preview = await engine.previewLegacy(file)
  await engine.importLegacy(file, defaultChoices(preview))
  const boot = await device.boot()
  const { active, pendingFlip } = await boot.state()
  expect({ active, pendingFlip }).toEqual({ active: 2, pendingFlip: undefined })
  const shop = await openShop(boot)
  expect((await shop.range('staff')).map(({ name }) => name)).toEqual(['Azad'])
  expect(await shop.get('invoice_counter', 'INV')).toMatchObject({ value: 41 })
  shop.close()
  const { blob } = await engine.exportLegacy()
  expect(JSON.parse(await blob.text())).toMatchObject({ data: { sonic_invoice_counter: '41' } })
})

it('engine 28: a shop with work in it is not imported over, nor is a broken file imported, and both stay open', async () => {
  const choices = defaultChoices(await engine.previewLegacy(file))
  const cut = file.slice(0, file.size - 20)
  await expect(engine.importLegacy(cut, choices)).rejects.toMatchObject({
    code: expect.stringMatching(/^file_/) as string,
  })
  const shop = await openShop(await device.boot())
  await shop.mutate(async () => ({ changes: loans(1) }))
  await expect(engine.importLegacy(file, choices)).rejects.toMatchObject({ code: 'shop_not_empty' })
  await shop.mutate(async () => ({ changes: loans(1, 300, 1) }))
  shop.close()
})
