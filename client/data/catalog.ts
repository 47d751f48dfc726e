import type { ChangeNotice, ShopStore } from '../../shared/browser/shop-store.ts'
import type { Currency, Money } from '../../shared/money.ts'
import type { Customer } from '../../shared/records/customer.ts'
import { balanceId } from '../../shared/records/debt.ts'
import type { Item } from '../../shared/records/item.ts'
import {
  DEFAULT_IQD_PER_100_USD,
  DEFAULT_SETTINGS,
  SETTINGS_ID,
  type Settings,
} from '../../shared/records/settings.ts'
import { MAIN_STORE, stockId } from '../../shared/records/stock.ts'
import type { CollectionName } from '../../shared/sections.ts'
import { CatalogMemory } from './catalog-memory.ts'
import { CatalogSearch } from './catalog-search.ts'

const HELD = ['items', 'stock', 'customers', 'balances', 'settings', 'rates', 'invoice_counter'] as const

/** A category with how many items it has. */
export interface CategoryCount {
  readonly name: string
  readonly items: number
}

/**
 * Items, stock, customers, balances, rate and settings in memory, in step with the store, this tab's and others' writes.
 *
 * @fires change after it caught up with a write that touched them; `event.collections` says which
 */
export class Catalog extends EventTarget {
  readonly #store: ShopStore
  readonly #memory = new CatalogMemory(HELD)
  readonly #unsubscribe: () => void
  #itemSearch: CatalogSearch<Item> | undefined
  #customerSearch: CatalogSearch<Customer> | undefined
  #categories: readonly CategoryCount[] | undefined
  #settled: Promise<void> = Promise.resolve()
  #isDue = false

  private constructor(store: ShopStore) {
    super()
    this.#store = store
    this.#unsubscribe = store.onChange(this.#onNotice)
  }

  /** Reads everything into memory; close it before the store. */
  static async open(store: ShopStore): Promise<Catalog> {
    const catalog = new Catalog(store)
    await catalog.#memory.load(store)
    await catalog.caughtUp()
    return catalog
  }

  /** Everything that can be sold or was once, by id. */
  get items(): ReadonlyMap<string, Item> {
    return this.#memory.of('items')
  }

  /** Everybody who buys on account, by id. */
  get customers(): ReadonlyMap<string, Customer> {
    return this.#memory.of('customers')
  }

  get settings(): Settings {
    return this.#memory.of('settings').get(SETTINGS_ID) ?? DEFAULT_SETTINGS
  }

  /** Dinars for 100 dollars that rule now. */
  get iqdPer100Usd(): number {
    let newest = ''
    let rate = DEFAULT_IQD_PER_100_USD
    for (const { id, iqdPer100Usd } of this.#memory.of('rates').values())
      if (id > newest) [newest, rate] = [id, iqdPer100Usd]
    return rate
  }

  /** The numeric part that the next bill of this device gets, unless another tab is quicker. */
  get nextBill(): number {
    return (this.#memory.of('invoice_counter').get('INV')?.value ?? 0) + 1
  }

  /** Categories of the items on sale, the largest first. */
  get categories(): readonly CategoryCount[] {
    this.#categories ??= countCategories(this.itemSearch.all)
    return this.#categories
  }

  /** Items on sale in the order of their names, found by words and codes. */
  get itemSearch(): CatalogSearch<Item> {
    const onSale = (): Item[] => [...this.items.values()].filter((item) => item.archived !== true)
    this.#itemSearch ??= new CatalogSearch(onSale(), (item) => item)
    return this.#itemSearch
  }

  /** Customers in the order of their names, found by name and phone. */
  get customerSearch(): CatalogSearch<Customer> {
    this.#customerSearch ??= new CatalogSearch(this.customers.values(), ({ id, name, phone, location }) => ({
      id,
      name,
      barcode: phone.replaceAll(' ', ''),
      codes: [phone],
      category: location,
    }))
    return this.#customerSearch
  }

  /** What the store has of an item in thousandths; `undefined` when it was never counted. */
  stockOf(itemId: string): number | undefined {
    return this.#memory.of('stock').get(stockId(itemId, MAIN_STORE))?.milli
  }

  /** What a customer owes per currency, zeros left out; negative is in credit. */
  owedBy(customerId: string): readonly Money[] {
    return BOTH.flatMap((currency) => {
      const amount = this.#memory.of('balances').get(balanceId(customerId, currency))?.owed ?? 0
      return amount === 0 ? [] : [{ amount, currency }]
    })
  }

  /** Resolves when everything written before the call is in memory. */
  async caughtUp(): Promise<void> {
    this.#schedule()
    await this.#settled
  }

  /** Stops listening. */
  close(): void {
    this.#unsubscribe()
  }

  readonly #onNotice = ({ collections }: ChangeNotice): void => {
    if (collections.size === 0 || HELD.some((name) => collections.has(name))) this.#schedule()
  }

  // A catch-up that fails changes nothing: the mark stays, and whoever owns the store hears of its loss.
  // One catch-up at a time; notices that come while one waits are covered by it.
  #schedule(): void {
    if (this.#isDue) return
    this.#isDue = true
    this.#settled = this.#settled.then(async () => {
      this.#isDue = false
      this.#announce(await this.#memory.catchUp(this.#store).catch(() => new Set<CollectionName>()))
    })
  }

  #announce(touched: ReadonlySet<CollectionName>): void {
    if (touched.size === 0) return
    if (touched.has('items')) [this.#itemSearch, this.#categories] = [undefined, undefined]
    if (touched.has('customers')) this.#customerSearch = undefined
    this.dispatchEvent(new CatalogChangeEvent(touched))
  }
}

/** The catalog has caught up with a write. */
export class CatalogChangeEvent extends Event {
  readonly collections: ReadonlySet<CollectionName>

  constructor(collections: ReadonlySet<CollectionName>) {
    super('change')
    this.collections = collections
  }
}

const BOTH: readonly Currency[] = ['IQD', 'USD']

function countCategories(items: readonly Item[]): CategoryCount[] {
  const counts = new Map<string, number>()
  for (const { category } of items) if (category !== '') counts.set(category, (counts.get(category) ?? 0) + 1)
  return [...counts]
    .map(([name, count]) => ({ name, items: count }))
    .sort((a, b) => b.items - a.items || (a.name < b.name ? -1 : 1))
}
