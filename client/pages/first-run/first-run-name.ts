import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/first-run.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-field.ts'
import { DraftChangedEvent } from './draft-changed-event.ts'
import { EMPTY_DRAFT, type ShopDraft } from './new-shop.ts'

/**
 * Names: the shop's, the owner's, this device's.
 *
 * @fires {DraftChangedEvent} draft-changed
 */
@customElement('first-run-name')
export class FirstRunName extends PosElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 20px;
    }
  `

  @property({ attribute: false }) draft: ShopDraft = EMPTY_DRAFT

  protected override firstUpdated(): void {
    this.renderRoot.querySelector('pos-field')?.focus()
  }

  protected override render() {
    return html`
      <pos-field
        big
        data-testid="shop-name"
        label=${t('first.shop_name')}
        maxlength="80"
        .value=${this.draft.shopName}
        @input=${(event: Event) => this.#change({ shopName: valueOf(event) })}
      ></pos-field>
      <pos-field
        data-testid="owner-name"
        label=${t('first.owner_name')}
        hint=${t('first.owner_hint')}
        maxlength="80"
        autocomplete="name"
        .value=${this.draft.ownerName}
        @input=${(event: Event) => this.#change({ ownerName: valueOf(event) })}
      ></pos-field>
      <pos-field
        data-testid="device-name"
        label=${t('first.device_name')}
        hint=${t('first.device_hint')}
        maxlength="60"
        .value=${this.draft.deviceName}
        @input=${(event: Event) => this.#change({ deviceName: valueOf(event) })}
      ></pos-field>
    `
  }

  #change(change: Partial<ShopDraft>): void {
    this.dispatchEvent(new DraftChangedEvent(change))
  }
}

function valueOf(event: Event): string {
  return (event.currentTarget as HTMLInputElement).value
}

declare global {
  interface HTMLElementTagNameMap {
    'first-run-name': FirstRunName
  }
}
