import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { packLeaf } from '../../snapshot/leaf.ts'
import type { ShopStore } from '../shop-store.ts'
import { LeafCache } from './leaf-cache.ts'
import { type TestDevice, newTestDevice, record, write } from './test-shop.ts'

const COUNT = 240
let device: TestDevice
let store: ShopStore
const idOf = (n: number): string => `r${String(n).padStart(4, '0')}`

/** 80 leaves or so of three large records each, the last ones still hot. */
beforeEach(async () => {
  device = await newTestDevice()
  store = await device.open()
  const all = Array.from({ length: COUNT }, (_, n) => record(idOf(n), { pad: `${n}`.repeat(12_000) }))
  await write(store, ...all.slice(0, COUNT - 5))
  await store.cut({ trigger: 'auto' })
  await write(store, ...all.slice(COUNT - 5))
})
afterEach(() => {
  vi.restoreAllMocks()
  device.close()
})

/** How many cold rows each transaction read while `work` ran. */
async function coldRowsPerTransaction(work: () => Promise<unknown>): Promise<number[]> {
  const rows = new Map<IDBTransaction, number>()
  const getAll = Reflect.get(IDBObjectStore.prototype, 'getAll')
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(function (this: IDBObjectStore, ...args) {
    const request = getAll.apply(this, args)
    const { name, transaction } = this
    if (name === 'cold')
      request.addEventListener('success', () =>
        rows.set(transaction, (rows.get(transaction) ?? 0) + request.result.length),
      )
    return request
  })
  await work()
  return [...rows.values()]
}

describe('reading', () => {
  it('engine 2: a long range goes on in new transactions, none over 64 leaves', async () => {
    let ids: string[] = []
    const perTransaction = await coldRowsPerTransaction(async () => {
      ids = (await store.range('kaka_loans')).map(({ id }) => id)
    })
    expect(ids).toEqual(Array.from({ length: COUNT }, (_, n) => idOf(n)))
    expect(perTransaction.length).toBeGreaterThan(1)
    expect(Math.max(...perTransaction)).toBeLessThanOrEqual(64)
  })

  it('engine 2: the same backwards, and with a limit past the 64 leaves', async () => {
    const back = Array.from({ length: COUNT }, (_, n) => idOf(COUNT - 1 - n))
    expect((await store.range('kaka_loans', { reverse: true })).map(({ id }) => id)).toEqual(back)
    const limited = await store.range('kaka_loans', { reverse: true, after: idOf(230), limit: 222 })
    expect(limited.map(({ id }) => id)).toEqual(back.slice(10, 232))
  })

  it('engine 2: inside a mutate a range of more than 64 leaves is refused', async () => {
    const plan = store.mutate(async (tx) => {
      await tx.range('kaka_loans')
      return { changes: [record('never')] }
    })
    await expect(plan).rejects.toMatchObject({ code: 'internal' })
    expect(await store.get('kaka_loans', 'never')).toBeUndefined()
  })

  it('reads few leaves for a few records', async () => {
    const perTransaction = await coldRowsPerTransaction(() =>
      store.range('kaka_loans', { from: idOf(100), limit: 3 }),
    )
    expect(perTransaction[0]).toBeLessThanOrEqual(6)
  })

  it('many records are one transaction', async () => {
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const ids = Array.from({ length: 40 }, (_, n) => idOf(n * 6))
    const found = await store.getMany('kaka_loans', [...ids, 'nobody'])
    expect(found.map((value) => value?.id)).toEqual([...ids, undefined])
    expect(transactions).toHaveBeenCalledTimes(1)
  })

  it('engine 2: more than 64 records are asked for 64 at a time', async () => {
    const transactions = vi.spyOn(IDBDatabase.prototype, 'transaction')
    const ids = Array.from({ length: COUNT }, (_, n) => idOf(n)).toReversed()
    expect((await store.getMany('kaka_loans', ids)).map((value) => value?.id)).toEqual(ids)
    expect(transactions).toHaveBeenCalledTimes(Math.ceil(COUNT / 64))
  })

  it('gives copies: changing one changes nothing', async () => {
    const first = await store.get('kaka_loans', idOf(1))
    Object.assign(first ?? {}, { pad: 'changed' })
    expect(await store.get('kaka_loans', idOf(1))).toEqual(record(idOf(1), { pad: '1'.repeat(12_000) }).value)
  })

  it('counts without reading a record', async () => {
    const perTransaction = await coldRowsPerTransaction(async () => {
      expect(await store.count('kaka_loans')).toBe(COUNT)
    })
    expect(perTransaction).toEqual([])
  })

  it('engine 5: the cache of leaves never holds more than its bytes, and knows leaves by their id', async () => {
    const cache = new LeafCache(40_000)
    const rows = await Promise.all(
      [1, 2, 3].map(async (n) => {
        const text = JSON.stringify({ id: 'a', pad: `${n}`.repeat(15_000) })
        const leaf = await packLeaf(device.keys, 'kaka_loans', [{ id: 'a', text }])
        const { id, firstId, lastId, records, rawBytes, body } = leaf
        return { collection: 'kaka_loans', firstId, lastId, count: records, rawBytes, leafId: id, body }
      }),
    )
    for (const row of rows) expect(cache.open(row)[0]?.text).toContain(`"pad":"${rows.indexOf(row) + 1}`)
    expect(cache.bytes).toBeLessThanOrEqual(40_000)
    const [first, , last] = rows
    if (first === undefined || last === undefined) return expect.fail('no rows')
    expect(cache.open(last)).toBe(cache.open({ ...last, body: new Uint8Array() }))
    expect(() => cache.open({ ...first, body: new Uint8Array() })).toThrow()
  })
})
