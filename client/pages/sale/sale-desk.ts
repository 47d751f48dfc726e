import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import type { Money } from '../../../shared/money.ts'
import type { Discount, Invoice, Tender } from '../../../shared/records/invoice.ts'
import type { Item } from '../../../shared/records/item.ts'
import { documentNumber } from '../../../shared/records/counter.ts'
import { priceSale, type PricedSale } from '../../../shared/rules/sale.ts'
import {
  addItem,
  addLine,
  drawDocument,
  freeLine,
  putBack,
  removeLine,
  setCustomer,
  setDiscount,
  setLineDiscount,
  setMilli,
  setPrice,
  type Cart,
  type CartStep,
  type PayableCart,
} from '../../data/cart.ts'
import type { Catalog } from '../../data/catalog.ts'
import type { ClockWatch } from '../../data/clock-watch.ts'
import type { Drafts } from '../../data/drafts.ts'
import { saveSale } from '../../data/sell.ts'

/** What a desk works with. */
export interface DeskParts {
  readonly store: ShopStore
  readonly catalog: Catalog
  readonly drafts: Drafts
  /** The device's number letter. */
  readonly letter: string
  /** Tells the time of documents. */
  readonly clock: ClockWatch
}

/** A payment that was opened: the cart with its document id, and what it comes to. */
export interface OpenPayment {
  readonly cart: PayableCart
  readonly priced: PricedSale
}

/** Where a cashier sells: the cart with its prices, the line in hand, and the way to a saved sale. @fires change @fires close - once */
export class SaleDesk extends EventTarget {
  readonly catalog: Catalog
  readonly drafts: Drafts
  readonly clock: ClockWatch
  readonly #store: ShopStore
  readonly #letter: string
  #openLine = -1
  #flash = 0
  #priced: { cart: Cart; rate: number; sale: PricedSale } | undefined

  constructor({ store, catalog, drafts, letter, clock }: DeskParts) {
    super()
    this.#store = store
    this.catalog = catalog
    this.drafts = drafts
    this.clock = clock
    this.#letter = letter
    catalog.addEventListener('change', this.#changed)
    drafts.addEventListener('change', this.#changed)
  }

  get cart(): Cart | undefined {
    return this.drafts.current
  }

  /** The index of the line that is open for changes; −1 for none. */
  get openLine(): number {
    return this.#openLine < (this.cart?.lines.length ?? 0) ? this.#openLine : -1
  }

  /** Rises with each line added or counted up, so that the line can flash once. */
  get flash(): number {
    return this.#flash
  }

  /** What the cart comes to at the rate that rules now; `undefined` without a cart. */
  get priced(): PricedSale | undefined {
    const { cart } = this
    if (cart === undefined) return undefined
    const rate = this.catalog.iqdPer100Usd
    if (this.#priced?.cart !== cart || this.#priced.rate !== rate) {
      const sale = priceSale(cart, { iqdPer100Usd: rate, roundTo: this.catalog.settings.roundTo })
      this.#priced = { cart, rate, sale }
    }
    return this.#priced.sale
  }

  /** The number that the bill will most likely get. */
  get billNumber(): string {
    return documentNumber('INV', this.#letter, this.catalog.nextBill)
  }

  /** Puts an item into the cart and opens its line. */
  add(item: Item, milli?: number): void {
    this.#stepped(addItem(this.cart, item, this.#start(), milli))
  }

  /** Puts a line of free text into the cart. */
  addFree(name: string, price: Money): void {
    this.#stepped(addLine(this.cart, freeLine(name, price), this.#start()))
  }

  /** Opens a line for changes, closes it when it is open, −1 closes. */
  open(index: number): void {
    this.#openLine = index === this.#openLine ? -1 : index
    this.#changed()
  }

  /** Opens the line above (−1) or below (+1) the open one. */
  move(step: number): void {
    const count = this.cart?.lines.length ?? 0
    if (count === 0) return
    const from = this.openLine
    this.#openLine = from < 0 ? (step > 0 ? 0 : count - 1) : Math.min(count - 1, Math.max(0, from + step))
    this.#changed()
  }

  setMilli(index: number, milli: number): void {
    this.#change((cart) => setMilli(cart, index, milli))
  }

  setPrice(index: number, price: Money): void {
    this.#change((cart) => setPrice(cart, index, price))
  }

  setLineDiscount(index: number, discount: Discount | undefined): void {
    this.#change((cart) => setLineDiscount(cart, index, discount))
  }

  setDiscount(discount: Discount): void {
    this.#change((cart) => setDiscount(cart, discount))
  }

  setCustomer(customerId: string | undefined): void {
    this.#change((cart) => setCustomer(cart, customerId))
  }

  /** Takes a line out; gives the way back, or `undefined` when there was no such line. */
  remove(index: number): { readonly name: string; undo(): void } | undefined {
    const { cart } = this
    const line = cart?.lines[index]
    if (cart === undefined || line === undefined) return undefined
    this.#openLine = -1
    this.drafts.update(removeLine(cart, index))
    return {
      name: line.name,
      undo: () => this.drafts.update(putBack(this.cart ?? { ...cart, lines: [] }, index, line)),
    }
  }

  /** Empties the cart; gives the way back. */
  discard(): (() => void) | undefined {
    const { cart } = this
    if (cart === undefined) return undefined
    this.#openLine = -1
    this.drafts.discard()
    return () => this.drafts.update(cart)
  }

  /** Puts the cart aside. */
  hold(): void {
    this.#openLine = -1
    this.drafts.hold(Date.now())
  }

  /** Takes a cart from hold. */
  resume(cartId: string): void {
    this.#openLine = -1
    this.drafts.resume(cartId, Date.now())
  }

  /** Draws the document's id, keeps it in the draft and resolves when it is stored (engine 8). Rejects what storing throws. */
  async openPayment(): Promise<OpenPayment | undefined> {
    const reading = await this.clock.read()
    const { cart } = this
    if (cart === undefined) return undefined
    const payable = drawDocument(cart, reading)
    this.drafts.update(payable)
    await this.drafts.written()
    if (this.drafts.failure !== undefined) throw this.drafts.failure
    const { priced } = this
    return priced && { cart: payable, priced }
  }

  /** Saves the sale; resolves after it is on disk. Rejects with the cart kept. The cart leaves the desk with `sold`. */
  async save(
    { cart, priced }: OpenPayment,
    tenders: readonly Tender[],
    changeCurrency: Money['currency'],
  ): Promise<Invoice> {
    await this.drafts.written()
    return saveSale(this.#store, {
      cart,
      priced,
      tenders,
      changeCurrency,
      letter: this.#letter,
      timeZone: this.catalog.settings.timeZone,
    })
  }

  /** The current cart has become a document: begin the next one. */
  sold(): void {
    this.#openLine = -1
    this.drafts.sold()
  }

  /** Stops following, and gives the cart up to whoever opens it next. */
  async close(): Promise<void> {
    this.catalog.removeEventListener('change', this.#changed)
    this.drafts.removeEventListener('change', this.#changed)
    this.dispatchEvent(new Event('close'))
    await this.drafts.close()
  }

  #start() {
    return { now: Date.now(), currency: this.catalog.settings.currency }
  }

  #stepped({ cart, index }: CartStep): void {
    this.#openLine = index
    this.#flash += 1
    this.drafts.update(cart)
  }

  #change(change: (cart: Cart) => Cart): void {
    const { cart } = this
    if (cart !== undefined) this.drafts.update(change(cart))
  }

  readonly #changed = (): void => {
    this.dispatchEvent(new Event('change'))
  }
}
