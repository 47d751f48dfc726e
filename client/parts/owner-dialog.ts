import { html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import { t } from '../i18n/catalogue.ts'
import { codeOf } from '../i18n/error-text.ts'
import '../i18n/messages/owner.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-field.ts'
import type { PosField } from '../ui/pos-field.ts'
import './ask-dialog.ts'
import { DialogWork } from './dialog-work.ts'

/** The owner's password, asked again before what only the owner may do. It goes no further than the engine. */
@customElement('owner-dialog')
export class OwnerDialog extends PosElement {
  @property({ attribute: false }) engine!: EngineApi

  @state() private password = ''
  @state() private wasPressed = false

  readonly #work = new DialogWork<boolean>(this)

  /** Resolves when the dialog is closed: true when the owner was confirmed. */
  get closed(): Promise<boolean> {
    return this.#work.closed
  }

  protected override render() {
    const { isOpen, busy, error } = this.#work
    return html`<ask-dialog
      name="owner-dialog"
      primary-name="owner-confirm"
      ?open=${isOpen}
      ?busy=${busy}
      heading=${t('owner.title')}
      primary=${t(busy ? 'owner.confirming' : 'owner.confirm')}
      .error=${codeOf(error) === 'wrong_login' ? undefined : error}
      @submitted=${this.#confirm}
      @close=${() => this.#close(false)}
    >
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
      ></pos-field>
    </ask-dialog>`
  }

  #fieldError(): string {
    if (codeOf(this.#work.error) === 'wrong_login') return t('owner.wrong')
    return this.wasPressed && this.password === '' ? t('owner.empty') : ''
  }

  readonly #typed = (event: Event): void => {
    this.password = (event.currentTarget as PosField).value
    this.#work.forgive()
  }

  readonly #confirm = async (): Promise<void> => {
    this.wasPressed = true
    if (this.password === '') return
    await this.#work.try(async () => {
      await this.engine.confirmOwner({ password: this.password })
      this.#close(true)
    })
  }

  #close(isOwner: boolean): void {
    this.#work.close(isOwner)
    this.password = ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'owner-dialog': OwnerDialog
  }
}
