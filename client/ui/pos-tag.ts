import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import './pos-icon.ts'
import { PosElement } from './pos-element.ts'

/** What a colour means, everywhere: `success` proven safe or money to hand back, `warning` look when you can, `danger` stopped. */
export type Tone = 'neutral' | 'brand' | 'success' | 'warning' | 'danger'

/** A word in a small box: a state of the thing beside it. At most one in a row. @slot - the word */
@customElement('pos-tag')
export class PosTag extends PosElement {
  static override styles = css`
    :host {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      padding: 3px 8px;
      border-radius: 6px;
      background: var(--sonic-key);
      color: var(--wa-color-text-quiet);
      font-size: 12px;
      font-weight: 600;
      line-height: 1.4;
      white-space: nowrap;
    }
    :host([tone='brand']) {
      background: var(--wa-color-brand-fill-quiet);
      color: var(--wa-color-brand-on-quiet);
    }
    :host([tone='success']) {
      background: var(--wa-color-success-fill-quiet);
      color: var(--wa-color-success-on-quiet);
    }
    :host([tone='warning']) {
      background: var(--wa-color-warning-fill-quiet);
      color: var(--wa-color-warning-on-quiet);
    }
    :host([tone='danger']) {
      background: var(--wa-color-danger-fill-quiet);
      color: var(--wa-color-danger-on-quiet);
    }
  `

  @property({ reflect: true }) tone: Tone = 'neutral'
  @property() icon = ''

  protected override render() {
    return html`${this.icon === '' ? nothing : html`<pos-icon name=${this.icon}></pos-icon>`}<slot></slot>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-tag': PosTag
  }
}
