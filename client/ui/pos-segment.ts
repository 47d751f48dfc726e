import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import './pos-icon.ts'
import { PosElement } from './pos-element.ts'

/** One of the answers of a segment. */
export interface SegmentOption {
  readonly value: string
  readonly label: string
  readonly icon?: string
}

/**
 * A choice of two to five short answers, all in sight.
 *
 * @fires change - after a person chose; read `value`
 */
@customElement('pos-segment')
export class PosSegment extends PosElement {
  static override styles = css`
    fieldset {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      gap: 4px;
      padding: 4px;
      border-radius: 12px;
      background: var(--sonic-key);
    }
    label {
      position: relative;
      display: flex;
      align-items: center;
      justify-content: center;
      gap: 8px;
      min-block-size: 46px;
      padding: 4px 10px;
      border-radius: 10px;
      color: var(--wa-color-text-quiet);
      font-size: 15px;
      font-weight: 600;
      line-height: 1.25;
      text-align: center;
      cursor: pointer;
    }
    input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: pointer;
    }
    label:has(input:checked) {
      background: var(--wa-color-surface-raised);
      color: var(--wa-color-text-normal);
      box-shadow: var(--wa-shadow-s);
    }
    label:has(input:focus-visible) {
      outline: 3px solid var(--wa-color-focus);
      outline-offset: 2px;
    }
    :host-context(.wa-dark) label:has(input:checked) {
      background: #3a4152;
    }
  `

  @property({ attribute: false }) options: readonly SegmentOption[] = []
  @property() value = ''
  /** What is chosen, for screen readers; a visible label stands above. */
  @property() label = ''

  protected override render() {
    return html`<fieldset>
      <legend class="visually-hidden">${this.label}</legend>
      ${this.options.map(
        (option) =>
          html`<label
            ><input
              type="radio"
              name="segment"
              .value=${option.value}
              .checked=${option.value === this.value}
              @change=${this.#choose}
            />${option.icon === undefined ? nothing : html`<pos-icon name=${option.icon}></pos-icon>`}<span
              >${option.label}</span
            ></label
          >`,
      )}
    </fieldset>`
  }

  readonly #choose = (event: Event): void => {
    this.value = (event.target as HTMLInputElement).value
    this.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-segment': PosSegment
  }
}
