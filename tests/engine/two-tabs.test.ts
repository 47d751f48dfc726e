import { afterEach, expect, it } from 'vitest'
import { packageSource } from '../../shared/browser/package-file/package-source.ts'
import { restoreShop, type RestoreStep } from '../../shared/browser/restore/restore-shop.ts'
import { importLegacyFile } from '../../shared/browser/legacy-flow.ts'
import { previewLegacy } from '../../shared/browser/legacy/preview-legacy.ts'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { GenerationDb } from '../../shared/browser/store/generation-db.ts'
import { openShop } from '../../shared/browser/store/open-shop.ts'
import { invoice } from '../../shared/browser/store/test-shop.ts'
import { PosError } from '../../shared/errors.ts'
import { newId } from '../../shared/ids.ts'
import { defaultChoices } from '../../shared/legacy/legacy-preview.ts'
import type { SaleDraft } from '../../shared/rules/sale.ts'
import { loans, World, type TestDevice } from './test-world.ts'

const ACCOUNT = { login: 'azad', password: 'correct horse' }
const SHOP = { shopName: 'Shop', deviceName: 'Till', owner: { name: 'Azad', pin: '1234' }, changes: [] }

let world: World
let device: TestDevice

afterEach(() => world.close())

const draft: SaleDraft = {
  id: 'cart',
  createdAt: 5,
  lines: [],
  currency: 'IQD',
  discount: { type: 'amount', value: 0 },
}

/** Saves the cart as a bill, in the transaction that drops it. False when the shop is fenced; nothing else may go wrong. */
async function sell(store: ShopStore, id: string): Promise<boolean> {
  try {
    await store.mutate(async () => ({
      changes: [invoice(id, { at: Date.now() })],
      drafts: [{ id: draft.id, value: null }],
      made: { docs: 1, sums: { IQD: 1_000 }, at: Date.now() },
    }))
    return true
  } catch (error) {
    if (error instanceof PosError && error.code === 'shop_fenced') return false
    throw error
  }
}

/** Where the bill and the cart are afterwards: in the shop, in a generation that was left, or nowhere. */
async function whereabouts(id: string) {
  const boot = await device.boot()
  const { active, generations } = await boot.state()
  const kept: number[] = []
  for (const { number, state } of generations) {
    if (state !== 'complete') continue
    const shop = await openShop(boot, { generation: number, locks: device.locks.manager({}) })
    if ((await shop.get('invoices', id)) !== undefined) kept.push(number)
    shop.close()
  }
  const shop = await openShop(boot, { locks: device.locks.manager({}) })
  const carts = (await shop.drafts()).map((one) => one.id)
  shop.close()
  return { active, kept, carts }
}

/** The records of invoices in the labelled snapshot that waits to be sent. */
async function safetySnapshot(generation: number): Promise<number | undefined> {
  const db = await GenerationDb.open(generation)
  const rows = await db.run(['outbox'], 'read', (tx) => tx.list('outbox'))
  db.close()
  return rows.find(({ label }) => label === 'pre-restore')?.header.sections['sonic_invoices']?.records
}

const STEPS: readonly RestoreStep[] = [1, 'flip 1', 'flip 2', 2, 3, 4, 5, 6, 7, 'flip 5', 'flip 4']

it('engine 24: a sale in a second tab at any step of a restore from a file is in the safety snapshot, or refused with its cart kept', async () => {
  world = new World()
  device = world.device()
  const engine = device.engine()
  await engine.createShop(SHOP)
  await engine.createAccount(ACCOUNT)
  world.wire = () => Promise.reject(new TypeError('offline'))
  const { blob } = await engine.saveBackupFile()
  const [tab, other] = [await device.context(), await device.context()]
  let from = 1
  for (const step of STEPS) {
    const store = await other.device.shop()
    expect(store.generation).toBe(from)
    await store.saveDraft(draft)
    const bill = newId(Date.now())
    let isSold: boolean | undefined
    const source = await packageSource(tab.device, blob, { password: ACCOUNT.password })
    const { generation } = await restoreShop(tab.device, source, async (at) => {
      if (at === step) isSold = await sell(store, bill)
    })
    await source.close()
    expect(isSold, String(step)).toBe(STEPS.indexOf(step) <= STEPS.indexOf('flip 2'))
    const after = await whereabouts(bill)
    if (isSold === true) {
      expect(after).toEqual({ active: generation, kept: [from], carts: [] })
      // The generation has the bill that the round before ended with, too.
      expect(await safetySnapshot(from)).toBe(from === 1 ? 1 : 2)
    } else expect(after).toEqual({ active: generation, kept: [], carts: [draft.id] })
    // The tab that was refused sells the same cart in the shop as it is now.
    expect(await sell(await other.device.shop(), bill)).toBe(true)
    from = generation
  }
})

