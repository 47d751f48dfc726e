import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import './pos-icon.ts'
import { PosElement } from './pos-element.ts'
import type { Tone } from './pos-tag.ts'

/** The status chip: says only what it is given, and leads to `href`. `announced` is what screen readers are told, politely. */
@customElement('pos-status-chip')
export class PosStatusChip extends PosElement {
  static override styles = css`
    :host {
      display: block;
      min-inline-size: 0;
    }
    a {
      display: inline-flex;
      align-items: center;
      gap: 9px;
      max-inline-size: 100%;
      min-block-size: 44px;
      padding: 4px 16px;
      border: 1px solid transparent;
      border-radius: 999px;
      font-size: 14px;
      font-weight: 600;
      line-height: 1.3;
      text-decoration: none;
      white-space: nowrap;
    }
    span {
      overflow: hidden;
      text-overflow: ellipsis;
    }
    .neutral {
      border-color: var(--wa-color-surface-border);
      background: var(--wa-color-surface-default);
      color: var(--wa-color-text-normal);
    }
    .brand {
      background: var(--wa-color-brand-fill-quiet);
      color: var(--wa-color-brand-on-quiet);
    }
    .success {
      background: var(--wa-color-success-fill-quiet);
      color: var(--wa-color-success-on-quiet);
    }
    .warning {
      background: var(--wa-color-warning-fill-quiet);
      color: var(--wa-color-warning-on-quiet);
    }
    .danger {
      background: var(--wa-color-danger-fill-quiet);
      color: var(--wa-color-danger-on-quiet);
    }
  `

  @property() tone: Tone = 'neutral'
  @property() icon = 'hard-drive'
  @property() text = ''
  @property() announced = ''
  @property() href = '/backup'

  protected override render() {
    return html`<a class=${this.tone} href=${this.href}
        ><pos-icon name=${this.icon}></pos-icon><span>${this.text}</span></a
      >
      <p role="status" class="visually-hidden">${this.announced}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-status-chip': PosStatusChip
  }
}
