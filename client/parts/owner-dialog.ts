import { css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import { t } from '../i18n/catalogue.ts'
import { codeOf } from '../i18n/error-text.ts'
import '../i18n/messages/owner.ts'
import { controlStyles } from '../ui/control.styles.ts'
import '../ui/pos-dialog.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-field.ts'
import type { PosField } from '../ui/pos-field.ts'
import './problem-card.ts'

/** The owner's password, asked again before what only the owner may do. It goes no further than the engine. */
@customElement('owner-dialog')
export class OwnerDialog extends PosElement {
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
  @state() private password = ''
  @state() private busy = false
  @state() private wasPressed = false
  @state() private error: unknown

  readonly #closed = Promise.withResolvers<boolean>()

  /** Resolves when the dialog is closed: true when the owner was confirmed. */
  get closed(): Promise<boolean> {
    return this.#closed.promise
  }

  protected override render() {
    return html`<pos-dialog
      data-testid="owner-dialog"
      ?open=${this.isOpen}
      heading=${t('owner.title')}
      @close=${() => this.#close(false)}
    >
      <form class="stack" @submit=${this.#submit}>
        <p>${t('owner.text')}</p>
        <pos-field
          data-testid="owner-password"
          type="password"
          autocomplete="current-password"
          autofocus
          ltr
          label=${t('owner.password')}
          error=${this.#fieldError()}
          .value=${this.password}
          @input=${this.#typed}
          @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && this.#submit(event)}
        ></pos-field>
        <problem-card .error=${codeOf(this.error) === 'wrong_login' ? undefined : this.error}></problem-card>
      </form>
      <div slot="footer">
        <button
          class="button primary wide"
          data-testid="owner-confirm"
          aria-disabled=${String(this.busy)}
          @click=${this.#submit}
        >
          ${t(this.busy ? 'owner.confirming' : 'owner.confirm')}
        </button>
      </div>
    </pos-dialog>`
  }

  #fieldError(): string {
    if (this.error !== undefined && codeOf(this.error) === 'wrong_login') return t('owner.wrong')
    return this.wasPressed && this.password === '' ? t('owner.empty') : ''
  }

  readonly #typed = (event: Event): void => {
    this.password = (event.currentTarget as PosField).value
    this.error = undefined
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault()
    this.wasPressed = true
    if (this.busy || this.password === '') return
    this.busy = true
    this.error = undefined
    try {
      await this.engine.confirmOwner({ password: this.password })
      this.#close(true)
    } catch (error) {
      this.error = error
    }
    this.busy = false
  }

  #close(isOwner: boolean): void {
    this.#closed.resolve(isOwner)
    this.isOpen = false
    this.password = ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'owner-dialog': OwnerDialog
  }
}
