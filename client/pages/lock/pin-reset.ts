import { consume } from '@lit/context'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { EngineApi, Secret } from '../../../shared/browser/engine-api.ts'
import { engineContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import { errorText } from '../../i18n/error-text.ts'
import '../../i18n/messages/lock.ts'
import { asciiDigits } from '../../i18n/numbers.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-error-card.ts'
import '../../ui/pos-field.ts'
import '../../ui/pos-segment.ts'
import '../../ui/pos-wizard.ts'
import { showToast } from '../../ui/toast.ts'
import { noteMiss } from './pin-patience.ts'

/**
 * A new PIN for the owner who forgot it: proven by the account's password or the recovery code.
 *
 * @fires reset-left - Back was pressed
 * @fires reset-done - the new PIN is saved
 */
@customElement('pin-reset')
export class PinReset extends PosElement {
  static override styles = css`
    :host {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      text-align: start;
    }
    .fields {
      display: grid;
      gap: 20px;
    }
  `

  @consume({ context: engineContext, subscribe: true })
  private engine: EngineApi | undefined

  @state() private proof: 'password' | 'code' = 'password'
  @state() private secret = ''
  @state() private pin = ''
  @state() private isBusy = false
  @state() private error: unknown

  protected override render() {
    const isReady = this.secret !== '' && /^\d{4,6}$/.test(asciiDigits(this.pin))
    return html`<pos-wizard
      can-back
      heading=${t('lock.reset_title')}
      text=${t('lock.reset_text')}
      primary=${t('lock.set')}
      primary-icon="check"
      blocked=${isReady ? '' : t('lock.new_pin_hint')}
      ?busy=${this.isBusy}
      @back=${() => this.dispatchEvent(new Event('reset-left'))}
      @next=${this.#set}
    >
      <div class="fields">
        ${this.error === undefined ? nothing : html`<pos-error-card text=${errorText(this.error)}></pos-error-card>`}
        <pos-segment
          label=${t('lock.proof')}
          .options=${[
            { value: 'password', label: t('lock.by_password') },
            { value: 'code', label: t('lock.by_code') },
          ]}
          .value=${this.proof}
          @change=${this.#setProof}
        ></pos-segment>
        ${this.#secretField()}
        <pos-field
          ltr
          type="password"
          inputmode="numeric"
          maxlength="6"
          label=${t('lock.new_pin')}
          hint=${t('lock.new_pin_hint')}
          autocomplete="new-password"
          .value=${this.pin}
          @input=${(event: Event) => (this.pin = valueOf(event))}
        ></pos-field>
      </div>
    </pos-wizard>`
  }

  #secretField() {
    const isPassword = this.proof === 'password'
    return html`<pos-field
      ltr
      type=${isPassword ? 'password' : 'text'}
      autocomplete=${isPassword ? 'current-password' : 'off'}
      label=${isPassword ? t('lock.by_password') : t('lock.by_code')}
      .value=${this.secret}
      @input=${(event: Event) => (this.secret = valueOf(event))}
    ></pos-field>`
  }

  readonly #setProof = (event: Event): void => {
    this.proof = valueOf(event) === 'code' ? 'code' : 'password'
    this.secret = ''
    this.error = undefined
  }

  readonly #set = async (): Promise<void> => {
    const proof: Secret = this.proof === 'code' ? { code: this.secret } : { password: this.secret }
    this.isBusy = true
    this.error = undefined
    try {
      await this.engine?.resetPin(proof, asciiDigits(this.pin))
      noteMiss(undefined)
      showToast({ text: t('lock.set_done') })
      this.dispatchEvent(new Event('reset-done'))
    } catch (error) {
      this.error = error
    }
    this.isBusy = false
  }
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLInputElement).value
}

declare global {
  interface HTMLElementTagNameMap {
    'pin-reset': PinReset
  }
}
