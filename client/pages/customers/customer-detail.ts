import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import type { Money } from '../../../shared/money.ts'
import type { Customer } from '../../../shared/records/customer.ts'
import { findBills } from '../../data/bill-list.ts'
import type { Catalog } from '../../data/catalog.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate } from '../../i18n/dates.ts'
import { errorText } from '../../i18n/error-text.ts'
import { codeText, localDigits } from '../../i18n/numbers.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import '../../ui/pos-date.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-error-card.ts'
import '../../ui/pos-list-row.ts'
import '../../ui/pos-money.ts'
import { customerDetailStyles } from './customer-detail.styles.ts'
import './customer-payment.ts'

/** One customer: contact, what is owed per currency, payment, bills. */
@customElement('customer-detail')
export class CustomerDetail extends PosElement {
  static override styles = [controlStyles, customerDetailStyles]

  @property({ attribute: false }) customer: Customer | undefined
  /** What is owed per currency, zeros left out. */
  @property({ attribute: false }) balances: readonly Money[] = []
  @property({ attribute: false }) shop: ShopStore | undefined
  @property({ attribute: false }) catalog: Catalog | undefined
  @state() private isPaying = false

  readonly #bills = new Task(this, {
    args: () => [this.shop, this.customer?.id, this.#owedText] as const,
    task: async ([shop, id]) =>
      shop === undefined || id === undefined ? undefined : findBills(shop, [], [id]),
  })

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('customer') as Customer | undefined
    if (changed.has('customer') && before?.id !== this.customer?.id) this.isPaying = false
  }

  protected override render() {
    const { customer } = this
    if (customer === undefined) return nothing
    return html`<article class="card" data-testid="customer-detail" data-customer-id=${customer.id}>
        <div class="row">
          <h2 class="grow"><bdi>${customer.name}</bdi></h2>
          <a class="button" href=${`/customers?customer=${customer.id}&edit=1`}>${t('customers.edit')}</a>
        </div>
        ${this.#balance()} ${this.#contact(customer)}
        ${
          this.isPaying
            ? html`<customer-payment
                .customer=${customer}
                .balances=${this.balances}
                .shop=${this.shop}
                .catalog=${this.catalog}
                @payment-saved=${this.#paid}
              ></customer-payment>`
            : html`<button
                class="button primary"
                type="button"
                data-testid="take-payment"
                @click=${this.#pay}
              >
                ${t('customers.take_payment')}
              </button>`
        }
      </article>
      <section class="card bills">
        <h3 class="heading">${t('customers.bills')}</h3>
        ${this.#bills.render({
          error: (error) => html`<pos-error-card text=${errorText(error)}></pos-error-card>`,
          complete: (found) => this.#billRows(found),
        })}
      </section>`
  }

  // A part of the arguments of the bills, so that they are read again when a debt or payment changed.
  get #owedText(): string {
    return this.balances.map(({ amount, currency }) => `${amount}${currency}`).join()
  }

  #balance() {
    if (this.balances.length === 0) return html`<p class="quiet-text">${t('customers.owes_nothing')}</p>`
    return html`<div class="balances">
      ${this.balances.map(
        ({ amount, currency }) =>
          html`<p class=${amount > 0 ? 'owes' : 'credit'} data-testid="balance" data-currency=${currency}>
            <span>${amount > 0 ? t('customers.owes') : t('customers.in_credit')}</span>
            <pos-money amount=${Math.abs(amount)} currency=${currency}></pos-money>
          </p>`,
      )}
    </div>`
  }

  #contact({ phone, location, registeredAt }: Customer) {
    const fact = (label: string, value: unknown) =>
      html`<div>
        <dt>${label}</dt>
        <dd>${value}</dd>
      </div>`
    return html`<dl>
      ${
        phone === ''
          ? nothing
          : fact(t('customers.phone'), html`<a href="tel:${phone}">${codeText(phone)}</a>`)
      }
      ${location === '' ? nothing : fact(t('customers.place'), location)}
      ${fact(t('customers.since'), html`<pos-date at=${registeredAt} form="date"></pos-date>`)}
    </dl>`
  }

  #billRows(found: Awaited<ReturnType<typeof findBills>> | undefined) {
    if (found === undefined) return nothing
    return html`${found.isIndexing ? html`<p class="quiet-text small">${t('customers.indexing')}</p>` : nothing}
    ${found.rows.length === 0 ? html`<p class="quiet-text">${t('customers.no_bills')}</p>` : nothing}
    ${found.rows.map(
      (bill) =>
        html`<pos-list-row
          icon="receipt-text"
          heading=${`\u2066${localDigits(bill.number)}\u2069`}
          detail=${formatDate(bill.at)}
          href="/bills?bill=${bill.id}"
          data-testid="bill-row"
          data-number=${bill.number}
        >
          <pos-money slot="amount" amount=${bill.total} currency=${bill.currency}></pos-money>
        </pos-list-row>`,
    )}`
  }

  readonly #pay = (): void => {
    this.isPaying = true
  }

  readonly #paid = (): void => {
    this.isPaying = false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'customer-detail': CustomerDetail
  }
}
