import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ShopStore } from '../shop-store.ts'
import { GenerationDb } from './generation-db.ts'
import { indexIdsOf, indexRangeOf } from './index-key.ts'
import { type TestDevice, invoice, newTestDevice, write } from './test-shop.ts'

const COUNT = 400
let device: TestDevice
let store: ShopStore
const idOf = (n: number): string => `i${String(n).padStart(4, '0')}`
const bill = (n: number, customerId: string) =>
  invoice(idOf(n), { customerId, at: 1_000 + n, note: 'x'.repeat(900) })

beforeEach(async () => {
  device = await newTestDevice()
  store = await device.open()
  await write(store, ...Array.from({ length: COUNT }, (_, n) => bill(n, `c${n % 8}`)))
  await store.cut({ trigger: 'auto' })
})
afterEach(() => device.close())

async function inDb<T>(work: (db: GenerationDb) => Promise<T>): Promise<T> {
  const db = await GenerationDb.open(store.generation)
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

/** As after an update of the app with another rule for its keys. */
async function outdateIndexes(): Promise<void> {
  await inDb((db) =>
    db.run(['meta'], 'strict', async (tx) => {
      const states = (await tx.meta('index')) ?? {}
      const older = Object.entries(states).map(([name, state]) => [
        name,
        { ...state, version: state.version - 1 },
      ])
      tx.putMeta('index', Object.fromEntries(older))
    }),
  )
  store.close()
  store = await device.open()
}

const billsOf = async (customer: string, options = {}): Promise<string[]> =>
  (await store.lookup('invoices_by_customer', [customer], options)).records.map(({ id }) => id)

describe('indexes', () => {
  it('engine 6: give the records of a prefix in the order of the rest of the key, both ways, with a limit', async () => {
    const wanted = Array.from({ length: COUNT / 8 }, (_, n) => idOf(n * 8 + 3))
    expect(await billsOf('c3')).toEqual(wanted)
    expect(await billsOf('c3', { reverse: true, limit: 4 })).toEqual(wanted.toReversed().slice(0, 4))
    expect((await store.lookup('invoices_by_number', ['INV-i0007'])).records.map(({ id }) => id)).toEqual([
      idOf(7),
    ])
  })

  it('engine 6: another version is rebuilt; until then the newest are found and it says that it is indexing', async () => {
    await outdateIndexes()
    await write(store, bill(COUNT, 'c3'))
    const early = await store.lookup('invoices_by_customer', ['c3'])
    expect(early.indexing).toBe(true)
    expect(early.records.map(({ id }) => id)).toContain(idOf(COUNT))
    expect(early.records.map(({ id }) => id)).toContain(idOf(COUNT - 5))
    await store.buildIndexes()
    expect(await store.lookup('invoices_by_customer', ['c3'])).toMatchObject({ indexing: false })
    expect(await billsOf('c3')).toHaveLength(COUNT / 8 + 1)
  })

  it('engine 6: what changes before, while and after it is built, with cuts between, is found under its new key only', async () => {
    await write(store, bill(1, 'hot before'))
    await outdateIndexes()
    await write(store, bill(2, 'moved'), { ...bill(3, ''), value: null })
    let parts = 0
    await store.buildIndexes(() => {
      parts += 1
    })
    expect(parts).toBeGreaterThan(0)
    await write(store, bill(4, 'moved'))
    await store.cut({ trigger: 'auto' })
    expect(await billsOf('hot before')).toEqual([idOf(1)])
    expect(await billsOf('moved')).toEqual([idOf(2), idOf(4)])
    expect(await billsOf('c1')).toHaveLength(COUNT / 8 - 1)
    expect(await billsOf('c3')).toHaveLength(COUNT / 8 - 1)
    const entries = await inDb((db) => db.run(['meta'], 'read', (tx) => tx.meta('tops')))
    expect(entries?.['invoices_by_customer']?.records).toBe(COUNT - 1)
  })

  it('engine 6: a cut while it is built leaves its hot entries alone, so that none that is gone comes back', async () => {
    await outdateIndexes()
    await write(store, bill(2, 'moved'))
    await store.cut({ trigger: 'auto' })
    const hot = await inDb((db) => db.run(['hot'], 'read', (tx) => tx.list('hot')))
    expect(hot.map(({ collection, text }) => [collection, text === null])).toEqual(
      [
        ['invoices_by_customer', true],
        ['invoices_by_customer', false],
        ['invoices_by_number', true],
      ].filter(([name]) => name === 'invoices_by_customer'),
    )
    await store.buildIndexes()
    await store.cut({ trigger: 'auto' })
    expect(await billsOf('moved')).toEqual([idOf(2)])
    expect(await billsOf('c2')).not.toContain(idOf(2))
  })

  it('engine 6: an entry leaves the index when its record changes', async () => {
    await write(store, bill(5, 'moved'))
    await store.cut({ trigger: 'auto' })
    const top = await inDb((db) => db.run(['meta'], 'read', (tx) => tx.meta('tops')))
    expect(top?.['invoices_by_customer']?.records).toBe(COUNT)
  })

  it('engine 6: numbers sort as numbers, parts of any text stay apart', () => {
    const keyOf = (customerId: string, at: number): string =>
      indexIdsOf('invoices_by_customer', { ...invoice('x', { customerId, at }).value, id: 'x' })[0] ?? ''
    const times = [-5, -1, 0, 9, 10, 1_760_000_000_000, Number.MAX_SAFE_INTEGER]
    const keys = times.map((at) => keyOf('c', at))
    expect(keys.toSorted()).toEqual(keys)
    expect(keyOf('a\u0000b', 1).split('\u0000')).toHaveLength(3)
    expect(keyOf('x'.repeat(500), 1).length).toBeLessThanOrEqual(256)
    const { from = '', to = '' } = indexRangeOf(['c'])
    expect(keyOf('c', 1) > from && keyOf('c', 1) < to).toBe(true)
    expect(keyOf('cc', 1) > from && keyOf('cc', 1) < to).toBe(false)
  })

  it('does not mix up customers whose names begin with the same 64 characters', async () => {
    const long = 'n'.repeat(64)
    await write(store, bill(0, `${long}a`), bill(1, `${long}b`))
    expect(await billsOf(`${long}a`)).toEqual([idOf(0)])
  })
})
