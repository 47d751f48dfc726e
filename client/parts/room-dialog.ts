import { css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { RoomOffer } from '../../shared/browser/engine-keeping.ts'
import { t } from '../i18n/catalogue.ts'
import { formatBytes } from '../i18n/dates.ts'
import '../i18n/messages/keeping.ts'
import { whenText } from '../i18n/when.ts'
import { controlStyles } from '../ui/control.styles.ts'
import '../ui/pos-dialog.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-notice.ts'

/** Asks on a full device whether an earlier copy of the shop may go: what is lost with it, and how much room that makes. */
@customElement('room-dialog')
export class RoomDialog extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .stack {
        gap: 16px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap-reverse;
        justify-content: flex-end;
        gap: 8px;
      }
      .buttons > * {
        flex: 1 1 180px;
      }
    `,
  ]

  @property({ attribute: false }) offer!: RoomOffer
  @state() private isOpen = true

  readonly #answered = Promise.withResolvers<boolean>()

  /** Resolves once, to true when the copy may go. */
  get answered(): Promise<boolean> {
    return this.#answered.promise
  }

  protected override render() {
    const { leftAt, bytes } = this.offer
    return html`<pos-dialog
      data-testid="room-dialog"
      ?open=${this.isOpen}
      heading=${t('room.title')}
      @close=${() => this.#answer(false)}
    >
      <div class="stack">
        <p>${t('room.text', { time: whenText(leftAt) })}</p>
        <pos-notice tone="brand" icon="hard-drive" data-testid="room-gain"
          >${t('room.gain', { size: formatBytes(bytes) })}</pos-notice
        >
        <pos-notice tone="warning" icon="triangle-alert">${t('room.loss')}</pos-notice>
      </div>
      <div slot="footer" class="buttons">
        <button class="button" data-testid="room-keep" @click=${() => this.#answer(false)}>
          ${t('room.keep')}
        </button>
        <button class="button danger" data-testid="room-delete" @click=${() => this.#answer(true)}>
          ${t('room.delete')}
        </button>
      </div>
    </pos-dialog>`
  }

  #answer(mayGo: boolean): void {
    this.isOpen = false
    this.#answered.resolve(mayGo)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'room-dialog': RoomDialog
  }
}
