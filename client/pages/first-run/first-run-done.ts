import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/first-run.ts'
import { moneyText } from '../../i18n/money.ts'
import { parseNumber } from '../../i18n/numbers.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import { EMPTY_DRAFT, type ShopDraft } from './new-shop.ts'

/** What the new shop begins with: the proof that the first run ends on. */
@customElement('first-run-done')
export class FirstRunDone extends PosElement {
  static override styles = [
    controlStyles,
    css`
      li {
        display: flex;
        align-items: center;
        gap: 12px;
        min-block-size: 44px;
      }
      pos-icon {
        --icon-size: 22px;
        color: var(--wa-color-success-on-quiet);
      }
    `,
  ]

  @property({ attribute: false }) draft: ShopDraft = EMPTY_DRAFT

  protected override render() {
    const { rate, roundTo, currency } = this.draft
    const perDollar = moneyText(Math.round(parseNumber(rate) ?? 0), 'IQD')
    const lines = [
      t('first.done_currency', { currency: currency === 'IQD' ? t('first.iqd') : t('first.usd') }),
      t('first.done_rate', { one: 1, amount: perDollar }),
      roundTo === 0 ? t('first.done_exact') : t('first.done_rounding', { amount: moneyText(roundTo, 'IQD') }),
      t('first.done_pin'),
    ]
    return html`<ul class="card">
      ${lines.map((line) => html`<li><pos-icon name="circle-check"></pos-icon>${line}</li>`)}
    </ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'first-run-done': FirstRunDone
  }
}
