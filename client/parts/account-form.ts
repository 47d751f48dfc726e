import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { PASSWORD_MIN, passwordStrength } from '../data/password-strength.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/account.ts'
import '../i18n/messages/forgotten.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-field.ts'
import type { PosField } from '../ui/pos-field.ts'
import { AccountSubmittedEvent } from './account-submitted-event.ts'
import './problem-card.ts'

/**
 * Login and password: to create an account (password twice, with a hint how strong it is) or to sign in.
 *
 * @fires {AccountSubmittedEvent} account-submitted - when everything is filled in; the parent does it and sets `busy` and `error`
 * @fires password-forgotten - the password is not known; `login` is what was typed
 */
@customElement('account-form')
export class AccountForm extends PosElement {
  static override styles = [
    controlStyles,
    css`
      form {
        display: grid;
        gap: 16px;
      }
      .weak {
        color: var(--wa-color-warning-on-quiet);
      }
      .fine {
        color: var(--wa-color-success-on-quiet);
      }
      .strength {
        margin-block-start: -8px;
        font-size: 13px;
        font-weight: 600;
      }
    `,
  ]

  @property() mode: 'create' | 'sign-in' = 'create'
  @property() login = ''
  /** Asks for a name of this device too (sign-in on a new one). */
  @property({ type: Boolean }) names = false
  @property({ type: Boolean }) busy = false
  /** What the last try came to; `undefined` when it has not failed. */
  @property({ attribute: false }) error: unknown

  @state() private password = ''
  @state() private again = ''
  @state() private deviceName = ''
  @state() private wasPressed = false

  protected override render() {
    const isNew = this.mode === 'create'
    return html`<form data-testid="${this.mode}-form" novalidate @submit=${this.#submit}>
      <pos-field
        data-testid="login"
        ltr
        autocomplete="username"
        label=${t('account.login')}
        hint=${isNew ? t('account.login_hint') : ''}
        error=${this.wasPressed && this.login.trim() === '' ? t('account.needs_login') : ''}
        .value=${this.login}
        @input=${(event: Event) => (this.login = valueOf(event))}
        @keydown=${this.#enter}
      ></pos-field>
      ${this.#passwordField(isNew)} ${isNew ? this.#secondPassword() : nothing}
      ${this.names ? this.#deviceField() : nothing}
      <problem-card .error=${this.error}></problem-card>
      <button class="button primary" data-testid="${this.mode}-submit" aria-disabled=${String(this.busy)}>
        ${this.#label(isNew)}
      </button>
      ${isNew ? nothing : this.#forgotten()}
    </form>`
  }

  #passwordField(isNew: boolean) {
    return html`<pos-field
        data-testid="password"
        type="password"
        autocomplete=${isNew ? 'new-password' : 'current-password'}
        label=${t('account.password')}
        error=${this.wasPressed ? this.#passwordError(isNew) : ''}
        .value=${this.password}
        @input=${(event: Event) => (this.password = valueOf(event))}
        @keydown=${this.#enter}
      ></pos-field>
      ${isNew && this.password !== '' ? this.#strength() : nothing}`
  }

  #strength() {
    const strength = passwordStrength(this.password)
    const isFine = strength === 'good' || strength === 'strong'
    return html`<p class="strength ${isFine ? 'fine' : 'weak'}" role="status" data-testid="strength">
      ${strength === 'short' ? t('account.strength_short', { count: PASSWORD_MIN }) : t(`account.strength_${strength}`)}
    </p>`
  }

  #secondPassword() {
    return html`<pos-field
        data-testid="password-again"
        type="password"
        autocomplete="new-password"
        label=${t('account.password_again')}
        error=${this.wasPressed && this.again !== this.password ? t('account.mismatch') : ''}
        .value=${this.again}
        @input=${(event: Event) => (this.again = valueOf(event))}
        @keydown=${this.#enter}
      ></pos-field>
      <p class="quiet-text small">${t('account.never_leaves')}</p>`
  }

  #deviceField() {
    return html`<pos-field
      data-testid="device-name"
      label=${t('account.device_name')}
      placeholder=${t('account.device_default')}
      .value=${this.deviceName}
      @input=${(event: Event) => (this.deviceName = valueOf(event))}
      @keydown=${this.#enter}
    ></pos-field>`
  }

  #forgotten() {
    return html`<button
      class="button quiet forgotten"
      type="button"
      data-testid="password-forgotten"
      @click=${() => this.dispatchEvent(new Event('password-forgotten'))}
    >
      ${t('forgotten.link')}
    </button>`
  }

  #label(isNew: boolean): string {
    if (this.busy) return t(isNew ? 'account.creating' : 'account.signing_in')
    return t(isNew ? 'account.create' : 'account.sign_in')
  }

  #passwordError(isNew: boolean): string {
    if (this.password === '') return t('account.needs_password')
    const isShort = isNew && passwordStrength(this.password) === 'short'
    return isShort ? t('account.strength_short', { count: PASSWORD_MIN }) : ''
  }

  readonly #enter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.#submit(event)
  }

  readonly #submit = (event: Event): void => {
    event.preventDefault()
    if (this.busy) return
    this.wasPressed = true
    const isNew = this.mode === 'create'
    const login = this.login.trim()
    if (login === '' || this.#passwordError(isNew) !== '' || (isNew && this.again !== this.password)) return
    const deviceName = this.deviceName.trim() || t('account.device_default')
    this.dispatchEvent(new AccountSubmittedEvent({ login, password: this.password, deviceName }))
  }
}

function valueOf(event: Event): string {
  return (event.currentTarget as PosField).value
}

declare global {
  interface HTMLElementTagNameMap {
    'account-form': AccountForm
  }
}
