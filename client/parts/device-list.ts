import { consume } from '@lit/context'
import { Task } from '@lit/task'
import tabletSmartphone from 'lucide-static/icons/tablet-smartphone.svg?raw'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { DeviceRow, EngineApi } from '../../shared/browser/engine-api.ts'
import { BackupStatusValue } from '../data/backup-status-value.ts'
import { engineContext } from '../data/contexts.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/account.ts'
import { codeOf } from '../i18n/error-text.ts'
import { whenText } from '../i18n/when.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { registerIcons } from '../ui/icons.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-icon.ts'
import '../ui/pos-notice.ts'
import '../ui/pos-tag.ts'
import { asOwner } from './open-owner.ts'
import './problem-card.ts'

registerIcons({ 'tablet-smartphone': tabletSmartphone })

/** The devices of the shop, as the server knows them; each but this one can be removed. */
@customElement('device-list')
export class DeviceList extends PosElement {
  static override styles = [
    controlStyles,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        min-block-size: 54px;
        padding-block: 6px;
        border-block-start: 1px solid var(--sonic-line);
      }
      pos-icon {
        --icon-size: 21px;
        color: var(--wa-color-text-quiet);
      }
      .name {
        font-weight: 550;
      }
      h3 {
        margin-block-end: 6px;
        font-size: 15px;
      }
      .ask {
        flex-basis: 100%;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px;
      }
    `,
  ]

  @consume({ context: engineContext, subscribe: true })
  @state()
  private engine: EngineApi | undefined
  @state() private asked: string | undefined
  @state() private error: unknown

  readonly #backup = new BackupStatusValue(this)
  readonly #devices = new Task(this, {
    task: async ([engine, isOnline]) => (engine !== undefined && isOnline ? engine.listDevices() : undefined),
    args: () => [this.engine, this.#backup.isOnline] as const,
  })

  protected override render() {
    return html`<div data-testid="devices">
      <h3>${t('account.devices')}</h3>
      ${this.#devices.render({
        complete: (devices) => (devices === undefined ? this.#offline() : this.#list(devices)),
        error: (error) =>
          codeOf(error) === 'network' ? this.#offline() : html`<problem-card .error=${error}></problem-card>`,
      })}
      <problem-card .error=${this.error}></problem-card>
    </div>`
  }

  #offline() {
    return html`<pos-notice icon="cloud-off">${t('account.devices_offline')}</pos-notice>`
  }

  #list(devices: readonly DeviceRow[]) {
    return html`<ul>
      ${devices.map((device) => this.#device(device))}
    </ul>`
  }

  #device(device: DeviceRow) {
    const till = device.letter === '' ? t('account.first_till') : t('account.till', { letter: device.letter })
    const seen =
      device.lastSeenAt === undefined
        ? ''
        : ` · ${t('account.last_seen', { time: whenText(device.lastSeenAt) })}`
    return html`<li>
      <pos-icon name="tablet-smartphone"></pos-icon>
      <div class="grow">
        <p class="name">${device.name}</p>
        <p class="quiet-text small">${till}${seen}</p>
      </div>
      ${device.isThis ? html`<pos-tag tone="brand">${t('account.this_device')}</pos-tag>` : this.#revokeButton(device)}
      ${this.asked === device.deviceId ? this.#question(device) : nothing}
    </li>`
  }

  #revokeButton(device: DeviceRow) {
    return html`<button
      class="button danger"
      aria-label=${t('account.revoke', { name: device.name })}
      @click=${() => (this.asked = device.deviceId)}
    >
      ${t('account.revoke_short')}
    </button>`
  }

  #question(device: DeviceRow) {
    return html`<div class="ask">
      <p class="small grow">${t('account.revoke_ask', { name: device.name })}</p>
      <button class="button" @click=${() => (this.asked = undefined)}>${t('app.cancel')}</button>
      <button class="button danger" data-testid="revoke-confirm" @click=${() => this.#revoke(device)}>
        ${t('account.revoke', { name: device.name })}
      </button>
    </div>`
  }

  async #revoke(device: DeviceRow): Promise<void> {
    this.asked = undefined
    this.error = undefined
    const { engine } = this
    if (engine === undefined) return
    try {
      await asOwner(engine, () => engine.revokeDevice(device.deviceId))
      await this.#devices.run()
    } catch (error) {
      this.error = error
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'device-list': DeviceList
  }
}
