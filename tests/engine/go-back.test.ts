import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupNow } from '../../shared/browser/engine/backup-now.ts'
import { readStatus } from '../../shared/browser/engine/read-status.ts'
import { runOnce } from '../../shared/browser/engine/run-once.ts'
import { checkRestored } from '../../shared/browser/restore/check-restored.ts'
import { goBack, type GoBackStep } from '../../shared/browser/restore/go-back.ts'
import { wayBack } from '../../shared/browser/restore/way-back.ts'
import { GenerationDb } from '../../shared/browser/store/generation-db.ts'
import { invoice } from '../../shared/browser/store/test-shop.ts'
import { newId } from '../../shared/ids.ts'
import type { Counter } from '../../shared/records/counter.ts'
import type { SaleDraft } from '../../shared/rules/sale.ts'
import {
  backupsOf,
  restoreOldest,
  contentsOf,
  loans,
  World,
  type Context,
  type TestDevice,
} from './test-world.ts'

let world: World
let device: TestDevice
let tab: Context

beforeEach(async () => {
  world = new World()
  device = await world.signedUp()
  tab = await device.context()
  await (await tab.device.shop()).mutate(async () => ({ changes: loans(300) }))
  await backupNow(tab.device)
})
afterEach(() => world.close())

const restoreFirst = () => restoreOldest(world, device.shop!, tab.device)

/** A bill with its counter, as a sale writes them. */
async function sell(number: number, total: number): Promise<string> {
  const at = Date.now()
  const id = newId(at)
  const counter: Counter = { id: 'INV', value: number }
  await (
    await tab.device.shop()
  ).mutate(async () => ({
    changes: [
      invoice(id, { at, number: `INV-${String(number).padStart(4, '0')}`, total, customerName: 'Azad' }),
      { collection: 'invoice_counter', id: 'INV', value: counter },
    ],
    made: { docs: 1, sums: { IQD: total }, at },
  }))
  return id
}

/** Bends one stored leaf of the active generation, on this device and, if asked for, what the server answers. */
async function damage(collection: string, isServerToo: boolean): Promise<void> {
  const { active } = await tab.device.boot.state()
  const db = await GenerationDb.open(active!)
  await db.run(['cold'], 'strict', async (tx) => {
    const row = (await tx.list('cold')).find((one) => one.collection === collection)
    const body = row!.body.slice()
    body[5] = (body[5] ?? 0) ^ 255
    tx.put('cold', { ...row!, body })
  })
  db.close()
  if (!isServerToo) return
  world.wire = async (path, _init, ask) => {
    const answer = await ask()
    if (!path.endsWith('/objects/fetch')) return answer
    const bytes = new Uint8Array(await answer.arrayBuffer())
    bytes[bytes.length - 40] = (bytes[bytes.length - 40] ?? 0) ^ 1
    return new Response(bytes, answer)
  }
}

const draft = (id: string): SaleDraft => ({
  id,
  createdAt: 5,
  lines: [],
  currency: 'IQD',
  discount: { type: 'amount', value: 0 },
})

