import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Currency } from '../../shared/money.ts'
import { moneyParts } from '../i18n/money.ts'
import { PosElement } from './pos-element.ts'

/** A sum in one currency: figure first, small quiet unit, never wrapped; the figure is a left-to-right island. Takes size and weight from around it. */
@customElement('pos-money')
export class PosMoney extends PosElement {
  static override styles = css`
    :host {
      display: inline-block;
      white-space: nowrap;
    }
    .unit {
      margin-inline-start: 0.3em;
      font-size: max(0.74em, 11px);
      font-weight: 500;
      color: var(--money-unit-color, var(--wa-color-text-quiet));
    }
    :host([display]) .unit {
      font-size: max(0.52em, 11px);
    }
  `

  /** Minor units: cents, whole dinars. */
  @property({ type: Number }) amount = 0
  @property() currency: Currency = 'IQD'
  /** Drops `.00`; for tiles and keys. */
  @property({ type: Boolean }) compact = false
  /** Writes + before positive sums. */
  @property({ type: Boolean }) signed = false
  /** For totals in display size: the unit is smaller still. */
  @property({ type: Boolean, reflect: true }) display = false

  protected override render() {
    const { compact, signed } = this
    const { figure, unit } = moneyParts(this.amount, this.currency, { compact, signed })
    return html`<bdi dir="ltr">${figure}</bdi
      >${unit === '' ? nothing : html`<span class="unit">${unit}</span>`}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-money': PosMoney
  }
}
