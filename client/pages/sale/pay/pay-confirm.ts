import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { t } from '../../../i18n/catalogue.ts'
import { moneyText } from '../../../i18n/money.ts'
import { controlStyles } from '../../../ui/control.styles.ts'
import { PosElement } from '../../../ui/pos-element.ts'
import '../../../ui/pos-icon.ts'
import type { PaymentStanding } from './payment.ts'

/** The button that says the outcome; disabled, it says what is missing. @fires confirm */
@customElement('pay-confirm')
export class PayConfirm extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .button {
        min-block-size: 64px;
      }
      kbd {
        padding: 3px 8px;
        border-radius: 6px;
        background: rgb(0 0 0 / 0.22);
        font: inherit;
        font-size: 12px;
        font-weight: 600;
      }
      @media (max-width: 767px) {
        .button {
          min-block-size: 60px;
        }
        kbd {
          display: none;
        }
      }
    `,
  ]

  @property({ attribute: false }) standing: PaymentStanding | undefined
  @property({ type: Boolean }) saving = false

  protected override render() {
    const { standing } = this
    if (standing === undefined) return nothing
    const isReady = standing.problem === undefined && !this.saving
    return html`<button
      class="button primary large wide"
      type="button"
      data-testid="confirm"
      aria-disabled=${String(!isReady)}
      @click=${this.#confirm}
    >
      ${isReady ? html`<pos-icon name="check"></pos-icon>` : nothing}
      <span>${this.saving ? t('pay.saving') : outcome(standing)}</span>
      ${isReady ? html`<kbd dir="ltr" aria-hidden="true">Enter</kbd>` : nothing}
    </button>`
  }

  readonly #confirm = (): void => {
    if (this.saving || this.standing?.problem !== undefined) return
    this.dispatchEvent(new Event('confirm'))
  }
}

function outcome({ problem, still, debt, change }: PaymentStanding): string {
  if (problem === 'underpaid') return t('pay.underpaid', { amount: moneyText(still.amount, still.currency) })
  if (problem === 'needs_customer') return t('pay.needs_customer')
  if (problem === 'only_cash_over') return t('pay.over')
  if (debt.amount > 0) return t('pay.confirm_debt', { amount: moneyText(debt.amount, debt.currency) })
  if (change.amount > 0) return t('pay.confirm_change', { amount: moneyText(change.amount, change.currency) })
  return t('pay.confirm')
}

declare global {
  interface HTMLElementTagNameMap {
    'pay-confirm': PayConfirm
  }
}
