import type { ShopStore } from '../../shared/browser/shop-store.ts'
import type { Currency } from '../../shared/money.ts'
import { documentNumber } from '../../shared/records/counter.ts'
import type { Invoice } from '../../shared/records/invoice.ts'
import { latinDigits } from '../../shared/text-fold.ts'

/** What a list shows of a bill: no lines, so that thousands of them stay small. */
export interface BillRow {
  readonly id: string
  readonly number: string
  /** ms UTC. */
  readonly at: number
  readonly customerName: string
  readonly currency: Currency
  readonly total: number
  readonly debt: number
}

const PAGE = 60

/** The row of a bill. */
export function billRow({ id, number, at, customerName, currency, total, debt }: Invoice): BillRow {
  return { id, number, at, customerName, currency, total, debt }
}

/**
 * All bills, newest first, loaded a page at a time as they are looked at; never all of them unasked.
 *
 * @fires change after rows came or failed to come
 */
export class BillList extends EventTarget {
  readonly #store: ShopStore
  readonly #unsubscribe: () => void
  #rows: readonly BillRow[] = []
  #isComplete = false
  #isLoading = false
  #error: unknown

  constructor(store: ShopStore) {
    super()
    this.#store = store
    this.#unsubscribe = store.onChange(({ collections }) => {
      if (collections.has('invoices')) void this.#refresh()
    })
  }

  /** What is loaded so far, newest first. */
  get rows(): readonly BillRow[] {
    return this.#rows
  }

  /** True when the oldest bill is among the rows. */
  get isComplete(): boolean {
    return this.#isComplete
  }

  /** Why the last page did not come. */
  get error(): unknown {
    return this.#error
  }

  /** Loads the next page of older bills; does nothing while one is on its way or when all are there. */
  async more(): Promise<void> {
    if (this.#isLoading || this.#isComplete) return
    this.#isLoading = true
    const after = this.#rows.at(-1)?.id
    try {
      const page = await this.#store.range('invoices', {
        reverse: true,
        limit: PAGE,
        ...(after !== undefined && { after }),
      })
      this.#rows = [...this.#rows, ...page.map(billRow)]
      this.#isComplete = page.length < PAGE
      this.#error = undefined
    } catch (error) {
      this.#error = error
    } finally {
      this.#isLoading = false
      this.dispatchEvent(new Event('change'))
    }
  }

  /** Stops following the store. */
  close(): void {
    this.#unsubscribe()
  }

  // New bills stand at the top. When more than a page is new (an import), the list begins anew.
  async #refresh(): Promise<void> {
    const newest = this.#rows[0]?.id
    const page = await this.#store.range('invoices', { reverse: true, limit: PAGE }).catch(() => [])
    const rows = page.map(billRow)
    const fresh = newest === undefined ? rows : rows.filter(({ id }) => id > newest)
    if (fresh.length === 0) return
    if (fresh.length === PAGE) {
      this.#rows = rows
      this.#isComplete = false
    } else this.#rows = [...fresh, ...this.#rows]
    this.dispatchEvent(new Event('change'))
  }
}

/** The numbers that someone may mean by what they typed: `1286`, `inv-1286`, `B12`, in any digits. */
export function numbersMeant(typed: string, letter: string): readonly string[] {
  const text = latinDigits(typed).trim().toUpperCase().replaceAll(/\s/g, '')
  const found = /^(?:INV-?)?([A-Z]*)(\d+)$/.exec(text)
  if (found === null) return text === '' ? [] : [text]
  const series = found[1] ?? ''
  const value = Number(found[2])
  const letters = series === '' ? [...new Set(['', letter])] : [series]
  return letters.map((each) => documentNumber('INV', each, value))
}

/** Bills found by number or customer, newest first; `isIndexing` while the index is still being built and some may be missing. */
export async function findBills(
  store: ShopStore,
  numbers: readonly string[],
  customerIds: readonly string[],
): Promise<{ readonly rows: readonly BillRow[]; readonly isIndexing: boolean }> {
  const found = await Promise.all([
    ...numbers.map((number) => store.lookup('invoices_by_number', [number], { limit: 20 })),
    ...customerIds.map((id) => store.lookup('invoices_by_customer', [id], { limit: PAGE, reverse: true })),
  ])
  const rows = new Map<string, BillRow>()
  for (const { records } of found) for (const invoice of records) rows.set(invoice.id, billRow(invoice))
  return {
    rows: [...rows.values()].sort((a, b) => b.at - a.at),
    isIndexing: found.some(({ indexing }) => indexing),
  }
}
