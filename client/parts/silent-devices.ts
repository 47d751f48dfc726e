import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw'
import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AlarmNotice } from '../data/alarm-notices.ts'
import { AlarmValue } from '../data/alarm-value.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/alarm-card.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { registerIcons } from '../ui/icons.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-notice.ts'

registerIcons({ 'triangle-alert': triangleAlert })

/** The devices that have not backed up for as long as the owner allows, one notice each; nothing when all is well. */
@customElement('silent-devices')
export class SilentDevices extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      strong {
        font-weight: 650;
      }
    `,
  ]

  /** Only says it: the links are where this stands already. */
  @property({ type: Boolean }) plain = false

  readonly #alarm = new AlarmValue(this)

  protected override willUpdate(): void {
    this.hidden = this.#alarm.notices().length === 0
  }

  protected override render() {
    return this.#alarm.notices().map((notice) => this.#notice(notice))
  }

  #notice({ deviceId, title, text }: AlarmNotice) {
    return html`<pos-notice tone="warning" icon="triangle-alert" data-testid="silent-device">
      <strong>${title}.</strong> ${text}
      ${
        this.plain || deviceId === ''
          ? nothing
          : html`<a class="button" slot="action" href="/account">${t('alarm.devices_link')}</a>`
      }
    </pos-notice>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'silent-devices': SilentDevices
  }
}
