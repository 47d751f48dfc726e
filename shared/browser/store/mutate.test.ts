import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { SaleDraft } from '../../rules/sale.ts'
import type { Change, Mutation, ShopStore } from '../shop-store.ts'
import { setFence } from './fence.ts'
import { GenerationDb } from './generation-db.ts'
import { type TestDevice, invoice, newTestDevice, record, write } from './test-shop.ts'

let device: TestDevice
let store: ShopStore
beforeEach(async () => {
  device = await newTestDevice()
  store = await device.open()
})
afterEach(() => {
  vi.restoreAllMocks()
  device.close()
})

const draft: SaleDraft = {
  id: 'd1',
  createdAt: 5,
  currency: 'IQD',
  lines: [],
  discount: { type: 'amount', value: 0 },
}

async function withDb<T>(work: (db: GenerationDb) => Promise<T>): Promise<T> {
  const db = await GenerationDb.open(store.generation)
  try {
    return await work(db)
  } finally {
    db.close()
  }
}

/** `good` and then `bad` in one mutate: it is refused, and `good` is not there. */
async function refuses(bad: unknown): Promise<{ code: string; field: string | undefined }> {
  const changes = [record('good'), bad as Change]
  const error: { code: string; field: string | undefined } = await store
    .mutate(async () => ({ changes }))
    .then(
      () => expect.fail('it was accepted'),
      (reason: unknown) => reason as { code: string; field: string | undefined },
    )
  expect(await store.get('kaka_loans', 'good')).toBeUndefined()
  expect((await store.hotSize()).rows).toBe(0)
  return { code: error.code, field: error.field }
}

