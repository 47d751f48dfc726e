import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { priceSale } from '../../../../shared/rules/sale.ts'
import { pieceCount, type Cart } from '../../../data/cart.ts'
import { t } from '../../../i18n/catalogue.ts'
import { formatDate } from '../../../i18n/dates.ts'
import '../../../ui/pos-dialog.ts'
import { PosElement } from '../../../ui/pos-element.ts'
import '../../../ui/pos-list-row.ts'
import '../../../ui/pos-money.ts'
import type { SaleDesk } from '../sale-desk.ts'

/** The carts on hold, newest first: whose, since when, how much. @fires close */
@customElement('held-dialog')
export class HeldDialog extends PosElement {
  static override styles = css`
    p {
      padding: 32px 24px;
      color: var(--wa-color-text-quiet);
      text-align: center;
    }
  `

  @property({ attribute: false }) desk: SaleDesk | undefined

  protected override render() {
    const held = this.desk?.drafts.held ?? []
    return html`<pos-dialog open flush heading=${t('sale.held_title')} @close=${this.#closed}>
      ${held.length === 0 ? html`<p>${t('sale.held_empty')}</p>` : held.toReversed().map((cart) => this.#row(cart))}
    </pos-dialog>`
  }

  #row(cart: Cart) {
    const { desk } = this
    if (desk === undefined) return ''
    const { catalog } = desk
    const facts = { iqdPer100Usd: catalog.iqdPer100Usd, roundTo: catalog.settings.roundTo }
    const customer = catalog.customers.get(cart.customerId ?? '')
    const first = cart.lines[0]?.name ?? ''
    const count = t('sale.count', { count: pieceCount(cart) })
    return html`<pos-list-row
      icon="pause"
      heading=${customer?.name ?? first}
      detail="${formatDate(cart.heldAt ?? cart.createdAt)} · ${count}"
      data-testid="held-cart"
      @click=${() => this.#chosen(cart.id)}
    >
      <pos-money slot="amount" amount=${priceSale(cart, facts).total} currency=${cart.currency}></pos-money>
    </pos-list-row>`
  }

  #chosen(cartId: string): void {
    this.desk?.resume(cartId)
    this.#closed()
  }

  readonly #closed = (): void => {
    this.dispatchEvent(new Event('close'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'held-dialog': HeldDialog
  }
}
