import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/app.ts'
import { localDigits } from '../i18n/numbers.ts'
import './pos-icon.ts'
import { type PadKey, PadKeyEvent } from './pad-key-event.ts'
import { PosElement } from './pos-element.ts'

/**
 * The number pad, left to right in every language, 1 at the top. Keeps nothing: whoever listens owns the text (`typeKey`).
 *
 * @fires {PadKeyEvent} pad-key
 */
@customElement('pos-numpad')
export class PosNumpad extends PosElement {
  static override styles = css`
    div {
      display: grid;
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 8px;
      direction: ltr;
    }
    button {
      display: grid;
      place-items: center;
      min-block-size: var(--numpad-key-size, 60px);
      border-radius: 12px;
      background: var(--sonic-key);
      font-size: 22px;
      font-weight: 650;
      transition: transform 90ms var(--wa-transition-easing);
    }
    button:active {
      transform: scale(0.97);
    }
    @media (prefers-reduced-motion: reduce) {
      button {
        transition: none;
      }
    }
  `

  /** The key beside 0: thousands for dinars, a point for dollars, nothing for a PIN. */
  @property() extra: '000' | '.' | '' = ''

  protected override render() {
    const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
    return html`<div>
      ${digits.map((digit) => this.#key(digit))}
      ${this.extra === '' ? html`<span></span>` : this.#key(this.extra)} ${this.#key('0')}
      <button type="button" aria-label=${t('app.delete_digit')} @click=${() => this.#press('back')}>
        <pos-icon name="delete"></pos-icon>
      </button>
    </div>`
  }

  #key(key: PadKey) {
    return html`<button type="button" @click=${() => this.#press(key)}>${localDigits(key)}</button>`
  }

  #press(key: PadKey): void {
    this.dispatchEvent(new PadKeyEvent(key))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-numpad': PosNumpad
  }
}
