import { html } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import { t } from '../i18n/catalogue.ts'
import { codeOf } from '../i18n/error-text.ts'
import '../i18n/messages/account.ts'
import '../i18n/messages/owner.ts'
import '../i18n/messages/password.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-field.ts'
import type { PosField } from '../ui/pos-field.ts'
import { showToast } from '../ui/toast.ts'
import './ask-dialog.ts'
import { DialogWork } from './dialog-work.ts'
import './new-password.ts'
import type { NewPassword } from './new-password.ts'

/**
 * The account's password until now, or the recovery code of who has forgotten it, and twice the one that counts from then on. They go
 * no further than the engine.
 */
@customElement('password-dialog')
export class PasswordDialog extends PosElement {
  static override styles = controlStyles

  @property({ attribute: false }) engine!: EngineApi
  /** What the owner proves it is them by. */
  @property() by: 'password' | 'code' = 'password'

  @state() private secret = ''
  @state() private wasPressed = false

  @query('new-password') private readonly fields!: NewPassword

  readonly #work = new DialogWork<boolean>(this)

  /** Resolves when the dialog is closed: true when the password was changed. */
  get closed(): Promise<boolean> {
    return this.#work.closed
  }

  protected override render() {
    const { isOpen, busy, error } = this.#work
    return html`<ask-dialog
      name="password-dialog"
      primary-name="password-change"
      ?open=${isOpen}
      ?busy=${busy}
      heading=${t('password.change')}
      primary=${t(busy ? 'password.changing' : 'password.change')}
      .error=${codeOf(error) === 'wrong_login' ? undefined : error}
      @submitted=${this.#change}
      @close=${() => this.#close(false)}
    >
      <p>${t('password.text')}</p>
      ${this.by === 'password' ? this.#now() : this.#code()}
      <new-password @input=${() => this.#work.forgive()}></new-password>
    </ask-dialog>`
  }

  #now() {
    return html`<pos-field
        data-testid="password-now"
        type="password"
        autocomplete="current-password"
        autofocus
        ltr
        label=${t('password.now')}
        error=${codeOf(this.#work.error) === 'wrong_login' ? t('owner.wrong') : this.#lack()}
        .value=${this.secret}
        @input=${this.#typed}
      ></pos-field>
      <button class="button quiet" data-testid="password-by-code" @click=${() => this.#prove('code')}>
        ${t('password.by_code')}
      </button>`
  }

  #code() {
    return html`<pos-field
        data-testid="password-code"
        ltr
        label=${t('recovery.code')}
        error=${this.#lack()}
        .value=${this.secret}
        @input=${this.#typed}
      ></pos-field>
      <button class="button quiet" @click=${() => this.#prove('password')}>
        ${t('password.by_password')}
      </button>`
  }

  #lack(): string {
    if (!this.wasPressed || this.secret.trim() !== '') return ''
    return t(this.by === 'password' ? 'account.needs_password' : 'password.needs_code')
  }

  #prove(by: 'password' | 'code'): void {
    this.by = by
    this.secret = ''
    this.#work.forgive()
  }

  readonly #typed = (event: Event): void => {
    this.secret = (event.currentTarget as PosField).value
    this.#work.forgive()
  }

  readonly #change = async (): Promise<void> => {
    this.wasPressed = true
    const newPassword = this.fields.take()
    const { secret } = this
    if (secret.trim() === '' || newPassword === undefined) return
    await this.#work.try(async () => {
      await this.engine.changePassword(
        this.by === 'code' ? { code: secret, newPassword } : { password: secret, newPassword },
      )
      showToast({ text: t('password.changed') })
      this.#close(true)
    })
  }

  #close(isChanged: boolean): void {
    this.#work.close(isChanged)
    this.secret = ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'password-dialog': PasswordDialog
  }
}
