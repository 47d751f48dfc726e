import { css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { t } from '../../i18n/catalogue.ts'
import '../../ui/pos-icon.ts'
import { PosElement } from '../../ui/pos-element.ts'

/**
 * The search field of the Sale. It keeps the focus, but brings up a touch keyboard only when it is tapped itself.
 *
 * @fires input - natively, at each key; read `value`
 */
@customElement('sale-search')
export class SaleSearch extends PosElement {
  static override styles = css`
    :host {
      display: block;
    }
    .box {
      display: flex;
      align-items: center;
      gap: 12px;
      min-block-size: 52px;
      padding-inline: 16px 8px;
      border: 1px solid var(--wa-form-control-border-color);
      border-radius: 12px;
      background: var(--wa-color-surface-default);
      color: var(--wa-color-text-quiet);
    }
    .box:focus-within {
      outline: 3px solid var(--wa-color-focus);
      outline-offset: -2px;
    }
    input {
      flex: 1;
      min-inline-size: 0;
      min-block-size: 48px;
      padding: 0;
      border: 0;
      background: none;
      outline: none;
      color: var(--wa-color-text-normal);
      font-size: 16px;
      text-align: start;
    }
    input:focus-visible {
      outline: none;
    }
    input::-webkit-search-cancel-button {
      display: none;
    }
    ::placeholder {
      color: var(--wa-color-text-quiet);
      opacity: 1;
    }
    kbd {
      min-inline-size: 24px;
      padding: 2px 7px;
      border: 1px solid var(--wa-color-surface-border);
      border-radius: 6px;
      font: inherit;
      font-size: 12px;
      text-align: center;
      margin-inline-end: 8px;
    }
    button {
      display: grid;
      place-items: center;
      inline-size: 44px;
      block-size: 44px;
      border-radius: 10px;
    }
    pos-icon {
      --icon-size: 21px;
    }
  `

  @property() value = ''
  /** Shows the key that brings one here, because a keyboard is used. */
  @property({ type: Boolean }) caps = false
  @state() private isTapped = false
  @query('input') private readonly input!: HTMLInputElement

  /** Takes the focus without bringing up a touch keyboard. */
  take(): void {
    this.isTapped = false
    this.input.inputMode = 'none'
    this.input.focus({ preventScroll: true })
  }

  /** True while the field has the focus. */
  get hasFocus(): boolean {
    return this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement === this.input
  }

  protected override render() {
    return html`<div class="box">
      <pos-icon name="scan-barcode"></pos-icon>
      <input
        type="search"
        data-testid="sale-search"
        aria-label=${t('sale.search')}
        placeholder=${t('sale.search')}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        enterkeyhint="enter"
        inputmode=${this.isTapped ? 'search' : 'none'}
        .value=${live(this.value)}
        @input=${this.#typed}
        @pointerdown=${this.#tapped}
      />
      ${
        this.value === ''
          ? this.caps
            ? html`<kbd dir="ltr" aria-hidden="true">/</kbd>`
            : nothing
          : html`<button type="button" aria-label=${t('sale.clear_search')} @click=${this.#cleared}>
              <pos-icon name="x"></pos-icon>
            </button>`
      }
    </div>`
  }

  readonly #typed = (): void => {
    this.value = this.input.value
  }

  readonly #tapped = (): void => {
    this.isTapped = true
    this.input.inputMode = 'search'
  }

  readonly #cleared = (): void => {
    this.value = ''
    this.dispatchEvent(new Event('input', { bubbles: true, composed: true }))
    this.take()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sale-search': SaleSearch
  }
}
