import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ShopStore } from '../../../../shared/browser/shop-store.ts'
import type { Customer } from '../../../../shared/records/customer.ts'
import { addCustomer } from '../../../data/edit-customer.ts'
import { t } from '../../../i18n/catalogue.ts'
import { errorText } from '../../../i18n/error-text.ts'
import { codeText } from '../../../i18n/numbers.ts'
import { controlStyles } from '../../../ui/control.styles.ts'
import '../../../ui/pos-dialog.ts'
import { PosElement } from '../../../ui/pos-element.ts'
import '../../../ui/pos-error-card.ts'
import '../../../ui/pos-field.ts'
import '../../../ui/pos-list-row.ts'
import '../../../ui/pos-virtual-list.ts'
import { owesText } from '../owes-text.ts'
import type { SaleDesk } from '../sale-desk.ts'

/** Chooses the customer of the cart by name or phone, or adds one with two fields. @fires close */
@customElement('customer-dialog')
export class CustomerDialog extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .search {
        padding: 16px 20px 8px;
      }
      pos-virtual-list,
      .none {
        block-size: min(420px, 50dvh);
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

  protected override firstUpdated(): void {
    // After the dialog has opened: it would leave the focus on its close button.
    requestAnimationFrame(() => this.renderRoot.querySelector('pos-field')?.focus())
  }

  protected override render() {
    return html`<pos-dialog open flush heading=${t('sale.customer_title')} @close=${this.#closed}>
      ${this.isAdding ? this.#form() : this.#chooser()}
    </pos-dialog>`
  }

  #chooser() {
    const found = this.desk?.catalog.customerSearch.find(this.words) ?? []
    return html`<div class="search">
        <pos-field
          bare
          type="search"
          label=${t('sale.customer_search')}
          placeholder=${t('sale.customer_search')}
          value=${this.words}
          data-testid="customer-search"
          @input=${this.#typed}
        ></pos-field>
      </div>
      ${
        found.length === 0
          ? html`<p class="none">
              ${this.words === '' ? t('sale.customers_empty') : t('sale.customer_none', { text: this.words })}
            </p>`
          : html`<pos-virtual-list
              .entries=${found}
              .row=${(customer: Customer) => this.#row(customer)}
            ></pos-virtual-list>`
      }
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
    const phone = customer.phone === '' ? '' : `${codeText(customer.phone)} · `
    return html`<pos-list-row
      fixed
      tint="teal"
      heading=${customer.name}
      detail=${phone + owed}
      initial=${customer.name.slice(0, 1)}
      ?selected=${customer.id === this.desk?.cart?.customerId}
      data-testid="customer-option"
      data-customer-id=${customer.id}
      @click=${() => this.#choose(customer.id)}
    ></pos-list-row>`
  }

  #form() {
    return html`<form @submit=${this.#submitted}>
      <pos-field
        label=${t('sale.name')}
        value=${this.words}
        data-testid="customer-name"
        @input=${this.#typed}
      ></pos-field>
      <pos-field
        label=${t('sale.phone')}
        type="tel"
        inputmode="tel"
        ltr
        value=${this.phone}
        data-testid="customer-phone"
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
    this.renderRoot.querySelector('pos-virtual-list')?.toTop()
  }

  readonly #phoned = (event: Event): void => {
    this.phone = (event.currentTarget as HTMLElementTagNameMap['pos-field']).value
  }

  readonly #startAdding = (): void => {
    this.isAdding = true
    void this.updateComplete.then(() =>
      this.renderRoot
        .querySelector<HTMLElement>(`pos-field:nth-of-type(${this.words === '' ? 1 : 2})`)
        ?.focus(),
    )
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
