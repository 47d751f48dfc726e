import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/account.ts'
import '../../i18n/messages/pairing.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import '../../ui/pos-choice-card.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-field.ts'
import type { PosField } from '../../ui/pos-field.ts'
import '../../ui/pos-notice.ts'
import './pair-icons.ts'

/**
 * The code, by camera or typed, and what this device is called.
 *
 * @fires input - natively, after `code` or `deviceName` has changed
 * @fires scan-wanted
 * @fires other-wanted - the code that was read is not the right one
 */
@customElement('enter-code')
export class EnterCode extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 20px;
        --field-align: center;
      }
    `,
  ]

  /** As typed. */
  @property() code = ''
  @property({ attribute: false }) deviceName = ''
  /** The code was read by a camera or a link: it is not asked for. */
  @property({ type: Boolean }) read = false
  /** Asks for a name of this device, which it has not yet. */
  @property({ type: Boolean }) names = false

  protected override render() {
    return html`${this.read ? this.#wasRead() : this.#code()} ${this.names ? this.#name() : nothing}`
  }

  #code() {
    return html`<pos-choice-card
        action
        icon="scan-qr-code"
        data-testid="pair-scan"
        heading=${t('pairing.scan')}
        text=${t('pairing.scan_text')}
        @change=${() => this.dispatchEvent(new Event('scan-wanted'))}
      ></pos-choice-card>
      <pos-field
        data-testid="pair-code"
        ltr
        big
        label=${t('pairing.or_type')}
        hint=${t('pairing.code_hint')}
        placeholder="ABCD-2345"
        maxlength="24"
        .value=${this.code}
        @input=${(event: Event) => (this.code = valueOf(event))}
      ></pos-field>`
  }

  #wasRead() {
    return html`<pos-notice tone="success" icon="circle-check" data-testid="pair-read">
      ${t('pairing.was_read')}
      <button
        slot="action"
        class="button quiet"
        data-testid="pair-other"
        @click=${() => this.dispatchEvent(new Event('other-wanted'))}
      >
        ${t('pairing.other_code')}
      </button>
    </pos-notice>`
  }

  #name() {
    return html`<pos-field
      data-testid="device-name"
      label=${t('account.device_name')}
      maxlength="120"
      .value=${this.deviceName}
      @input=${(event: Event) => (this.deviceName = valueOf(event))}
    ></pos-field>`
  }
}

function valueOf(event: Event): string {
  return (event.currentTarget as PosField).value
}

declare global {
  interface HTMLElementTagNameMap {
    'enter-code': EnterCode
  }
}
