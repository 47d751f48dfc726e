import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Boot } from '../../../shared/browser/boot.ts'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import { AddressQuery } from '../../data/address-query.ts'
import { BillList, type BillRow } from '../../data/bill-list.ts'
import type { Catalog } from '../../data/catalog.ts'
import { bootContext, catalogContext, shopContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate } from '../../i18n/dates.ts'
import { errorText } from '../../i18n/error-text.ts'
import '../../i18n/messages/bills.ts'
import { localDigits } from '../../i18n/numbers.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import { MediaValue } from '../../ui/media-value.ts'
import '../../ui/pos-empty.ts'
import '../../ui/pos-error-card.ts'
import '../../ui/pos-field.ts'
import '../../ui/pos-list-detail.ts'
import '../../ui/pos-list-row.ts'
import '../../ui/pos-money.ts'
import '../../ui/pos-page.ts'
import '../../ui/pos-skeleton.ts'
import '../../ui/pos-tag.ts'
import '../../ui/pos-virtual-list.ts'
import './bill-detail.ts'
import { BillSearch } from './bill-search.ts'
import './bills-icons.ts'

/** Every bill, newest first, a page at a time; found by number or customer; one bill with its lines and payments. */
@customElement('bills-page')
export class BillsPage extends PosElement {
  static override styles = controlStyles

  @consume({ context: shopContext, subscribe: true })
  @state()
  private shop: ShopStore | undefined
  @consume({ context: bootContext, subscribe: true })
  @state()
  private boot: Boot | undefined
  @consume({ context: catalogContext, subscribe: true })
  @state()
  private catalog: Catalog | undefined

  readonly #phone = new MediaValue(this, '(max-width: 599px)')
  readonly #address = new AddressQuery(this)
  readonly #search = new BillSearch(this)
  #list: { readonly shop: ShopStore; readonly bills: BillList } | undefined

  readonly #bill = new Task(this, {
    args: () => [this.shop, this.#address.get('bill')] as const,
    task: async ([shop, id]) => (id === undefined ? undefined : shop?.get('invoices', id)),
  })
  readonly #letter = new Task(this, {
    args: () => [this.boot] as const,
    task: async ([boot]) => (await boot?.state())?.identity?.letter ?? '',
  })

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#list?.bills.close()
    this.#list = undefined
  }

  protected override willUpdate(): void {
    const { shop } = this
    if (shop === undefined || this.#list?.shop === shop || !this.isConnected) return
    this.#list?.bills.close()
    const bills = new BillList(shop)
    bills.addEventListener('change', () => this.requestUpdate())
    this.#list = { shop, bills }
    void bills.more()
  }

  protected override render() {
    const isChosen = this.#address.get('bill') !== undefined
    return html`<pos-page
      flush
      heading=${t('bills.title')}
      back=${isChosen && this.#phone.matches ? '/bills' : ''}
    >
      <pos-list-detail ?chosen=${isChosen}>
        <pos-field
          slot="search"
          bare
          type="search"
          label=${t('bills.search')}
          placeholder=${t('bills.search')}
          value=${this.#search.words}
          hint=${this.#search.isIndexing ? t('bills.indexing') : ''}
          data-testid="bills-search"
          @input=${this.#typed}
        ></pos-field>
        ${this.#rows()}
        <div slot="detail">${this.#detail(isChosen)}</div>
      </pos-list-detail>
    </pos-page>`
  }

  #rows() {
    const bills = this.#list?.bills
    const found = this.#search.rows
    const rows = found ?? bills?.rows ?? []
    if (bills?.error !== undefined && rows.length === 0)
      return html`<pos-error-card slot="list" text=${errorText(bills.error)}></pos-error-card>`
    if (rows.length > 0)
      return html`<pos-virtual-list
        slot="list"
        data-testid="bill-list"
        .entries=${rows}
        .row=${(bill: BillRow) => this.#row(bill)}
        @near-end=${this.#more}
      ></pos-virtual-list>`
    if (found === undefined && bills?.isComplete !== true)
      return html`<pos-skeleton slot="list"></pos-skeleton>`
    return found === undefined
      ? html`<pos-empty
          slot="list"
          icon="receipt-text"
          heading=${t('bills.empty_title')}
          text=${t('bills.empty_text')}
        >
          <a class="button primary" href="/">${t('bills.new_sale')}</a>
        </pos-empty>`
      : html`<pos-empty
          slot="list"
          icon="receipt-text"
          heading=${t('bills.none_title')}
          text=${t('bills.none_text')}
        ></pos-empty>`
  }

  #row(bill: BillRow) {
    return html`<pos-list-row
      fixed
      icon="receipt-text"
      heading=${`\u2066${localDigits(bill.number)}\u2069`}
      detail=${[formatDate(bill.at), bill.customerName].filter((part) => part !== '').join(' · ')}
      ?selected=${bill.id === this.#address.get('bill')}
      href="/bills?bill=${bill.id}"
      data-testid="bill-row"
      data-bill-id=${bill.id}
      data-number=${bill.number}
    >
      ${bill.debt > 0 ? html`<pos-tag slot="tag" tone="warning">${t('bills.on_debt')}</pos-tag>` : nothing}
      <pos-money slot="amount" amount=${bill.total} currency=${bill.currency}></pos-money>
    </pos-list-row>`
  }

  #detail(isChosen: boolean) {
    if (!isChosen)
      return html`<pos-empty
        icon="receipt-text"
        heading=${t('bills.pick_title')}
        text=${t('bills.pick_text')}
      ></pos-empty>`
    return this.#bill.render({
      pending: () => nothing,
      error: (error) => html`<pos-error-card text=${errorText(error)}></pos-error-card>`,
      complete: (bill) =>
        bill === undefined
          ? html`<p class="quiet-text">${t('bills.gone')}</p>`
          : html`<bill-detail .bill=${bill}></bill-detail>`,
    })
  }

  readonly #typed = (event: Event): void => {
    const { shop, catalog } = this
    const { value } = event.currentTarget as HTMLElementTagNameMap['pos-field']
    if (shop === undefined || catalog === undefined) return
    this.#search.look(value, { store: shop, catalog, letter: this.#letter.value ?? '' })
  }

  readonly #more = (): void => {
    if (this.#search.rows === undefined) void this.#list?.bills.more()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'bills-page': BillsPage
  }
}
