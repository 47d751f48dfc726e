import { encodeQR } from 'qr'
import { css, html, svg } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { PosElement } from './pos-element.ts'

/** Light modules around the code, as the standard wants them. */
const QUIET_ZONE = 4

/** A QR code: dark on white in both themes, for cameras expect that. As wide as its box, and square. */
@customElement('pos-qr')
export class PosQr extends PosElement {
  static override styles = css`
    :host {
      display: block;
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: auto;
      border-radius: 12px;
      background: #fff;
      shape-rendering: crispEdges;
    }
  `

  /** What it says. */
  @property() text = ''
  /** What it is for, for whoever does not see it. */
  @property() label = ''

  protected override render() {
    const rows = encodeQR(this.text, 'raw', { border: QUIET_ZONE })
    const size = rows.length
    return html`<svg role="img" aria-label=${this.label} viewBox="0 0 ${size} ${size}">
      ${svg`<path fill="#000" d=${pathOf(rows)}></path>`}
    </svg>`
  }
}

/** One horizontal stroke for each run of dark modules. */
function pathOf(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) =>
      [
        ...row
          .map((isDark) => (isDark ? '1' : '0'))
          .join('')
          .matchAll(/1+/g),
      ].map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`),
    )
    .join('')
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-qr': PosQr
  }
}
