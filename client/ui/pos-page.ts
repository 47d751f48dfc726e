import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/app.ts'
import './pos-icon.ts'
import { controlStyles } from './control.styles.ts'
import { PosElement } from './pos-element.ts'

/**
 * The frame of a page: top bar with title, actions and the status chip, and the body below, which scrolls.
 *
 * @slot - the body; 20 px gutters (16 on a phone) unless `flush`
 * @slot top - stands in the title's place (a search field); the title is still read out
 * @slot actions - buttons of the page, before the chip
 * @slot chip - replaces the status chip, which is there by default
 * @slot bottom - a bar that stays at the foot: the page's primary action on a phone
 * @csspart body
 * @cssprop --page-gutter - of the top bar on a tablet
 */
@customElement('pos-page')
export class PosPage extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto;
        block-size: 100%;
        min-inline-size: 0;
        container-type: inline-size;
      }
      header {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 68px;
        padding: 12px var(--page-gutter, 32px) 8px;
      }
      h1 {
        font-size: 25px;
        font-weight: 700;
        line-height: 1.25;
      }
      .back {
        margin-inline-start: -12px;
      }
      .grow {
        flex: 1 1 auto;
      }
      .body {
        overflow: auto;
        overscroll-behavior: contain;
        padding: 12px 32px 32px;
      }
      :host([narrow]) .inner {
        max-inline-size: 720px;
        margin-inline: auto;
      }
      :host([flush]) .body {
        overflow: hidden;
        padding: 0;
      }
      :host([flush]) .inner {
        block-size: 100%;
      }
      ::slotted([slot='bottom']) {
        padding: 12px 32px calc(12px + env(safe-area-inset-bottom));
        border-block-start: 1px solid var(--wa-color-surface-border);
        background: var(--wa-color-surface-default);
      }
      @container (max-width: 599px) {
        header {
          min-block-size: 60px;
          padding: 8px 16px;
        }
        h1 {
          font-size: 20px;
        }
        .body {
          padding: 8px 16px 24px;
        }
        ::slotted([slot='bottom']) {
          padding-inline: 16px;
        }
      }
    `,
  ]

  /** The page's name, its one `h1`. */
  @property() heading = ''
  /** Where the back arrow leads; no arrow when empty. */
  @property() back = ''
  /** Reading width: text and forms do not run across a desktop. */
  @property({ type: Boolean, reflect: true }) narrow = false
  /** The body neither scrolls nor has gutters: the page arranges itself. */
  @property({ type: Boolean, reflect: true }) flush = false

  @state() private hasTop = false

  protected override render() {
    return html`
      <header>
        ${this.back === '' ? nothing : this.#backLink()}
        <div class="grow">
          <h1 class=${this.hasTop ? 'visually-hidden' : ''}>${this.heading}</h1>
          <slot name="top" @slotchange=${this.#onTop}></slot>
        </div>
        <slot name="actions"></slot>
        <slot name="chip"><pos-backup-chip></pos-backup-chip></slot>
      </header>
      <div class="body" part="body">
        <div class="inner"><slot></slot></div>
      </div>
      <slot name="bottom"></slot>
    `
  }

  readonly #onTop = (event: Event): void => {
    this.hasTop = (event.target as HTMLSlotElement).assignedElements().length > 0
  }

  #backLink() {
    return html`<a class="icon-button back" href=${this.back} aria-label=${t('app.back')}
      ><pos-icon name="arrow-left"></pos-icon
    ></a>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-page': PosPage
  }
}
