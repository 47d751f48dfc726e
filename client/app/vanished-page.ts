import { html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { findTrace } from '../../shared/browser/vanished.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/app.ts'
import '../i18n/messages/first-run.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-icon.ts'
import '../ui/pos-wizard.ts'

/** Says that the shop's data went while the app was open, and leads to the restore (engine 29). */
@customElement('vanished-page')
export class VanishedPage extends PosElement {
  static override styles = controlStyles

  protected override render() {
    const shop = findTrace(localStorage, document.cookie)?.shopName ?? ''
    return html`<pos-wizard
      heading=${t('vanished.title')}
      text=${t('vanished.text', { shop: shop === '' ? t('vanished.nameless') : shop })}
      primary=${t('vanished.restore')}
      primary-icon="history"
      @next=${this.#restore}
    >
      <button slot="secondary" class="button wide" @click=${() => location.reload()}>
        ${t('vanished.again')}
      </button>
    </pos-wizard>`
  }

  readonly #restore = (): void => {
    // A reload, so that nothing holds on to the databases that are gone.
    location.assign('/restore')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'vanished-page': VanishedPage
  }
}
