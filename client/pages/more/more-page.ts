import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import '../../app/shell-icons.ts'
import { setLocked } from '../../app/lock-state.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/app.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-list-row.ts'
import '../../ui/pos-page.ts'

/** On a phone: every place that has none in the bottom bar. */
@customElement('more-page')
export class MorePage extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
      }
      .list {
        padding: 0;
        overflow: hidden;
      }
      pos-list-row:last-child {
        border: 0;
      }
    `,
  ]

  protected override render() {
    return html`<pos-page heading=${t('nav.more')} narrow>
      <div class="card list">
        ${this.#row('/backup', 'cloud-check', t('nav.backup'), t('more.backup_hint'))}
        ${this.#row('/account', 'circle-user-round', t('nav.account'), t('more.account_hint'))}
        ${this.#row('/restore', 'history', t('nav.restore'), t('more.restore_hint'))}
        ${this.#row('/import', 'file-input', t('nav.import'), t('more.import_hint'))}
        ${this.#row('/settings', 'settings', t('nav.settings'), t('more.settings_hint'))}
        <pos-list-row icon="lock" heading=${t('app.lock')} @click=${() => setLocked(true)}></pos-list-row>
      </div>
    </pos-page>`
  }

  #row(href: string, icon: string, heading: string, detail: string) {
    return html`<pos-list-row href=${href} icon=${icon} heading=${heading} detail=${detail}
      ><pos-icon slot="amount" name="chevron-right"></pos-icon
    ></pos-list-row>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'more-page': MorePage
  }
}
