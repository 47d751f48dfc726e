import { html, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { convert, type Currency } from '../../../shared/money.ts'
import type { Item } from '../../../shared/records/item.ts'
import { piecesByItem } from '../../data/cart.ts'
import { itemLook } from '../../data/item-look.ts'
import { t } from '../../i18n/catalogue.ts'
import { moneyParts } from '../../i18n/money.ts'
import { formatNumber } from '../../i18n/numbers.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import { VirtualRows } from '../../ui/virtual-rows.ts'
import { followDesk } from './follow-desk.ts'
import { ItemChosenEvent } from './item-chosen-event.ts'
import type { SaleDesk } from './sale-desk.ts'
import { tileStyles } from './sale-tiles.styles.ts'

const GAP = 12
const MIN_TILE = 148
const TILE_HEIGHT = 162

/**
 * The items to tap, only those in view rendered: thousands stay smooth.
 *
 * @fires {ItemChosenEvent} item-chosen
 */
@customElement('sale-tiles')
export class SaleTiles extends PosElement {
  static override styles = tileStyles

  @property({ attribute: false }) desk: SaleDesk | undefined
  @property({ attribute: false }) items: readonly Item[] = []
  @query('.scroller') private readonly scroller!: HTMLElement | null

  readonly #rows = new VirtualRows(this, {
    scroller: () => this.scroller,
    rowHeight: () => TILE_HEIGHT + GAP,
    rowCount: () => Math.ceil(this.items.length / this.#columns),
  })

  constructor() {
    super()
    followDesk(this, () => this.desk)
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('items')) this.#rows.toTop()
  }

  protected override render() {
    const { desk } = this
    if (desk === undefined) return nothing
    const { first, end, before, after } = this.#rows.window
    const columns = this.#columns
    const inCart = piecesByItem(desk.cart)
    const shown = this.items.slice(first * columns, end * columns)
    return html`<div class="scroller" data-testid="tiles">
      <div
        class="grid"
        role="group"
        aria-label=${t('sale.items')}
        .style=${`padding-block: ${before}px ${after}px; grid-template-columns: repeat(${columns}, minmax(0, 1fr))`}
        @click=${this.#tapped}
      >
        ${repeat(
          shown,
          (item) => item.id,
          (item) => this.#tile(item, desk, inCart.get(item.id)),
        )}
      </div>
    </div>`
  }

  get #columns(): number {
    const inner = this.#rows.width - this.#gutters
    return Math.max(2, Math.floor((inner + GAP) / (MIN_TILE + GAP)))
  }

  get #gutters(): number {
    return this.#rows.width < 500 ? 32 : 40
  }

  #tile(item: Item, desk: SaleDesk, milli: number | undefined) {
    const { tint, icon } = itemLook(item.category, item.name)
    return html`<button
      class="tile"
      type="button"
      data-testid="tile"
      data-item-id=${item.id}
      .style=${`--ground: var(--tint-${tint}); --ink: var(--ink-${tint})`}
    >
      <span class="picture">
        ${milli === undefined ? nothing : html`<b class="count">${formatNumber(milli / 1000)}</b>`}
        <pos-icon name=${icon}></pos-icon>
        ${stockBadge(item, desk.catalog.stockOf(item.id))}
      </span>
      <span class="name"><bdi>${item.name}</bdi></span>
      ${this.#prices(item, desk)}
    </button>`
  }

  #prices(item: Item, { catalog }: SaleDesk) {
    if (item.price === null) return html`<span class="prices">—</span>`
    const lead = catalog.settings.currency
    const other: Currency = lead === 'IQD' ? 'USD' : 'IQD'
    const rate = catalog.iqdPer100Usd
    const main = convert(item.price, lead, rate)
    const second = convert(item.price, other, rate)
    const options = { compact: true }
    const big = moneyParts(main.amount, main.currency, options)
    const small = moneyParts(second.amount, second.currency, options)
    return html`<span class="prices"
      ><span class="main"><bdi dir="ltr">${big.figure}</bdi> <small>${big.unit}</small></span
      ><span class="second"><bdi dir="ltr">${small.figure}</bdi> ${small.unit}</span></span
    >`
  }

  readonly #tapped = (event: Event): void => {
    const tile = (event.target as Element).closest<HTMLElement>('[data-item-id]')
    const item = this.items.find(({ id }) => id === tile?.dataset.itemId)
    if (item !== undefined) this.dispatchEvent(new ItemChosenEvent(item))
  }
}

function stockBadge(item: Item, milli: number | undefined) {
  if (item.kind === 'service' || milli === undefined) return nothing
  if (milli <= 0) return html`<span class="stock out">${t('sale.out')}</span>`
  const count = milli / 1000
  if (milli <= item.minMilli) return html`<span class="stock low">${t('sale.left', { count })}</span>`
  return html`<span class="stock">${formatNumber(count)}</span>`
}

declare global {
  interface HTMLElementTagNameMap {
    'sale-tiles': SaleTiles
  }
}
