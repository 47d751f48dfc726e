import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { asciiDigits } from '../i18n/numbers.ts'
import { type PadKey, type PadKeyEvent } from './pad-key-event.ts'
import './pos-numpad.ts'
import { PosElement } from './pos-element.ts'

const LONGEST = 6

/**
 * A PIN of four to six digits, by pad or keyboard; shows how many, never which.
 *
 * @fires change - after each key; read `value`
 * @fires enter - Enter was pressed on a keyboard
 */
@customElement('pos-pin')
export class PosPin extends PosElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 24px;
      max-inline-size: 340px;
      margin-inline: auto;
    }
    .dots {
      display: flex;
      justify-content: center;
      gap: 14px;
      min-block-size: 20px;
    }
    .dots i {
      inline-size: 16px;
      block-size: 16px;
      border: 2px solid var(--wa-form-control-border-color);
      border-radius: 50%;
    }
    .dots .full {
      border-color: var(--wa-color-brand-fill-loud);
      background: var(--wa-color-brand-fill-loud);
    }
    .dots .spare {
      opacity: 0.45;
    }
  `

  /** The digits typed, in ASCII. */
  @property() value = ''
  /** How many digits are typed, in words, for screen readers. */
  @property() label = ''

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('keydown', this.#onKey)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('keydown', this.#onKey)
  }

  protected override render() {
    const places = Array.from({ length: LONGEST }, (_, index) => index)
    return html`<div class="dots" dir="ltr" role="status" aria-label=${this.label}>
        ${places.map(
          (index) => html`<i class=${index < this.value.length ? 'full' : index < 4 ? '' : 'spare'}></i>`,
        )}
      </div>
      <pos-numpad @pad-key=${this.#onPad}></pos-numpad>`
  }

  readonly #onPad = (event: PadKeyEvent): void => {
    this.#type(event.key)
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.composedPath()[0] instanceof HTMLInputElement) return
    const key = asciiDigits(event.key)
    if (/^\d$/.test(key)) this.#type(key as PadKey)
    else if (event.key === 'Backspace') this.#type('back')
    else if (event.key === 'Enter' && !(event.composedPath()[0] instanceof HTMLButtonElement))
      this.dispatchEvent(new Event('enter'))
  }

  #type(key: PadKey): void {
    const value = key === 'back' ? this.value.slice(0, -1) : (this.value + key).slice(0, LONGEST)
    if (value === this.value) return
    this.value = value
    this.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-pin': PosPin
  }
}
