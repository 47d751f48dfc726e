import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { formatNumber, localDigits } from '../i18n/numbers.ts'
import { PosElement } from './pos-element.ts'

/** A figure, or a document number, barcode or phone (`text`), as a left-to-right island in the person's digits. */
@customElement('pos-number')
export class PosNumber extends PosElement {
  @property({ type: Number }) value = 0
  /** Shown instead of `value`: its digits are rewritten, nothing is grouped. */
  @property() text = ''
  /** Decimals shown at most. */
  @property({ type: Number }) decimals = 3

  protected override render() {
    const figure =
      this.text === '' ? formatNumber(this.value, { maxDecimals: this.decimals }) : localDigits(this.text)
    return html`<bdi dir="ltr">${figure}</bdi>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-number': PosNumber
  }
}
