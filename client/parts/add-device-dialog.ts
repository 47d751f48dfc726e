import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { PosError } from '../../shared/errors.ts'
import type { EngineApi, Secret } from '../../shared/browser/engine-api.ts'
import type { PairingShown } from '../../shared/browser/engine-pairing.ts'
import { t } from '../i18n/catalogue.ts'
import { codeOf } from '../i18n/error-text.ts'
import '../i18n/messages/pairing.ts'
import { controlStyles } from '../ui/control.styles.ts'
import '../ui/pos-dialog.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-notice.ts'
import '../ui/pos-skeleton.ts'
import { addDeviceStyles } from './add-device.styles.ts'
import { DialogWork } from './dialog-work.ts'
import { asOwner } from './open-owner.ts'
import './pairing-code.ts'
import { PairingWatch } from './pairing-watch.ts'
import './problem-card.ts'
import './secret-field.ts'
import type { SecretField } from './secret-field.ts'

/** A code by which one more device joins the shop, shown until one has, it is over, or the dialog is closed. */
@customElement('add-device-dialog')
export class AddDeviceDialog extends PosElement {
  static override styles = [controlStyles, addDeviceStyles]

  @property({ attribute: false }) engine!: EngineApi

  @state() private needsSecret = false
  @state() private secret: Secret | undefined
  @state() private shown: PairingShown | undefined

  readonly #work = new DialogWork<boolean>(this)
  readonly #watch = new PairingWatch(this, () => this.engine.shownPairing())

  /** Resolves when the dialog is closed: true when a device has joined. */
  get closed(): Promise<boolean> {
    return this.#work.closed
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#begin()
  }

  protected override render() {
    return html`<pos-dialog
      data-testid="add-device-dialog"
      ?open=${this.#work.isOpen}
      heading=${t('pairing.add_title')}
      @close=${this.#close}
    >
      <div
        class="stack"
        role="group"
        tabindex="0"
        aria-label=${t('pairing.add_title')}
        @keydown=${this.#typed}
      >
        ${this.#body()}
        <problem-card .error=${this.#work.error}></problem-card>
      </div>
      <div slot="footer" class="buttons">${this.#buttons()}</div>
    </pos-dialog>`
  }

  #body() {
    const { joined, isOver } = this.#watch
    if (joined !== undefined) return this.#joined(joined)
    if (this.needsSecret) return this.#secret()
    if (this.shown === undefined)
      return this.#work.error === undefined ? html`<pos-skeleton rows="4"></pos-skeleton>` : nothing
    if (isOver)
      return html`<pos-notice icon="triangle-alert" data-testid="pairing-over"
        >${t('pairing.over')}</pos-notice
      >`
    return html`<pairing-code .shown=${this.shown} .leftMs=${this.#watch.leftMs}></pairing-code>`
  }

  #secret() {
    return html`<p>${t('pairing.secret_text')}</p>
      <secret-field
        name="pairing-secret"
        @change=${(event: Event) => (this.secret = (event.currentTarget as SecretField).secret)}
      ></secret-field>`
  }

  #joined(name: string) {
    return html`<pos-notice tone="success" icon="circle-check" data-testid="pairing-joined"
        >${t('pairing.joined', { name })}</pos-notice
      >
      <p class="quiet-text">${t('pairing.joined_next')}</p>`
  }

  #buttons() {
    if (this.#watch.joined !== undefined) return this.#button('pairing-done', t('app.done'), this.#close)
    if (this.needsSecret) return this.#secretButtons()
    if (this.shown === undefined && this.#work.error === undefined) return nothing
    if (this.shown === undefined || this.#watch.isOver)
      return this.#button('pairing-new', t('pairing.new_code'), () => this.#show(this.secret))
    return html`<button class="button" data-testid="pairing-new" @click=${() => this.#show(this.secret)}>
        ${t('pairing.new_code')}
      </button>
      <button class="button danger" data-testid="pairing-withdraw" @click=${this.#close}>
        ${t('pairing.withdraw')}
      </button>`
  }

  #secretButtons() {
    return html`<button
        class="button quiet"
        data-testid="pairing-without"
        @click=${() => this.#show(undefined)}
      >
        ${t('pairing.show_without')}
      </button>
      ${this.#button('pairing-show', t('pairing.show'), () => this.#show(this.secret), this.secret === undefined)}`
  }

  #button(name: string, label: string, press: () => unknown, blocked = false) {
    return html`<button
      class="button primary"
      data-testid=${name}
      aria-disabled=${String(blocked || this.#work.busy)}
      @click=${() => !blocked && press()}
    >
      ${label}
    </button>`
  }

  readonly #typed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && this.needsSecret && this.secret !== undefined) void this.#show(this.secret)
  }

  async #begin(): Promise<void> {
    await this.#work.try(async () => {
      this.needsSecret = await this.engine.pairingNeedsSecret()
    })
    if (!this.needsSecret) await this.#show(undefined)
  }

  async #show(secret: Secret | undefined): Promise<void> {
    await this.#work.try(async () => {
      await this.#confirmBy(secret)
      const { engine } = this
      const made = await asOwner(engine, () => engine.createPairing(secret))
      if (!made.done) return this.#work.close(false)
      this.needsSecret = false
      this.shown = made.value
      this.#watch.begin()
    })
  }

  /** The password that opens the shop proves the owner too: it is not asked for twice. */
  async #confirmBy(secret: Secret | undefined): Promise<void> {
    if (secret === undefined || !('password' in secret)) return
    try {
      await this.engine.confirmOwner(secret)
    } catch (error) {
      if (codeOf(error) !== 'wrong_login') throw error
      throw new PosError('wrong_secret', 'that is not the owner’s password', { cause: error })
    }
  }

  readonly #close = (): void => {
    const isJoined = this.#watch.joined !== undefined
    // A code that nobody sees any more lets nobody in; where the server does not answer, its ten minutes end it
    if (this.shown !== undefined && !isJoined) void this.engine.withdrawPairing().catch(() => undefined)
    this.#work.close(isJoined)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'add-device-dialog': AddDeviceDialog
  }
}
