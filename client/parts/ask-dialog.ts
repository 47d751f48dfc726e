import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { controlStyles } from '../ui/control.styles.ts'
import '../ui/pos-dialog.ts'
import { PosElement } from '../ui/pos-element.ts'
import './problem-card.ts'

/**
 * The frame of a dialog that asks for something and does one thing with it. Enter in a field is the primary button.
 *
 * @slot - what is asked; the error stands below it
 * @slot other - a quiet button above the primary one
 * @fires submitted - the primary button or Enter, unless it is busy
 * @fires close - after Esc, the close button or `open = false`
 */
@customElement('ask-dialog')
export class AskDialog extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .stack {
        gap: 16px;
      }
      .buttons {
        display: grid;
        gap: 8px;
      }
    `,
  ]

  @property({ type: Boolean }) open = false
  @property() heading = ''
  /** The names by which tests find the dialog and its primary button. */
  @property() name = ''
  @property({ attribute: 'primary-name' }) primaryName = ''
  /** What the primary button says; empty for none. */
  @property() primary = ''
  @property({ type: Boolean }) busy = false
  /** What the last try came to; `undefined` when it has not failed. */
  @property({ attribute: false }) error: unknown

  protected override render() {
    return html`<pos-dialog
      data-testid=${this.name}
      ?open=${this.open}
      heading=${this.heading}
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      <div class="stack" @keydown=${this.#typed}>
        <slot></slot>
        <problem-card .error=${this.error}></problem-card>
      </div>
      <div slot="footer" class="buttons">
        <slot name="other"></slot>
        ${this.primary === '' ? nothing : this.#button()}
      </div>
    </pos-dialog>`
  }

  #button() {
    return html`<button
      class="button primary wide"
      data-testid=${this.primaryName}
      aria-disabled=${String(this.busy)}
      @click=${this.#submit}
    >
      ${this.primary}
    </button>`
  }

  readonly #typed = (event: KeyboardEvent): void => {
    const isField = event.composedPath()[0] instanceof HTMLInputElement
    if (event.key === 'Enter' && isField) this.#submit()
  }

  readonly #submit = (): void => {
    if (!this.busy) this.dispatchEvent(new Event('submitted'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ask-dialog': AskDialog
  }
}
