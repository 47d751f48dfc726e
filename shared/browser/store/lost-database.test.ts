import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ShopStore } from '../shop-store.ts'
import { GenerationDb, deleteGeneration, generationName } from './generation-db.ts'
import { openShop } from './open-shop.ts'
import { type TestDevice, newTestDevice, record, write } from './test-shop.ts'

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

/** fake-indexeddb's own way to end a transaction as the browser would. */
type Ending = IDBTransaction & { _abort(name: string | null): void }

/** Lets the first transaction of a shop that writes end in `end` just before it would complete, as a browser does it. */
function endFirstWrite(end: (transaction: Ending) => void): void {
  const put = Reflect.get(IDBObjectStore.prototype, 'put')
  let isFirst = true
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    const request = put.apply(this, args)
    const { transaction } = this
    if (this.name === 'locks') return request
    if (isFirst) request.addEventListener('success', () => end(transaction as Ending))
    isFirst = false
    return request
  })
}

/** Closes every connection under the app's feet, as a browser that loses its database server. */
function loseConnections(): void {
  for (const database of device.databases.splice(0)) database.close()
}

describe('a database that goes away', () => {
  it('engine 22: is opened again once, for reads and for writes', async () => {
    await write(store, record('a'))
    loseConnections()
    expect(await store.get('kaka_loans', 'a')).toEqual({ id: 'a' })
    loseConnections()
    await write(store, record('b'))
    loseConnections()
    await store.cut({ trigger: 'auto' })
    expect((await store.range('kaka_loans')).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  it('engine 22: a write that was lost before it was done is written again', async () => {
    endFirstWrite((transaction) => transaction._abort(null))
    await write(store, record('a'), record('b'))
    expect(await store.count('kaka_loans')).toBe(2)
    expect((await store.hotSize()).rows).toBe(2)
  })

  it('engine 22: a write that is there, whose answer was lost, is not written twice', async () => {
    const begin = Reflect.get(IDBDatabase.prototype, 'transaction')
    let plans = 0
    const add = async (): Promise<void> =>
      store.mutate(async (tx) => {
        plans += 1
        const before = (await tx.get('invoice_counter', 'INV'))?.value ?? 0
        return {
          changes: [{ collection: 'invoice_counter', id: 'INV', value: { id: 'INV', value: before + 1 } }],
        }
      })
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(function (
      this: IDBDatabase,
      ...args
    ) {
      const transaction = begin.apply(this, args)
      const listen = transaction.addEventListener.bind(transaction) as (
        type: string,
        heard: () => void,
      ) => void
      // The app hears of a broken connection where in truth the transaction was completed.
      transaction.addEventListener = (type: string, heard: unknown) => {
        if (type === 'abort') listen('complete', heard as () => void)
      }
      return transaction
    })
    await add()
    expect(plans).toBe(1)
    expect(await store.get('invoice_counter', 'INV')).toEqual({ id: 'INV', value: 1 })
  })

  it('engine 22: a full device refuses the write, and nothing half-written is there', async () => {
    await write(store, record('a'))
    endFirstWrite((transaction) => transaction._abort('QuotaExceededError'))
    await expect(write(store, record('b'), record('c'))).rejects.toMatchObject({ code: 'storage_full' })
    expect((await store.range('kaka_loans')).map(({ id }) => id)).toEqual(['a'])
    expect((await store.hotSize()).rows).toBe(1)
  })

  it('engine 22: on a full device replaced leaves that nobody needs are freed, and the write is tried once more', async () => {
    await write(store, record('a'))
    await store.cut({ trigger: 'auto' })
    const db = await GenerationDb.open(store.generation)
    await db.run(['cold', 'old'], 'strict', async (tx) => {
      const [leaf] = await tx.list('cold')
      if (leaf !== undefined)
        tx.put('old', { id: 'l1', kind: 'leaf', collection: 'kaka_loans', cutNo: 1, leaf })
    })
    endFirstWrite((transaction) => transaction._abort('QuotaExceededError'))
    await write(store, record('b'))
    expect(await db.run(['old'], 'read', (tx) => tx.keys('old'))).toEqual([])
    expect(await store.count('kaka_loans')).toBe(2)
    db.close()
  })

  it('engine 22: a cut on a full device leaves everything as it was', async () => {
    await write(store, record('a'))
    endFirstWrite((transaction) => transaction._abort('QuotaExceededError'))
    await expect(store.cut({ trigger: 'auto' })).rejects.toMatchObject({ code: 'storage_full' })
    expect((await store.hotSize()).rows).toBe(1)
    vi.restoreAllMocks()
    await store.cut({ trigger: 'auto' })
    expect(await store.get('kaka_loans', 'a')).toEqual({ id: 'a' })
  })

  it('engine 21: connections close themselves when the generation is deleted', async () => {
    const lost: string[] = []
    store.onLost((code) => lost.push(code))
    await deleteGeneration(store.generation)
    expect(lost).toEqual(['storage_lost'])
    await expect(store.get('kaka_loans', 'a')).rejects.toMatchObject({ code: 'storage_lost' })
    await expect(write(store, record('a'))).rejects.toMatchObject({ code: 'storage_lost' })
  })

  it('engine 29: a shop whose database is gone is said to be gone, and no empty one takes its place', async () => {
    store.close()
    await deleteGeneration(store.generation)
    await expect(openShop(device.boot)).rejects.toMatchObject({ code: 'storage_vanished' })
    const names = (await indexedDB.databases()).map(({ name }) => name)
    expect(names).not.toContain(generationName(store.generation))
  })

  it('engine 29: the same when it goes while the shop is open', async () => {
    const lost: string[] = []
    store.onLost((code) => lost.push(code))
    loseConnections()
    await deleteGeneration(store.generation)
    await expect(store.get('kaka_loans', 'a')).rejects.toMatchObject({ code: 'storage_vanished' })
    expect(lost).toEqual(['storage_vanished'])
  })
})
