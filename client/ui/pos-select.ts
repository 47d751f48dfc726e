import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { fieldStyles } from './field.styles.ts'
import { PosElement } from './pos-element.ts'

/**
 * A labelled choice from a longer list, by the platform's own picker.
 *
 * @fires change - after a person chose; read `value`
 */
@customElement('pos-select')
export class PosSelect extends PosElement {
  static override shadowRootOptions = { ...PosElement.shadowRootOptions, delegatesFocus: true }
  static override styles = fieldStyles

  @property() label = ''
  @property() hint = ''
  @property() value = ''
  @property({ attribute: false }) options: readonly { readonly value: string; readonly label: string }[] = []

  protected override render() {
    return html`<label for="select">${this.label}</label>
      <div class="box">
        <select id="select" aria-describedby="note" @change=${this.#choose}>
          ${this.options.map(
            ({ value, label }) =>
              html`<option .value=${value} ?selected=${value === this.value}>${label}</option>`,
          )}
        </select>
      </div>
      ${this.hint === '' ? nothing : html`<p id="note" class="hint">${this.hint}</p>`}`
  }

  readonly #choose = (event: Event): void => {
    this.value = (event.target as HTMLSelectElement).value
    this.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-select': PosSelect
  }
}
