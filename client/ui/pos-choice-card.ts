import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import './pos-icon.ts'
import { PosElement } from './pos-element.ts'

/**
 * One answer of a question, with room for an explanation. Put the cards of one question into `<div role="radiogroup" aria-label=…>`;
 * or, with `action`, a card that leads somewhere at once.
 *
 * @slot - more below the text: tags, counts
 * @fires change - when a person chose this card; set `selected` on it and take it from the others
 */
@customElement('pos-choice-card')
export class PosChoiceCard extends PosElement {
  static override styles = css`
    :host {
      display: block;
    }
    button {
      display: flex;
      align-items: center;
      gap: 14px;
      inline-size: 100%;
      block-size: 100%;
      min-block-size: 72px;
      padding: 16px;
      border: 1.5px solid var(--wa-color-surface-border);
      border-radius: 16px;
      background: var(--wa-color-surface-default);
      text-align: start;
    }
    button:hover {
      border-color: var(--wa-form-control-border-color);
    }
    :host([selected]) button {
      border-color: var(--wa-color-brand-on-quiet);
      background: var(--wa-color-brand-fill-quiet);
    }
    .icon {
      display: grid;
      place-items: center;
      flex: none;
      inline-size: 44px;
      block-size: 44px;
      border-radius: 12px;
      background: var(--wa-color-brand-fill-quiet);
      color: var(--wa-color-brand-on-quiet);
      --icon-size: 23px;
    }
    :host([selected]) .icon {
      background: var(--wa-color-surface-default);
    }
    .words {
      flex: 1;
      min-inline-size: 0;
    }
    .top {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 10px;
    }
    .heading {
      font-size: 16px;
      font-weight: 650;
      line-height: 1.35;
    }
    .text {
      display: block;
      color: var(--wa-color-text-quiet);
      font-size: 14px;
      line-height: 1.5;
    }
    .mark {
      flex: none;
      inline-size: 22px;
      block-size: 22px;
      border: 2px solid var(--wa-form-control-border-color);
      border-radius: 50%;
    }
    :host([selected]) .mark {
      border: 7px solid var(--wa-color-brand-on-quiet);
    }
    .go {
      color: var(--wa-color-text-quiet);
      --icon-size: 20px;
    }
  `

  @property() heading = ''
  @property() text = ''
  @property() icon = ''
  @property({ type: Boolean, reflect: true }) selected = false
  /** A card that leads on: a chevron instead of a radio mark. */
  @property({ type: Boolean, reflect: true }) action = false

  protected override render() {
    return html`<button
      type="button"
      role=${this.action ? nothing : 'radio'}
      aria-checked=${this.action ? nothing : String(this.selected)}
      @click=${this.#choose}
    >
      ${this.icon === '' ? nothing : html`<span class="icon"><pos-icon name=${this.icon}></pos-icon></span>`}
      <span class="words">
        <span class="top"
          ><span class="heading">${this.heading}</span
          >${this.action ? nothing : html`<span class="mark"></span>`}</span
        >
        ${this.text === '' ? nothing : html`<span class="text">${this.text}</span>`}
        <slot></slot>
      </span>
      ${this.action ? html`<pos-icon class="go" name="chevron-right"></pos-icon>` : nothing}
    </button>`
  }

  readonly #choose = (): void => {
    this.dispatchEvent(new Event('change', { bubbles: true }))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-choice-card': PosChoiceCard
  }
}
