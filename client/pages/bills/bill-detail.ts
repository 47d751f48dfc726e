import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Invoice, InvoiceLine } from '../../../shared/records/invoice.ts'
import { t } from '../../i18n/catalogue.ts'
import { moneyText } from '../../i18n/money.ts'
import { formatNumber, localDigits } from '../../i18n/numbers.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import '../../ui/pos-date.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-money.ts'
import '../../ui/pos-notice.ts'
import { billDetailStyles } from './bill-detail.styles.ts'

const METHOD_ICONS = { cash: 'banknote', card: 'credit-card', transfer: 'landmark' } as const

/** One saved bill: lines, totals, payments, note. Read-only: documents are never edited. */
@customElement('bill-detail')
export class BillDetail extends PosElement {
  static override styles = [controlStyles, billDetailStyles]

  @property({ attribute: false }) bill: Invoice | undefined

  protected override render() {
    const { bill } = this
    if (bill === undefined) return nothing
    return html`<article class="card" data-testid="bill-detail" data-number=${bill.number}>
      <header>
        <h2><bdi dir="ltr">${localDigits(bill.number)}</bdi></h2>
        <p class="quiet-text"><pos-date at=${bill.at} form="full"></pos-date> · ${this.#customer(bill)}</p>
      </header>
      ${bill.clock === undefined ? nothing : html`<pos-notice tone="warning" icon="triangle-alert">${t('bills.clock')}</pos-notice>`}
      <ul aria-label=${t('bills.lines')}>
        ${bill.lines.map((line) => this.#line(line, bill))}
      </ul>
      ${this.#totals(bill)} ${this.#payments(bill)}
      ${bill.note === undefined ? nothing : html`<p><span class="quiet-text">${t('bills.note')}:</span> ${bill.note}</p>`}
    </article>`
  }

  #customer({ customerId, customerName }: Invoice) {
    if (customerName === '') return t('bills.no_customer')
    return customerId === undefined
      ? customerName
      : html`<a href="/customers?customer=${customerId}">${customerName}</a>`
  }

  #line(line: InvoiceLine, { currency }: Invoice) {
    const price = t('bills.each', { price: moneyText(line.price.amount, line.price.currency) })
    return html`<li>
      <span class="quantity">${formatNumber(line.milli / 1000)}</span>
      <span class="grow"
        ><b><bdi>${line.name}</bdi></b
        ><small>${[price, line.note ?? ''].filter((part) => part !== '').join(' · ')}</small></span
      >
      <pos-money amount=${line.total} currency=${currency}></pos-money>
    </li>`
  }

  #totals({ currency, subtotal, discountAmount, rounding, total, iqdPer100Usd }: Invoice) {
    const row = (label: string, amount: number) =>
      amount === 0
        ? nothing
        : html`<p class="sum">
            <span>${label}</span><pos-money amount=${amount} currency=${currency}></pos-money>
          </p>`
    return html`<div class="sums">
      ${total === subtotal ? nothing : row(t('bills.subtotal'), subtotal)}
      ${row(t('bills.discount'), -discountAmount)} ${row(t('bills.rounding'), rounding)}
      <p class="total">
        <span
          >${t('bills.total')}<small>${t('bills.rate', { one: 1, rate: iqdPer100Usd / 100 })}</small></span
        >
        <pos-money display data-testid="bill-total" amount=${total} currency=${currency}></pos-money>
      </p>
    </div>`
  }

  #payments({ tenders, change, debt, paid, currency }: Invoice) {
    const row = (icon: string, label: string, amount: number, unit: Invoice['currency'], className = '') =>
      html`<p class="sum ${className}">
        <span><pos-icon name=${icon}></pos-icon> ${label}</span
        ><pos-money amount=${amount} currency=${unit}></pos-money>
      </p>`
    return html`<div class="sums">
      ${tenders.map(({ method, amount, currency: unit }) => row(METHOD_ICONS[method], t(`bills.${method}`), amount, unit))}
      ${tenders.length === 0 && paid > 0 ? row('banknote', t('bills.paid'), paid, currency) : nothing}
      ${change === null ? nothing : row('undo-2', t('bills.change'), -change.amount, change.currency)}
      ${debt > 0 ? row('hand-coins', t('bills.debt'), debt, currency, 'debt') : nothing}
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bill-detail': BillDetail
  }
}
