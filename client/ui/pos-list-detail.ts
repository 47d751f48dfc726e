import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { PosElement } from './pos-element.ts'

/**
 * A list beside the detail of what is chosen in it; on a phone one of the two, the detail when `chosen`.
 *
 * @slot search - above the list
 * @slot filters - below the search
 * @slot list - takes the height that is left
 * @slot detail - scrolls by itself
 */
@customElement('pos-list-detail')
export class PosListDetail extends PosElement {
  static override styles = css`
    :host {
      display: block;
      block-size: 100%;
      container-type: inline-size;
    }
    .both {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 20px;
      block-size: 100%;
      padding: 8px 32px 24px;
    }
    .list {
      display: flex;
      flex-direction: column;
      gap: 12px;
      min-block-size: 0;
    }
    .card {
      flex: 1;
      min-block-size: 0;
      overflow: hidden;
      border: 1px solid var(--wa-color-surface-border);
      border-radius: 16px;
      background: var(--wa-color-surface-default);
      box-shadow: var(--wa-shadow-s);
    }
    ::slotted([slot='list']) {
      block-size: 100%;
    }
    .detail {
      min-block-size: 0;
      overflow: auto;
      overscroll-behavior: contain;
    }
    @container (max-width: 599px) {
      .both {
        display: block;
        padding: 0;
      }
      .list {
        block-size: 100%;
        gap: 8px;
      }
      .list ::slotted([slot='search']),
      .list ::slotted([slot='filters']) {
        margin-inline: 16px;
      }
      .card {
        border-width: 1px 0 0;
        border-radius: 0;
        box-shadow: none;
      }
      .detail {
        block-size: 100%;
        padding: 4px 16px 24px;
      }
      :host([chosen]) .list,
      :host(:not([chosen])) .detail {
        display: none;
      }
    }
  `

  /** Something is chosen: a phone shows it instead of the list. */
  @property({ type: Boolean, reflect: true }) chosen = false

  protected override render() {
    return html`<div class="both">
      <div class="list">
        <slot name="search"></slot>
        <slot name="filters"></slot>
        <div class="card"><slot name="list"></slot></div>
      </div>
      <div class="detail"><slot name="detail"></slot></div>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-list-detail': PosListDetail
  }
}
