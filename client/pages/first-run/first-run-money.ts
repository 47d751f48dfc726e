import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Currency } from '../../../shared/money.ts'
import type { RoundTo } from '../../../shared/records/settings.ts'
import '../../app/locale-choice.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/first-run.ts'
import { moneyText } from '../../i18n/money.ts'
import { formatNumber, parseNumber } from '../../i18n/numbers.ts'
import '../../ui/pos-choice-card.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-field.ts'
import '../../ui/pos-segment.ts'
import { DraftChangedEvent } from './draft-changed-event.ts'
import { EMPTY_DRAFT, iqdPer100Usd, type ShopDraft } from './new-shop.ts'

const NOTES: readonly RoundTo[] = [250, 500, 1000, 0]

/**
 * Currency, today's rate, rounding, digits.
 *
 * @fires {DraftChangedEvent} draft-changed
 */
@customElement('first-run-money')
export class FirstRunMoney extends PosElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 24px;
    }
    h2 {
      margin-block-end: 10px;
      font-size: 16px;
      font-weight: 650;
    }
    .cards {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 10px;
    }
  `

  @property({ attribute: false }) draft: ShopDraft = EMPTY_DRAFT

  protected override render() {
    const { currency, roundTo } = this.draft
    return html`
      <section>
        <h2>${t('first.currency')}</h2>
        <div class="cards" role="radiogroup" aria-label=${t('first.currency')}>
          ${this.#currency('IQD', t('first.iqd'), t('first.iqd_text'), currency)}
          ${this.#currency('USD', t('first.usd'), t('first.usd_text'), currency)}
        </div>
      </section>
      ${this.#rate()}
      <section>
        <h2>${t('first.rounding')}</h2>
        <pos-segment
          label=${t('first.rounding')}
          .options=${NOTES.map((note) => ({
            value: String(note),
            label: note === 0 ? t('first.no_rounding') : formatNumber(note),
          }))}
          .value=${String(roundTo)}
          @change=${this.#setNote}
        ></pos-segment>
      </section>
      <locale-choice digits></locale-choice>
    `
  }

  #currency(value: Currency, heading: string, text: string, chosen: Currency) {
    return html`<pos-choice-card
      heading=${heading}
      text=${text}
      ?selected=${chosen === value}
      @change=${() => this.#change({ currency: value })}
    ></pos-choice-card>`
  }

  #rate() {
    const typed = parseNumber(this.draft.rate)
    const per100 = iqdPer100Usd(this.draft.rate)
    return html`<pos-field
      big
      ltr
      inputmode="decimal"
      data-testid="rate"
      label=${t('first.rate')}
      hint=${per100 === undefined ? '' : t('first.rate_100', { hundred: 100, amount: moneyText(per100, 'IQD') })}
      .value=${typed === undefined ? this.draft.rate : formatNumber(typed)}
      @input=${this.#setRate}
    >
      <span slot="start">${t('first.one_usd', { one: 1 })}</span>
      <span slot="end">${t('first.iqd_unit')}</span>
    </pos-field>`
  }

  #change(change: Partial<ShopDraft>): void {
    this.dispatchEvent(new DraftChangedEvent(change))
  }

  readonly #setRate = (event: Event): void => {
    this.#change({ rate: (event.currentTarget as HTMLInputElement).value })
  }

  readonly #setNote = (event: Event): void => {
    const note = Number((event.currentTarget as HTMLInputElement).value)
    this.#change({ roundTo: NOTES.find((known) => known === note) ?? 250 })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'first-run-money': FirstRunMoney
  }
}
