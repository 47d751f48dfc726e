import fileKey from 'lucide-static/icons/file-key.svg?raw'
import server from 'lucide-static/icons/server.svg?raw'
import { css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/account.ts'
import '../i18n/messages/forgotten.ts'
import '../i18n/messages/password.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { registerIcons } from '../ui/icons.ts'
import '../ui/pos-choice-card.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-field.ts'
import type { PosField } from '../ui/pos-field.ts'
import { showToast } from '../ui/toast.ts'
import './ask-dialog.ts'
import { DialogWork } from './dialog-work.ts'
import './new-password.ts'
import type { NewPassword } from './new-password.ts'

registerIcons({ 'file-key': fileKey, server })

type Stage = 'choice' | 'sheet' | 'operator' | 'new'

/** Coming back in without the password: by the recovery sheet, with a new password afterwards, or by the operator's code. */
@customElement('forgotten-dialog')
export class ForgottenDialog extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .choices {
        display: grid;
        gap: 12px;
      }
    `,
  ]

  @property({ attribute: false }) engine!: EngineApi
  @property() login = ''
  /** Asks for a name of this device too (a new one). */
  @property({ type: Boolean }) names = false

  /** Where it begins, and then where it stands. */
  @property() stage: Stage = 'choice'

  @state() private code = ''
  @state() private deviceName = ''
  @state() private wasPressed = false

  @query('new-password') private readonly fields!: NewPassword

  readonly #work = new DialogWork<boolean>(this)

  /** Resolves when the dialog is closed: true when this device is signed in. */
  get closed(): Promise<boolean> {
    return this.#work.closed
  }

  protected override render() {
    const { isOpen, busy, error } = this.#work
    return html`<ask-dialog
      name="forgotten-dialog"
      primary-name="forgotten-primary"
      ?open=${isOpen}
      ?busy=${busy}
      heading=${t(this.stage === 'new' ? 'forgotten.new_title' : 'forgotten.title')}
      primary=${busy ? t('forgotten.working') : this.#primary()}
      .error=${error}
      @submitted=${this.#goOn}
      @close=${() => this.#work.close(this.stage === 'new')}
    >
      ${this.#body()} ${this.#other()}
    </ask-dialog>`
  }

  #body() {
    switch (this.stage) {
      case 'choice':
        return this.#choice()
      case 'sheet':
        return html`<p>${t('forgotten.sheet_ask')}</p>
          ${this.#loginField()} ${this.#codeField(t('recovery.code'))} ${this.#nameField()}`
      case 'operator':
        return html`<p>${t('forgotten.operator_ask')}</p>
          ${this.#loginField()} ${this.#codeField(t('forgotten.operator_code'))}
          <new-password @input=${() => this.#work.forgive()}></new-password> ${this.#nameField()}`
      case 'new':
        return html`<p>${t('forgotten.new_text')}</p>
          <new-password @input=${() => this.#work.forgive()}></new-password>`
    }
  }

  #choice() {
    return html`<p>${t('forgotten.text')}</p>
      <div class="choices">
        <pos-choice-card
          action
          data-testid="by-sheet"
          icon="file-key"
          heading=${t('forgotten.sheet')}
          text=${t('forgotten.sheet_text')}
          @change=${() => this.#show('sheet')}
        ></pos-choice-card>
        <pos-choice-card
          action
          data-testid="by-operator"
          icon="server"
          heading=${t('forgotten.operator')}
          text=${t('forgotten.operator_text')}
          @change=${() => this.#show('operator')}
        ></pos-choice-card>
      </div>`
  }

  #loginField() {
    return html`<pos-field
      data-testid="forgotten-login"
      ltr
      autocomplete="username"
      label=${t('account.login')}
      error=${this.wasPressed && this.login.trim() === '' ? t('account.needs_login') : ''}
      .value=${this.login}
      @input=${(event: Event) => (this.login = this.#typed(event))}
    ></pos-field>`
  }

  #codeField(label: string) {
    return html`<pos-field
      data-testid="forgotten-code"
      ltr
      label=${label}
      error=${this.wasPressed && this.code.trim() === '' ? t('forgotten.needs_code') : ''}
      .value=${this.code}
      @input=${(event: Event) => (this.code = this.#typed(event))}
    ></pos-field>`
  }

  #nameField() {
    if (!this.names) return nothing
    return html`<pos-field
      data-testid="forgotten-device"
      label=${t('account.device_name')}
      placeholder=${t('account.device_default')}
      .value=${this.deviceName}
      @input=${(event: Event) => (this.deviceName = this.#typed(event))}
    ></pos-field>`
  }

  #primary(): string {
    if (this.stage === 'choice') return ''
    return t(this.stage === 'sheet' ? 'forgotten.enter' : 'forgotten.set')
  }

  #other() {
    if (this.stage === 'choice' || this.#work.busy) return nothing
    const isIn = this.stage === 'new'
    return html`<button
      slot="other"
      class="button quiet"
      data-testid=${isIn ? 'forgotten-later' : 'forgotten-back'}
      @click=${() => (isIn ? this.#work.close(true) : this.#show('choice'))}
    >
      ${t(isIn ? 'forgotten.later' : 'app.back')}
    </button>`
  }

  #show(stage: Stage): void {
    this.stage = stage
    this.wasPressed = false
    if (stage !== 'new') this.code = ''
    this.#work.forgive()
  }

  #typed(event: Event): string {
    this.#work.forgive()
    return (event.currentTarget as PosField).value
  }

  readonly #goOn = async (): Promise<void> => {
    this.wasPressed = true
    const newPassword = this.stage === 'sheet' ? '' : this.fields.take()
    const code = this.code.trim()
    const login = this.login.trim()
    if (newPassword === undefined || code === '' || login === '') return
    const deviceName = this.deviceName.trim() || t('account.device_default')
    await this.#work.try(async () => {
      if (this.stage === 'sheet') {
        await this.engine.signInByCode({ login, code, deviceName })
        this.#show('new')
        return
      }
      if (this.stage === 'new') await this.engine.changePassword({ code, newPassword })
      else await this.engine.claimReset({ login, code, newPassword, deviceName })
      showToast({ text: t('password.changed') })
      this.#work.close(true)
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'forgotten-dialog': ForgottenDialog
  }
}
