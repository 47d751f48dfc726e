import { css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { NewShop } from '../../../shared/browser/engine-api.ts'
import { DEFAULT_SETTINGS } from '../../../shared/records/settings.ts'
import { put } from '../../../shared/rules/change.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/account.ts'
import '../../i18n/messages/import.ts'
import { asciiDigits } from '../../i18n/numbers.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-field.ts'
import type { PosField } from '../../ui/pos-field.ts'
import { ShopEnteredEvent } from './shop-entered-event.ts'

/** Digits of a PIN. */
const PIN_LENGTH = { min: 4, max: 6 } as const

/**
 * Name and PIN of the shop that an import founds when there is none on this device.
 *
 * @fires {ShopEnteredEvent} shop-entered - after every key
 */
@customElement('import-shop')
export class ImportShop extends PosElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 16px;
    }
  `

  /** What the file calls the shop. */
  @property() name = ''

  @state() private shopName: string | undefined
  @state() private ownerName = ''
  @state() private pin = ''
  @state() private again = ''

  protected override render() {
    return html`
      ${this.#field('shop-name', t('import.shop_name'), this.shopName ?? this.name, (text) => (this.shopName = text))}
      ${this.#field('owner-name', t('import.owner_name'), this.ownerName, (text) => (this.ownerName = text))}
      ${this.#pinField('pin', t('import.pin', PIN_LENGTH), this.pin, (text) => (this.pin = text))}
      ${this.#pinField('pin-again', t('import.pin_again'), this.again, (text) => (this.again = text))}
    `
  }

  protected override firstUpdated(): void {
    this.#announce()
  }

  #field(testid: string, label: string, value: string, take: (text: string) => void) {
    return html`<pos-field
      data-testid=${testid}
      .label=${label}
      .value=${value}
      @input=${(event: Event) => this.#typed(event, take)}
    ></pos-field>`
  }

  #pinField(testid: string, label: string, value: string, take: (text: string) => void) {
    return html`<pos-field
      data-testid=${testid}
      ltr
      type="password"
      inputmode="numeric"
      autocomplete="new-password"
      maxlength="6"
      .label=${label}
      .value=${value}
      @input=${(event: Event) => this.#typed(event, (text) => take(asciiDigits(text)))}
    ></pos-field>`
  }

  #typed(event: Event, take: (text: string) => void): void {
    take((event.currentTarget as PosField).value)
    this.#announce()
  }

  #announce(): void {
    const blocked = this.#blocked()
    this.dispatchEvent(new ShopEnteredEvent(blocked === '' ? this.#shop() : undefined, blocked))
  }

  #blocked(): string {
    if ((this.shopName ?? this.name).trim() === '') return t('import.needs_name')
    if (!/^\d{4,6}$/.test(this.pin)) return t('import.needs_pin', PIN_LENGTH)
    return this.pin === this.again ? '' : t('import.pins_differ')
  }

  #shop(): NewShop {
    const shopName = (this.shopName ?? this.name).trim()
    return {
      shopName,
      deviceName: t('account.device_default'),
      owner: { name: this.ownerName.trim() || shopName, pin: this.pin },
      changes: [put('settings', { ...DEFAULT_SETTINGS, name: shopName })],
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-shop': ImportShop
  }
}
