import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import { convert } from '../../../shared/money.ts'
import type { Item } from '../../../shared/records/item.ts'
import { navigate } from '../../app/navigate.ts'
import { AddressQuery } from '../../data/address-query.ts'
import type { Catalog } from '../../data/catalog.ts'
import { catalogContext, shopContext } from '../../data/contexts.ts'
import { followCatalog } from '../../data/follow-catalog.ts'
import { itemLook } from '../../data/item-look.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/items.ts'
import { codeText } from '../../i18n/numbers.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-empty.ts'
import '../../ui/pos-list-page.ts'
import '../../ui/pos-list-row.ts'
import '../../ui/pos-money.ts'
import '../../ui/pos-tag.ts'
import './item-detail.ts'
import './item-form.ts'
import './items-icons.ts'
import { filterItems, levelOf, type StockFilter } from './stock-level.ts'

const FILTERS = ['all', 'low', 'out'] as const

/** What the shop sells: search, stock filters, one item's facts, and a form to add or change one. */
@customElement('items-page')
export class ItemsPage extends PosElement {
  @consume({ context: shopContext, subscribe: true })
  @state()
  private shop: ShopStore | undefined
  @consume({ context: catalogContext, subscribe: true })
  @state()
  private catalog: Catalog | undefined
  @state() private words = ''
  @state() private filter: StockFilter = 'all'
  readonly #address = new AddressQuery(this)

  constructor() {
    super()
    followCatalog(this, () => this.catalog)
  }

  protected override render() {
    const { catalog } = this
    if (catalog === undefined) return nothing
    const item = catalog.items.get(this.#address.get('item') ?? '')
    const isForm = this.#address.get('new') !== undefined || this.#address.get('edit') !== undefined
    const found = catalog.itemSearch.find(this.words)
    return html`<pos-list-page
      heading=${t('items.title')}
      href="/items"
      add-label=${t('items.add')}
      search-label=${t('items.search')}
      .filters=${FILTERS.map((value) => ({ value, label: t(`items.filter_${value}`, { count: filterItems(found, value, catalog).length }) }))}
      .filter=${this.filter}
      .words=${this.words}
      .entries=${filterItems(found, this.filter, catalog)}
      .row=${(entry: Item) => this.#row(entry, catalog, entry.id === item?.id)}
      ?chosen=${item !== undefined || isForm}
      @search=${this.#searched}
      @filter=${this.#filtered}
    >
      ${this.#nothing(catalog)}
      <div slot="detail">${isForm ? this.#form(item) : this.#detail(catalog, item)}</div>
    </pos-list-page>`
  }

  #row(item: Item, catalog: Catalog, isChosen: boolean) {
    const { icon, tint } = itemLook(item.category, item.name)
    const level = levelOf(item, catalog.stockOf(item.id))
    const price = item.price && convert(item.price, catalog.settings.currency, catalog.iqdPer100Usd)
    const code = item.barcode === '' ? '' : codeText(item.barcode)
    return html`<pos-list-row
      fixed
      heading=${item.name}
      detail=${[code, item.category].filter((part) => part !== '').join(' · ')}
      icon=${icon}
      tint=${tint}
      ?selected=${isChosen}
      href="/items?item=${item.id}"
      data-testid="item-row"
      data-item-id=${item.id}
    >
      ${
        level === 'out' || level === 'low'
          ? html`<pos-tag slot="tag" tone=${level === 'out' ? 'danger' : 'warning'}
              >${t(`items.${level}`)}</pos-tag
            >`
          : nothing
      }
      ${
        price === null
          ? nothing
          : html`<pos-money
              slot="amount"
              compact
              amount=${price.amount}
              currency=${price.currency}
            ></pos-money>`
      }
    </pos-list-row>`
  }

  #nothing(catalog: Catalog) {
    const isEmpty = catalog.items.size === 0
    return html`<pos-empty
      slot="empty"
      icon="package"
      heading=${t(isEmpty ? 'items.empty_title' : 'items.none_title')}
      text=${t(isEmpty ? 'items.empty_text' : 'items.none_text')}
    ></pos-empty>`
  }

  #detail(catalog: Catalog, item: Item | undefined) {
    return item === undefined
      ? html`<pos-empty
          icon="package"
          heading=${t('items.pick_title')}
          text=${t('items.pick_text')}
        ></pos-empty>`
      : html`<item-detail .item=${item} .catalog=${catalog} .stock=${catalog.stockOf(item.id)}></item-detail>`
  }

  #form(item: Item | undefined) {
    return html`<item-form
      .item=${item}
      .catalog=${this.catalog}
      .shop=${this.shop}
      name=${this.#address.get('name') ?? ''}
      code=${this.#address.get('code') ?? ''}
      @item-saved=${this.#saved}
    ></item-form>`
  }

  readonly #searched = (event: Event): void => {
    this.words = (event.currentTarget as HTMLElementTagNameMap['pos-list-page']).words
  }

  readonly #filtered = (event: Event): void => {
    this.filter = (event.currentTarget as HTMLElementTagNameMap['pos-list-page']).filter as StockFilter
  }

  readonly #saved = (event: Event): void => {
    const { savedId } = event.target as HTMLElementTagNameMap['item-form']
    navigate(`/items?item=${savedId}`, { replace: true })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'items-page': ItemsPage
  }
}
