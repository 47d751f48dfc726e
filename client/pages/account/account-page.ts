import keyRound from 'lucide-static/icons/key-round.svg?raw'
import scrollText from 'lucide-static/icons/scroll-text.svg?raw'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { BackupStatusValue } from '../../data/backup-status-value.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/account.ts'
import '../../i18n/messages/activity.ts'
import '../../i18n/messages/custody.ts'
import '../../parts/account-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { registerIcons } from '../../ui/icons.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-list-row.ts'
import '../../ui/pos-page.ts'
import './alarm-card.ts'

registerIcons({ 'key-round': keyRound, 'scroll-text': scrollText })

/** The account on a page of its own: where "Create account" and "Sign in" lead. `?form=create` or `?form=sign-in` opens that form. */
@customElement('account-page')
export class AccountPage extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .cards {
        display: grid;
        gap: 20px;
      }
      .list {
        margin-block-start: 20px;
        padding: 0;
        overflow: hidden;
      }
      pos-list-row:last-child {
        border: 0;
      }
    `,
  ]

  readonly #backup = new BackupStatusValue(this)

  protected override render() {
    const form = new URLSearchParams(location.search).get('form')
    const open = form === 'create' || form === 'sign-in' ? form : ''
    return html`<pos-page heading=${t('account.title')} back="/backup" narrow>
      <div class="cards">
        <account-card .open=${open}></account-card>
        <alarm-card></alarm-card>
      </div>
      ${this.#backup.status?.signedIn === true ? this.#more() : nothing}
    </pos-page>`
  }

  #more() {
    const custody = this.#backup.status?.custody?.custody
    return html`<div class="card list">
      ${this.#row('/custody', 'key-round', t('nav.custody'), custody === undefined ? '' : t(`custody.${custody}_short`))}
      ${this.#row('/activity', 'scroll-text', t('nav.activity'), t('activity.open'))}
    </div>`
  }

  #row(href: string, icon: string, heading: string, detail: string) {
    return html`<pos-list-row href=${href} icon=${icon} heading=${heading} detail=${detail}
      ><pos-icon slot="amount" name="chevron-right"></pos-icon
    ></pos-list-row>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'account-page': AccountPage
  }
}
