import bell from 'lucide-static/icons/bell.svg?raw'
import bellOff from 'lucide-static/icons/bell-off.svg?raw'
import { css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { AlarmAnswer, AlarmReceiver } from '../../../shared/browser/engine-alarm.ts'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import { browserPush, type PushState } from '../../data/push.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/alarm-card.ts'
import { whenText } from '../../i18n/when.ts'
import { asOwner } from '../../parts/open-owner.ts'
import '../../parts/problem-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { registerIcons } from '../../ui/icons.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-notice.ts'
import { showToast } from '../../ui/toast.ts'

registerIcons({ bell, 'bell-off': bellOff })

/** What a browser that cannot tell is told instead. */
const CANNOT = {
  unsupported: 'alarm.unsupported',
  needs_install: 'alarm.needs_install',
  denied: 'alarm.denied',
} as const

/**
 * Where the owner is told: this device, after an explanation and a press, and the others.
 *
 * @fires change - after the server's list is another one
 */
@customElement('alarm-receivers')
export class AlarmReceivers extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 20px;
      }
      h3 {
        margin-block-end: 8px;
        font-size: 15px;
        font-weight: 600;
      }
      .buttons,
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 12px;
      }
      .buttons {
        margin-block-start: 12px;
      }
      li {
        min-block-size: 54px;
        padding-block: 6px;
        border-block-start: 1px solid var(--sonic-line);
      }
      li pos-icon {
        --icon-size: 21px;
        color: var(--wa-color-text-quiet);
      }
    `,
  ]

  @property({ attribute: false }) answer!: AlarmAnswer
  @property({ attribute: false }) engine: EngineApi | undefined

  @state() private here: PushState | undefined
  @state() private busy = false
  @state() private note = ''
  @state() private error: unknown

  readonly #push = browserPush()

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('answer')) void this.#look()
  }

  protected override render() {
    const others = this.answer.receivers.filter(({ current }) => !current)
    return html`<div data-testid="alarm-here">
        <h3>${t('alarm.on_this')}</h3>
        ${this.#here()} ${this.note === '' ? nothing : html`<p role="status" class="small">${this.note}</p>`}
        <problem-card .error=${this.error}></problem-card>
      </div>
      ${others.length === 0 ? nothing : this.#others(others)}`
  }

  #here() {
    const { pushKey, receivers } = this.answer
    if (pushKey === null) return html`<pos-notice icon="bell-off">${t('alarm.no_server')}</pos-notice>`
    const { here } = this
    if (here === undefined) return nothing
    if (here === 'unsupported' || here === 'needs_install' || here === 'denied') {
      return html`<pos-notice icon="bell-off">${t(CANNOT[here])}</pos-notice>`
    }
    const isOn = here === 'on' && receivers.some(({ current }) => current)
    return isOn ? this.#on() : this.#off(pushKey)
  }

  #off(key: string) {
    return html`<p class="quiet-text">${t('alarm.explain')}</p>
      <div class="buttons">
        <button
          class="button primary"
          data-testid="alarm-on"
          aria-disabled=${String(this.busy)}
          @click=${() => this.#switchOn(key)}
        >
          <pos-icon name="bell"></pos-icon>${t(this.busy ? 'alarm.switching' : 'alarm.switch_on')}
        </button>
      </div>`
  }

  #on() {
    return html`<p>${t('alarm.is_on')}</p>
      <div class="buttons">
        <button
          class="button"
          data-testid="alarm-test"
          aria-disabled=${String(this.busy)}
          @click=${this.#test}
        >
          ${t('alarm.try')}
        </button>
        <button class="button danger" data-testid="alarm-off" @click=${this.#switchOff}>
          ${t('alarm.switch_off')}
        </button>
      </div>`
  }

  #others(others: readonly AlarmReceiver[]) {
    return html`<div>
      <h3>${t('alarm.others')}</h3>
      <ul data-testid="alarm-others">
        ${others.map(
          (receiver) =>
            html`<li>
              <pos-icon name="bell"></pos-icon>
              <div class="grow">
                <p><bdi>${receiver.name}</bdi></p>
                <p class="quiet-text small">${lastText(receiver)}</p>
              </div>
              <button
                class="button danger"
                aria-label=${t('alarm.stop', { name: receiver.name })}
                @click=${() => this.#stop(receiver.deviceId)}
              >
                ${t('alarm.stop_short')}
              </button>
            </li>`,
        )}
      </ul>
    </div>`
  }

  async #look(): Promise<void> {
    this.here = await this.#push.state()
  }

  async #switchOn(key: string): Promise<void> {
    await this.#try(async (engine) => {
      const receiver = await this.#push.subscribe(key)
      if (receiver === undefined) {
        this.note = t('alarm.not_subscribed')
        return
      }
      const told = await asOwner(engine, () => engine.receiveAlarms(receiver)).catch(
        async (error: unknown) => {
          await this.#push.unsubscribe()
          throw error
        },
      )
      if (!told.done) await this.#push.unsubscribe()
    })
  }

  readonly #switchOff = (): Promise<void> =>
    this.#try(async (engine) => {
      const own = this.answer.receivers.find(({ current }) => current)
      if (own !== undefined) await engine.stopAlarms(own.deviceId)
      await this.#push.unsubscribe()
    })

  readonly #test = (): Promise<void> =>
    this.#try(async (engine) => {
      const result = await engine.testAlarm()
      if (result === 'sent') showToast({ text: t('alarm.sent') })
      else this.note = t(result === 'gone' ? 'alarm.gone' : 'alarm.not_sent')
    })

  #stop(deviceId: string): Promise<void> {
    return this.#try(async (engine) => {
      await asOwner(engine, () => engine.stopAlarms(deviceId))
    })
  }

  async #try(work: (engine: EngineApi) => Promise<void>): Promise<void> {
    const { engine } = this
    if (engine === undefined || this.busy) return
    this.busy = true
    this.note = ''
    this.error = undefined
    try {
      await work(engine)
    } catch (error) {
      this.error = error
    }
    this.busy = false
    await this.#look()
    this.dispatchEvent(new Event('change'))
  }
}

function lastText({ sentAt, isRefused }: AlarmReceiver): string {
  if (isRefused) return t('alarm.refused')
  return sentAt === null ? t('alarm.never_told') : t('alarm.last_told', { time: whenText(sentAt) })
}

declare global {
  interface HTMLElementTagNameMap {
    'alarm-receivers': AlarmReceivers
  }
}
