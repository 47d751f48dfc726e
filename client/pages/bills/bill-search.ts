import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import { findBills, numbersMeant, type BillRow } from '../../data/bill-list.ts'
import type { Catalog } from '../../data/catalog.ts'

/** What a search needs. */
export interface BillSearchParts {
  readonly store: ShopStore
  readonly catalog: Catalog
  /** The device's number letter. */
  readonly letter: string
}

const WAIT_MS = 120
const MOST_CUSTOMERS = 8

/** Finds bills by number or customer while someone types; the answer to older words is dropped. */
export class BillSearch implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #words = ''
  #rows: readonly BillRow[] | undefined
  #isIndexing = false
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  /** What is searched for, '' for nothing. */
  get words(): string {
    return this.#words
  }

  /** What was found; `undefined` while nothing is searched for. The rows found before stay until new ones come. */
  get rows(): readonly BillRow[] | undefined {
    return this.#words.trim() === '' ? undefined : this.#rows
  }

  /** True when bills may be missing, because an index is still being built. */
  get isIndexing(): boolean {
    return this.#isIndexing
  }

  /** Searches for `words` a moment after the last key. */
  look(words: string, parts: BillSearchParts): void {
    this.#words = words
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#find(words, parts), WAIT_MS)
    this.#host.requestUpdate()
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
  }

  async #find(words: string, { store, catalog, letter }: BillSearchParts): Promise<void> {
    const customers = catalog.customerSearch.find(words).slice(0, MOST_CUSTOMERS)
    const found = await findBills(
      store,
      numbersMeant(words, letter),
      customers.map(({ id }) => id),
    ).catch(() => ({ rows: [], isIndexing: true }))
    if (words !== this.#words) return
    this.#rows = found.rows
    this.#isIndexing = found.isIndexing
    this.#host.requestUpdate()
  }
}
