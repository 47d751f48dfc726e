import { css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Currency } from '../../../../shared/money.ts'
import { t } from '../../../i18n/catalogue.ts'
import { currencyUnit, parseMoney } from '../../../i18n/money.ts'
import { controlStyles } from '../../../ui/control.styles.ts'
import '../../../ui/pos-dialog.ts'
import { PosElement } from '../../../ui/pos-element.ts'
import '../../../ui/pos-field.ts'
import '../../../ui/pos-segment.ts'
import type { SaleDesk } from '../sale-desk.ts'

/** Asks for the words and the price of a line of free text and puts it into the cart. @fires close */
@customElement('free-line-dialog')
export class FreeLineDialog extends PosElement {
  static override styles = [
    controlStyles,
    css`
      form {
        display: grid;
        gap: 16px;
      }
      .price pos-segment {
        margin-block-start: 27px;
      }
      .price {
        display: grid;
        grid-template-columns: 1fr 150px;
        gap: 12px;
        align-items: start;
      }
    `,
  ]

  @property({ attribute: false }) desk: SaleDesk | undefined
  /** The words to begin with. */
  @property() name = ''
  @state() private price = ''
  @state() private isTried = false
  @state() private currency: Currency | undefined

  protected override firstUpdated(): void {
    // After the dialog has opened: it would leave the focus on its close button.
    const first = this.name === '' ? 'free-name' : 'free-price'
    requestAnimationFrame(() => this.renderRoot.querySelector<HTMLElement>(`[data-testid=${first}]`)?.focus())
  }

  protected override render() {
    const currency = this.#billCurrency
    return html`<pos-dialog open heading=${t('sale.free_line')} @close=${this.#closed}>
      <form @submit=${this.#submitted}>
        <pos-field
          label=${t('sale.name')}
          value=${this.name}
          data-testid="free-name"
          error=${this.isTried && this.name.trim() === '' ? t('sale.name_missing') : ''}
          @input=${this.#named}
        ></pos-field>
        <div class="price">
          <pos-field
            label=${t('sale.price')}
            value=${this.price}
            inputmode="decimal"
            ltr
            data-testid="free-price"
            error=${this.isTried && this.#amount === undefined ? t('sale.price_missing') : ''}
            @input=${this.#priced}
          ></pos-field>
          <pos-segment
            label=${t('sale.price')}
            value=${currency}
            .options=${[
              { value: 'IQD', label: currencyUnit('IQD') },
              { value: 'USD', label: currencyUnit('USD') },
            ]}
            @change=${this.#currencyChosen}
          ></pos-segment>
        </div>
        <button class="button primary large" data-testid="free-add">${t('sale.add_line')}</button>
      </form>
    </pos-dialog>`
  }

  get #billCurrency(): Currency {
    return this.currency ?? this.desk?.catalog.settings.currency ?? 'IQD'
  }

  get #amount(): number | undefined {
    const amount = parseMoney(this.price, this.#billCurrency)
    return amount === undefined || amount < 0 ? undefined : amount
  }

  readonly #named = (event: Event): void => {
    this.name = (event.currentTarget as HTMLElementTagNameMap['pos-field']).value
  }

  readonly #priced = (event: Event): void => {
    this.price = (event.currentTarget as HTMLElementTagNameMap['pos-field']).value
  }

  readonly #currencyChosen = (event: Event): void => {
    this.currency = (event.target as HTMLElementTagNameMap['pos-segment']).value as Currency
  }

  readonly #submitted = (event: Event): void => {
    event.preventDefault()
    const amount = this.#amount
    this.isTried = true
    if (amount === undefined || this.name.trim() === '') return
    this.desk?.addFree(this.name.trim(), { amount, currency: this.#billCurrency })
    this.#closed()
  }

  readonly #closed = (): void => {
    this.dispatchEvent(new Event('close'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'free-line-dialog': FreeLineDialog
  }
}
