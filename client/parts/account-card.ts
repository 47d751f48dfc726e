import { consume } from '@lit/context'
import circleUserRound from 'lucide-static/icons/circle-user-round.svg?raw'
import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { BackupStatus, EngineApi } from '../../shared/browser/engine-api.ts'
import { BackupStatusValue } from '../data/backup-status-value.ts'
import { engineContext } from '../data/contexts.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/account.ts'
import '../i18n/messages/password.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { registerIcons } from '../ui/icons.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-icon.ts'
import '../ui/pos-notice.ts'
import { showToast } from '../ui/toast.ts'
import './account-form.ts'
import type { AccountForm } from './account-form.ts'
import type { AccountSubmittedEvent } from './account-submitted-event.ts'
import './device-list.ts'
import { openForgotten } from './open-forgotten.ts'
import { openPassword } from './open-password.ts'
import { openStatusPanel } from './open-status-panel.ts'

registerIcons({ 'circle-user-round': circleUserRound })

/** Create an account, sign in, or who is signed in, with the shop's devices. */
@customElement('account-card')
export class AccountCard extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .card {
        display: grid;
        gap: 16px;
      }
      .who {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
      }
      .who pos-icon {
        --icon-size: 24px;
        color: var(--wa-color-brand-on-quiet);
      }
      .login {
        flex: 1 1 13rem;
        overflow-wrap: anywhere;
        font-weight: 600;
      }
      .other {
        justify-self: start;
        padding-inline: 0;
      }
    `,
  ]

  /** Which form stands open at once; none shows a button first. */
  @property() open: '' | 'create' | 'sign-in' = ''

  @consume({ context: engineContext, subscribe: true })
  private engine: EngineApi | undefined

  @state() private busy = false
  @state() private error: unknown

  readonly #backup = new BackupStatusValue(this)

  protected override render() {
    const { status } = this.#backup
    if (status === undefined) return nothing
    return html`<section class="card" data-testid="account-card">
      <h2 class="heading">${t('account.title')}</h2>
      ${status.signedIn ? this.#signedIn(status) : this.#signedOut(status)}
    </section>`
  }

  #signedIn(status: BackupStatus) {
    return html`<div class="who">
        <pos-icon name="circle-user-round"></pos-icon>
        <p class="login grow" data-testid="signed-in">
          ${t('account.signed_in', { login: status.login ?? '' })}
        </p>
        <button class="button" data-testid="change-password" @click=${this.#changePassword}>
          ${t('password.change')}
        </button>
        <button class="button danger" data-testid="sign-out" @click=${this.#signOut}>
          ${t('account.sign_out')}
        </button>
      </div>
      <device-list></device-list>`
  }

  #signedOut(status: BackupStatus) {
    const mode = this.open === '' && status.hasAccount ? 'sign-in' : this.open
    return html`
      ${status.hasAccount ? nothing : html`<p class="quiet-text">${t('account.none_hint')}</p>`}
      ${
        this.#backup.isOnline
          ? nothing
          : html`<pos-notice icon="cloud-off">${t('account.offline')}</pos-notice>`
      }
      ${mode === '' ? this.#choice() : this.#form(mode, status)}
    `
  }

  #choice() {
    return html`<button class="button" data-testid="create-account" @click=${() => this.#show('create')}>
        ${t('account.create')}
      </button>
      <button class="button quiet other" data-testid="sign-in" @click=${() => this.#show('sign-in')}>
        ${t('account.has_one')}
      </button>`
  }

  #form(mode: 'create' | 'sign-in', status: BackupStatus) {
    const isNew = mode === 'create'
    return html`<account-form
        .mode=${mode}
        .login=${status.login ?? ''}
        .busy=${this.busy}
        .error=${this.error}
        @account-submitted=${this.#submitted}
        @password-forgotten=${this.#forgotten}
      ></account-form>
      ${
        status.hasAccount
          ? nothing
          : html`<button class="button quiet other" @click=${() => this.#show(isNew ? 'sign-in' : 'create')}>
              ${t(isNew ? 'account.has_one' : 'account.has_none')}
            </button>`
      }`
  }

  #show(open: 'create' | 'sign-in'): void {
    this.open = open
    this.error = undefined
  }

  readonly #submitted = async (event: AccountSubmittedEvent): Promise<void> => {
    const { engine } = this
    if (engine === undefined) return
    this.busy = true
    this.error = undefined
    try {
      await this.#enter(engine, event)
      this.open = ''
    } catch (error) {
      this.error = error
    }
    this.busy = false
  }

  async #enter(engine: EngineApi, { entry }: AccountSubmittedEvent): Promise<void> {
    if (this.open === 'create') {
      await engine.createAccount(entry)
      showToast({ text: t('account.made') })
    } else await engine.signIn(entry)
    void engine.backupNow().catch(() => undefined)
  }

  readonly #forgotten = async (event: Event): Promise<void> => {
    const { engine } = this
    const { login } = event.currentTarget as AccountForm
    if (engine === undefined || !(await openForgotten(engine, { login, names: false }))) return
    this.open = ''
    void engine.backupNow().catch(() => undefined)
  }

  readonly #changePassword = async (): Promise<void> => {
    if (this.engine !== undefined) await openPassword(this.engine)
  }

  readonly #signOut = async (): Promise<void> => {
    const { engine } = this
    const { store } = this.#backup
    if (engine === undefined || store === undefined) return
    if ((await openStatusPanel(store, 'sign_out')) !== 'sign_out') return
    try {
      await engine.signOut()
      showToast({ text: t('account.signed_out') })
    } catch (error) {
      this.error = error
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'account-card': AccountCard
  }
}
