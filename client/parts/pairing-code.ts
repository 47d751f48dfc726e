import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { PairingShown } from '../../shared/browser/engine-pairing.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/pairing.ts'
import { localDigits } from '../i18n/numbers.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-notice.ts'
import '../ui/pos-qr.ts'
import { pairingCodeStyles } from './pairing-code.styles.ts'

/** A pairing code for cameras and for people, how long it counts, and what to do on the other device. */
@customElement('pairing-code')
export class PairingCode extends PosElement {
  static override styles = [controlStyles, pairingCodeStyles]

  @property({ attribute: false }) shown!: PairingShown
  /** Milliseconds for which it still counts. */
  @property({ attribute: false }) leftMs = 0

  protected override render() {
    const { code, fragment } = this.shown
    return html`<pos-qr
        data-testid="pairing-qr"
        text="${location.origin}/pair#${fragment}"
        label=${t('pairing.qr_label')}
      ></pos-qr>
      <div class="words">
        <p class="visually-hidden">${t('pairing.code')}</p>
        <p class="code" lang="en" data-testid="pairing-code">
          ${code.split('-').map((group) => html`<span>${group}</span>`)}
        </p>
        <p class="left" data-testid="pairing-left">${t('pairing.left', { time: clockText(this.leftMs) })}</p>
        <ol>
          ${[
            t('pairing.step_open'),
            t('pairing.step_type', { place: `\u2066${location.host}\u2069` }),
            t('pairing.step_wait'),
          ].map((step, index) => this.#step(index + 1, step))}
        </ol>
        ${this.#needs()}
      </div>
      ${isOnlyHere(location.hostname) ? this.#onlyHere() : nothing}`
  }

  #onlyHere() {
    return html`<pos-notice tone="warning" icon="triangle-alert" data-testid="pairing-only-here">
      ${t('pairing.only_here', { place: `\u2066${location.hostname}\u2069` })}
    </pos-notice>`
  }

  #step(number: number, text: string) {
    return html`<li>
      <span class="number" aria-hidden="true">${localDigits(String(number))}</span><span>${text}</span>
    </li>`
  }

  #needs() {
    const { typed, scanned } = this.shown.needs
    if (!typed && !scanned) return nothing
    return html`<p class="quiet-text small">${t(scanned ? 'pairing.both_need' : 'pairing.typed_needs')}</p>`
  }
}

/** True for an address by which no other device reaches this one. */
function isOnlyHere(hostname: string): boolean {
  return hostname === 'localhost' || hostname.endsWith('.localhost') || /^(127\.|\[::1\]$)/.test(hostname)
}

/** Minutes and seconds: `9:58`. */
function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return localDigits(`${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`)
}

declare global {
  interface HTMLElementTagNameMap {
    'pairing-code': PairingCode
  }
}