describe('the way back after a restore', () => {
  it('engine 25: the check repairs a damaged leaf, and writes no other (decision 433)', async () => {
    await restoreFirst()
    await damage('kaka_loans', false)
    expect(await checkRestored(tab.device)).toMatchObject({ repaired: 1 })
    const db = await GenerationDb.open(2)
    const rows = await db.run(['cold'], 'read', (tx) => tx.list('cold'))
    db.close()
    const leaves = rows.filter(({ collection }) => collection === 'kaka_loans')
    expect(leaves.length).toBeGreaterThan(3)
    expect(leaves.filter(({ firstId }) => firstId !== '')).toMatchObject([{ collection: 'kaka_loans' }])
    expect(await checkRestored(tab.device)).toMatchObject({ repaired: 0 })
  })

  it.each(['tampered', 'lost'])(
    'engine 25: a damaged leaf that the server has %s can be left behind: what was sold since is listed and kept',
    async (how) => {
      const shop = await tab.device.shop()
      const own = await sell(7, 500)
      await shop.saveDraft(draft('sold since'))
      const before = await contentsOf(shop)
      await restoreFirst()
      await damage('kaka_loans', true)
      if (how === 'lost') {
        const json = { code: 'missing_objects', message: 'gone', requestId: 'r' }
        world.wire = async (path, _init, ask) =>
          path.endsWith('/objects/fetch') ? Response.json(json, { status: 404 }) : ask()
      }
      await expect(checkRestored(tab.device)).rejects.toMatchObject({ code: 'object_invalid' })
      const restored = await tab.device.shop()
      await restored.deleteDraft('sold since')
      await restored.saveDraft(draft('open'))
      const first = await sell(8, 1_000)
      const second = await sell(9, 250)
      const way = await wayBack(tab.device)
      expect(way).toMatchObject({ generation: 1, sums: { IQD: 1_250 }, isComplete: true })
      expect(way!.bills.map(({ id }) => id).toSorted()).toEqual([first, second].toSorted())

      world.wire = (_path, _init, ask) => ask()
      expect(await goBack(tab.device)).toEqual(way)
      const back = await tab.device.shop()
      expect(back.generation).toBe(1)
      const counters = before.filter((line) => !line.startsWith('invoice_counter'))
      const now = await contentsOf(back)
      expect(now.filter((line) => !line.startsWith('invoice_counter'))).toEqual(counters)
      expect(await back.get('invoices', own)).toBeDefined()
      // Numbers given out since are not given out again, and the carts are those of now.
      expect(await back.get('invoice_counter', 'INV')).toMatchObject({ value: 9 })
      expect((await back.drafts()).map(({ id }) => id)).toEqual(['open'])
      await sell(10, 100)

      // What was left behind goes to the server, and the shop goes on in a lineage of its own.
      await runOnce(tab.device, 'start')
      await runOnce(tab.device, 'sync')
      expect(await readStatus(tab.device)).toMatchObject({ waiting: { docs: 0 } })
      const lineages = (await backupsOf(world, device.shop!)).map(({ lineage }) => lineage)
      expect(new Set(lineages).size).toBe(3)
    },
  )

  it('engine 25: bills in a damaged leaf are said to be missing from the list, and going back works all the same', async () => {
    await restoreFirst()
    const lost = await sell(8, 1_000)
    await (await tab.device.shop()).cut({ trigger: 'auto' })
    await damage('invoices', false)
    const kept = await sell(9, 250)
    const way = await wayBack(tab.device)
    expect(way).toMatchObject({ isComplete: false, sums: { IQD: 250 } })
    expect(way!.bills.map(({ id }) => id)).toEqual([kept])
    await goBack(tab.device)
    const back = await tab.device.shop()
    expect(await back.get('invoice_counter', 'INV')).toMatchObject({ value: 9 })
    expect(await back.get('invoices', lost)).toBeUndefined()
    // The sale that a cut could not merge still waits in what was left behind, and so that is kept.
    expect(await readStatus(tab.device)).toMatchObject({ waiting: { docs: 2 } })
  })

  it('engine 25: there is no way back where nothing is kept of what was before', async () => {
    expect(await wayBack(tab.device)).toBeUndefined()
    await expect(goBack(tab.device)).rejects.toMatchObject({ code: 'not_found' })
    await (await tab.device.shop()).mutate(async () => ({ changes: loans(1, 300, 900) }))
  })

  it('engine 27: whoever went back can go back again', async () => {
    await restoreFirst()
    await sell(8, 1_000)
    await goBack(tab.device)
    expect(await wayBack(tab.device)).toMatchObject({ generation: 2, bills: [] })
    await goBack(tab.device)
    const shop = await tab.device.shop()
    expect(shop.generation).toBe(2)
    expect(await shop.count('invoices')).toBe(1)
  })
})

const STEPS: readonly GoBackStep[] = [1, 'flip 1', 'flip 2', 2, 3, 'flip 5', 'flip 4']

describe('a way back that is killed', () => {
  it.each(STEPS)(
    'engine 24: before step %s leaves the shop as it is, open, and loses nothing',
    async (step) => {
      await restoreFirst()
      await sell(8, 1_000)
      const before = await contentsOf(await tab.device.shop())
      const doomed = await device.context()
      const reached = Promise.withResolvers<void>()
      goBack(doomed.device, (at) => {
        if (at !== step) return undefined
        reached.resolve()
        return new Promise<void>(() => undefined)
      }).catch(() => undefined)
      await reached.promise
      doomed.kill()

      const next = await device.context()
      await runOnce(next.device, 'start')
      const shop = await next.device.shop()
      expect(await contentsOf(shop)).toEqual(before)
      await shop.mutate(async () => ({ changes: loans(1, 300, 900) }))
      await goBack(next.device)
      expect((await next.device.shop()).generation).toBe(1)
    },
  )
})
