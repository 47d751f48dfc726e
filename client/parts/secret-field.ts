import { css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Secret } from '../../shared/browser/engine-api.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/restore.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-field.ts'
import type { PosField } from '../ui/pos-field.ts'
import '../ui/pos-segment.ts'
import type { PosSegment } from '../ui/pos-segment.ts'

/**
 * What opens the shop's key: the account's password or the recovery code.
 *
 * @fires change - whenever `secret` has changed
 */
@customElement('secret-field')
export class SecretField extends PosElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 20px;
    }
  `

  /** The name by which tests find the field. */
  @property() name = 'secret'

  @state() private by: 'password' | 'code' = 'password'
  @state() private text = ''

  /** What was typed; `undefined` while nothing is. */
  get secret(): Secret | undefined {
    if (this.text.trim() === '') return undefined
    return this.by === 'password' ? { password: this.text } : { code: this.text }
  }

  protected override render() {
    const isPassword = this.by === 'password'
    return html`<pos-segment
        data-testid="secret-kind"
        label=${t('restore.opens')}
        .value=${this.by}
        .options=${[
          { value: 'password', label: t('restore.by_password') },
          { value: 'code', label: t('restore.by_code') },
        ]}
        @change=${this.#choose}
      ></pos-segment>
      <pos-field
        data-testid=${this.name}
        ltr
        type=${isPassword ? 'password' : 'text'}
        autocomplete=${isPassword ? 'current-password' : 'off'}
        label=${t(isPassword ? 'restore.by_password' : 'restore.by_code')}
        hint=${isPassword ? '' : t('restore.code_hint')}
        .value=${this.text}
        @input=${this.#typed}
      ></pos-field>`
  }

  readonly #choose = (event: Event): void => {
    event.stopPropagation()
    this.by = (event.currentTarget as PosSegment).value === 'code' ? 'code' : 'password'
    this.#set('')
  }

  readonly #typed = (event: Event): void => this.#set((event.currentTarget as PosField).value)

  #set(text: string): void {
    this.text = text
    this.dispatchEvent(new Event('change'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'secret-field': SecretField
  }
}
