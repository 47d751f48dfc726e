import circleAlert from 'lucide-static/icons/circle-alert.svg?raw'
import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { DeviceRow, EngineApi } from '../../shared/browser/engine-api.ts'
import { t } from '../i18n/catalogue.ts'
import { formatDate } from '../i18n/dates.ts'
import '../i18n/messages/account.ts'
import '../i18n/messages/devices.ts'
import { formatSums } from '../i18n/sums.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { registerIcons } from '../ui/icons.ts'
import '../ui/pos-dialog.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-field.ts'
import type { PosField } from '../ui/pos-field.ts'
import '../ui/pos-icon.ts'
import '../ui/pos-tag.ts'
import { showToast } from '../ui/toast.ts'
import { lastBackupText, tillText } from './device-words.ts'
import { DialogWork } from './dialog-work.ts'
import { factsStyles } from './facts.styles.ts'
import { asOwner } from './open-owner.ts'
import './problem-card.ts'

registerIcons({ 'circle-alert': circleAlert })

const CONSEQUENCES = [
  'devices.remove_at_once',
  'devices.remove_stays',
  'devices.remove_unsent',
  'devices.remove_back',
] as const

/** One device of the shop: what is known of it, its name, and removing it, which says first what that does. */
@customElement('device-dialog')
export class DeviceDialog extends PosElement {
  static override styles = [
    controlStyles,
    factsStyles,
    css`
      ol {
        display: grid;
        gap: 12px;
        list-style: none;
      }
      li {
        display: flex;
        gap: 12px;
      }
      li pos-icon {
        flex: none;
        margin-block-start: 2px;
        --icon-size: 20px;
        color: var(--wa-color-text-quiet);
      }
      .waits dd {
        color: var(--wa-color-warning-on-quiet);
      }
    `,
  ]

  @property({ attribute: false }) engine!: EngineApi
  @property({ attribute: false }) device!: DeviceRow

  @state() private name: string | undefined
  @state() private isAsking = false

  readonly #work = new DialogWork<boolean>(this)

  /** Resolves when the dialog is closed: true when the device has another name or is removed. */
  get closed(): Promise<boolean> {
    return this.#work.closed
  }

  protected override render() {
    const { name } = this.device
    return html`<pos-dialog
      data-testid="device-dialog"
      ?open=${this.#work.isOpen}
      heading=${name}
      @close=${() => this.#work.close(false)}
    >
      <div class="stack" role="group" tabindex="0" aria-label=${name}>
        ${this.isAsking ? this.#consequences() : this.#facts()}
        <problem-card .error=${this.#work.error}></problem-card>
      </div>
      <div slot="footer" class="buttons">${this.isAsking ? this.#question() : this.#buttons()}</div>
    </pos-dialog>`
  }

  #facts() {
    const { device } = this
    return html`<pos-field
        data-testid="device-rename"
        label=${t('devices.name')}
        maxlength="120"
        error=${this.name?.trim() === '' ? t('devices.name_missing') : ''}
        .value=${this.name ?? device.name}
        @input=${this.#typed}
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && this.#rename()}
      ></pos-field>
      <dl>
        ${this.#fact(t('devices.number_letter'), tillText(device))}
        ${this.#fact(t('devices.joined'), formatDate(device.joinedAt))}
        ${device.lastSeenAt === undefined ? nothing : this.#fact(t('devices.seen'), formatDate(device.lastSeenAt))}
        ${this.#fact(t('devices.last_backup'), lastBackupText(device))} ${this.#waiting()}
      </dl>`
  }

  #waiting() {
    const { waiting } = this.device
    if (waiting === undefined) return this.#fact(t('devices.waiting'), t('devices.said_nothing'))
    const { docs, sums, since, toldAt } = waiting
    const worth = formatSums(sums ?? {})
    return html`${this.#fact(
      t('devices.waiting'),
      docs === 0 ? t('devices.waits_none') : t('devices.waits', { docs }),
      docs === 0 ? '' : 'waits',
    )}
    ${docs === 0 || worth === '' ? nothing : this.#fact(t('devices.worth'), worth)}
    ${docs === 0 || since === undefined ? nothing : this.#fact(t('devices.oldest'), formatDate(since))}
    ${this.#fact(t('devices.told'), formatDate(toldAt))}`
  }

  #fact(label: string, value: string, look = '') {
    return html`<div class=${look}>
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`
  }

  #buttons() {
    return html`${
        this.device.isThis
          ? nothing
          : html`<button class="button danger" data-testid="device-remove" @click=${() => this.#ask(true)}>
              ${t('devices.remove')}
            </button>`
      }
      <button
        class="button primary"
        data-testid="device-save"
        aria-disabled=${String(!this.#isRenamed || this.#work.busy)}
        @click=${this.#rename}
      >
        ${t('devices.save_name')}
      </button>`
  }

  #consequences() {
    return html`<h3>${t('devices.remove_title', { name: this.device.name })}</h3>
      <ol data-testid="remove-consequences">
        ${CONSEQUENCES.map((key) => html`<li><pos-icon name="circle-alert"></pos-icon>${t(key)}</li>`)}
      </ol>`
  }

  #question() {
    const { name } = this.device
    return html`<button class="button" @click=${() => this.#ask(false)}>${t('devices.keep')}</button>
      <button
        class="button danger"
        data-testid="revoke-confirm"
        aria-disabled=${String(this.#work.busy)}
        @click=${this.#remove}
      >
        ${t('account.revoke', { name })}
      </button>`
  }

  get #isRenamed(): boolean {
    const name = this.name?.trim() ?? ''
    return name !== '' && name !== this.device.name
  }

  readonly #typed = (event: Event): void => {
    this.name = (event.currentTarget as PosField).value
    this.#work.forgive()
  }

  #ask(isAsking: boolean): void {
    this.isAsking = isAsking
    this.#work.forgive()
  }

  readonly #rename = async (): Promise<void> => {
    const { engine, device } = this
    const name = this.name?.trim() ?? ''
    if (!this.#isRenamed) return
    await this.#work.try(async () => {
      const { done } = await asOwner(engine, () => engine.renameDevice(device.deviceId, name))
      if (!done) return
      showToast({ text: t('devices.renamed', { name }) })
      this.#work.close(true)
    })
  }

  readonly #remove = async (): Promise<void> => {
    const { engine, device } = this
    await this.#work.try(async () => {
      const { done } = await asOwner(engine, () => engine.revokeDevice(device.deviceId))
      if (done) this.#work.close(true)
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'device-dialog': DeviceDialog
  }
}
