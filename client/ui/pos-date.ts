import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { type DateForm, formatDate } from '../i18n/dates.ts'
import { PosElement } from './pos-element.ts'

/** An instant in the shop's zone and the person's language. */
@customElement('pos-date')
export class PosDate extends PosElement {
  /** Milliseconds UTC. */
  @property({ type: Number }) at = 0
  @property() form: DateForm = 'when'

  protected override render() {
    return html`<time datetime=${new Date(this.at).toISOString()}>${formatDate(this.at, this.form)}</time>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-date': PosDate
  }
}
