import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { convert, type Money } from '../../../shared/money.ts'
import type { Item } from '../../../shared/records/item.ts'
import type { Catalog } from '../../data/catalog.ts'
import { t } from '../../i18n/catalogue.ts'
import { codeText } from '../../i18n/numbers.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-money.ts'
import '../../ui/pos-number.ts'
import '../../ui/pos-tag.ts'
import { levelOf } from './stock-level.ts'

/** The facts of one item: prices in both currencies with the rate, stock, codes. */
@customElement('item-detail')
export class ItemDetail extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .card {
        display: grid;
        gap: 16px;
      }
      h2 {
        font-size: 20px;
        font-weight: 700;
        line-height: 1.35;
      }
      .price {
        font-size: 32px;
        font-weight: 750;
        line-height: 1.15;
      }
      dl {
        display: grid;
      }
      .fact {
        display: flex;
        justify-content: space-between;
        gap: 16px;
        padding-block: 10px;
        border-block-start: 1px solid var(--sonic-line);
      }
      dt {
        color: var(--wa-color-text-quiet);
      }
      dd {
        font-weight: 600;
        text-align: end;
        overflow-wrap: anywhere;
      }
    `,
  ]

  @property({ attribute: false }) item: Item | undefined
  @property({ attribute: false }) catalog: Catalog | undefined
  /** Thousandths; absent when never counted. */
  @property({ attribute: false }) stock: number | undefined

  protected override render() {
    const { item, catalog } = this
    if (item === undefined || catalog === undefined) return nothing
    return html`<article class="card" data-testid="item-detail" data-item-id=${item.id}>
      <div class="row">
        <h2 class="grow"><bdi>${item.name}</bdi></h2>
        <a class="button" href=${`/items?item=${item.id}&edit=1`} data-testid="item-edit"
          >${t('items.edit')}</a
        >
      </div>
      ${item.price === null ? html`<p class="quiet-text">${t('items.no_price')}</p>` : this.#price(item.price, catalog)}
      <dl>
        ${this.#stock(item)} ${this.#fact('items.barcode', code(item.barcode))}
        ${this.#fact('items.codes', item.codes.map(code).join(' '))}
        ${this.#fact('items.category', item.category)} ${this.#fact('items.supplier', item.supplier)}
        ${item.cost === null ? nothing : this.#fact('items.cost', html`<pos-money amount=${item.cost.amount} currency=${item.cost.currency}></pos-money>`)}
        ${this.#fact('items.description', item.description)}
      </dl>
    </article>`
  }

  #price(price: Money, { settings, iqdPer100Usd }: Catalog) {
    const lead = convert(price, settings.currency, iqdPer100Usd)
    const other = convert(price, settings.currency === 'IQD' ? 'USD' : 'IQD', iqdPer100Usd)
    return html`<div>
      <pos-money class="price" display amount=${lead.amount} currency=${lead.currency}></pos-money>
      <p class="quiet-text">
        <pos-money amount=${other.amount} currency=${other.currency}></pos-money>
        ${t('items.at_rate', { rate: iqdPer100Usd / 100 })}
      </p>
    </div>`
  }

  #stock(item: Item) {
    if (item.kind === 'service') return this.#fact('items.kind', t('items.service'))
    const level = levelOf(item, this.stock)
    if (level === 'uncounted') return this.#fact('items.stock', t('items.not_counted'))
    const figure = html`<pos-number data-testid="item-stock" value=${(this.stock ?? 0) / 1000}></pos-number>`
    if (level === 'enough') return this.#fact('items.stock', figure)
    return this.#fact(
      'items.stock',
      html`<pos-tag tone=${level === 'out' ? 'danger' : 'warning'}>${t(`items.${level}`)}</pos-tag>
        ${figure}`,
    )
  }

  #fact(
    label:
      | 'items.stock'
      | 'items.barcode'
      | 'items.codes'
      | 'items.category'
      | 'items.supplier'
      | 'items.cost'
      | 'items.kind'
      | 'items.description',
    value: unknown,
  ) {
    return value === ''
      ? nothing
      : html`<div class="fact">
          <dt>${t(label)}</dt>
          <dd>${value}</dd>
        </div>`
  }
}

function code(text: string): string {
  return text === '' ? '' : codeText(text)
}

declare global {
  interface HTMLElementTagNameMap {
    'item-detail': ItemDetail
  }
}
