import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { CURRENCIES, type Currency } from '../../../../shared/money.ts'
import { t } from '../../../i18n/catalogue.ts'
import { moneyText } from '../../../i18n/money.ts'
import { PosElement } from '../../../ui/pos-element.ts'
import { currencyName } from './currency-name.ts'
import '../../../ui/pos-icon.ts'
import '../../../ui/pos-money.ts'
import {
  addPart,
  chooseChange,
  entryAmount,
  removePart,
  valueOf,
  type PaidPart,
  type Payment,
  type PaymentStanding,
  type PaymentTerms,
} from './payment.ts'
import { PaymentChangeEvent } from './payment-change-event.ts'
import { payStandingStyles } from './pay-standing.styles.ts'

const METHOD_ICONS = {
  cash: 'banknote',
  card: 'credit-card',
  transfer: 'landmark',
  debt: 'hand-coins',
} as const

/**
 * What is due, what has been handed over, and what to give back.
 *
 * @fires {PaymentChangeEvent} payment-change
 */
@customElement('pay-standing')
export class PayStanding extends PosElement {
  static override styles = payStandingStyles

  @property({ attribute: false }) payment: Payment | undefined
  @property({ attribute: false }) terms: PaymentTerms | undefined
  @property({ attribute: false }) standing: PaymentStanding | undefined

  protected override render() {
    const { payment, terms, standing } = this
    if (payment === undefined || terms === undefined || standing === undefined) return nothing
    return html`${this.#due(terms)}
      <div class="parts">
        ${payment.parts.map((part, index) => this.#part(part, index, payment, terms))} ${this.#entry(payment)}
        ${
          entryAmount(payment.entry).amount === 0 || payment.entry.method === 'debt'
            ? nothing
            : html`<button
                class="add"
                type="button"
                data-testid="pay-add"
                @click=${() => this.#change(addPart(payment, terms))}
              >
                <pos-icon name="plus"></pos-icon>${t('pay.add')}
              </button>`
        }
      </div>
      <div class="sums">
        <p>
          <span>${t('pay.received', { currency: currencyName(terms.priced.currency) })}</span>
          <pos-money amount=${standing.received.amount} currency=${standing.received.currency}></pos-money>
        </p>
        <p>
          <span>${t('pay.still')}</span>
          <pos-money amount=${standing.still.amount} currency=${standing.still.currency}></pos-money>
        </p>
      </div>
      ${standing.debt.amount > 0 ? this.#debt(standing) : this.#giveBack(payment, standing)}`
  }

  #due({ priced }: PaymentTerms) {
    const { currency, total, totals, iqdPer100Usd } = priced
    const other: Currency = currency === 'IQD' ? 'USD' : 'IQD'
    return html`<div class="due">
      <p class="label">${t('pay.due')}</p>
      <pos-money class="big" display data-testid="pay-due" amount=${total} currency=${currency}></pos-money>
      <p class="other">
        <pos-money amount=${totals[other]} currency=${other}></pos-money>
        <span>${t('pay.at_rate', { rate: iqdPer100Usd / 100 })}</span>
      </p>
    </div>`
  }

  #part(part: PaidPart, index: number, payment: Payment, terms: PaymentTerms) {
    const value = valueOf(part, terms)
    return html`<div class="part" data-testid="pay-part">
      <span class="icon ${part.currency}"
        ><pos-icon
          name=${part.method === 'cash' && part.currency === 'USD' ? 'dollar-sign' : METHOD_ICONS[part.method]}
        ></pos-icon
      ></span>
      <span class="words">
        <b>${tenderText(part.method, part.currency)}</b>
        ${
          part.currency === terms.priced.currency
            ? nothing
            : html`<small>${t('pay.equals', { amount: moneyText(value.amount, value.currency) })}</small>`
        }
      </span>
      <pos-money amount=${part.amount} currency=${part.currency}></pos-money>
      <button
        type="button"
        aria-label=${t('pay.remove')}
        @click=${() => this.#change(removePart(payment, terms, index))}
      >
        <pos-icon name="x"></pos-icon>
      </button>
    </div>`
  }

  #entry({ entry, parts }: Payment) {
    const amount = entryAmount(entry)
    if (entry.method === 'debt' || (parts.length > 0 && amount.amount === 0)) return nothing
    const icon =
      entry.method === 'cash' && entry.currency === 'USD' ? 'dollar-sign' : METHOD_ICONS[entry.method]
    return html`<div class="part now">
      <span class="icon"><pos-icon name=${icon}></pos-icon></span>
      <span class="words"
        ><b>${tenderText(entry.method, entry.currency)}</b><small>${t('pay.entering')}</small></span
      >
      <pos-money amount=${amount.amount} currency=${amount.currency}></pos-money>
    </div>`
  }

  #giveBack(payment: Payment, { change }: PaymentStanding) {
    const isNone = change.amount === 0
    return html`<div class="change ${isNone ? 'none' : ''}">
      <div class="top">
        <b>${isNone ? t('pay.no_change') : t('pay.change')}</b>
        <div class="switch" role="group" aria-label=${t('pay.currency')} ?hidden=${isNone}>
          ${CURRENCIES.toReversed().map(
            (currency) =>
              html`<button
                type="button"
                aria-pressed=${String(currency === payment.changeCurrency)}
                @click=${() => this.#change(chooseChange(payment, currency))}
              >
                ${currencyName(currency)}
              </button>`,
          )}
        </div>
      </div>
      ${
        isNone
          ? nothing
          : html`<pos-money
              class="back"
              display
              data-testid="pay-change"
              amount=${change.amount}
              currency=${change.currency}
            ></pos-money>`
      }
    </div>`
  }

  #debt({ debt }: PaymentStanding) {
    return html`<div class="change debt">
      <b>${t('pay.to_debt')}</b>
      <pos-money
        class="back"
        display
        data-testid="pay-debt"
        amount=${debt.amount}
        currency=${debt.currency}
      ></pos-money>
    </div>`
  }

  #change(payment: Payment): void {
    this.dispatchEvent(new PaymentChangeEvent(payment))
  }
}

function tenderText(method: 'cash' | 'card' | 'transfer', currency: Currency): string {
  return t('pay.tender', { method: t(`pay.${method}`), currency: currencyName(currency) })
}

declare global {
  interface HTMLElementTagNameMap {
    'pay-standing': PayStanding
  }
}
