import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { t } from '../../i18n/catalogue.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-page.ts'

/** The list of customers. */
@customElement('customers-page')
export class CustomersPage extends PosElement {
  protected override render() {
    return html`<pos-page heading=${t('nav.customers')}></pos-page>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'customers-page': CustomersPage
  }
}
