import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { PosElement } from './pos-element.ts'

/**
 * A setting that is on or off at once.
 *
 * @fires change - after a person turned it; read `checked`
 */
@customElement('pos-switch')
export class PosSwitch extends PosElement {
  static override styles = css`
    label {
      display: flex;
      align-items: center;
      gap: 14px;
      min-block-size: 44px;
      cursor: pointer;
    }
    .words {
      flex: 1;
    }
    .detail {
      color: var(--wa-color-text-quiet);
      font-size: 13px;
    }
    input {
      appearance: none;
      flex: none;
      inline-size: 44px;
      block-size: 26px;
      padding: 3px;
      border: 1px solid var(--wa-form-control-border-color);
      border-radius: 13px;
      background: var(--sonic-key);
      cursor: pointer;
    }
    input::before {
      content: '';
      display: block;
      inline-size: 18px;
      block-size: 18px;
      border-radius: 50%;
      background: var(--wa-form-control-border-color);
    }
    input:checked {
      border-color: transparent;
      background: var(--wa-color-brand-fill-loud);
    }
    input:checked::before {
      margin-inline-start: auto;
      background: #fff;
    }
  `

  @property() label = ''
  @property() detail = ''
  @property({ type: Boolean, reflect: true }) checked = false

  protected override render() {
    return html`<label>
      <span class="words">
        ${this.label} ${this.detail === '' ? nothing : html`<br /><span class="detail">${this.detail}</span>`}
      </span>
      <input type="checkbox" role="switch" .checked=${this.checked} @change=${this.#turn} />
    </label>`
  }

  readonly #turn = (event: Event): void => {
    this.checked = (event.target as HTMLInputElement).checked
    this.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-switch': PosSwitch
  }
}
