import { html, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { live } from 'lit/directives/live.js'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/app.ts'
import { fieldStyles } from './field.styles.ts'
import { PosElement } from './pos-element.ts'

/**
 * A labelled text field with hint and error. `value` is what stands in it, in whatever digits the person typed.
 *
 * @slot start - inside the box, before the text
 * @slot end - inside the box, after the text (a unit, a button)
 * @cssprop --field-align - where the text of a `big` `ltr` field stands; the end by default, as figures do
 * @fires input - natively, at each key
 * @fires change - when the person leaves the field after changing it
 */
@customElement('pos-field')
export class PosField extends PosElement {
  static override shadowRootOptions = { ...PosElement.shadowRootOptions, delegatesFocus: true }
  static override styles = fieldStyles

  @property() label = ''
  @property() value = ''
  @property() hint = ''
  /** What is wrong and what to do; the box turns red and screen readers are told. */
  @property() error = ''
  @property() placeholder = ''
  @property() type: 'text' | 'password' | 'tel' | 'email' | 'search' | 'number' | 'date' = 'text'
  /** Which keyboard a touch screen offers: `numeric`, `decimal`, `tel` … */
  @property({ attribute: 'inputmode' }) override inputMode = ''
  @property({ type: Boolean }) override autofocus = false
  /** The browser's autofill hint. */
  @property() autocomplete = 'off'
  @property({ type: Number, attribute: 'maxlength' }) maxLength = 0
  /** Figures, phones, logins: written left to right in every language. */
  @property({ type: Boolean, reflect: true }) ltr = false
  /** The label is read out but not drawn. */
  @property({ type: Boolean, reflect: true }) bare = false
  @property({ type: Boolean }) disabled = false
  /** Large figures, for the one number of a step. */
  @property({ type: Boolean, reflect: true }) big = false

  @query('input') private readonly input!: HTMLInputElement
  #isShown = false

  /** Selects everything in the field. */
  select(): void {
    this.input.select()
  }

  protected override render() {
    const isWrong = this.error !== ''
    return html`
      <label for="input" class=${this.bare ? 'visually-hidden' : ''}>${this.label}</label>
      <div class="box ${isWrong ? 'wrong' : ''}">
        <slot name="start"></slot>
        <input
          id="input"
          type=${this.type === 'password' && this.#isShown ? 'text' : this.type}
          dir=${this.ltr ? 'ltr' : nothing}
          inputmode=${this.inputMode === '' ? nothing : this.inputMode}
          autocomplete=${this.autocomplete}
          autocapitalize="off"
          spellcheck="false"
          placeholder=${this.placeholder}
          maxlength=${this.maxLength === 0 ? nothing : this.maxLength}
          ?disabled=${this.disabled}
          ?autofocus=${this.autofocus}
          aria-invalid=${String(isWrong)}
          aria-describedby="note"
          .value=${live(this.value)}
          @input=${this.#typed}
          @change=${this.#changed}
        />
        ${this.type === 'password' ? this.#eye() : nothing}
        <slot name="end"></slot>
      </div>
      <p id="note" class=${isWrong ? 'error' : 'hint'} role=${isWrong ? 'alert' : nothing}>
        ${isWrong ? this.error : this.hint}
      </p>
    `
  }

  #eye() {
    return html`<button
      class="eye"
      type="button"
      aria-pressed=${String(this.#isShown)}
      @click=${this.#toggle}
    >
      ${this.#isShown ? t('app.hide') : t('app.show')}
    </button>`
  }

  readonly #toggle = (): void => {
    this.#isShown = !this.#isShown
    this.requestUpdate()
  }

  readonly #typed = (): void => {
    this.value = this.input.value
  }

  readonly #changed = (): void => {
    this.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-field': PosField
  }
}
