import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Item } from '../../../shared/records/item.ts'
import type { CatalogSearch } from '../../data/catalog-search.ts'
import { splitQuantity } from './quantity-prefix.ts'

/** What the shelf shows: the words searched for, or a category. Renders its host again when that changes. */
export class SaleShelf implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #query = ''
  #isCode = false
  #category = ''
  #last: { search: unknown; key: string; items: readonly Item[] } | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    this.#query = ''
  }

  /** What stands in the search field. */
  get query(): string {
    return this.#query
  }

  /** True when `query` is a scanned code that no item has. */
  get isCode(): boolean {
    return this.#isCode
  }

  /** The chosen category, '' for all. */
  get category(): string {
    return this.#category
  }

  /** The words in the search field have changed. */
  look(query: string): void {
    this.#set(query, this.#category)
  }

  /** Nothing is searched for any more. */
  clear(): void {
    this.#set('', this.#category)
  }

  /** Another category, or '' for all. */
  choose(category: string): void {
    this.#set('', category)
  }

  /** A scanned code that no item has. */
  missing(code: string): void {
    this.#set(code, '')
    this.#isCode = true
  }

  /** The items to show. The same list for the same question, so that the grid keeps its place. */
  find(search: CatalogSearch<Item>): readonly Item[] {
    const key = `${this.#category}\0${this.#query}`
    if (this.#last?.search === search && this.#last.key === key) return this.#last.items
    const all = search.find(splitQuantity(this.#query).rest)
    const items = this.#category === '' ? all : all.filter((item) => item.category === this.#category)
    this.#last = { search, key, items }
    return items
  }

  #set(query: string, category: string): void {
    this.#query = query
    this.#category = category
    this.#isCode = false
    this.#host.requestUpdate()
  }
}
