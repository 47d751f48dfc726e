import cloudUpload from 'lucide-static/icons/cloud-upload.svg?raw'
import lock from 'lucide-static/icons/lock.svg?raw'
import server from 'lucide-static/icons/server.svg?raw'
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw'
import tabletSmartphone from 'lucide-static/icons/tablet-smartphone.svg?raw'
import unplug from 'lucide-static/icons/unplug.svg?raw'
import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { BackupStatus } from '../../shared/browser/engine-api.ts'
import type { BackupStatusStore } from '../data/backup-status.ts'
import { isUnderway } from '../data/custody-underway.ts'
import { statusWords, type StatusWords } from '../data/status-words.ts'
import { errorText } from '../i18n/error-text.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/account.ts'
import '../i18n/messages/custody.ts'
import '../i18n/messages/panel.ts'
import { PosError } from '../../shared/errors.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { registerIcons } from '../ui/icons.ts'
import '../ui/pos-dialog.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-icon.ts'
import '../ui/pos-notice.ts'
import './silent-devices.ts'

registerIcons({
  'cloud-upload': cloudUpload,
  lock,
  server,
  'shield-check': shieldCheck,
  'tablet-smartphone': tabletSmartphone,
  unplug,
})

/** Why the panel is shown: to look, or before something that takes the device's connection away. */
export type PanelPurpose = 'look' | 'sign_out'

/** What a person pressed. */
export type PanelAnswer = 'closed' | 'backup' | 'account' | 'sign_out'

/** What is safe, what waits, and what would be lost if this device were lost now. Use `openStatusPanel`. */
@customElement('status-panel')
export class StatusPanel extends PosElement {
  static override styles = [
    controlStyles,
    css`
      dl {
        display: grid;
        gap: 18px;
      }
      .item {
        position: relative;
        min-block-size: 40px;
        padding-inline-start: 54px;
      }
      .mark {
        position: absolute;
        inset-block-start: 0;
        inset-inline-start: 0;
        display: grid;
        place-items: center;
        inline-size: 40px;
        block-size: 40px;
        border-radius: 12px;
        background: var(--sonic-key);
        color: var(--wa-color-text-quiet);
        --icon-size: 21px;
      }
      .success .mark {
        background: var(--wa-color-success-fill-quiet);
        color: var(--wa-color-success-on-quiet);
      }
      .brand .mark {
        background: var(--wa-color-brand-fill-quiet);
        color: var(--wa-color-brand-on-quiet);
      }
      .warning .mark {
        background: var(--wa-color-warning-fill-quiet);
        color: var(--wa-color-warning-on-quiet);
      }
      dt {
        font-weight: 650;
        line-height: 1.4;
      }
      dd {
        color: var(--wa-color-text-quiet);
        line-height: 1.5;
      }
      silent-devices,
      pos-notice {
        margin-block-end: 18px;
      }
      .keep {
        margin-block-start: 18px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
      }
      .buttons > * {
        flex: 1 1 160px;
      }
    `,
  ]

  @property({ attribute: false }) store!: BackupStatusStore
  @property() purpose: PanelPurpose = 'look'
  @state() private isOpen = true

  readonly #resolvers = Promise.withResolvers<PanelAnswer>()

  /** Resolves once, to what the person pressed. */
  get answered(): Promise<PanelAnswer> {
    return this.#resolvers.promise
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.store.addEventListener('change', this.#draw)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.store.removeEventListener('change', this.#draw)
  }

  protected override render() {
    const { status } = this.store
    const isSignOut = this.purpose === 'sign_out'
    return html`<pos-dialog
      data-testid="status-panel"
      ?open=${this.isOpen}
      heading=${t(isSignOut ? 'panel.title_sign_out' : 'panel.title')}
      @close=${() => this.#answer('closed')}
    >
      ${status === undefined ? nothing : this.#facts(status)}
      ${isSignOut ? html`<p class="keep">${t('panel.keep')}</p>` : nothing}
      <div slot="footer" class="buttons">${isSignOut ? this.#signOut() : this.#open(status)}</div>
    </pos-dialog>`
  }

  #facts(status: BackupStatus) {
    const words = statusWords(status, Date.now())
    const waits = status.waiting.docs > 0 || status.state === 'waiting'
    return html`
      ${status.problem === undefined ? nothing : this.#notice(errorText(new PosError(status.problem, 'status')))}
      ${words.moved === undefined ? nothing : this.#notice(words.moved)}
      <silent-devices plain></silent-devices>
      <dl>
        ${this.#item('shield-check', status.lastBackup === undefined ? '' : 'success', t('panel.safe'), words.safe)}
        ${this.#item('cloud-upload', waits ? 'brand' : '', t('panel.waits'), words.waits)}
        ${this.#lost(words)} ${this.#custody(status)}
      </dl>
    `
  }

  #lost(words: StatusWords) {
    const tone = words.wouldLose === 'nothing' ? 'success' : 'warning'
    return this.#item('unplug', tone, t('panel.lost'), words.lost)
  }

  #custody({ custody, hasAccount }: BackupStatus) {
    if (custody === undefined || !hasAccount) return nothing
    const isPrivate = custody.custody === 'private'
    return this.#item(
      isPrivate ? 'lock' : 'server',
      '',
      t('nav.custody'),
      t(`custody.line_${isUnderway(custody) ? 'underway' : custody.custody}`),
    )
  }

  #notice(text: string) {
    return html`<pos-notice tone="warning" icon="triangle-alert">${text}</pos-notice>`
  }

  #item(icon: string, tone: string, term: string, words: string) {
    return html`<div class="item ${tone}">
      <dt>
        <span class="mark"><pos-icon name=${icon}></pos-icon></span>${term}
      </dt>
      <dd>${words}</dd>
    </div>`
  }

  #signOut() {
    return html`<button
        class="button danger"
        data-testid="sign-out-confirm"
        @click=${() => this.#answer('sign_out')}
      >
        ${t('panel.sign_out')}
      </button>
      <button class="button" @click=${() => this.#answer('closed')}>${t('app.cancel')}</button>`
  }

  #open(status: BackupStatus | undefined) {
    const needsAccount = status !== undefined && !status.signedIn
    return html`${
        needsAccount
          ? html`<button class="button" data-testid="panel-account" @click=${() => this.#answer('account')}>
              ${t(status.hasAccount ? 'account.sign_in' : 'account.create')}
            </button>`
          : nothing
      }<button class="button primary" data-testid="panel-backup" @click=${() => this.#answer('backup')}>
        ${t('panel.open_backup')}
      </button>`
  }

  #answer(answer: PanelAnswer): void {
    this.isOpen = false
    this.#resolvers.resolve(answer)
  }

  readonly #draw = (): void => {
    this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'status-panel': StatusPanel
  }
}
