import type { ReactiveControllerHost } from 'lit'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import type { Item } from '../../../shared/records/item.ts'
import { ensureRoom } from '../../data/storage-room.ts'
import { t } from '../../i18n/catalogue.ts'
import { withRoom } from '../../parts/with-room.ts'
import { showToast } from '../../ui/toast.ts'
import type { CartAction } from './cart-action-event.ts'
import { askBillDiscount, askDiscount, askPrice, askQuantity } from './dialogs/ask-line.ts'
import { openCustomer, openFreeLine, openHeld, openSeveral } from './dialogs/open-dialogs.ts'
import { openPay } from './pay/open-pay.ts'
import { splitQuantity } from './quantity-prefix.ts'
import type { SaleDesk } from './sale-desk.ts'
import type { SaleKey } from './sale-keyboard.ts'
import type { SaleSearch } from './sale-search.ts'
import type { SaleShelf } from './sale-shelf.ts'

/** What the work of a sale needs of its page. */
export interface SaleWorkOptions {
  desk(): SaleDesk | undefined
  readonly shelf: SaleShelf
  shop(): ShopStore | undefined
  engine(): EngineApi | undefined
  /** Where dialogs stand. */
  host(): ParentNode
  /** Called after each action: the search field takes the focus again. */
  settled(): void
}

/** What the Sale does when something is typed, scanned, tapped or pressed; keeps what went wrong. */
export class SaleWork {
  readonly #host: ReactiveControllerHost
  readonly #options: SaleWorkOptions
  #dialogs = 0
  #failure: unknown

  constructor(host: ReactiveControllerHost, options: SaleWorkOptions) {
    this.#host = host
    this.#options = options
  }

  /** True while a dialog is open or about to open. */
  get isBusy(): boolean {
    return this.#dialogs > 0
  }

  /** Why the last action did not work; `undefined` after the next one. */
  get failure(): unknown {
    return this.#failure
  }

  /** Puts an item into the cart and begins the next search. */
  add(item: Item, milli?: number): void {
    this.#options.desk()?.add(item, milli)
    this.#failure = undefined
    this.#options.shelf.clear()
    this.#options.settled()
  }

