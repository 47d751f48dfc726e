import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/account.ts'
import '../../parts/account-card.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-page.ts'

/** The account on a page of its own: where "Create account" and "Sign in" lead. `?form=create` or `?form=sign-in` opens that form. */
@customElement('account-page')
export class AccountPage extends PosElement {
  protected override render() {
    const form = new URLSearchParams(location.search).get('form')
    const open = form === 'create' || form === 'sign-in' ? form : ''
    return html`<pos-page heading=${t('account.title')} back="/backup" narrow>
      <account-card .open=${open}></account-card>
    </pos-page>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'account-page': AccountPage
  }
}