describe('mutate', () => {
  it('engine 3: is one strict transaction over hot, cold and meta', async () => {
    const spy = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await write(store, record('a'), record('b'))
    expect(spy.mock.calls).toEqual([[['hot', 'cold', 'meta'], 'readwrite', { durability: 'strict' }]])
  })

  it('engine 3: writes nothing when the plan waits for something outside of the transaction', async () => {
    const plan = async (): Promise<Mutation> => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return { changes: [record('a')] }
    }
    await expect(store.mutate(plan)).rejects.toMatchObject({ code: 'internal' })
    expect(await store.get('kaka_loans', 'a')).toBeUndefined()
  })

  it('engine 3: writes nothing when the plan throws, and rethrows what it threw', async () => {
    const reason = new Error('more than was sold')
    await expect(store.mutate(() => Promise.reject(reason))).rejects.toBe(reason)
    expect((await store.hotSize()).rows).toBe(0)
  })

  it('engine 3: issues no request between the first put and the last', async () => {
    const order: string[] = []
    const put = Reflect.get(IDBObjectStore.prototype, 'put')
    const get = Reflect.get(IDBObjectStore.prototype, 'get')
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      order.push('put')
      return put.apply(this, args)
    })
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(function (this: IDBObjectStore, key) {
      order.push('get')
      return get.call(this, key)
    })
    await write(store, record('a'), invoice('b'), record('c'))
    expect(order.lastIndexOf('get')).toBeLessThan(order.indexOf('put'))
    expect(order.filter((what) => what === 'put')).toHaveLength(5)
  })

  it('engine 4: refuses what cannot be canonical with the name of its field, and writes nothing of the rest', async () => {
    const loose = (fields: object): Change => record('x', fields)
    expect(await refuses(loose({ a: { b: [1, Number.NaN] } }))).toEqual({
      code: 'not_canonical',
      field: 'kaka_loans.a.b[1]',
    })
    expect(await refuses(loose({ name: '\uD800' }))).toEqual({
      code: 'not_canonical',
      field: 'kaka_loans.name',
    })
    expect(await refuses(loose({ name: undefined }))).toEqual({
      code: 'not_canonical',
      field: 'kaka_loans.name',
    })
    expect(await refuses(loose({ at: new Date(0) }))).toEqual({
      code: 'not_canonical',
      field: 'kaka_loans.at',
    })
    expect(await refuses(loose({ big: 'x'.repeat(524_288) }))).toMatchObject({ code: 'record_too_large' })
    expect(await refuses(record('i'.repeat(257)))).toEqual({ code: 'not_canonical', field: 'kaka_loans.id' })
    expect(await refuses(record('i\0'))).toEqual({ code: 'not_canonical', field: 'kaka_loans.id' })
  })

  it('refuses what is no record of its collection with the path of its field', async () => {
    const bad = invoice('b', { total: 1.5 })
    expect(await refuses(bad)).toEqual({ code: 'record_invalid', field: 'invoices.total' })
    expect(await refuses({ ...record('b'), id: 'c' })).toEqual({
      code: 'record_invalid',
      field: 'kaka_loans.id',
    })
    expect(await refuses({ ...record('b'), collection: 'toString' })).toMatchObject({
      code: 'unknown_collection',
    })
    expect(await refuses(record('good'))).toEqual({ code: 'record_invalid', field: 'kaka_loans.id' })
  })

  it('engine 9: keeps fields that no schema knows', async () => {
    const later = invoice('a', { colour: { of: 'a later version' } } as object)
    await write(store, later)
    expect(await store.get('invoices', 'a')).toEqual(later.value)
  })

  it('engine 9: code that knows a lower schema may read, not write', async () => {
    await write(store, record('a'))
    await withDb((db) =>
      db.run(['meta'], 'strict', async (tx) => {
        const state = await tx.meta('state')
        if (state !== undefined) tx.putMeta('state', { ...state, schemaVersion: state.schemaVersion + 1 })
      }),
    )
    const older = await device.open()
    expect(await older.get('kaka_loans', 'a')).toEqual({ id: 'a' })
    await expect(write(older, record('b'))).rejects.toMatchObject({ code: 'read_only_schema' })
    await expect(older.cut({ trigger: 'auto' })).rejects.toMatchObject({ code: 'read_only_schema' })
  })

  it('engine 24: refuses to write once the generation is fenced', async () => {
    await withDb((db) => setFence(db, 'token'))
    await expect(write(store, record('a'))).rejects.toMatchObject({ code: 'shop_fenced' })
    await expect(store.saveDraft(draft)).rejects.toMatchObject({ code: 'shop_fenced' })
    await expect(store.cut({ trigger: 'auto' })).rejects.toMatchObject({ code: 'shop_fenced' })
    expect(await store.cut({ trigger: 'pre_restore', label: 'pre_restore', fence: 'token' })).toHaveProperty(
      'snapshotId',
    )
  })

  it('engine 8: a draft goes in the transaction that saves its sale, or stays', async () => {
    await store.saveDraft(draft)
    await store.saveDraft({ ...draft, id: 'd2', createdAt: 4 })
    expect((await store.drafts()).map(({ id }) => id)).toEqual(['d2', 'd1'])
    const sale = async (bad: object): Promise<void> =>
      store.mutate(async (tx) => {
        expect(await tx.draft('d1')).toEqual(draft)
        return { changes: [record('sale', bad)], drafts: [{ id: 'd1', value: null }] }
      })
    await expect(sale({ total: Number.NaN })).rejects.toMatchObject({ code: 'not_canonical' })
    expect(await store.drafts()).toHaveLength(2)
    await sale({})
    expect((await store.drafts()).map(({ id }) => id)).toEqual(['d2'])
  })

  it('engine 36: raises what waits, and the cut moves it into the outbox', async () => {
    const sell = (id: string, at: number, total: number): Promise<void> =>
      store.mutate(async () => ({ changes: [record(id)], made: { docs: 1, sums: { IQD: total }, at } }))
    await sell('a', 20, 1000)
    await sell('b', 10, 500)
    expect(await store.unsent()).toEqual({ docs: 2, sums: { IQD: 1500 }, oldest: 10 })
    await store.cut({ trigger: 'auto', onStep: (step) => (step === 5 ? sell('c', 30, 250) : undefined) })
    expect(await store.unsent()).toMatchObject({ docs: 3, sums: { IQD: 1750 }, oldest: 10 })
    const rows = await withDb((db) => db.run(['outbox'], 'read', (tx) => tx.list('outbox')))
    expect(rows.map(({ unsent }) => unsent)).toEqual([{ docs: 2, sums: { IQD: 1500 }, oldest: 10 }])
  })

  it('tells this tab and others after the commit, with the collections', async () => {
    const other = await device.open()
    const heard: string[] = []
    other.onChange(({ collections }) => heard.push(`other ${[...collections].join()}`))
    store.onChange(({ collections }) => heard.push(`own ${[...collections].join()}`))
    await write(store, record('a'), invoice('b'))
    await vi.waitFor(() => expect(heard).toEqual(['own kaka_loans,invoices', 'other kaka_loans,invoices']))
  })

  it('a plan reads what it is about to change, in the same transaction', async () => {
    const add = (): Promise<void> =>
      store.mutate(async (tx) => {
        const before = (await tx.get('invoice_counter', 'INV'))?.value ?? 0
        return {
          changes: [{ collection: 'invoice_counter', id: 'INV', value: { id: 'INV', value: before + 1 } }],
        }
      })
    await Promise.all(Array.from({ length: 12 }, add))
    expect(await store.get('invoice_counter', 'INV')).toEqual({ id: 'INV', value: 12 })
  })
})
