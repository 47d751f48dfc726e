import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import './pos-icon.ts'
import { PosElement } from './pos-element.ts'
import type { Tone } from './pos-tag.ts'

/** One line that is good to know: neutral for "no internet", amber for "look when you can". @slot - the sentence @slot action - one button */
@customElement('pos-notice')
export class PosNotice extends PosElement {
  static override styles = css`
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 14px;
      padding: 12px 16px;
      border: 1px solid var(--wa-color-surface-border);
      border-radius: 16px;
      background: var(--wa-color-surface-default);
      line-height: 1.5;
    }
    :host([tone='brand']) {
      border-color: transparent;
      background: var(--wa-color-brand-fill-quiet);
    }
    :host([tone='success']) {
      border-color: transparent;
      background: var(--wa-color-success-fill-quiet);
    }
    :host([tone='warning']) {
      border-color: transparent;
      background: var(--wa-color-warning-fill-quiet);
    }
    pos-icon {
      --icon-size: 22px;
      color: var(--wa-color-text-quiet);
    }
    :host([tone='brand']) pos-icon {
      color: var(--wa-color-brand-on-quiet);
    }
    :host([tone='success']) pos-icon {
      color: var(--wa-color-success-on-quiet);
    }
    :host([tone='warning']) pos-icon {
      color: var(--wa-color-warning-on-quiet);
    }
    .words {
      flex: 1 1 180px;
      min-inline-size: 0;
    }
  `

  @property({ reflect: true }) tone: Tone = 'neutral'
  @property() icon = ''

  protected override render() {
    return html`<pos-icon name=${this.icon}></pos-icon>
      <div class="words"><slot></slot></div>
      <slot name="action"></slot>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-notice': PosNotice
  }
}
