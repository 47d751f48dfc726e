import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import '../../parts/account-form.ts'
import type { AccountForm } from '../../parts/account-form.ts'
import type { AccountSubmittedEvent } from '../../parts/account-submitted-event.ts'
import { openForgotten } from '../../parts/open-forgotten.ts'
import { PosElement } from '../../ui/pos-element.ts'
import { restoreFlow } from './restore-flow.ts'

/** Login and password, or what there is instead of the password; goes on to the list of backups. */
@customElement('restore-sign-in')
export class RestoreSignIn extends PosElement {
  @property({ attribute: false }) engine: EngineApi | undefined
  /** Asks for a name of this device too. */
  @property({ type: Boolean }) names = false
  @property({ type: Boolean }) busy = false

  protected override render() {
    return html`<account-form
      mode="sign-in"
      ?names=${this.names}
      ?busy=${this.busy}
      @account-submitted=${this.#submitted}
      @password-forgotten=${this.#forgotten}
    ></account-form>`
  }

  readonly #submitted = (event: AccountSubmittedEvent): void => {
    if (this.engine !== undefined) void restoreFlow.signIn(this.engine, event.entry)
  }

  readonly #forgotten = async (event: Event): Promise<void> => {
    const { engine, names } = this
    const { login } = event.currentTarget as AccountForm
    if (engine !== undefined && (await openForgotten(engine, { login, names })))
      await restoreFlow.list(engine)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'restore-sign-in': RestoreSignIn
  }
}
