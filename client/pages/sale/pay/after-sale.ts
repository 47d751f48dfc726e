import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Invoice } from '../../../../shared/records/invoice.ts'
import { t } from '../../../i18n/catalogue.ts'
import { localDigits } from '../../../i18n/numbers.ts'
import { controlStyles } from '../../../ui/control.styles.ts'
import { PosElement } from '../../../ui/pos-element.ts'
import '../../../ui/pos-icon.ts'
import '../../../ui/pos-money.ts'

/** The second tap of a double tap on Confirm must not close the change that is to be given. */
const GUARD_MS = 500

/** What to do after a sale: the change in large, and the way to the next one. @fires new-sale */
@customElement('after-sale')
export class AfterSale extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
        justify-items: center;
        text-align: center;
      }
      .mark {
        display: grid;
        place-items: center;
        inline-size: 60px;
        block-size: 60px;
        border-radius: 50%;
        background: var(--wa-color-success-fill-quiet);
        color: var(--wa-color-success-on-quiet);
        --icon-size: 30px;
      }
      .label {
        margin-block-start: 8px;
        color: var(--wa-color-text-quiet);
        font-size: 17px;
      }
      .big {
        font-size: clamp(44px, 11vw, 64px);
        font-weight: 750;
        line-height: 1.15;
      }
      .big.back {
        color: var(--wa-color-success-on-quiet);
        --money-unit-color: currentcolor;
      }
      .big.debt {
        color: var(--wa-color-warning-on-quiet);
        --money-unit-color: currentcolor;
      }
      .bill {
        color: var(--wa-color-text-quiet);
      }
      .actions {
        display: grid;
        grid-template-columns: 1fr 1.6fr;
        gap: 8px;
        inline-size: 100%;
        margin-block-start: 24px;
      }
      a.button {
        min-block-size: 60px;
        border-radius: 16px;
      }
    `,
  ]

  @property({ attribute: false }) invoice: Invoice | undefined
  readonly #shownAt = performance.now()

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('keydown', this.#onKeydown)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('keydown', this.#onKeydown)
  }

  protected override render() {
    const { invoice } = this
    if (invoice === undefined) return nothing
    return html`<span class="mark"><pos-icon name="check"></pos-icon></span>
      <div role="status" data-testid="after-sale" data-number=${invoice.number}>${this.#heart(invoice)}</div>
      <p class="bill">
        <bdi dir="ltr" data-testid="saved-number">${localDigits(invoice.number)}</bdi> ·
        <pos-money amount=${invoice.total} currency=${invoice.currency}></pos-money>
      </p>
      <div class="actions">
        <a class="button" href="/bills?bill=${invoice.id}" @click=${this.#newSale}>${t('pay.show_bill')}</a>
        <button class="button primary large" type="button" data-testid="new-sale" @click=${this.#newSale}>
          ${t('pay.new_sale')}
        </button>
      </div>`
  }

  #heart({ change, debt, total, currency }: Invoice) {
    const [label, className, amount, unit] =
      debt > 0
        ? [t('pay.on_debt'), 'debt', debt, currency]
        : change === null
          ? [t('pay.paid_exact'), '', total, currency]
          : [t('pay.give_back'), 'back', change.amount, change.currency]
    return html`<p class="label">${label}</p>
      <pos-money
        class="big ${className}"
        display
        data-testid="after-amount"
        amount=${amount}
        currency=${unit}
      ></pos-money>`
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.repeat) return
    event.preventDefault()
    this.#newSale(event)
  }

  readonly #newSale = (event: Event): void => {
    if (performance.now() - this.#shownAt < GUARD_MS) event.preventDefault()
    else this.dispatchEvent(new Event('new-sale'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'after-sale': AfterSale
  }
}
