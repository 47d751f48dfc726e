import { css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ShopStore } from '../../../../shared/browser/shop-store.ts'
import type { Customer } from '../../../../shared/records/customer.ts'
import { addCustomer } from '../../../data/edit-customer.ts'
import { t } from '../../../i18n/catalogue.ts'
import { errorText } from '../../../i18n/error-text.ts'
import { localDigits } from '../../../i18n/numbers.ts'
import { controlStyles } from '../../../ui/control.styles.ts'
import '../../../ui/pos-dialog.ts'
import { PosElement } from '../../../ui/pos-element.ts'
import '../../../ui/pos-error-card.ts'
import '../../../ui/pos-field.ts'
import '../../../ui/pos-list-row.ts'
import { VirtualRows } from '../../../ui/virtual-rows.ts'
import { owesText } from '../owes-text.ts'
import type { SaleDesk } from '../sale-desk.ts'

const ROW = 64

/** Chooses the customer of the cart by name or phone, or adds one with two fields. @fires close */
@customElement('customer-dialog')
export class CustomerDialog extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .search {
        padding: 16px 20px 8px;
      }
      .scroller {
        block-size: min(420px, 50dvh);
        overflow: auto;
        overscroll-behavior: contain;
      }
      .row {
        block-size: 64px;
        overflow: hidden;
      }
      .none {
        padding: 24px 20px;
        color: var(--wa-color-text-quiet);
        text-align: center;
      }
      form {
        display: grid;
        gap: 14px;
        padding: 20px;
      }
      .foot {
        display: flex;
        gap: 8px;
      }
      .foot .button {
        flex: 1;
      }
    `,
  ]

  @property({ attribute: false }) desk: SaleDesk | undefined
  @property({ attribute: false }) store: ShopStore | undefined
  @state() private words = ''
  @state() private isAdding = false
  @state() private phone = ''
  @state() private error: unknown
  @query('.scroller') private readonly scroller!: HTMLElement | null
  #found: readonly Customer[] = []

  readonly #rows = new VirtualRows(this, {
    scroller: () => this.scroller,
    rowHeight: () => ROW,
    rowCount: () => this.#found.length,
  })

  protected override willUpdate(): void {
    this.#found = this.desk?.catalog.customerSearch.find(this.words) ?? []
  }

  protected override render() {
    return html`<pos-dialog open flush heading=${t('sale.customer_title')} @close=${this.#closed}>
      ${this.isAdding ? this.#form() : this.#chooser()}
    </pos-dialog>`
  }

  #chooser() {
    const { first, end, before, after } = this.#rows.window
    return html`<div class="search">
        <pos-field
          bare
          autofocus
          type="search"
          label=${t('sale.customer_search')}
          placeholder=${t('sale.customer_search')}
          value=${this.words}
          data-testid="customer-search"
          @input=${this.#typed}
        ></pos-field>
      </div>
      <div class="scroller">
        ${this.#found.length === 0 ? html`<p class="none">${t('sale.customer_none', { text: this.words })}</p>` : nothing}
        <div .style=${`padding-block: ${before}px ${after}px`}>
          ${repeat(
            this.#found.slice(first, end),
            ({ id }) => id,
            (customer) => this.#row(customer),
          )}
        </div>
      </div>
      <div class="foot" slot="footer">
        ${
          this.desk?.cart?.customerId === undefined
            ? nothing
            : html`<button
                class="button"
                type="button"
                data-testid="customer-nobody"
                @click=${() => this.#choose(undefined)}
              >
                ${t('sale.no_customer')}
              </button>`
        }
        <button class="button primary" type="button" data-testid="customer-add" @click=${this.#startAdding}>
          ${this.words === '' ? t('sale.customer_add') : t('sale.customer_add_named', { name: this.words })}
        </button>
      </div>`
  }

  #row(customer: Customer) {
    const owed = owesText(this.desk?.catalog.owedBy(customer.id) ?? [])
    const phone = customer.phone === '' ? '' : `\u2066${localDigits(customer.phone)}\u2069 · `
    return html`<div class="row">
      <pos-list-row
        heading=${customer.name}
        detail=${phone + owed}
        initial=${customer.name.slice(0, 1)}
        ?selected=${customer.id === this.desk?.cart?.customerId}
        data-testid="customer-option"
        data-customer-id=${customer.id}
        @click=${() => this.#choose(customer.id)}
      ></pos-list-row>
    </div>`
  }

  #form() {
    return html`<form @submit=${this.#submitted}>
      <pos-field
        label=${t('sale.name')}
        value=${this.words}
        data-testid="customer-name"
        ?autofocus=${this.words === ''}
        @input=${this.#typed}
      ></pos-field>
      <pos-field
        label=${t('sale.phone')}
        type="tel"
        inputmode="tel"
        ltr
        value=${this.phone}
        data-testid="customer-phone"
        ?autofocus=${this.words !== ''}
        @input=${this.#phoned}
      ></pos-field>
      ${this.error === undefined ? nothing : html`<pos-error-card text=${errorText(this.error)}></pos-error-card>`}
      <button class="button primary large" data-testid="customer-save" ?disabled=${this.words.trim() === ''}>
        ${t('sale.customer_add')}
      </button>
    </form>`
  }

  readonly #typed = (event: Event): void => {
    this.words = (event.currentTarget as HTMLElementTagNameMap['pos-field']).value
    this.#rows.toTop()
  }

  readonly #phoned = (event: Event): void => {
    this.phone = (event.currentTarget as HTMLElementTagNameMap['pos-field']).value
  }

  readonly #startAdding = (): void => {
    this.isAdding = true
  }

  readonly #submitted = (event: Event): void => {
    event.preventDefault()
    const { store } = this
    if (store === undefined || this.words.trim() === '') return
    addCustomer(store, { name: this.words.trim(), phone: this.phone.trim(), location: '' }, Date.now())
      .then(async (customer) => {
        await this.desk?.catalog.caughtUp()
        this.#choose(customer.id)
      })
      .catch((error: unknown) => {
        this.error = error
      })
  }

  #choose(customerId: string | undefined): void {
    this.desk?.setCustomer(customerId)
    this.#closed()
  }

  readonly #closed = (): void => {
    this.dispatchEvent(new Event('close'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'customer-dialog': CustomerDialog
  }
}
