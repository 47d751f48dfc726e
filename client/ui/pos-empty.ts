import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import './pos-icon.ts'
import { PosElement } from './pos-element.ts'

/** Instead of an empty list: what is missing, what will bring it, one button. @slot - the button */
@customElement('pos-empty')
export class PosEmpty extends PosElement {
  static override styles = css`
    :host {
      display: grid;
      justify-items: center;
      gap: 8px;
      padding: 40px 20px;
      text-align: center;
    }
    .icon {
      display: grid;
      place-items: center;
      inline-size: 60px;
      block-size: 60px;
      margin-block-end: 8px;
      border-radius: 16px;
      background: var(--wa-color-brand-fill-quiet);
      color: var(--wa-color-brand-on-quiet);
      --icon-size: 28px;
    }
    h2 {
      font-size: 18px;
      font-weight: 650;
      line-height: 1.3;
    }
    p {
      max-inline-size: 44ch;
      color: var(--wa-color-text-quiet);
      font-size: 14px;
    }
    ::slotted(*) {
      margin-block-start: 12px;
    }
  `

  @property() icon = ''
  @property() heading = ''
  @property() text = ''

  protected override render() {
    return html`<div class="icon"><pos-icon name=${this.icon}></pos-icon></div>
      <h2>${this.heading}</h2>
      <p>${this.text}</p>
      <slot></slot>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-empty': PosEmpty
  }
}
