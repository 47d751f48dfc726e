import { consume } from '@lit/context'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import lockIcon from 'lucide-static/icons/lock.svg?raw'
import type { Boot } from '../../../shared/browser/boot.ts'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import { PosError } from '../../../shared/errors.ts'
import { checkPin } from '../../../shared/keys/pin.ts'
import type { Staff } from '../../../shared/records/staff.ts'
import { setLocked } from '../../app/lock-state.ts'
import { bootContext, shopContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import { errorText } from '../../i18n/error-text.ts'
import '../../i18n/messages/lock.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { registerIcons } from '../../ui/icons.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-error-card.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-pin.ts'
import { noteMiss, secondsToWait } from './pin-patience.ts'

registerIcons({ lock: lockIcon })

/** The lock: nothing of the shop shows until a PIN opens it, or a new PIN was set with the password or recovery code. */
@customElement('lock-page')
export class LockPage extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
        overflow: auto;
      }
      .lock {
        display: grid;
        align-content: center;
        gap: 20px;
        inline-size: min(100%, 400px);
        min-block-size: 100%;
        margin-inline: auto;
        padding: 64px 20px 20px;
        text-align: center;
      }
      pos-backup-chip {
        position: absolute;
        inset-block-start: 12px;
        inset-inline-end: 20px;
      }
      .mark {
        display: grid;
        place-items: center;
        inline-size: 60px;
        block-size: 60px;
        margin: 0 auto 12px;
        border-radius: 16px;
        background: var(--wa-color-brand-fill-quiet);
        color: var(--wa-color-brand-on-quiet);
        --icon-size: 28px;
      }
      h1 {
        font-size: 25px;
        font-weight: 700;
        line-height: 1.3;
      }
      .wrong {
        color: var(--wa-color-danger-on-quiet);
        font-weight: 600;
      }
      pos-pin {
        inline-size: 100%;
      }
    `,
  ]

  @consume({ context: bootContext, subscribe: true })
  private boot: Boot | undefined
  @consume({ context: shopContext, subscribe: true })
  private shop: ShopStore | undefined

  @state() private pin = ''
  @state() private name = ''
  @state() private note = ''
  @state() private isBusy = false
  @state() private isResetting = false
  @state() private error: unknown

  protected override firstUpdated(): void {
    void this.#staff()
      .then(([first]) => {
        this.name = first?.name ?? ''
      })
      .catch(() => undefined)
  }

  protected override render() {
    if (this.isResetting)
      return html`<pin-reset
        @reset-left=${this.#leaveReset}
        @reset-done=${() => setLocked(false)}
      ></pin-reset>`
    const canTry = this.pin.length >= 4 && !this.isBusy
    return html`<pos-backup-chip></pos-backup-chip>
      <div class="lock">
        <div>
          <span class="mark"><pos-icon name="lock"></pos-icon></span>
          <h1>${t('lock.title')}</h1>
          <p class=${this.note === '' ? 'quiet-text' : 'wrong'} role="status">
            ${this.note || this.#question()}
          </p>
        </div>
        ${this.error === undefined ? nothing : html`<pos-error-card text=${errorText(this.error)}></pos-error-card>`}
        <pos-pin .value=${this.pin} @change=${this.#typed} @enter=${this.#unlock}></pos-pin>
        <button class="button primary large wide" aria-disabled=${String(!canTry)} @click=${this.#unlock}>
          ${this.isBusy ? t('lock.checking') : t('lock.unlock')}
        </button>
        <button class="button quiet" @click=${this.#forgot}>${t('lock.forgot')}</button>
      </div>`
  }

  #question(): string {
    return this.name === '' ? t('lock.text_nameless') : t('lock.text', { name: this.name })
  }

  async #staff(): Promise<Staff[]> {
    return (await this.shop?.range('staff')) ?? []
  }

  readonly #typed = (event: Event): void => {
    this.pin = (event.target as HTMLInputElement).value
    this.note = ''
  }

  readonly #unlock = (): void => {
    if (this.pin.length < 4 || this.isBusy) return
    const seconds = secondsToWait(Date.now())
    if (seconds > 0) {
      this.note = t('lock.wait', { seconds })
      return
    }
    this.isBusy = true
    this.#check()
      .catch((error: unknown) => {
        this.error = error
      })
      .finally(() => {
        this.isBusy = false
        this.pin = ''
      })
  }

  async #check(): Promise<void> {
    const keys = (await this.boot?.state())?.keys
    if (keys === undefined) throw new PosError('key_missing', 'no keys to check a PIN with')
    for (const { pin } of await this.#staff()) {
      if (await checkPin(keys, this.pin, pin)) {
        noteMiss(undefined)
        setLocked(false)
        return
      }
    }
    noteMiss(Date.now())
    this.note = t('lock.wrong')
  }

  readonly #forgot = async (): Promise<void> => {
    await import('./pin-reset.ts')
    this.isResetting = true
  }

  readonly #leaveReset = (): void => {
    this.isResetting = false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'lock-page': LockPage
  }
}
