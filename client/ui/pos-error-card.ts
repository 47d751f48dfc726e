import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import './pos-icon.ts'
import { PosElement } from './pos-element.ts'

/**
 * What went wrong, where it happened: what, what is safe, one next action. Without `heading` the first sentence of `text` is the heading.
 *
 * @slot - the one next action
 */
@customElement('pos-error-card')
export class PosErrorCard extends PosElement {
  static override styles = css`
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 10px 16px;
      padding: 14px 16px;
      border: 1px solid color-mix(in oklab, var(--wa-color-danger-fill-quiet), var(--wa-color-danger-60) 45%);
      border-radius: 16px;
      background: var(--wa-color-danger-fill-quiet);
    }
    pos-icon {
      --icon-size: 23px;
      color: var(--wa-color-danger-on-quiet);
    }
    .words {
      flex: 1 1 200px;
      min-inline-size: 0;
    }
    .heading {
      color: var(--wa-color-danger-on-quiet);
      font-weight: 650;
    }
    .text {
      font-size: 14px;
    }
  `

  @property() icon = 'triangle-alert'
  @property() heading = ''
  @property() text = ''

  protected override render() {
    const [heading, text] = this.heading === '' ? firstSentence(this.text) : [this.heading, this.text]
    return html`<pos-icon name=${this.icon}></pos-icon>
      <div class="words" role="alert">
        <p class="heading">${heading}</p>
        ${text === '' ? nothing : html`<p class="text">${text}</p>`}
      </div>
      <slot></slot>`
  }
}

function firstSentence(text: string): [heading: string, rest: string] {
  const end = text.search(/[.؟?] /)
  return end < 0 ? [text, ''] : [text.slice(0, end + 1), text.slice(end + 2)]
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-error-card': PosErrorCard
  }
}
