import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { CategoryCount } from '../../data/catalog.ts'
import { t } from '../../i18n/catalogue.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'

const SHOWN = 24

/** The largest categories as chips in one line that scrolls. @fires category-chosen - read `chosen` */
@customElement('sale-categories')
export class SaleCategories extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .line {
        display: flex;
        gap: 8px;
        overflow-x: auto;
        overscroll-behavior-x: contain;
        padding: 4px 20px 12px;
        scrollbar-width: none;
      }
      @media (max-width: 599px) {
        .line {
          padding-inline: 16px;
        }
      }
    `,
  ]

  @property({ attribute: false }) categories: readonly CategoryCount[] = []
  /** '' for all. */
  @property() chosen = ''

  protected override render() {
    return html`<div class="line" role="group" aria-label=${t('sale.categories')}>
      ${this.#chip('', t('sale.all'))}
      ${this.categories.slice(0, SHOWN).map(({ name }) => this.#chip(name, name))}
    </div>`
  }

  #chip(name: string, label: string) {
    return html`<button
      class="chip"
      type="button"
      data-testid="category"
      aria-pressed=${String(name === this.chosen)}
      @click=${() => this.#choose(name)}
    >
      ${label}
    </button>`
  }

  #choose(name: string): void {
    this.chosen = name
    this.dispatchEvent(new Event('category-chosen'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sale-categories': SaleCategories
  }
}
