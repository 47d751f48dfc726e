import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/app.ts'
import './pos-icon.ts'
import { PosElement } from './pos-element.ts'
import type { Toast, ToastEvent } from './toast.ts'

const SHOWN_MS = 6000

/** The one place where toasts appear; the shell has it once. See `showToast`. */
@customElement('pos-toast')
export class PosToast extends PosElement {
  static override styles = css`
    [popover] {
      position: fixed;
      inset: auto 0 calc(var(--toast-bottom, 24px) + env(safe-area-inset-bottom));
      inline-size: fit-content;
      max-inline-size: calc(100vw - 32px);
      margin: 0 auto;
      padding: 6px 18px;
      border: 0;
      border-radius: 16px;
      background: var(--wa-color-text-normal);
      color: var(--wa-color-surface-default);
      box-shadow: var(--wa-shadow-l);
    }
    [popover]:popover-open {
      display: flex;
      align-items: center;
      gap: 12px;
      min-block-size: 52px;
      animation: appear 160ms var(--wa-transition-easing);
    }
    button {
      min-block-size: 44px;
      padding-inline: 14px;
      border-radius: 10px;
      font-weight: 650;
      text-decoration: underline;
      text-underline-offset: 3px;
    }
    @keyframes appear {
      from {
        opacity: 0;
      }
    }
  `

  @state() private toast: Toast | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('pos-toast', this.#show)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('pos-toast', this.#show)
    clearTimeout(this.#timer)
  }

  protected override render() {
    const { toast } = this
    return html`<div popover="manual" role="status">
      ${
        toast === undefined
          ? nothing
          : html`<pos-icon name=${toast.icon ?? 'check'}></pos-icon><span>${toast.text}</span> ${
                toast.undo === undefined
                  ? nothing
                  : html`<button type="button" @click=${this.#undo}>${toast.action ?? t('app.undo')}</button>`
              }`
      }
    </div>`
  }

  protected override updated(): void {
    const box = this.renderRoot.querySelector<HTMLElement>('[popover]')
    // Shown anew each time, so that it lies above a dialog that was opened since.
    box?.hidePopover()
    if (this.toast !== undefined) box?.showPopover()
  }

  readonly #show = (event: ToastEvent): void => {
    this.toast = event.toast
    clearTimeout(this.#timer)
    this.#timer = setTimeout(this.#hide, SHOWN_MS)
  }

  readonly #hide = (): void => {
    this.toast = undefined
  }

  readonly #undo = (): void => {
    this.toast?.undo?.()
    this.#hide()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-toast': PosToast
  }
}
