import { consume } from '@lit/context'
import { css, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
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
import { addLinkStyles } from '../../ui/add-link.styles.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import { MediaValue } from '../../ui/media-value.ts'
import '../../ui/pos-empty.ts'
import '../../ui/pos-field.ts'
import '../../ui/pos-list-detail.ts'
import '../../ui/pos-list-row.ts'
import '../../ui/pos-money.ts'
import '../../ui/pos-page.ts'
import '../../ui/pos-virtual-list.ts'
import './customer-detail.ts'
import './customer-form.ts'
import './customers-icons.ts'

/** Who buys on account: search, who owes, one customer's balance, bills and payments. */
@customElement('customers-page')
export class CustomersPage extends PosElement {
  static override styles = [
    controlStyles,
    addLinkStyles,
    css`
      .chips {
        display: flex;
        gap: 8px;
      }
    `,
  ]

  @consume({ context: shopContext, subscribe: true })
  @state()
  private shop: ShopStore | undefined
  @consume({ context: catalogContext, subscribe: true })
  @state()
  private catalog: Catalog | undefined
  @consume({ context: engineContext, subscribe: true })
  private engine: EngineApi | undefined
  @state() private words = ''
  @state() private isOwingOnly = false
  @query('pos-virtual-list') private readonly list!: HTMLElementTagNameMap['pos-virtual-list'] | null
  readonly #phone = new MediaValue(this, '(max-width: 599px)')
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
    const isChosen = customer !== undefined || isForm
    return html`<pos-page
      flush
      heading=${t('customers.title')}
      back=${isChosen && this.#phone.matches ? '/customers' : ''}
    >
      <a
        slot="actions"
        ?hidden=${isChosen && this.#phone.matches}
        class="button primary add"
        href="/customers?new=1"
        data-testid="customer-new"
        ><pos-icon name="plus"></pos-icon><span>${t('customers.add')}</span></a
      >
      <pos-list-detail ?chosen=${isChosen}>
        ${this.#listSide(catalog, customer)}
        <div slot="detail">${isForm ? this.#form(customer) : this.#detail(catalog, customer)}</div>
      </pos-list-detail>
    </pos-page>`
  }

  #listSide(catalog: Catalog, chosen: Customer | undefined) {
    const found = catalog.customerSearch.find(this.words)
    const owing = found.filter(({ id }) => catalog.owedBy(id).some(({ amount }) => amount > 0))
    const shown = this.isOwingOnly ? owing : found
    return html`<pos-field
        slot="search"
        bare
        type="search"
        label=${t('customers.search')}
        placeholder=${t('customers.search')}
        value=${this.words}
        data-testid="customers-search"
        @input=${this.#typed}
      ></pos-field>
      <div class="chips" slot="filters">
        ${this.#chip(false, t('customers.filter_all', { count: found.length }))}
        ${this.#chip(true, t('customers.filter_owing', { count: owing.length }))}
      </div>
      ${
        shown.length === 0
          ? this.#nothing(catalog)
          : html`<pos-virtual-list
              slot="list"
              .entries=${shown}
              .row=${(customer: Customer) => this.#row(customer, catalog, customer.id === chosen?.id)}
            ></pos-virtual-list>`
      }`
  }

  #chip(isOwingOnly: boolean, label: string) {
    return html`<button
      class="chip"
      type="button"
      aria-pressed=${String(isOwingOnly === this.isOwingOnly)}
      @click=${() => {
        this.isOwingOnly = isOwingOnly
      }}
    >
      ${label}
    </button>`
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
      slot="list"
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

  readonly #typed = (event: Event): void => {
    this.words = (event.currentTarget as HTMLElementTagNameMap['pos-field']).value
    this.list?.toTop()
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
