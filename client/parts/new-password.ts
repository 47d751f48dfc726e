import { css, html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { PASSWORD_MIN, passwordStrength } from '../data/password-strength.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/account.ts'
import '../i18n/messages/password.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-field.ts'
import type { PosField } from '../ui/pos-field.ts'

/**
 * Twice the password that is to count from now on.
 *
 * @fires input - natively, at each key
 */
@customElement('new-password')
export class NewPassword extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 16px;
      }
    `,
  ]

  @state() private password = ''
  @state() private again = ''
  @state() private wasAsked = false

  /** The password when both are alike and it is long enough; otherwise `undefined`, and the fields say what lacks. */
  take(): string | undefined {
    this.wasAsked = true
    return this.#lack() === '' && this.again === this.password ? this.password : undefined
  }

  protected override render() {
    const { wasAsked } = this
    return html`<pos-field
        data-testid="password-new"
        type="password"
        autocomplete="new-password"
        ltr
        label=${t('password.new')}
        error=${wasAsked ? this.#lack() : ''}
        .value=${this.password}
        @input=${(event: Event) => (this.password = valueOf(event))}
      ></pos-field>
      <pos-field
        data-testid="password-again"
        type="password"
        autocomplete="new-password"
        ltr
        label=${t('password.again')}
        error=${wasAsked && this.again !== this.password ? t('account.mismatch') : ''}
        .value=${this.again}
        @input=${(event: Event) => (this.again = valueOf(event))}
      ></pos-field>
      <p class="quiet-text small">${t('account.never_leaves')}</p>`
  }

  #lack(): string {
    if (this.password === '') return t('account.needs_password')
    const isShort = passwordStrength(this.password) === 'short'
    return isShort ? t('account.strength_short', { count: PASSWORD_MIN }) : ''
  }
}

function valueOf(event: Event): string {
  return (event.currentTarget as PosField).value
}

declare global {
  interface HTMLElementTagNameMap {
    'new-password': NewPassword
  }
}
