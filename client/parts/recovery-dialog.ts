import printer from 'lucide-static/icons/printer.svg?raw'
import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/account.ts'
import { codeOf } from '../i18n/error-text.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { registerIcons } from '../ui/icons.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-field.ts'
import type { PosField } from '../ui/pos-field.ts'
import '../ui/pos-icon.ts'
import '../ui/pos-notice.ts'
import './ask-dialog.ts'
import { DialogWork } from './dialog-work.ts'
import './recovery-code.ts'
import { groupsOf } from './recovery-code.ts'
import { printRecoverySheet } from './recovery-sheet.ts'

registerIcons({ printer })

/** The recovery sheet: the code is shown once, printed or written down, and typed back; only then does it open anything. */
@customElement('recovery-dialog')
export class RecoveryDialog extends PosElement {
  static override styles = controlStyles

  @property({ attribute: false }) engine!: EngineApi
  @property({ attribute: 'shop-name' }) shopName = ''
  @property() login = ''
  /** True when the raw key has left this device: the password is asked for first. */
  @property({ type: Boolean, attribute: 'needs-password' }) needsPassword = false

  @state() private stage: 'secret' | 'code' | 'type' | 'done' = 'code'
  @state() private code = ''
  @state() private typed = ''
  @state() private password = ''

  #removePaper: () => void = () => undefined
  readonly #work = new DialogWork<boolean>(this)

  /** Resolves when the dialog is closed: true when the code was typed back. */
  get closed(): Promise<boolean> {
    return this.#work.closed
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.needsPassword) this.stage = 'secret'
    else void this.#make()
  }

  protected override render() {
    const { isOpen, busy, error } = this.#work
    return html`<ask-dialog
      name="recovery-dialog"
      primary-name="recovery-primary"
      ?open=${isOpen}
      ?busy=${busy}
      heading=${t(this.stage === 'type' ? 'recovery.type_title' : 'recovery.title')}
      primary=${this.#primary()}
      .error=${error}
      @submitted=${this.#goOn}
      @close=${this.#close}
    >
      ${this.#body()} ${this.#other()}
    </ask-dialog>`
  }

  #body() {
    switch (this.stage) {
      case 'secret':
        return html`<p>${t('recovery.secret')}</p>
          ${this.#field('password', t('account.password'), this.password, (value) => (this.password = value))}`
      case 'code':
        return html`<p>${t('recovery.intro')}</p>
          ${this.code === '' ? nothing : html`<recovery-code code=${this.code}></recovery-code>`}
          <p class="quiet-text small">${t('recovery.once')}</p>`
      case 'type':
        return html`<p>${t('recovery.type_back')}</p>
          ${this.#field('text', t('recovery.code'), this.typed, (value) => (this.typed = value))}`
      case 'done':
        return html`<pos-notice tone="success" icon="circle-check" data-testid="recovery-done"
          >${t('recovery.done')}</pos-notice
        >`
    }
  }

  #field(type: 'text' | 'password', label: string, value: string, take: (value: string) => void) {
    return html`<pos-field
      data-testid=${type === 'password' ? 'recovery-password' : 'recovery-typed'}
      ltr
      .type=${type}
      .label=${label}
      .value=${value}
      @input=${(event: Event) => take((event.currentTarget as PosField).value)}
    ></pos-field>`
  }

  #other() {
    if (this.stage === 'code')
      return html`<button slot="other" class="button" data-testid="recovery-print" @click=${this.#print}>
        <pos-icon name="printer"></pos-icon>${t('recovery.print')}
      </button>`
    if (this.stage !== 'type') return nothing
    return html`<button slot="other" class="button quiet" @click=${() => this.#show('code')}>
      ${t('recovery.show_again')}
    </button>`
  }

  #primary(): string {
    switch (this.stage) {
      case 'secret':
        return t('app.continue')
      case 'code':
        return t('recovery.have_it')
      case 'type':
        return t('recovery.confirm')
      case 'done':
        return t('app.done')
    }
  }

  readonly #goOn = async (): Promise<void> => {
    if (this.stage === 'secret') await this.#make({ password: this.password })
    else if (this.stage === 'code' && this.code !== '') this.#show('type')
    else if (this.stage === 'type') await this.#confirm()
    else if (this.stage === 'done') this.#close()
  }

  async #make(secret?: { password: string }): Promise<void> {
    await this.#work.try(async () => {
      const { code } = await this.engine.recoveryCode(secret)
      this.code = code
      this.stage = 'code'
    })
    if (secret === undefined && codeOf(this.#work.error) === 'key_missing') this.#show('secret')
  }

  async #confirm(): Promise<void> {
    await this.#work.try(async () => {
      await this.engine.confirmRecoveryCode(this.typed)
      this.stage = 'done'
      this.code = ''
    })
  }

  #show(stage: 'secret' | 'code' | 'type'): void {
    this.stage = stage
    this.#work.forgive()
  }

  readonly #print = (): void => {
    this.#removePaper()
    this.#removePaper = printRecoverySheet({
      code: groupsOf(this.code).join(' '),
      shopName: this.shopName,
      login: this.login,
    })
  }

  readonly #close = (): void => {
    this.#removePaper()
    this.#work.close(this.stage === 'done')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'recovery-dialog': RecoveryDialog
  }
}
