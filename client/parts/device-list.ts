import { consume } from '@lit/context'
import { Task } from '@lit/task'
import ellipsis from 'lucide-static/icons/ellipsis.svg?raw'
import monitorSmartphone from 'lucide-static/icons/monitor-smartphone.svg?raw'
import tabletSmartphone from 'lucide-static/icons/tablet-smartphone.svg?raw'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { DeviceRow, EngineApi } from '../../shared/browser/engine-api.ts'
import { BackupStatusValue } from '../data/backup-status-value.ts'
import { engineContext } from '../data/contexts.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/account.ts'
import '../i18n/messages/devices.ts'
import { codeOf } from '../i18n/error-text.ts'
import { whenText } from '../i18n/when.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { registerIcons } from '../ui/icons.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-icon.ts'
import '../ui/pos-notice.ts'
import '../ui/pos-tag.ts'
import { deviceListStyles } from './device-list.styles.ts'
import { lastBackupText, tillText, waitingText } from './device-words.ts'
import { openAddDevice, openDevice } from './open-device.ts'
import './problem-card.ts'

registerIcons({
  ellipsis,
  'monitor-smartphone': monitorSmartphone,
  'tablet-smartphone': tabletSmartphone,
})

/** The devices of the shop with their last backup and what waits on each, as the server knows them; and adding one. */
@customElement('device-list')
export class DeviceList extends PosElement {
  static override styles = [controlStyles, deviceListStyles]

  @consume({ context: engineContext, subscribe: true })
  @state()
  private engine: EngineApi | undefined

  readonly #backup = new BackupStatusValue(this)
  readonly #devices = new Task(this, {
    task: async ([engine, isOnline]) => (engine !== undefined && isOnline ? engine.listDevices() : undefined),
    args: () => [this.engine, this.#backup.isOnline] as const,
  })

  protected override render() {
    return html`<div class="head">
        <h3>${t('account.devices')}</h3>
        <button class="button" data-testid="add-device" @click=${this.#add}>
          <pos-icon name="monitor-smartphone"></pos-icon>${t('devices.add')}
        </button>
      </div>
      ${this.#devices.render({
        complete: (devices) => (devices === undefined ? this.#offline() : this.#lists(devices)),
        error: (error) =>
          codeOf(error) === 'network' ? this.#offline() : html`<problem-card .error=${error}></problem-card>`,
      })}`
  }

  #offline() {
    return html`<pos-notice icon="cloud-off">${t('account.devices_offline')}</pos-notice>`
  }

  #lists(devices: readonly DeviceRow[]) {
    const living = devices.filter(({ revokedAt }) => revokedAt === undefined)
    const removed = devices.filter(({ revokedAt }) => revokedAt !== undefined)
    return html`<ul data-testid="devices">
        ${living.map((device) => this.#device(device))}
      </ul>
      ${removed.length === 0 ? nothing : this.#removed(removed)}`
  }

  #device(device: DeviceRow) {
    const { name, isThis, lastSeenAt } = device
    const seen =
      lastSeenAt === undefined ? '' : ` · ${t('account.last_seen', { time: whenText(lastSeenAt) })}`
    const waiting = waitingText(device)
    return html`<li>
      <pos-icon name="tablet-smartphone"></pos-icon>
      <div class="grow">
        <p class="name">
          <bdi>${name}</bdi
          >${isThis ? html`<pos-tag tone="brand">${t('account.this_device')}</pos-tag>` : nothing}
        </p>
        <p class="quiet-text small">${tillText(device)}${isThis ? '' : seen}</p>
        <p class="quiet-text small" data-testid="device-backup">${lastBackupText(device)}</p>
        ${waiting === '' ? nothing : html`<p class="waits small" data-testid="device-waiting">${waiting}</p>`}
      </div>
      <button
        class="icon-button"
        data-testid="device-more"
        aria-label=${t('devices.more', { name })}
        @click=${() => this.#open(device)}
      >
        <pos-icon name="ellipsis"></pos-icon>
      </button>
    </li>`
  }

  #removed(devices: readonly DeviceRow[]) {
    return html`<details data-testid="devices-removed">
      <summary>${t('devices.removed', { count: devices.length })}</summary>
      <ul>
        ${devices.map(
          (device) =>
            html`<li>
              <pos-icon name="tablet-smartphone"></pos-icon>
              <div class="grow">
                <p class="name"><bdi>${device.name}</bdi></p>
                <p class="quiet-text small">
                  ${tillText(device)} · ${t('devices.removed_at', { time: whenText(device.revokedAt ?? 0) })}
                </p>
                <p class="quiet-text small">${lastBackupText(device)}</p>
              </div>
            </li>`,
        )}
      </ul>
    </details>`
  }

  readonly #add = async (): Promise<void> => {
    const { engine } = this
    if (engine !== undefined && (await openAddDevice(engine))) await this.#devices.run()
  }

  async #open(device: DeviceRow): Promise<void> {
    const { engine } = this
    if (engine !== undefined && (await openDevice(engine, device))) await this.#devices.run()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'device-list': DeviceList
  }
}
