import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { t } from '../../i18n/catalogue.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-empty.ts'

/** Instead of the tiles when nothing matches, or nothing is there yet: what to do next. @fires free-line */
@customElement('sale-nothing-found')
export class SaleNothingFound extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        justify-content: center;
      }
    `,
  ]

  @property() query = ''
  /** `query` was scanned. */
  @property({ type: Boolean }) code = false
  /** The shop has no item at all. */
  @property({ type: Boolean }) empty = false

  protected override render() {
    const isFirst = this.empty && this.query === ''
    const heading = isFirst
      ? t('sale.no_items_title')
      : t(this.code ? 'sale.no_code_title' : 'sale.no_match_title', { text: this.query })
    const field = this.code ? 'code' : 'name'
    const href =
      this.query === '' ? '/items?new=1' : `/items?new=1&${field}=${encodeURIComponent(this.query)}`
    return html`<pos-empty
      data-testid="nothing-found"
      icon=${isFirst ? 'package' : 'search'}
      heading=${heading}
      text=${t(isFirst ? 'sale.no_items_text' : 'sale.no_match_text')}
    >
      <div class="buttons">
        ${
          isFirst
            ? nothing
            : html`<button class="button" type="button" data-testid="sell-free" @click=${this.#freeLine}>
                ${t('sale.sell_free')}
              </button>`
        }
        <a class="button primary" data-testid="create-item" href=${href}
          >${t(isFirst ? 'sale.add_item' : 'sale.create_item')}</a
        >
      </div>
    </pos-empty>`
  }

  readonly #freeLine = (): void => {
    this.dispatchEvent(new Event('free-line'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sale-nothing-found': SaleNothingFound
  }
}