const OLD = {
  timestamp: '2025-01-02T03:04:05.000Z',
  version: '1.0',
  data: {
    sonic_shop_data: JSON.stringify({
      companyInfo: { name: 'Old shop' },
      customers: [],
      inventory: Array.from({ length: 40 }, (_, n) => ({ id: `${n}`, name: `Item ${n}`, stockQuantity: n })),
    }),
    sonic_invoice_counter: JSON.stringify(41),
  },
}

/** How many turns of the event loop a sale comes after the import: before, around and behind its fence. */
const TURNS = [0, 40, 80, 120, 160, 200, 260, 340, 440, 560, 1_000]

it('engine 24, 28: a sale in a second tab during an import is saved and the import refused, or refused with its cart kept', async () => {
  world = new World()
  const file = new Blob([JSON.stringify(OLD)])
  const choices = defaultChoices(await previewLegacy(file))
  const seen = new Set<string>()
  for (const turns of TURNS) {
    device = await world.signedUp()
    const [tab, other] = [await device.context(), await device.context()]
    const store = await other.device.shop()
    await store.saveDraft(draft)
    const bill = newId(Date.now())
    const importing = importLegacyFile(tab.device, { file, choices }).then(
      () => 'imported',
      (error: unknown) => (error as PosError).code,
    )
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    const isSold = await sell(store, bill)
    const outcome = await importing
    seen.add(`${outcome} ${isSold ? 'sold' : 'refused'}`)
    const after = await whereabouts(bill)
    if (isSold) expect(after).toEqual({ active: 1, kept: [1], carts: [] })
    else expect(after).toEqual({ active: 2, kept: [], carts: [draft.id] })
  }
  expect([...seen].toSorted()).toEqual(['imported refused', 'shop_not_empty sold'])
})

it('engine 26: a series that another device has taken is drawn anew, from the next document on; what was made is kept', async () => {
  world = new World()
  const engine = world.device().engine()
  await engine.createShop(SHOP)
  await engine.createAccount(ACCOUNT)
  const { blob } = await engine.saveBackupFile()
  const secret = { password: ACCOUNT.password }
  const join = async (series: string) => {
    const joined = world.device()
    const joining = joined.engine()
    await joining.restoreBackupFile(blob, secret)
    await joining.checkRestored()
    const boot = await joined.boot()
    await boot.update(({ identity }) =>
      identity === undefined ? undefined : { identity: { ...identity, letter: series } },
    )
    return { joined, joining, boot }
  }
  const first = await join('XABC')
  await first.joining.signIn({ ...ACCOUNT, deviceName: 'Till 2' })
  expect((await first.boot.state()).identity?.letter).toBe('XABC')

  const second = await join('XABC')
  const shop = await openShop(second.boot, { locks: second.joined.locks.manager({}) })
  const bill = newId(Date.now())
  await shop.mutate(async () => ({
    changes: [invoice(bill, { number: 'INV-XABC0001' }), ...loans(1)],
    made: { docs: 1, sums: { IQD: 1_000 }, at: 1 },
  }))
  world.takeRequests()
  await second.joining.signIn({ ...ACCOUNT, deviceName: 'Till 3' })
  expect(world.takeRequests().filter((request) => request === 'POST /api/devices')).toHaveLength(2)
  const { identity } = await second.boot.state()
  expect(identity?.letter).toMatch(/^X[A-Z]{3}$/)
  expect(identity?.letter).not.toBe('XABC')
  expect(await shop.get('invoices', bill)).toMatchObject({ number: 'INV-XABC0001' })
  shop.close()
  await second.joining.backupNow()
  expect(await second.joining.status()).toMatchObject({ signedIn: true, waiting: { docs: 0 } })
  const again = await second.joining.listDevices()
  expect(new Set(again.map(({ letter }) => letter))).toEqual(new Set(['', 'XABC', identity?.letter]))
})
