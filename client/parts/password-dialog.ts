import { css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import { PASSWORD_MIN, passwordStrength } from '../data/password-strength.ts'
import { t } from '../i18n/catalogue.ts'
import { codeOf } from '../i18n/error-text.ts'
import '../i18n/messages/account.ts'
import '../i18n/messages/owner.ts'
import '../i18n/messages/password.ts'
import { controlStyles } from '../ui/control.styles.ts'
import '../ui/pos-dialog.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-field.ts'
import type { PosField } from '../ui/pos-field.ts'
import { showToast } from '../ui/toast.ts'
import './problem-card.ts'

type Field = 'now' | 'new' | 'again'

const EMPTY: Readonly<Record<Field, string>> = { now: '', new: '', again: '' }

/** The account's password until now, and twice the one that counts from then on. They go no further than the engine. */
@customElement('password-dialog')
export class PasswordDialog extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .stack {
        gap: 16px;
      }
    `,
  ]

  @property({ attribute: false }) engine!: EngineApi

  @state() private isOpen = true
  @state() private typed = EMPTY
  @state() private busy = false
  @state() private wasPressed = false
  @state() private error: unknown

  readonly #closed = Promise.withResolvers<boolean>()

  /** Resolves when the dialog is closed: true when the password was changed. */
  get closed(): Promise<boolean> {
    return this.#closed.promise
  }

  protected override render() {
    return html`<pos-dialog
      data-testid="password-dialog"
      ?open=${this.isOpen}
      heading=${t('password.change')}
      @close=${() => this.#close(false)}
    >
      <form class="stack" @submit=${this.#submit}>
        <p>${t('password.text')}</p>
        ${this.#field('now')} ${this.#field('new')} ${this.#field('again')}
        <p class="quiet-text small">${t('account.never_leaves')}</p>
        <problem-card .error=${codeOf(this.error) === 'wrong_login' ? undefined : this.error}></problem-card>
      </form>
      <div slot="footer">
        <button
          class="button primary wide"
          data-testid="password-change"
          aria-disabled=${String(this.busy)}
          @click=${this.#submit}
        >
          ${t(this.busy ? 'password.changing' : 'password.change')}
        </button>
      </div>
    </pos-dialog>`
  }

  #field(name: Field) {
    return html`<pos-field
      data-testid="password-${name}"
      type="password"
      autocomplete=${name === 'now' ? 'current-password' : 'new-password'}
      ?autofocus=${name === 'now'}
      ltr
      label=${t(`password.${name}`)}
      error=${this.#problemOf(name)}
      .value=${this.typed[name]}
      @input=${(event: Event) => this.#type(name, (event.currentTarget as PosField).value)}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && this.#submit(event)}
    ></pos-field>`
  }

  #problemOf(name: Field): string {
    if (name === 'now' && this.error !== undefined && codeOf(this.error) === 'wrong_login')
      return t('owner.wrong')
    return this.wasPressed ? this.#lackOf(name) : ''
  }

  #lackOf(name: Field): string {
    if (name === 'again') return this.typed.again === this.typed.new ? '' : t('account.mismatch')
    if (this.typed[name] === '') return t('account.needs_password')
    const isShort = name === 'new' && passwordStrength(this.typed.new) === 'short'
    return isShort ? t('account.strength_short', { count: PASSWORD_MIN }) : ''
  }

  #type(name: Field, value: string): void {
    this.typed = { ...this.typed, [name]: value }
    this.error = undefined
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    this.wasPressed = true
    const isLacking = (['now', 'new', 'again'] as const).some((name) => this.#lackOf(name) !== '')
    if (this.busy || isLacking) return
    this.busy = true
    this.error = undefined
    try {
      await this.engine.changePassword({ password: this.typed.now, newPassword: this.typed.new })
      showToast({ text: t('password.changed') })
      this.#close(true)
    } catch (error) {
      this.error = error
    }
    this.busy = false
  }

  #close(isChanged: boolean): void {
    this.#closed.resolve(isChanged)
    this.isOpen = false
    this.typed = EMPTY
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'password-dialog': PasswordDialog
  }
}
