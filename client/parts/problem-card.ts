import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { errorText } from '../i18n/error-text.ts'
import '../ui/pos-error-card.ts'
import { PosElement } from '../ui/pos-element.ts'

/**
 * A caught error as a card in the person's language: what happened, what is safe, one next action. Nothing while there is no error.
 *
 * @slot - the one next action
 */
@customElement('problem-card')
export class ProblemCard extends PosElement {
  static override styles = css`
    :host {
      display: block;
    }
  `

  /** Whatever was thrown; `undefined` hides the card. */
  @property({ attribute: false }) error: unknown

  protected override willUpdate(): void {
    this.hidden = this.error === undefined
  }

  protected override render() {
    if (this.error === undefined) return nothing
    return html`<pos-error-card data-testid="problem" .text=${errorText(this.error)}>
      <slot></slot>
    </pos-error-card>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'problem-card': ProblemCard
  }
}
