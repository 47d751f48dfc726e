import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openManifest } from '../../snapshot/seal.ts'
import { headerMatches } from '../../snapshot/manifest.ts'
import { SECTIONS } from '../../sections.ts'
import type { OutboxRow, StoreName, StoreRows } from '../generation.ts'
import type { ShopStore } from '../shop-store.ts'
import { GenerationDb } from '../store/generation-db.ts'
import {
  TEST_IDENTITY,
  type TestDevice,
  invoice,
  newTestDevice,
  newTestLocks,
  record,
  write,
} from '../store/test-shop.ts'

let device: TestDevice
let store: ShopStore
let db: GenerationDb
beforeEach(async () => {
  device = await newTestDevice()
  store = await device.open()
  db = await GenerationDb.open(store.generation)
})
afterEach(() => {
  db.close()
  device.close()
})

function rows<Name extends StoreName>(name: Name): Promise<StoreRows[Name][]> {
  return db.run([name], 'read', (tx) => tx.list(name))
}

const sell = (id: string, total: number, at: number): Promise<void> =>
  store.mutate(async () => ({ changes: [record(id)], made: { docs: 1, sums: { USD: total }, at } }))

const open = ({ header, manifest }: OutboxRow) =>
  openManifest(device.keys, TEST_IDENTITY, header.manifestId, manifest)

