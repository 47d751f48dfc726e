import { css, html, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import { PosElement } from './pos-element.ts'
import { VirtualRows } from './virtual-rows.ts'

/** A record of a list, or anything else with an id. */
export interface ListEntry {
  readonly id: string
}

const NEAR_ROWS = 20

/**
 * A long list of rows of one height, of which only those in view are rendered. `row` draws one of `entries`.
 *
 * @fires near-end - when fewer than 20 rows are left below: time to load more
 */
@customElement('pos-virtual-list')
export class PosVirtualList extends PosElement {
  static override styles = css`
    :host {
      display: block;
      min-block-size: 0;
    }
    .scroller {
      block-size: 100%;
      overflow: auto;
      overflow-anchor: none;
      overscroll-behavior: contain;
      scrollbar-width: thin;
    }
    .row {
      overflow: hidden;
    }
  `

  @property({ attribute: false }) entries: readonly ListEntry[] = []
  @property({ attribute: false }) row: (entry: never) => TemplateResult = () => html``
  /** CSS pixels. */
  @property({ type: Number, attribute: 'row-height' }) rowHeight = 67
  @query('.scroller') private readonly scroller!: HTMLElement | null
  #announced = -1

  readonly #rows = new VirtualRows(this, {
    scroller: () => this.scroller,
    rowHeight: () => this.rowHeight,
    rowCount: () => this.entries.length,
  })

  /** Back to the first row: for a new search. */
  toTop(): void {
    this.#rows.toTop()
  }

  protected override render() {
    const { first, end, before, after } = this.#rows.window
    return html`<div class="scroller">
      <div role="list" .style=${`padding-block: ${before}px ${after}px`}>
        ${repeat(
          this.entries.slice(first, end),
          ({ id }) => id,
          (entry) =>
            html`<div class="row" role="listitem" .style=${`block-size: ${this.rowHeight}px`}>
              ${this.row(entry as never)}
            </div>`,
        )}
      </div>
    </div>`
  }

  protected override updated(): void {
    const count = this.entries.length
    if (count === 0 || this.#announced === count || this.#rows.window.end < count - NEAR_ROWS) return
    this.#announced = count
    this.dispatchEvent(new Event('near-end'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-virtual-list': PosVirtualList
  }
}
