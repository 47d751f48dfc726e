import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import type { Customer } from '../../../shared/records/customer.ts'
import { navigate } from '../../app/navigate.ts'
import { AddressQuery } from '../../data/address-query.ts'
import type { Catalog } from '../../data/catalog.ts'
import { catalogContext, engineContext, shopContext } from '../../data/contexts.ts'
import { followCatalog } from '../../data/follow-catalog.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/customers.ts'
import { codeText } from '../../i18n/numbers.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-empty.ts'
import '../../ui/pos-list-page.ts'
import '../../ui/pos-list-row.ts'
import '../../ui/pos-money.ts'
import './customer-detail.ts'
import './customer-form.ts'
import './customers-icons.ts'

/** Who buys on account: search, who owes, one customer's balance, bills and payments. */
@customElement('customers-page')
export class CustomersPage extends PosElement {
  @consume({ context: shopContext, subscribe: true })
  @state()
  private shop: ShopStore | undefined
  @consume({ context: catalogContext, subscribe: true })
  @state()
  private catalog: Catalog | undefined
  @consume({ context: engineContext, subscribe: true })
  private engine: EngineApi | undefined
  @state() private words = ''
  @state() private filter: 'all' | 'owing' = 'all'
  readonly #address = new AddressQuery(this)

  constructor() {
    super()
    followCatalog(this, () => this.catalog)
  }

  protected override render() {
    const { catalog } = this
    if (catalog === undefined) return nothing
    const customer = catalog.customers.get(this.#address.get('customer') ?? '')
    const isForm = this.#address.get('new') !== undefined || this.#address.get('edit') !== undefined
    const found = catalog.customerSearch.find(this.words)
    const owing = found.filter(({ id }) => catalog.owedBy(id).some(({ amount }) => amount > 0))
    return html`<pos-list-page
      heading=${t('customers.title')}
      href="/customers"
      add-label=${t('customers.add')}
      search-label=${t('customers.search')}
      .filters=${[
        { value: 'all', label: t('customers.filter_all', { count: found.length }) },
        { value: 'owing', label: t('customers.filter_owing', { count: owing.length }) },
      ]}
      .filter=${this.filter}
      .words=${this.words}
      .entries=${this.filter === 'owing' ? owing : found}
      .row=${(entry: Customer) => this.#row(entry, catalog, entry.id === customer?.id)}
      ?chosen=${customer !== undefined || isForm}
      @search=${this.#searched}
      @filter=${this.#filtered}
    >
      ${this.#nothing(catalog)}
      <div slot="detail">${isForm ? this.#form(customer) : this.#detail(catalog, customer)}</div>
    </pos-list-page>`
  }

  #row(customer: Customer, catalog: Catalog, isChosen: boolean) {
    const owed = catalog.owedBy(customer.id).filter(({ amount }) => amount > 0)
    const phone = customer.phone === '' ? '' : codeText(customer.phone)
    return html`<pos-list-row
      fixed
      heading=${customer.name}
      detail=${[phone, customer.location].filter((part) => part !== '').join(' · ')}
      initial=${customer.name.trim().slice(0, 1)}
      tint="teal"
      ?selected=${isChosen}
      href="/customers?customer=${customer.id}"
      data-testid="customer-row"
      data-customer-id=${customer.id}
    >
      <span
        slot="amount"
        .style=${'display: grid; color: var(--wa-color-warning-on-quiet); font-size: 14px; line-height: 1.4'}
        >${owed.map(({ amount, currency }) => html`<pos-money amount=${amount} currency=${currency}></pos-money>`)}</span
      >
    </pos-list-row>`
  }

  #nothing(catalog: Catalog) {
    const isEmpty = catalog.customers.size === 0
    return html`<pos-empty
      slot="empty"
      icon="users"
      heading=${t(isEmpty ? 'customers.empty_title' : 'customers.none_title')}
      text=${t(isEmpty ? 'customers.empty_text' : 'customers.none_text')}
    ></pos-empty>`
  }

  #detail(catalog: Catalog, customer: Customer | undefined) {
    return customer === undefined
      ? html`<pos-empty
          icon="users"
          heading=${t('customers.pick_title')}
          text=${t('customers.pick_text')}
        ></pos-empty>`
      : html`<customer-detail
          .customer=${customer}
          .balances=${catalog.owedBy(customer.id)}
          .shop=${this.shop}
          .catalog=${catalog}
          @payment-saved=${this.#paid}
        ></customer-detail>`
  }

  #form(customer: Customer | undefined) {
    return html`<customer-form
      .customer=${customer}
      .shop=${this.shop}
      .catalog=${this.catalog}
      @customer-saved=${this.#saved}
    ></customer-form>`
  }

  readonly #searched = (event: Event): void => {
    this.words = (event.currentTarget as HTMLElementTagNameMap['pos-list-page']).words
  }

  readonly #filtered = (event: Event): void => {
    this.filter = (event.currentTarget as HTMLElementTagNameMap['pos-list-page']).filter as 'all' | 'owing'
  }

  readonly #paid = (): void => {
    void this.engine?.wake('sale').catch(() => undefined) // the chip says what waits; the next wake tries again
  }

  readonly #saved = (event: Event): void => {
    const { savedId } = event.target as HTMLElementTagNameMap['customer-form']
    navigate(`/customers?customer=${savedId}`, { replace: true })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'customers-page': CustomersPage
  }
}
