import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { unsafeSVG } from 'lit/directives/unsafe-svg.js'
import { iconShape } from './icons.ts'
import { PosElement } from './pos-element.ts'

/** Icons that point along the line of reading; all others (check, clock, cloud, number pad …) never turn. */
const MIRRORED =
  /^(arrow-(left|right)|chevrons?-(left|right)|undo|redo|truck|log-(in|out)|file-input|corner-)/

/** A lucide icon of the size of `font-size × 1.25` (set `--icon-size` for another). Without `label` it is decoration. */
@customElement('pos-icon')
export class PosIcon extends PosElement {
  static override styles = css`
    :host {
      display: inline-grid;
      flex: none;
      inline-size: var(--icon-size, 1.25em);
      block-size: var(--icon-size, 1.25em);
    }
    span {
      display: grid;
    }
    svg {
      inline-size: 100%;
      block-size: 100%;
      stroke-width: var(--icon-stroke, 1.75);
    }
    .mirrored:dir(rtl) {
      transform: scaleX(-1);
    }
  `

  /** The lucide name, registered by `registerIcons`. */
  @property() name = ''
  /** Read out instead of the shape; empty for decoration beside a word. */
  @property() label = ''

  protected override render() {
    const shape = iconShape(this.name)
    if (shape === undefined) return nothing
    const labelled = this.label !== ''
    return html`<span
      class=${MIRRORED.test(this.name) ? 'mirrored' : ''}
      role=${labelled ? 'img' : nothing}
      aria-label=${labelled ? this.label : nothing}
      aria-hidden=${labelled ? nothing : 'true'}
      >${unsafeSVG(shape)}</span
    >`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-icon': PosIcon
  }
}
