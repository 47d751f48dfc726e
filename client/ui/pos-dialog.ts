import { css, html, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/app.ts'
import './pos-icon.ts'
import { controlStyles } from './control.styles.ts'
import { PosElement } from './pos-element.ts'

/**
 * A dialog over a scrim; full screen on a phone, with the status chip kept in sight. Focus stays inside and goes back afterwards.
 *
 * @slot - the body, which scrolls
 * @slot title - replaces the heading
 * @slot actions - beside the close button
 * @slot footer - the primary action, which says the outcome
 * @fires close - after Esc, the close button or `open = false`
 */
@customElement('pos-dialog')
export class PosDialog extends PosElement {
  static override styles = [
    controlStyles,
    css`
      dialog {
        inline-size: min(var(--dialog-width, 520px), calc(100vw - 48px));
        max-block-size: min(716px, calc(100dvh - 48px));
        padding: 0;
        border: 0;
        border-radius: 24px;
        background: var(--wa-color-surface-raised);
        color: var(--wa-color-text-normal);
        box-shadow: var(--wa-shadow-l);
        overflow: hidden;
      }
      :host([wide]) {
        --dialog-width: 1010px;
      }
      dialog[open] {
        display: flex;
        flex-direction: column;
        animation: appear 260ms var(--wa-transition-easing);
      }
      dialog::backdrop {
        background: var(--wa-color-overlay-modal);
      }
      :host([covered]) dialog,
      :host([covered]) dialog::backdrop {
        visibility: hidden;
      }
      .head {
        display: flex;
        align-items: center;
        gap: 8px;
        min-block-size: 64px;
        padding: 8px 12px 8px 24px;
        padding-block: 8px;
        padding-inline: 24px 12px;
        border-block-end: 1px solid var(--sonic-line);
      }
      h2 {
        font-size: 19px;
        font-weight: 700;
        line-height: 1.3;
      }
      .body {
        flex: 1;
        min-block-size: 0;
        overflow: auto;
        overscroll-behavior: contain;
        padding: 20px 24px;
      }
      :host([flush]) .body {
        padding: 0;
      }
      ::slotted([slot='footer']) {
        padding: 12px 24px 20px;
      }
      pos-backup-chip {
        display: none;
      }
      @keyframes appear {
        from {
          opacity: 0;
          transform: translateY(8px);
        }
      }
      @media (max-width: 599px) {
        dialog {
          inline-size: 100vw;
          max-inline-size: 100vw;
          block-size: 100dvh;
          max-block-size: 100dvh;
          border-radius: 0;
        }
        .head {
          padding-inline: 16px 8px;
        }
        .body {
          padding: 16px;
        }
        ::slotted([slot='footer']) {
          padding: 12px 16px calc(12px + env(safe-area-inset-bottom));
        }
        pos-backup-chip {
          display: block;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        @keyframes appear {
          from {
            opacity: 0;
          }
        }
        dialog[open] {
          animation-duration: 90ms;
        }
      }
    `,
  ]

  @property({ type: Boolean, reflect: true }) open = false
  @property() heading = ''
  @property({ type: Boolean, reflect: true }) wide = false
  /** The body has no gutters of its own. */
  @property({ type: Boolean, reflect: true }) flush = false

  @query('dialog') private readonly dialog!: HTMLDialogElement

  protected override render() {
    return html`<dialog aria-label=${this.heading === '' ? nothing : this.heading} @close=${this.#closed}>
      <div class="head">
        <div class="grow">
          <slot name="title"><h2>${this.heading}</h2></slot>
        </div>
        <pos-backup-chip></pos-backup-chip>
        <slot name="actions"></slot>
        <button
          class="icon-button"
          type="button"
          aria-label=${t('app.close')}
          @click=${() => this.dialog.close()}
        >
          <pos-icon name="x"></pos-icon>
        </button>
      </div>
      <div class="body"><slot></slot></div>
      <slot name="footer"></slot>
    </dialog>`
  }

  protected override updated(): void {
    if (this.open && !this.dialog.open) {
      this.dialog.showModal()
      cover(this)
    } else if (!this.open && this.dialog.open) this.dialog.close()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    uncover(this)
  }

  readonly #closed = (): void => {
    this.open = false
    uncover(this)
    this.dispatchEvent(new Event('close'))
  }
}

/** The open dialogs, the newest last. Only that one is seen: there is never more than one scrim. */
const opened: PosDialog[] = []

function cover(dialog: PosDialog): void {
  opened.at(-1)?.toggleAttribute('covered', true)
  opened.push(dialog)
}

function uncover(dialog: PosDialog): void {
  const at = opened.indexOf(dialog)
  if (at >= 0) opened.splice(at, 1)
  dialog.toggleAttribute('covered', false)
  opened.at(-1)?.toggleAttribute('covered', false)
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-dialog': PosDialog
  }
}
