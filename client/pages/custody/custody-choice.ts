import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/custody.ts'
import '../../ui/pos-choice-card.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-tag.ts'
import './custody-icons.ts'

/**
 * Managed (as it is now) or private.
 *
 * @fires managed-chosen
 * @fires private-chosen
 */
@customElement('custody-choice')
export class CustodyChoice extends PosElement {
  static override styles = css`
    div {
      display: grid;
      gap: 12px;
    }
    pos-tag {
      margin-block-start: 8px;
    }
  `

  /** True when private is chosen. */
  @property({ type: Boolean }) private = false

  protected override render() {
    return html`<div role="radiogroup" aria-label=${t('custody.title')}>
      <pos-choice-card
        data-testid="custody-managed"
        icon="server"
        heading=${t('custody.managed')}
        text=${t('custody.managed_text')}
        ?selected=${!this.private}
        @change=${() => this.dispatchEvent(new Event('managed-chosen'))}
        ><pos-tag>${t('custody.is_managed')}</pos-tag></pos-choice-card
      >
      <pos-choice-card
        data-testid="custody-private"
        icon="lock"
        heading=${t('custody.private')}
        text=${t('custody.private_text')}
        ?selected=${this.private}
        @change=${() => this.dispatchEvent(new Event('private-chosen'))}
      ></pos-choice-card>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'custody-choice': CustodyChoice
  }
}
