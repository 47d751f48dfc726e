import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Currency } from '../../../shared/money.ts'
import type { InvoiceLine } from '../../../shared/records/invoice.ts'
import type { DraftLine } from '../../../shared/rules/sale.ts'
import { t } from '../../i18n/catalogue.ts'
import { moneyText } from '../../i18n/money.ts'
import { formatNumber } from '../../i18n/numbers.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-money.ts'
import { CartActionEvent, type CartAction } from './cart-action-event.ts'
import { cartLineStyles } from './cart-line.styles.ts'
import { discountText } from './discount-text.ts'

/**
 * One line of the cart; the open one carries its tools.
 *
 * @fires {CartActionEvent} cart-action - with the line's index
 */
@customElement('cart-line')
export class CartLine extends PosElement {
  static override styles = cartLineStyles

  @property({ attribute: false }) line: DraftLine | undefined
  /** The same line with its price in the bill's currency. */
  @property({ attribute: false }) priced: InvoiceLine | undefined
  @property() currency: Currency = 'IQD'
  @property({ type: Number }) index = 0
  /** What the store has in thousandths; absent when it is not counted. */
  @property({ attribute: false }) stock: number | undefined
  @property({ type: Boolean, reflect: true }) open = false

  protected override render() {
    const { line, priced } = this
    if (line === undefined || priced === undefined) return nothing
    const quantity = formatNumber(line.milli / 1000)
    return html`<button
        class="head"
        type="button"
        data-testid="cart-line"
        aria-expanded=${String(this.open)}
        @click=${this.#act('open')}
      >
        <span class="quantity">${quantity}</span>
        <span class="words">
          <span class="name"><bdi>${line.name}</bdi></span>
          <span class="detail">${this.#detail(line)}</span>
          ${this.#warning(line)}
        </span>
        <pos-money class="total" amount=${priced.total} currency=${this.currency}></pos-money>
      </button>
      ${this.open ? this.#tools(line, quantity) : nothing}`
  }

  #detail(line: DraftLine) {
    const price = moneyText(line.price.amount, line.price.currency)
    const parts = [
      line.itemId === undefined ? t('sale.free_text') : '',
      line.milli === 1000 ? (line.itemId === undefined ? '' : price) : t('sale.each', { price }),
      line.discount === undefined
        ? ''
        : t('sale.line_discount', { value: discountText(line.discount, this.currency) }),
      line.note ?? '',
    ]
    return parts.filter((part) => part !== '').join(' · ')
  }

  #warning(line: DraftLine) {
    const { stock } = this
    if (line.kind === 'service' || stock === undefined || stock >= line.milli) return nothing
    const left = Math.max(0, stock) / 1000
    return html`<span class="warning"
      >${stock <= 0 ? t('sale.oversell_out') : t('sale.oversell', { left })}</span
    >`
  }

  #tools(line: DraftLine, quantity: string) {
    return html`<div class="tools">
      <div class="stepper">
        <button
          type="button"
          data-testid="line-less"
          aria-label=${t('sale.less')}
          @click=${this.#act('less')}
        >
          <pos-icon name="minus"></pos-icon>
        </button>
        <button
          type="button"
          class="figure"
          data-testid="line-quantity"
          aria-label="${quantity} · ${t('sale.quantity_of', { name: line.name })}"
          @click=${this.#act('quantity')}
        >
          ${quantity}
        </button>
        <button
          type="button"
          data-testid="line-more"
          aria-label=${t('sale.more_one')}
          @click=${this.#act('more')}
        >
          <pos-icon name="plus"></pos-icon>
        </button>
      </div>
      <button type="button" class="tool" data-testid="line-price" @click=${this.#act('price')}>
        ${t('sale.price')}
      </button>
      <button type="button" class="tool" data-testid="line-discount" @click=${this.#act('discount')}>
        ${t('sale.discount')}
      </button>
      <button
        type="button"
        class="tool remove"
        data-testid="line-remove"
        aria-label=${t('sale.remove', { name: line.name })}
        @click=${this.#act('remove')}
      >
        <pos-icon name="trash-2"></pos-icon>
      </button>
    </div>`
  }

  #act(action: CartAction): () => void {
    return () => this.dispatchEvent(new CartActionEvent(action, this.index))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cart-line': CartLine
  }
}
