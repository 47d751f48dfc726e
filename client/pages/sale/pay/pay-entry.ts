import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { CURRENCIES, type Currency, type Money } from '../../../../shared/money.ts'
import { t } from '../../../i18n/catalogue.ts'
import { moneyParts, moneyText } from '../../../i18n/money.ts'
import { localDigits } from '../../../i18n/numbers.ts'
import type { PadKeyEvent } from '../../../ui/pad-key-event.ts'
import { PosElement } from '../../../ui/pos-element.ts'
import { currencyName } from './currency-name.ts'
import '../../../ui/pos-numpad.ts'
import '../../../ui/pos-segment.ts'
import { payEntryStyles } from './pay-entry.styles.ts'
import {
  addNote,
  chooseCurrency,
  chooseMethod,
  entryAmount,
  pressKey,
  remaining,
  setAmount,
  type Entry,
  type Payment,
  type PaymentStanding,
  type PaymentTerms,
} from './payment.ts'
import { PaymentChangeEvent } from './payment-change-event.ts'
import { quickKeys } from './quick-keys.ts'

/**
 * How this part is paid and how much: methods, amount, quick keys, number pad.
 *
 * @fires {PaymentChangeEvent} payment-change
 * @fires choose-customer - a debt needs one
 */
@customElement('pay-entry')
export class PayEntry extends PosElement {
  static override styles = payEntryStyles

  @property({ attribute: false }) payment: Payment | undefined
  @property({ attribute: false }) terms: PaymentTerms | undefined
  @property({ attribute: false }) standing: PaymentStanding | undefined
  /** The chosen customer's name, '' for nobody. */
  @property() customer = ''

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.figure')?.focus()
  }

  protected override render() {
    const { payment, terms } = this
    if (payment === undefined || terms === undefined) return nothing
    const isDebt = payment.entry.method === 'debt'
    return html`<pos-segment
        data-testid="pay-methods"
        label=${t('pay.method')}
        value=${payment.entry.method}
        .options=${methods()}
        @change=${this.#methodChosen}
      ></pos-segment>
      ${isDebt ? this.#debt() : this.#amount(payment, terms)}`
  }

  #debt() {
    const debt = this.standing?.debt ?? { amount: 0, currency: 'IQD' as const }
    return html`<div class="debt">
      <p class="big">${t('pay.to_debt')}</p>
      <p class="sum">${moneyText(debt.amount, debt.currency)}</p>
      <p class="quiet">
        ${this.customer === '' ? t('pay.needs_customer') : t('pay.debt_of', { customer: this.customer })}
      </p>
      <button type="button" class="customer" data-testid="pay-customer" @click=${this.#askCustomer}>
        <pos-icon name="user-round"></pos-icon
        >${this.customer === '' ? t('pay.choose_customer') : this.customer}
      </button>
    </div>`
  }

  #amount(payment: Payment, terms: PaymentTerms) {
    const { entry } = payment
    const still = remaining(payment, terms, entry.currency)
    const keys = quickKeys(still)
    const isCash = entry.method === 'cash'
    return html`<div class="amount">
        <div
          class="figure ${entry.isProposed ? 'proposed' : ''}"
          tabindex="-1"
          role="status"
          aria-label=${t('sale.amount')}
          data-testid="pay-amount"
        >
          ${figureOf(entry)}
        </div>
        <pos-segment
          label=${t('pay.currency')}
          value=${entry.currency}
          .options=${CURRENCIES.toReversed().map((value) => ({ value, label: currencyName(value) }))}
          @change=${this.#currencyChosen}
        ></pos-segment>
      </div>
      <div class="keys sums">
        <button
          type="button"
          class="exact"
          data-testid="key-exact"
          @click=${() => this.#change(setAmount(payment, still))}
        >
          ${t('pay.exact', { amount: figure(still) })}
        </button>
        ${isCash ? keys.sums.map((sum) => this.#sumKey(payment, sum)) : nothing}
      </div>
      ${isCash ? html`<div class="keys notes">${keys.notes.map((note) => this.#noteKey(payment, note))}</div>` : nothing}
      <pos-numpad
        extra=${entry.currency === 'IQD' ? '000' : '.'}
        @pad-key=${(event: PadKeyEvent) => this.#change(pressKey(payment, event.key))}
      ></pos-numpad>`
  }

  #sumKey(payment: Payment, sum: Money) {
    const isChosen = !payment.entry.isProposed && entryAmount(payment.entry).amount === sum.amount
    return html`<button
      type="button"
      data-testid="key-sum"
      aria-pressed=${String(isChosen)}
      @click=${() => this.#change(setAmount(payment, sum))}
    >
      <bdi dir="ltr">${figure(sum)}</bdi>
    </button>`
  }

  #noteKey(payment: Payment, note: Money) {
    return html`<button
      type="button"
      data-testid="key-note"
      @click=${() => this.#change(addNote(payment, note))}
    >
      <bdi dir="ltr"><small>+</small>${figure(note)}</bdi>
    </button>`
  }

  readonly #methodChosen = (event: Event): void => {
    const { payment, terms } = this
    const method = (event.target as HTMLElementTagNameMap['pos-segment']).value as Entry['method']
    if (payment !== undefined && terms !== undefined) this.#change(chooseMethod(payment, terms, method))
  }

  readonly #currencyChosen = (event: Event): void => {
    const { payment, terms } = this
    const currency = (event.target as HTMLElementTagNameMap['pos-segment']).value as Currency
    if (payment !== undefined && terms !== undefined) this.#change(chooseCurrency(payment, terms, currency))
  }

  readonly #askCustomer = (): void => {
    this.dispatchEvent(new Event('choose-customer'))
  }

  #change(payment: Payment): void {
    this.dispatchEvent(new PaymentChangeEvent(payment))
  }
}

function methods() {
  return [
    { value: 'cash', label: t('pay.cash'), icon: 'banknote' },
    { value: 'card', label: t('pay.card'), icon: 'credit-card' },
    { value: 'transfer', label: t('pay.transfer'), icon: 'landmark' },
    { value: 'debt', label: t('pay.debt'), icon: 'hand-coins' },
  ]
}

function figure({ amount, currency }: Money): string {
  return moneyParts(amount, currency, { compact: true }).figure
}

// What was typed, also while it is not yet a sum ("12."), with grouping.
function figureOf(entry: Entry) {
  const { amount, currency } = entryAmount(entry)
  const { figure: written, unit } = moneyParts(amount, currency, { compact: !entry.typed.includes('.') })
  const shown = entry.typed.endsWith('.')
    ? `${moneyParts(amount, currency, { compact: true }).figure}.`
    : written
  return html`<bdi dir="ltr">${localDigits(shown)}</bdi
    >${unit === '' ? nothing : html`<small>${unit}</small>`}`
}

declare global {
  interface HTMLElementTagNameMap {
    'pay-entry': PayEntry
  }
}
