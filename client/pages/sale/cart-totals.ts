import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { PricedSale } from '../../../shared/rules/sale.ts'
import { t } from '../../i18n/catalogue.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-money.ts'
import { discountText } from './discount-text.ts'

/** What a cart comes to: subtotal, discount and rounding as lines of their own, the total in both currencies with the rate. */
@customElement('cart-totals')
export class CartTotals extends PosElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 6px;
      padding: 12px 20px 10px;
      border-block-start: 1px solid var(--wa-color-surface-border);
    }
    .row {
      display: flex;
      align-items: baseline;
      justify-content: space-between;
      gap: 12px;
      color: var(--wa-color-text-quiet);
      font-size: 14px;
    }
    .row pos-money {
      color: var(--wa-color-text-normal);
      font-weight: 550;
    }
    .total {
      display: flex;
      align-items: end;
      justify-content: space-between;
      gap: 12px;
      margin-block-start: 2px;
    }
    .label {
      font-size: 17px;
      font-weight: 650;
      line-height: 1.3;
    }
    .rate,
    .other {
      color: var(--wa-color-text-quiet);
      font-size: 13px;
      line-height: 1.5;
    }
    .sums {
      text-align: end;
    }
    .big {
      font-size: 32px;
      font-weight: 750;
      line-height: 1.1;
    }
    .other {
      font-weight: 650;
      font-size: 14px;
    }
    @media (max-width: 599px) {
      .big {
        font-size: 30px;
      }
    }
  `

  @property({ attribute: false }) priced: PricedSale | undefined

  protected override render() {
    const { priced } = this
    if (priced === undefined) return nothing
    const { currency, total, totals, iqdPer100Usd } = priced
    const other = currency === 'IQD' ? 'USD' : 'IQD'
    return html`${this.#steps(priced)}
      <div class="total">
        <div>
          <p class="label">${t('sale.total')}</p>
          <p class="rate">${t('sale.rate', { one: 1, rate: iqdPer100Usd / 100 })}</p>
        </div>
        <div class="sums">
          <pos-money
            class="big"
            display
            data-testid="cart-total"
            amount=${total}
            currency=${currency}
          ></pos-money>
          <p class="other"><pos-money amount=${totals[other]} currency=${other}></pos-money></p>
        </div>
      </div>`
  }

  #steps({ currency, subtotal, discount, discountAmount, rounding, roundTo }: PricedSale) {
    if (discountAmount === 0 && rounding === 0) return nothing
    const row = (label: string, amount: number) =>
      amount === 0
        ? nothing
        : html`<div class="row">
            <span>${label}</span><pos-money amount=${amount} currency=${currency}></pos-money>
          </div>`
    const percent = discount.type === 'percent' ? discountText(discount, currency) : ''
    return [
      row(t('sale.subtotal'), subtotal),
      row(`${t('sale.discount')} ${percent}`, -discountAmount),
      row(t('sale.rounded', { note: roundTo }), rounding),
    ]
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'cart-totals': CartTotals
  }
}
