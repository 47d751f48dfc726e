import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { t } from '../../i18n/catalogue.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-page.ts'

/** The list of items. */
@customElement('items-page')
export class ItemsPage extends PosElement {
  protected override render() {
    return html`<pos-page heading=${t('nav.items')}></pos-page>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'items-page': ItemsPage
  }
}