describe('the cut', () => {
  it('engine 13: says nothing new when nothing has changed since, and no hot row is left', async () => {
    await write(store, record('a'))
    const first = await store.cut({ trigger: 'auto' })
    await write(store, record('a', { changed: true }))
    await write(store, record('a'))
    const second = await store.cut({ trigger: 'auto' })
    expect(second).toMatchObject({ root: first.root, changed: false, merged: 1, leaves: 0 })
    expect(second).not.toHaveProperty('snapshotId')
    expect(await rows('hot')).toEqual([])
    expect((await rows('outbox')).map(({ snapshotId }) => snapshotId)).toEqual([first.snapshotId])
  })

  it('engine 12: makes a snapshot over the unchanged root when one is asked for', async () => {
    await write(store, record('a'))
    const first = await store.cut({ trigger: 'auto' })
    const forced = await store.cut({ trigger: 'manual', force: true })
    const labelled = await store.cut({ trigger: 'shift_close', label: 'shift 4' })
    expect(new Set([first, forced, labelled].map(({ root }) => root)).size).toBe(1)
    const outbox = await rows('outbox')
    expect(outbox.map(({ label }) => label)).toEqual(['shift 4'])
    expect(outbox[0]?.header).toMatchObject({ seq: 3, parent: forced.snapshotId, root: first.root })
  })

  it('engine 12: the first snapshot of a lineage is made of an unchanged shop too, and goes on from the one before', async () => {
    const first = await store.cut({ trigger: 'auto' })
    await device.boot.update(({ identity }) =>
      identity === undefined ? undefined : { identity: { ...identity, lineage: 'lineage-2' } },
    )
    const second = await store.cut({ trigger: 'auto' })
    expect(second.root).toBe(first.root)
    expect((await rows('outbox')).at(-1)?.header).toMatchObject({
      lineage: 'lineage-2',
      seq: 1,
      parent: first.snapshotId,
    })
    expect(await store.cut({ trigger: 'auto' })).not.toHaveProperty('snapshotId')
  })

  it('engine 12: another cut in between is seen by cutNo, also when the root is the same again', async () => {
    await write(store, record('a', { state: 'A' }))
    await store.cut({ trigger: 'auto' })
    await write(store, record('b'))
    const other = await device.open({ locks: newTestLocks() })
    let tries = 0
    await store.cut({
      trigger: 'auto',
      onStep: async (step) => {
        if (step === 1) tries += 1
        if (step !== 5 || tries > 1) return
        await write(other, record('a', { state: 'B' }))
        await other.cut({ trigger: 'auto' })
        await write(other, record('a', { state: 'A' }), { ...record('b'), value: null })
        await other.cut({ trigger: 'auto' })
        await write(other, record('a', { state: 'C' }))
      },
    })
    expect(tries).toBe(2)
    expect(await store.range('kaka_loans')).toEqual([{ id: 'a', state: 'C' }])
  })

  it('engine 12: a row written while the cut runs stays in hot', async () => {
    await write(store, record('a', { n: 1 }), record('b'))
    await store.cut({
      trigger: 'auto',
      onStep: (step) => (step === 3 ? write(store, record('a', { n: 2 }), record('c')) : undefined),
    })
    expect((await rows('hot')).map(({ id, inCold }) => ({ id, inCold }))).toEqual([
      { id: 'a', inCold: true },
      { id: 'c', inCold: false },
    ])
    expect(await store.count('kaka_loans')).toBe(3)
  })

  it('engine 12: an emptied collection leaves nothing behind', async () => {
    const ids = Array.from({ length: 60 }, (_, n) => `r${n}`)
    await write(store, ...ids.map((id) => record(id, { pad: id.repeat(1_000) })))
    await store.cut({ trigger: 'auto' })
    expect((await rows('cold')).length).toBeGreaterThan(3)
    await write(store, ...ids.map((id) => ({ ...record(id), value: null })))
    await store.cut({ trigger: 'auto' })
    expect([await rows('cold'), await rows('nodes'), await rows('hot')]).toEqual([[], [], []])
    expect(await store.count('kaka_loans')).toBe(0)
  })

  it('engine 19: a newer cut replaces an unsent one without a label and takes over what waited', async () => {
    await sell('a', 100, 10)
    const first = await store.cut({ trigger: 'auto' })
    await sell('b', 200, 20)
    const kept = await store.cut({ trigger: 'pre_restore', label: 'pre_restore' })
    await sell('c', 300, 30)
    const third = await store.cut({ trigger: 'auto' })
    await sell('d', 400, 40)
    const last = await store.cut({ trigger: 'auto' })
    const outbox = await rows('outbox')
    expect(outbox.map(({ snapshotId, unsent }) => ({ snapshotId, unsent }))).toEqual([
      { snapshotId: kept.snapshotId, unsent: { docs: 2, sums: { USD: 300 }, oldest: 10 } },
      { snapshotId: last.snapshotId, unsent: { docs: 2, sums: { USD: 700 }, oldest: 30 } },
    ])
    expect(
      outbox.map(({ absorbed }) => absorbed.map(({ snapshotId, unsent }) => [snapshotId, unsent.docs])),
    ).toEqual([[[first.snapshotId, 1]], [[third.snapshotId, 1]]])
    expect(await store.unsent()).toEqual({ docs: 4, sums: { USD: 1000 }, oldest: 10 })
  })

  it('engine 1: replaced leaves are kept exactly as long as a labelled snapshot waits', async () => {
    await write(store, record('a'))
    await store.cut({ trigger: 'auto' })
    await write(store, record('a', { n: 1 }))
    await store.cut({ trigger: 'auto' })
    expect(await rows('old')).toEqual([])
    const labelled = await store.cut({ trigger: 'shift_close', label: 'shift' })
    const [leaf] = await rows('cold')
    await write(store, record('a', { n: 2 }))
    await store.cut({ trigger: 'auto' })
    expect(await rows('old')).toMatchObject([{ id: leaf?.leafId, kind: 'leaf', leaf }])
    await db.run(['outbox'], 'strict', async (tx) => {
      for (const { cutNo, snapshotId } of await tx.list('outbox'))
        if (snapshotId === labelled.snapshotId) tx.remove('outbox', cutNo)
    })
    await write(store, record('a', { n: 3 }))
    await store.cut({ trigger: 'auto' })
    expect(await rows('old')).toEqual([])
  })

  it('the outbox row holds the sealed manifest, and its header says the same', async () => {
    const balance = { id: 'c1.USD', customerId: 'c1', currency: 'USD' as const, owed: 250 }
    await write(
      store,
      invoice('a', { customerId: 'c1' }),
      { collection: 'balances', id: balance.id, value: balance },
      record('INV', { value: 7 }, 'invoice_counter'),
    )
    const { snapshotId, root } = await store.cut({ trigger: 'manual' })
    const row = (await rows('outbox'))[0] ?? expect.fail('nothing in the outbox')
    const manifest = await open(row)
    expect(manifest).toMatchObject({
      snapshotId,
      root,
      shopId: 'shop-1',
      seq: 1,
      parent: null,
      trigger: 'manual',
      counters: { INV: 7 },
      summary: { owed: { USD: 250 } },
    })
    expect(manifest.collections.map(({ name, records }) => [name, records])).toEqual([
      ['balances', 1],
      ['invoice_counter', 1],
      ['invoices', 1],
    ])
    expect(Object.keys(manifest.sections).sort()).toEqual(Object.keys(SECTIONS).sort())
    expect(manifest.sections['sonic_invoices']).toEqual({ records: 1 })
    expect(headerMatches(row.header, manifest)).toBe(true)
  })

  it('the sealed summary says what is owed, in the till by kind and currency, kept, lent and in stock, of one moment', async () => {
    const balance = { id: 'c1.USD', customerId: 'c1', currency: 'USD' as const, owed: 250 }
    const cash = { cash: { IQD: 11_000, USD: -300 }, card: { USD: 75 } }
    await write(
      store,
      { collection: 'balances', id: balance.id, value: balance },
      { collection: 'totals', id: 'shop', value: { id: 'shop', cash, stockMilli: 7_500 } },
    )
    await store.cut({ trigger: 'manual' })
    // What is written while a cut is under way belongs to the next one.
    const more = { id: 'shop' as const, cash: {}, stockMilli: 0 }
    let isWritten = false
    await store.cut({
      trigger: 'manual',
      label: 'kept',
      async onStep(step) {
        if (step === 2) await write(store, { collection: 'totals', id: 'shop', value: more })
        isWritten ||= step === 2
      },
    })
    expect(isWritten).toBe(true)
    const none = { IQD: 0, USD: 0 }
    const row = (await rows('outbox')).find(({ label }) => label === 'kept')
    expect((await open(row ?? expect.fail('no labelled row'))).summary).toEqual({
      owed: { USD: 250 },
      cash: { IQD: 11_000, USD: -300 },
      card: { IQD: 0, USD: 75 },
      transfer: none,
      kept: none,
      loans: none,
      stock: { milli: 7_500 },
    })
  })

  it('engine 6: an index is never part of the root', async () => {
    const { root } = await store.cut({ trigger: 'auto' })
    await write(store, invoice('a', { customerId: 'c1' }))
    await store.cut({ trigger: 'auto' })
    expect(new Set((await rows('cold')).map(({ collection }) => collection))).toEqual(
      new Set(['invoices', 'invoices_by_customer', 'invoices_by_number']),
    )
    await write(store, { ...invoice('a'), value: null })
    expect((await store.cut({ trigger: 'auto' })).root).toBe(root)
    expect(await rows('cold')).toEqual([])
  })
})