  /** A code came from the scanner, wherever the focus was. `5*` before it in the search field sells five. */
  scan(code: string): void {
    const { milli } =
      this.#options.shelf.query.endsWith(code) || this.#options.shelf.query.endsWith('*')
        ? splitQuantity(this.#options.shelf.query)
        : {}
    this.#code(code, milli)
  }

  /** Says why something did not work. */
  fail(error: unknown): void {
    this.#failure = error
    this.#host.requestUpdate()
  }

  /** A key of a keyboard; answers whether it was used. */
  press(key: SaleKey, search: SaleSearch | null): boolean {
    const desk = this.#options.desk()
    if (desk === undefined) return false
    switch (key) {
      case 'search':
        search?.take()
        return search !== null
      case 'enter':
        return this.#enter()
      case 'pay':
      case 'hold':
        this.act(key)
        return true
      case 'escape':
        return this.#escape(desk)
      case 'up':
      case 'down':
        desk.move(key === 'up' ? -1 : 1)
        return desk.cart !== undefined
      case 'more':
      case 'less':
      case 'remove':
        if (desk.openLine < 0) return false
        this.act(key, desk.openLine)
        return true
    }
  }

  /** Something was asked of the cart. */
  act(action: CartAction, index = -1): void {
    const desk = this.#options.desk()
    if (desk === undefined) return
    this.#failure = undefined
    void this.#do(action, index, desk).catch((error: unknown) => this.fail(error))
  }

  async #do(action: CartAction, index: number, desk: SaleDesk): Promise<void> {
    const host = this.#options.host()
    switch (action) {
      case 'open':
        desk.open(index)
        break
      case 'less':
      case 'more':
        this.#step(desk, index, action === 'more' ? 1000 : -1000)
        break
      case 'remove':
        this.#offerUndo(desk.remove(index))
        break
      case 'hold':
        if (desk.cart !== undefined) this.#held(desk)
        break
      case 'discard':
        this.#offerUndo(named(t('sale.discarded'), desk.discard()))
        break
      case 'quantity':
        return this.#during(askQuantity(host, desk, index))
      case 'price':
        return this.#during(askPrice(host, desk, index))
      case 'discount':
        return this.#during(askDiscount(host, desk, index))
      case 'bill-discount':
        return this.#during(askBillDiscount(host, desk))
      case 'free-line':
        return this.#during(
          openFreeLine(host, desk, this.#options.shelf.isCode ? '' : this.#options.shelf.query).then(() =>
            this.#options.shelf.clear(),
          ),
        )
      case 'held':
        return this.#during(openHeld(host, desk))
      case 'customer':
        return this.#during(this.#customer(desk))
      case 'pay':
        return this.#during(this.#pay(desk))
    }
    this.#options.settled()
  }

  async #customer(desk: SaleDesk): Promise<void> {
    const shop = this.#options.shop()
    if (shop !== undefined && desk.cart !== undefined) await openCustomer(this.#options.host(), desk, shop)
  }

  async #pay(desk: SaleDesk): Promise<void> {
    const store = this.#options.shop()
    if (store === undefined || desk.cart === undefined) return
    const engine = this.#options.engine()
    const opened = await withRoom({ shop: store, engine }, async () => {
      await ensureRoom(store, navigator.storage, Date.now())
      return desk.openPayment()
    })
    if (opened === undefined) return
    await openPay(this.#options.host(), { desk, opened, store, engine })
  }

  #held(desk: SaleDesk): void {
    desk.hold()
    showToast({ text: t('sale.held_done'), icon: 'pause' })
  }

  #step(desk: SaleDesk, index: number, milli: number): void {
    const line = desk.cart?.lines[index]
    if (line === undefined) return
    if (line.milli + milli <= 0) this.#offerUndo(desk.remove(index))
    else desk.setMilli(index, line.milli + milli)
  }

  #offerUndo(removed: { readonly name: string; undo(): void } | undefined): void {
    if (removed === undefined) return
    const text =
      removed.name === t('sale.discarded') ? removed.name : t('sale.removed', { name: removed.name })
    showToast({ text, icon: 'trash-2', undo: () => removed.undo() })
  }

  #enter(): boolean {
    const desk = this.#options.desk()
    if (desk === undefined) return false
    const { rest, milli } = splitQuantity(this.#options.shelf.query)
    if (rest === '') {
      if (desk.cart === undefined) return false
      this.act('pay')
      return true
    }
    const exact = desk.catalog.itemSearch.byCode(rest)
    if (exact.length > 0) this.#code(rest, milli)
    else {
      const [first] = this.#options.shelf.find(desk.catalog.itemSearch)
      if (first !== undefined) this.add(first, milli)
    }
    return true
  }

  #code(code: string, milli: number | undefined): void {
    const desk = this.#options.desk()
    if (desk === undefined) return
    const items = desk.catalog.itemSearch.byCode(code)
    const [only] = items
    if (only !== undefined && items.length === 1) this.add(only, milli)
    else if (items.length === 0) {
      this.#options.shelf.missing(code)
    } else {
      const choose = (item: Item): void => this.add(item, milli)
      void this.#during(openSeveral(this.#options.host(), { desk, code, items, choose }))
    }
  }

  #escape(desk: SaleDesk): boolean {
    if (this.#options.shelf.query !== '') this.#options.shelf.clear()
    else if (desk.openLine >= 0) desk.open(-1)
    else return false
    this.#options.settled()
    return true
  }

  async #during(dialog: Promise<void>): Promise<void> {
    this.#dialogs += 1
    try {
      await dialog
    } finally {
      this.#dialogs -= 1
      this.#options.settled()
    }
  }
}

function named(
  name: string,
  undo: (() => void) | undefined,
): { readonly name: string; undo(): void } | undefined {
  return undo && { name, undo }
}
