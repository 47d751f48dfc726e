import printer from 'lucide-static/icons/printer.svg?raw'
import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/account.ts'
import { codeOf } from '../i18n/error-text.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { registerIcons } from '../ui/icons.ts'
import '../ui/pos-dialog.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-field.ts'
import type { PosField } from '../ui/pos-field.ts'
import '../ui/pos-icon.ts'
import '../ui/pos-notice.ts'
import './problem-card.ts'
import { printRecoverySheet } from './recovery-sheet.ts'

registerIcons({ printer })

/** The recovery sheet: the code is shown once, printed or written down, and typed back; only then does it open anything. */
@customElement('recovery-dialog')
export class RecoveryDialog extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .stack {
        gap: 16px;
      }
      .code {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(88px, 1fr));
        gap: 8px;
        direction: ltr;
        font-size: 20px;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }
      .code span {
        padding: 10px 4px;
        border-radius: 12px;
        background: var(--sonic-key);
        text-align: center;
      }
      .buttons {
        display: grid;
        gap: 8px;
      }
    `,
  ]

  @property({ attribute: false }) engine!: EngineApi
  @property({ attribute: 'shop-name' }) shopName = ''
  @property() login = ''
  /** True when the raw key has left this device: the password is asked for first. */
  @property({ type: Boolean, attribute: 'needs-password' }) needsPassword = false

  @state() private isOpen = true
  @state() private stage: 'secret' | 'code' | 'type' | 'done' = 'code'
  @state() private code = ''
  @state() private typed = ''
  @state() private password = ''
  @state() private busy = false
  @state() private error: unknown

  #removePaper: () => void = () => undefined
  readonly #closed = Promise.withResolvers<boolean>()

  /** Resolves when the dialog is closed: true when the code was typed back. */
  get closed(): Promise<boolean> {
    return this.#closed.promise
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (this.needsPassword) this.stage = 'secret'
    else void this.#make()
  }

  protected override render() {
    return html`<pos-dialog
      data-testid="recovery-dialog"
      ?open=${this.isOpen}
      heading=${t(this.stage === 'type' ? 'recovery.type_title' : 'recovery.title')}
      @close=${this.#close}
    >
      <div class="stack">${this.#body()}<problem-card .error=${this.error}></problem-card></div>
      <div slot="footer" class="buttons">${this.#buttons()}</div>
    </pos-dialog>`
  }

  #body() {
    switch (this.stage) {
      case 'secret':
        return html`<p>${t('recovery.secret')}</p>
          ${this.#field('password', t('account.password'), this.password, (value) => (this.password = value))}`
      case 'code':
        return html`<p>${t('recovery.intro')}</p>
          ${this.code === '' ? nothing : this.#codeBox()}
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

  #codeBox() {
    return html`<div class="code" data-testid="recovery-code" aria-label=${t('recovery.code')}>
      ${groupsOf(this.code).map((group) => html`<span>${group}</span>`)}
    </div>`
  }

  #field(type: 'text' | 'password', label: string, value: string, take: (value: string) => void) {
    return html`<pos-field
      data-testid=${type === 'password' ? 'recovery-password' : 'recovery-typed'}
      ltr
      .type=${type}
      .label=${label}
      .value=${value}
      @input=${(event: Event) => take((event.currentTarget as PosField).value)}
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && this.#goOn()}
    ></pos-field>`
  }

  #buttons() {
    switch (this.stage) {
      case 'secret':
        return this.#primary(t('app.continue'))
      case 'code':
        return html`<button class="button" data-testid="recovery-print" @click=${this.#print}>
            <pos-icon name="printer"></pos-icon>${t('recovery.print')}
          </button>
          ${this.#primary(t('recovery.have_it'))}`
      case 'type':
        return html`<button class="button quiet" @click=${() => this.#show('code')}>
            ${t('recovery.show_again')}
          </button>
          ${this.#primary(t('recovery.confirm'))}`
      case 'done':
        return this.#primary(t('app.done'))
    }
  }

  #primary(label: string) {
    return html`<button
      class="button primary"
      data-testid="recovery-primary"
      aria-disabled=${String(this.busy)}
      @click=${this.#goOn}
    >
      ${label}
    </button>`
  }

  readonly #goOn = async (): Promise<void> => {
    if (this.busy) return
    if (this.stage === 'secret') await this.#make({ password: this.password })
    else if (this.stage === 'code' && this.code !== '') this.#show('type')
    else if (this.stage === 'type') await this.#confirm()
    else if (this.stage === 'done') this.#close()
  }

  async #make(secret?: { password: string }): Promise<void> {
    await this.#try(async () => {
      const { code } = await this.engine.recoveryCode(secret)
      this.code = code
      this.stage = 'code'
    })
    if (secret === undefined && this.error !== undefined && codeOf(this.error) === 'key_missing')
      this.#show('secret')
  }

  async #confirm(): Promise<void> {
    await this.#try(async () => {
      await this.engine.confirmRecoveryCode(this.typed)
      this.stage = 'done'
      this.code = ''
    })
  }

  async #try(work: () => Promise<void>): Promise<void> {
    this.busy = true
    this.error = undefined
    try {
      await work()
    } catch (error) {
      this.error = error
    }
    this.busy = false
  }

  #show(stage: 'secret' | 'code' | 'type'): void {
    this.stage = stage
    this.error = undefined
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
    this.isOpen = false
    this.#removePaper()
    this.#closed.resolve(this.stage === 'done')
  }
}

/** A code in groups of four, as it is read aloud; what is already grouped stays so. */
function groupsOf(code: string): string[] {
  return code.replaceAll(/[\s-]/g, '').match(/.{1,4}/g) ?? []
}

declare global {
  interface HTMLElementTagNameMap {
    'recovery-dialog': RecoveryDialog
  }
}
