import { css, html, nothing } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/app.ts'
import './pos-icon.ts'
import { PosElement } from './pos-element.ts'

/**
 * A sheet that comes up from the foot of a phone's screen; the status chip stays in sight above the scrim. The handle, Esc, the back gesture and
 * the scrim all close it.
 *
 * @slot - the content; it arranges its own scrolling
 * @fires close
 */
@customElement('pos-sheet')
export class PosSheet extends PosElement {
  static override styles = css`
    dialog {
      inline-size: 100vw;
      max-inline-size: 100vw;
      block-size: 100dvh;
      max-block-size: 100dvh;
      padding: 0;
      border: 0;
      background: none;
      color: var(--wa-color-text-normal);
      overflow: hidden;
    }
    dialog[open] {
      display: grid;
      grid-template-rows: minmax(60px, 1fr) auto;
    }
    dialog::backdrop {
      background: var(--wa-color-overlay-modal);
    }
    .scrim {
      display: flex;
      align-items: start;
      justify-content: end;
      padding: 8px 16px;
    }
    .panel {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      max-block-size: calc(100dvh - 60px);
      inline-size: min(100vw, 640px);
      margin-inline: auto;
      border-radius: 24px 24px 0 0;
      background: var(--wa-color-surface-default);
      box-shadow: var(--wa-shadow-l);
      animation: rise 260ms var(--wa-transition-easing);
    }
    .handle {
      flex: none;
      display: grid;
      place-items: center;
      inline-size: 100%;
      block-size: 24px;
      touch-action: none;
    }
    .handle::before {
      content: '';
      inline-size: 40px;
      block-size: 5px;
      border-radius: 3px;
      background: var(--wa-color-neutral-80);
    }
    @keyframes rise {
      from {
        opacity: 0;
        transform: translateY(40px);
      }
    }
    @media (prefers-reduced-motion: reduce) {
      @keyframes rise {
        from {
          opacity: 0;
        }
      }
      .panel {
        animation-duration: 90ms;
      }
    }
  `

  @property({ type: Boolean, reflect: true }) open = false
  /** What the sheet is, for screen readers. */
  @property() label = ''

  @query('dialog') private readonly dialog!: HTMLDialogElement
  #dragFrom: number | undefined

  protected override render() {
    return html`<dialog aria-label=${this.label === '' ? nothing : this.label} @close=${this.#closed}>
      <div class="scrim" @click=${this.#closeOnScrim}><pos-backup-chip></pos-backup-chip></div>
      <div class="panel">
        <button
          class="handle"
          type="button"
          aria-label=${t('app.close')}
          @click=${() => this.dialog.close()}
          @pointerdown=${this.#dragStarted}
          @pointermove=${this.#dragged}
        ></button>
        <slot></slot>
      </div>
    </dialog>`
  }

  protected override updated(): void {
    if (this.open && !this.dialog.open) {
      this.dialog.showModal()
      // A step of history of its own, so that the phone's back gesture closes the sheet and not the page.
      history.pushState({ sheet: true }, '')
      window.addEventListener('popstate', this.#onBack, { once: true })
    } else if (!this.open && this.dialog.open) this.dialog.close()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('popstate', this.#onBack)
  }

  readonly #onBack = (): void => {
    this.dialog.close()
  }

  readonly #closeOnScrim = (event: Event): void => {
    if (event.target === event.currentTarget) this.dialog.close()
  }

  readonly #dragStarted = (event: PointerEvent): void => {
    this.#dragFrom = event.clientY
    ;(event.currentTarget as Element).setPointerCapture(event.pointerId)
  }

  readonly #dragged = (event: PointerEvent): void => {
    if (this.#dragFrom === undefined || event.clientY - this.#dragFrom < 60) return
    this.#dragFrom = undefined
    this.dialog.close()
  }

  readonly #closed = (): void => {
    window.removeEventListener('popstate', this.#onBack)
    if ((history.state as { sheet?: boolean } | null)?.sheet === true) history.back()
    this.open = false
    this.dispatchEvent(new Event('close'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-sheet': PosSheet
  }
}
