import { consume } from '@lit/context'
import { css, html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
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
import '../../ui/pos-tag.ts'
import '../../ui/pos-virtual-list.ts'
import './item-detail.ts'
import './item-form.ts'
import './items-icons.ts'
import { filterItems, levelOf, type StockFilter } from './stock-level.ts'

/** What the shop sells: search, stock filters, one item's facts, and a form to add or change one. */
@customElement('items-page')
export class ItemsPage extends PosElement {
  static override styles = [
    controlStyles,
    addLinkStyles,
    css`
      .chips {
        display: flex;
        gap: 8px;
        overflow-x: auto;
        scrollbar-width: none;
      }
    `,
  ]

  @consume({ context: shopContext, subscribe: true })
  @state()
  private shop: ShopStore | undefined
  @consume({ context: catalogContext, subscribe: true })
  @state()
  private catalog: Catalog | undefined
  @state() private words = ''
  @state() private filter: StockFilter = 'all'
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
    const item = catalog.items.get(this.#address.get('item') ?? '')
    const isForm = this.#address.get('new') !== undefined || this.#address.get('edit') !== undefined
    const isChosen = item !== undefined || isForm
    return html`<pos-page
      flush
      heading=${t('items.title')}
      back=${isChosen && this.#phone.matches ? '/items' : ''}
    >
      <a
        slot="actions"
        ?hidden=${isChosen && this.#phone.matches}
        class="button primary add"
        href="/items?new=1"
        data-testid="item-add"
        ><pos-icon name="plus"></pos-icon><span>${t('items.add')}</span></a
      >
      <pos-list-detail ?chosen=${isChosen}>
        ${this.#listSide(catalog, item)}
        <div slot="detail">${isForm ? this.#form(item) : this.#detail(catalog, item)}</div>
      </pos-list-detail>
    </pos-page>`
  }

  #listSide(catalog: Catalog, chosen: Item | undefined) {
    const found = catalog.itemSearch.find(this.words)
    const items = filterItems(found, this.filter, catalog)
    return html`<pos-field
        slot="search"
        bare
        type="search"
        label=${t('items.search')}
        placeholder=${t('items.search')}
        value=${this.words}
        data-testid="items-search"
        @input=${this.#typed}
      ></pos-field>
      <div class="chips" slot="filters">
        ${(['all', 'low', 'out'] as const).map((filter) => this.#chip(filter, filterItems(found, filter, catalog).length))}
      </div>
      ${
        items.length === 0
          ? this.#nothing(catalog)
          : html`<pos-virtual-list
              slot="list"
              .entries=${items}
              .row=${(item: Item) => this.#row(item, catalog, item.id === chosen?.id)}
            ></pos-virtual-list>`
      }`
  }

  #chip(filter: StockFilter, count: number) {
    return html`<button
      class="chip"
      type="button"
      aria-pressed=${String(filter === this.filter)}
      @click=${() => {
        this.filter = filter
      }}
    >
      ${t(`items.filter_${filter}`, { count })}
    </button>`
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
      slot="list"
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

  readonly #typed = (event: Event): void => {
    this.words = (event.currentTarget as HTMLElementTagNameMap['pos-field']).value
    this.list?.toTop()
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
