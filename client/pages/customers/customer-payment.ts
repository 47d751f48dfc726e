import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import { MINOR_UNITS, type Currency, type Money } from '../../../shared/money.ts'
import type { Customer } from '../../../shared/records/customer.ts'
import type { TenderMethod } from '../../../shared/records/fields.ts'
import type { Catalog } from '../../data/catalog.ts'
import { takePayment } from '../../data/take-payment.ts'
import { t } from '../../i18n/catalogue.ts'
import { errorText } from '../../i18n/error-text.ts'
import { parseMoney } from '../../i18n/money.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-error-card.ts'
import '../../ui/pos-field.ts'
import '../../ui/pos-segment.ts'
import { showToast } from '../../ui/toast.ts'

/** Takes money against a debt: begins with what is owed. @fires payment-saved */
@customElement('customer-payment')
export class CustomerPayment extends PosElement {
  static override styles = [
    controlStyles,
    css`
      form {
        display: grid;
        gap: 12px;
      }
    `,
  ]

  @property({ attribute: false }) customer: Customer | undefined
  @property({ attribute: false }) balances: readonly Money[] = []
  @property({ attribute: false }) shop: ShopStore | undefined
  @property({ attribute: false }) catalog: Catalog | undefined
  @state() private currency: Currency = 'IQD'
  @state() private method: TenderMethod = 'cash'
  @state() private amount = ''
  @state() private isWrong = false
  @state() private isSaving = false
  @state() private failure: unknown

  override connectedCallback(): void {
    super.connectedCallback()
    const [first] = this.balances.filter(({ amount }) => amount > 0)
    this.#propose(first?.currency ?? this.catalog?.settings.currency ?? 'IQD')
  }

  protected override render() {
    return html`<form @submit=${this.#submitted}>
      <pos-segment
        label=${t('customers.currency')}
        value=${this.currency}
        .options=${[
          { value: 'IQD', label: 'IQD' },
          { value: 'USD', label: 'USD' },
        ]}
        @change=${(event: Event) => this.#propose(valueOf(event) as Currency)}
      ></pos-segment>
      <pos-field
        big
        ltr
        label=${t('customers.amount')}
        inputmode="decimal"
        value=${this.amount}
        error=${this.isWrong ? t('customers.amount_wrong') : ''}
        data-testid="payment-amount"
        @input=${this.#typed}
      ></pos-field>
      <pos-segment
        label=${t('customers.method')}
        value=${this.method}
        .options=${(['cash', 'card', 'transfer'] as const).map((value) => ({ value, label: t(`customers.${value}`) }))}
        @change=${(event: Event) => {
          this.method = valueOf(event) as TenderMethod
        }}
      ></pos-segment>
      ${this.failure === undefined ? nothing : html`<pos-error-card text=${errorText(this.failure)}></pos-error-card>`}
      <button class="button primary large" data-testid="payment-save" ?disabled=${this.isSaving}>
        ${t('customers.save_payment')}
      </button>
    </form>`
  }

  #propose(currency: Currency): void {
    this.currency = currency
    const owed = this.balances.find((balance) => balance.currency === currency)?.amount ?? 0
    this.amount = owed > 0 ? String(owed / MINOR_UNITS[currency]) : ''
    this.isWrong = false
  }

  readonly #typed = (event: Event): void => {
    this.amount = (event.currentTarget as HTMLElementTagNameMap['pos-field']).value
    this.isWrong = false
  }

  readonly #submitted = (event: Event): void => {
    event.preventDefault()
    const amount = parseMoney(this.amount, this.currency)
    this.isWrong = amount === undefined || amount <= 0
    if (amount !== undefined && !this.isWrong && !this.isSaving) void this.#save(amount)
  }

  async #save(amount: number): Promise<void> {
    const { shop, customer, currency, method } = this
    if (shop === undefined || customer === undefined) return
    this.isSaving = true
    this.failure = undefined
    try {
      await takePayment(shop, customer.id, { method, currency, amount }, Date.now())
      await this.catalog?.caughtUp()
      showToast({ text: t('customers.payment_saved') })
      this.dispatchEvent(new Event('payment-saved', { bubbles: true, composed: true }))
    } catch (error) {
      this.failure = error
    } finally {
      this.isSaving = false
    }
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLElementTagNameMap['pos-segment']).value
}

declare global {
  interface HTMLElementTagNameMap {
    'customer-payment': CustomerPayment
  }
}
