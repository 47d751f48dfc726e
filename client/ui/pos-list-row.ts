import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import './pos-icon.ts'
import { PosElement } from './pos-element.ts'

/** The six grounds of item categories and avatars; a category takes the next one. */
export const TINTS = ['blue', 'teal', 'clay', 'green', 'sand', 'rose'] as const

/** One of the six. */
export type Tint = (typeof TINTS)[number]

/**
 * A row of a list: icon or initial, name, quiet second line, amount, one tag at most.
 *
 * @slot amount - at the inline end
 * @slot tag - after the name
 * @slot - more, below the second line
 * @fires click - natively, also from Enter: the row is a link with `href`, else a button
 */
@customElement('pos-list-row')
export class PosListRow extends PosElement {
  static override styles = css`
    :host {
      display: block;
      border-block-end: 1px solid var(--sonic-line);
    }
    .row {
      position: relative;
      display: flex;
      align-items: center;
      gap: 14px;
      inline-size: 100%;
      min-block-size: 62px;
      padding: 8px 16px;
      color: inherit;
      text-align: start;
      text-decoration: none;
    }
    .row:hover {
      background: color-mix(in oklab, var(--sonic-key) 50%, transparent);
    }
    .row:focus-visible {
      outline-offset: -3px;
    }
    :host([selected]) .row {
      background: var(--wa-color-brand-fill-quiet);
    }
    :host([selected]) .row::before {
      content: '';
      position: absolute;
      inset-block: 0;
      inset-inline-start: 0;
      inline-size: 3px;
      background: var(--wa-color-brand-on-quiet);
    }
    .icon {
      display: grid;
      place-items: center;
      flex: none;
      inline-size: 44px;
      block-size: 44px;
      border-radius: 12px;
      background: var(--row-ground, var(--sonic-key));
      color: var(--row-ink, var(--wa-color-text-quiet));
      font-weight: 650;
      --icon-size: 21px;
    }
    :host([tint='blue']) {
      --row-ground: var(--tint-blue);
      --row-ink: var(--ink-blue);
    }
    :host([tint='teal']) {
      --row-ground: var(--tint-teal);
      --row-ink: var(--ink-teal);
    }
    :host([tint='clay']) {
      --row-ground: var(--tint-clay);
      --row-ink: var(--ink-clay);
    }
    :host([tint='green']) {
      --row-ground: var(--tint-green);
      --row-ink: var(--ink-green);
    }
    :host([tint='sand']) {
      --row-ground: var(--tint-sand);
      --row-ink: var(--ink-sand);
    }
    :host([tint='rose']) {
      --row-ground: var(--tint-rose);
      --row-ink: var(--ink-rose);
    }
    .words {
      flex: 1;
      min-inline-size: 0;
    }
    .name {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 8px;
      font-weight: 550;
      line-height: 1.4;
    }
    .detail {
      color: var(--wa-color-text-quiet);
      font-size: 13px;
      line-height: 1.5;
    }
    :host([fixed]) .row {
      block-size: 66px;
      padding-block: 4px;
      overflow: hidden;
    }
    :host([fixed]) .name {
      max-block-size: 2.6em;
      overflow: hidden;
      font-size: 15px;
      line-height: 1.3;
    }
    :host([fixed]) .detail {
      display: block;
      overflow: hidden;
      line-height: 1.35;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    ::slotted([slot='amount']) {
      flex: none;
      font-weight: 650;
      text-align: end;
    }
  `

  @property() heading = ''
  @property() detail = ''
  @property() icon = ''
  /** One letter instead of an icon. */
  @property() initial = ''
  @property({ reflect: true }) tint: Tint | '' = ''
  @property({ type: Boolean, reflect: true }) selected = false
  /** Exactly 66 px high with its edge, for virtual lists; the name takes two lines at most. */
  @property({ type: Boolean, reflect: true }) fixed = false
  /** Makes the row a link. */
  @property() href = ''

  protected override render() {
    const content = html`${this.#picture()}
      <span class="words">
        <span class="name"><bdi>${this.heading}</bdi><slot name="tag"></slot></span>
        ${this.detail === '' ? nothing : html`<span class="detail">${this.detail}</span>`}
        <slot></slot>
      </span>
      <slot name="amount"></slot>`
    return this.href === ''
      ? html`<button class="row" type="button">${content}</button>`
      : html`<a class="row" href=${this.href}>${content}</a>`
  }

  #picture() {
    if (this.icon !== '') return html`<span class="icon"><pos-icon name=${this.icon}></pos-icon></span>`
    return this.initial === '' ? nothing : html`<span class="icon" aria-hidden="true">${this.initial}</span>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-list-row': PosListRow
  }
}
