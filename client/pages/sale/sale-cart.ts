import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { PricedSale } from '../../../shared/rules/sale.ts'
import { pieceCount, type Cart } from '../../data/cart.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatNumber, localDigits } from '../../i18n/numbers.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import '../../ui/pos-empty.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-money.ts'
import { CartActionEvent, type CartAction } from './cart-action-event.ts'
import './cart-line.ts'
import './cart-totals.ts'
import { followDesk } from './follow-desk.ts'
import { owesText } from './owes-text.ts'
import { cartStyles } from './sale-cart.styles.ts'
import type { SaleDesk } from './sale-desk.ts'

/**
 * The cart: number and held carts, customer, lines, totals, Hold and Pay.
 *
 * @fires {CartActionEvent} cart-action
 */
@customElement('sale-cart')
export class SaleCart extends PosElement {
  static override styles = [controlStyles, cartStyles]

  @property({ attribute: false }) desk: SaleDesk | undefined
  /** Shows the keys, because a keyboard is used. */
  @property({ type: Boolean }) caps = false
  /** In the phone's sheet: the customer is a button of the head. */
  @property({ type: Boolean, reflect: true }) sheet = false
  @state() private isMenuOpen = false
  #flashed = 0

  constructor() {
    super()
    followDesk(this, () => this.desk)
  }

  protected override render() {
    const { desk } = this
    if (desk === undefined) return nothing
    const { cart, priced } = desk
    return html`${this.#head(desk)} ${this.sheet ? nothing : this.#customer(desk)}
      <div class="lines" data-testid="cart-lines">
        ${cart === undefined || priced === undefined ? this.#empty() : this.#lines(desk, cart, priced)}
      </div>
      ${cart === undefined || priced === undefined ? nothing : this.#foot(priced)}`
  }

  #head(desk: SaleDesk) {
    const count = t('sale.count', { count: pieceCount(desk.cart) })
    return html`<header>
      <div class="grow">
        ${
          this.sheet
            ? html`<h2 class="inline">${t('sale.cart')} <small>· ${count}</small></h2>`
            : html`<h2 data-testid="bill-number">
                  ${t('sale.bill', { number: localDigits(desk.billNumber) })}
                </h2>
                <p class="quiet-text small">${count}</p>`
        }
      </div>
      ${this.sheet ? this.#customerButton(desk) : nothing} ${this.#heldButton(desk)}
      <div class="menu-anchor">
        <button
          class="icon-button"
          type="button"
          data-testid="cart-menu"
          aria-label=${t('sale.more')}
          aria-expanded=${String(this.isMenuOpen)}
          @click=${this.#toggleMenu}
        >
          <pos-icon name="ellipsis-vertical"></pos-icon>
        </button>
        ${this.isMenuOpen ? this.#menu(desk) : nothing}
      </div>
    </header>`
  }

  #heldButton(desk: SaleDesk) {
    const held = desk.drafts.held.length
    if (held === 0) return nothing
    return html`<button class="held" type="button" data-testid="held" @click=${this.#act('held')}>
      <pos-icon name="pause"></pos-icon>${this.sheet ? nothing : t('sale.held')}<b>${formatNumber(held)}</b>
    </button>`
  }

  #menu(desk: SaleDesk) {
    const entry = (action: CartAction, label: string, className = '') =>
      html`<button type="button" class=${className} data-testid="menu-${action}" @click=${this.#act(action)}>
        ${label}
      </button>`
    return html`<div class="menu">
      ${entry('free-line', t('sale.free_line'))}
      ${
        desk.cart === undefined
          ? nothing
          : [entry('bill-discount', t('sale.bill_discount')), entry('discard', t('sale.discard'), 'danger')]
      }
    </div>`
  }

  #customer(desk: SaleDesk) {
    const customer = desk.catalog.customers.get(desk.cart?.customerId ?? '')
    if (desk.cart === undefined) return nothing
    return html`<button
      class="customer"
      type="button"
      data-testid="cart-customer"
      @click=${this.#act('customer')}
    >
      <span class="face"><pos-icon name="user-round"></pos-icon></span>
      <span class="grow">
        <span class="who">${customer?.name ?? t('sale.choose_customer')}</span>
        <span class="owes"
          >${customer === undefined ? t('sale.customer_optional') : owesText(desk.catalog.owedBy(customer.id))}</span
        >
      </span>
      <pos-icon name="chevron-right"></pos-icon>
    </button>`
  }

  #customerButton(desk: SaleDesk) {
    if (desk.cart === undefined) return nothing
    const customer = desk.catalog.customers.get(desk.cart.customerId ?? '')
    return html`<button
      class="held"
      type="button"
      data-testid="cart-customer"
      @click=${this.#act('customer')}
    >
      <pos-icon name="user-round"></pos-icon
      ><span class="who">${customer?.name ?? t('sale.customer_title')}</span>
    </button>`
  }

  #empty() {
    return html`<pos-empty
      icon="shopping-cart"
      heading=${t('sale.empty_title')}
      text=${t('sale.empty_text')}
    ></pos-empty>`
  }

  #lines(desk: SaleDesk, cart: Cart, priced: PricedSale) {
    const isFlashing = desk.flash !== this.#flashed
    return repeat(
      cart.lines,
      (line, index) => `${line.itemId ?? line.name} ${index}`,
      (line, index) =>
        html`<cart-line
          .line=${line}
          .priced=${priced.lines[index]}
          .stock=${line.itemId === undefined ? undefined : desk.catalog.stockOf(line.itemId)}
          currency=${priced.currency}
          .index=${index}
          ?open=${index === desk.openLine}
          ?flash=${isFlashing && index === desk.openLine}
        ></cart-line>`,
    )
  }

  #foot(priced: PricedSale) {
    return html`<cart-totals .priced=${priced}></cart-totals>
      <div class="actions">
        <button class="hold" type="button" data-testid="hold" @click=${this.#act('hold')}>
          <pos-icon name="pause"></pos-icon>${t('sale.hold')}
        </button>
        <button class="pay" type="button" data-testid="pay" @click=${this.#act('pay')}>
          <span>${t('sale.pay')}</span>
          <pos-money amount=${priced.total} currency=${priced.currency}></pos-money>
          ${this.caps ? html`<kbd dir="ltr" aria-hidden="true">F9</kbd>` : nothing}
        </button>
      </div>`
  }

  protected override updated(): void {
    if (this.desk === undefined || this.desk.flash === this.#flashed) return
    this.#flashed = this.desk.flash
    this.renderRoot.querySelector('cart-line[open]')?.scrollIntoView({ block: 'nearest' })
  }

  #act(action: CartAction): () => void {
    return () => {
      this.isMenuOpen = false
      this.dispatchEvent(new CartActionEvent(action))
    }
  }

  readonly #toggleMenu = (): void => {
    this.isMenuOpen = !this.isMenuOpen
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sale-cart': SaleCart
  }
}
