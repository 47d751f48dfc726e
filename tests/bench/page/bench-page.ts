import { deleteDB, openDB, type IDBPDatabase } from 'idb'
import { openBoot } from '../../../shared/browser/boot/open-boot.ts'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import { openShop } from '../../../shared/browser/store/open-shop.ts'
import { newId } from '../../../shared/ids.ts'
import type { Item } from '../../../shared/records/item.ts'
import { COLLECTION_NAMES } from '../../../shared/sections.ts'
import { sellOnce, sellable } from '../bench-sale.ts'

/** What the bench asks inside the page; it opens the shop as the app does and uses the app's own code. */
const bench = {
  /** Makes items when the shop has fewer than `count`. */
  async makeItems(count: number): Promise<void> {
    await withShop(async (store) => {
      const have = await store.count('items')
      const changes = Array.from({ length: Math.max(0, count - have) }, (_, index) => {
        const at = Date.now()
        const value = {
          id: newId(at),
          barcode: `bench-${index}`,
          codes: [`bench-${index}`],
          name: `Item ${index}`,
          kind: 'product',
          category: '',
          supplier: '',
          cost: null,
          price: { amount: 199, currency: 'USD' },
          minMilli: 0,
          description: '',
          addedAt: at,
          updatedAt: at,
        } as unknown as Item
        return { collection: 'items' as const, id: value.id, value }
      })
      await store.mutate(() => Promise.resolve({ changes }))
    })
  },

  /** Saves `sales` bills of `lines` lines, spread over all items, and gives each one's milliseconds from confirm to saved. */
  sell(sales: number, lines: number): Promise<number[]> {
    return withShop(async (store, letter) => {
      const items = await sellable(store)
      const times: number[] = []
      for (let number = 0; number < sales; number++)
        times.push(await sellOnce(store, { at: Date.now(), number, lines, items, letter }))
      return times
    })
  },

  /** Waits until the indexes are built, which the app does in the background after an import. */
  indexed(): Promise<void> {
    return withShop(async (store) => {
      while ((await store.lookup('invoices_by_number', ['INV-0001'])).indexing)
        await new Promise((done) => setTimeout(done, 500))
    })
  },

  /** The way of the old system: every section as text, the whole compressed, one request. Reading the records is not counted. */
  async oldBackup(): Promise<{ ms: number; bytes: number }> {
    return withShop(async (store) => {
      const sections: [string, unknown][] = []
      for (const name of COLLECTION_NAMES) sections.push([name, await store.range(name)])
      const started = performance.now()
      const data = Object.fromEntries(sections.map(([name, records]) => [name, JSON.stringify(records)]))
      const text = JSON.stringify({ timestamp: new Date().toISOString(), version: '1.0', data })
      const zipped = await new Response(
        new Blob([text]).stream().pipeThrough(new CompressionStream('gzip')),
      ).blob()
      const answer = await fetch('/old-backup', { method: 'POST', body: zipped })
      await answer.json()
      return { ms: performance.now() - started, bytes: zipped.size }
    })
  },

  /** Puts all records as plain rows into a database of their own, 5,000 a transaction; only the putting is timed. */
  rowPut(): Promise<{ seconds: number; records: number }> {
    return withShop(async (store) => {
      const rows = await openRows()
      let [ms, records] = [0, 0]
      for (const name of COLLECTION_NAMES) {
        for (let after: string | undefined; ;) {
          const part: { id: string }[] = await store.range(name, {
            limit: 5000,
            ...(after === undefined ? {} : { after }),
          })
          if (part.length === 0) break
          after = part.at(-1)?.id
          const started = performance.now()
          await putRows(rows, name, part)
          ms += performance.now() - started
          records += part.length
        }
      }
      rows.close()
      await deleteDB('bench-rows')
      return { seconds: ms / 1000, records }
    })
  },

  /** How many records each collection has. */
  counts(): Promise<Record<string, number>> {
    return withShop(
      async (store) =>
        Object.fromEntries(
          await Promise.all(COLLECTION_NAMES.map(async (name) => [name, await store.count(name)])),
        ) as Record<string, number>,
    )
  },
}

async function withShop<T>(work: (store: ShopStore, letter: string) => Promise<T>): Promise<T> {
  const boot = await openBoot()
  const store = await openShop(boot)
  try {
    const { identity } = await boot.state()
    return await work(store, identity?.letter ?? '')
  } finally {
    store.close()
    boot.close()
  }
}

function openRows(): Promise<IDBPDatabase> {
  return openDB('bench-rows', 1, {
    upgrade(rows) {
      for (const name of COLLECTION_NAMES) rows.createObjectStore(name, { keyPath: 'id' })
    },
  })
}

async function putRows(rows: IDBPDatabase, name: string, part: readonly { id: string }[]): Promise<void> {
  const tx = rows.transaction(name, 'readwrite', { durability: 'relaxed' })
  for (const record of part) void tx.store.put(record)
  await tx.done
}

declare global {
  interface Window {
    sonicBench: typeof bench
  }
}
window.sonicBench = bench
