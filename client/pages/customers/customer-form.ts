import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import type { Customer } from '../../../shared/records/customer.ts'
import type { Catalog } from '../../data/catalog.ts'
import { addCustomer, changeCustomer, type CustomerForm as Form } from '../../data/edit-customer.ts'
import { t } from '../../i18n/catalogue.ts'
import { errorText } from '../../i18n/error-text.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-error-card.ts'
import '../../ui/pos-field.ts'
import { showToast } from '../../ui/toast.ts'

const EMPTY: Form = { name: '', phone: '', location: '' }

/** Adds a customer or changes one. @fires customer-saved - read `savedId` */
@customElement('customer-form')
export class CustomerForm extends PosElement {
  static override styles = [
    controlStyles,
    css`
      form {
        display: grid;
        gap: 16px;
      }
    `,
  ]

  @property({ attribute: false }) customer: Customer | undefined
  @property({ attribute: false }) shop: ShopStore | undefined
  @property({ attribute: false }) catalog: Catalog | undefined
  /** The customer that was saved last. */
  savedId = ''
  @state() private form: Form = EMPTY
  @state() private isNameless = false
  @state() private failure: unknown

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('customer') || this.customer === undefined) return
    const { name, phone, location } = this.customer
    this.form = { name, phone, location }
  }

  protected override render() {
    return html`<form class="card" @submit=${this.#submitted}>
      <h2 class="heading">
        ${t(this.customer === undefined ? 'customers.new_title' : 'customers.edit_title')}
      </h2>
      ${this.#field('name', t('customers.name'))} ${this.#field('phone', t('customers.phone'))}
      ${this.#field('location', t('customers.place'))}
      ${this.failure === undefined ? nothing : html`<pos-error-card text=${errorText(this.failure)}></pos-error-card>`}
      <button class="button primary large" data-testid="customer-form-save">${t('customers.save')}</button>
    </form>`
  }

  #field(name: keyof Form, label: string) {
    return html`<pos-field
      label=${label}
      value=${this.form[name]}
      type=${name === 'phone' ? 'tel' : 'text'}
      ?ltr=${name === 'phone'}
      error=${name === 'name' && this.isNameless ? t('customers.name_missing') : ''}
      data-testid="customer-form-${name}"
      @input=${(event: Event) => {
        this.form = {
          ...this.form,
          [name]: (event.currentTarget as HTMLElementTagNameMap['pos-field']).value,
        }
        this.isNameless = false
      }}
    ></pos-field>`
  }

  readonly #submitted = (event: Event): void => {
    event.preventDefault()
    this.isNameless = this.form.name.trim() === ''
    if (!this.isNameless) void this.#save()
  }

  async #save(): Promise<void> {
    const { shop, customer, form } = this
    if (shop === undefined) return
    try {
      if (customer !== undefined) await changeCustomer(shop, customer, form, Date.now())
      this.savedId = customer?.id ?? (await addCustomer(shop, form, Date.now())).id
      await this.catalog?.caughtUp()
      showToast({ text: t('customers.saved') })
      this.dispatchEvent(new Event('customer-saved'))
    } catch (error) {
      this.failure = error
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'customer-form': CustomerForm
  }
}
