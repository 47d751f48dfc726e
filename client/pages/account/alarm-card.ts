import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import { ALARM_HOURS } from '../../../shared/api/alarm.ts'
import type { AlarmAnswer, AlarmSettings } from '../../../shared/browser/engine-alarm.ts'
import type { DeviceRow, EngineApi } from '../../../shared/browser/engine-api.ts'
import { BackupStatusValue } from '../../data/backup-status-value.ts'
import { engineContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import { weekdayName } from '../../i18n/dates.ts'
import { codeOf } from '../../i18n/error-text.ts'
import '../../i18n/messages/alarm-card.ts'
import '../../i18n/messages/progress.ts'
import { asOwner } from '../../parts/open-owner.ts'
import '../../parts/problem-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-notice.ts'
import '../../ui/pos-skeleton.ts'
import { showToast } from '../../ui/toast.ts'
import './alarm-receivers.ts'

/** The week as people here count it: it begins on Saturday. */
const WEEK = [6, 0, 1, 2, 3, 4, 5] as const

const HOURS_OF_DAY = 24

/** When the owner is told that a device has not backed up, of which devices, and where. Each choice is saved at once. */
@customElement('alarm-card')
export class AlarmCard extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .card {
        display: grid;
        gap: 20px;
      }
      h3 {
        margin-block-end: 8px;
        font-size: 15px;
        font-weight: 600;
      }
      .chips {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .title {
        display: grid;
        gap: 4px;
      }
      .chip {
        max-inline-size: 100%;
        padding-inline: 14px;
        white-space: normal;
        overflow-wrap: anywhere;
        text-align: start;
      }
      .after {
        margin-block-start: 8px;
      }
    `,
  ]

  @consume({ context: engineContext, subscribe: true })
  @state()
  private engine: EngineApi | undefined
  @state() private answer: AlarmAnswer | undefined
  @state() private devices: readonly DeviceRow[] = []
  @state() private error: unknown

  readonly #backup = new BackupStatusValue(this)
  readonly #asked = new Task(this, {
    task: async ([engine, isSignedIn, isOnline]) => {
      if (engine === undefined || !isSignedIn || !isOnline) return
      const [answer, devices] = await Promise.all([engine.alarm(), engine.listDevices()])
      this.answer = answer
      this.devices = devices.filter(({ revokedAt }) => revokedAt === undefined)
    },
    args: () => [this.engine, this.#backup.status?.signedIn === true, this.#backup.isOnline] as const,
  })

  protected override render() {
    if (this.#backup.status?.signedIn !== true) return nothing
    return html`<section class="card" data-testid="alarm-card">
      <div class="title">
        <h2 class="heading">${t('alarm.title')}</h2>
        <p class="quiet-text">${t('alarm.hint')}</p>
      </div>
      ${this.#content()}
      <problem-card .error=${this.error}></problem-card>
    </section>`
  }

  #content() {
    if (!this.#backup.isOnline) return this.#offline()
    if (this.answer !== undefined) return this.#choices(this.answer)
    return this.#asked.render({
      pending: () => html`<pos-skeleton></pos-skeleton>`,
      error: (error) =>
        codeOf(error) === 'network' ? this.#offline() : html`<problem-card .error=${error}></problem-card>`,
    })
  }

  #offline() {
    return html`<pos-notice icon="cloud-off">${t('alarm.offline')}</pos-notice>`
  }

  #choices(answer: AlarmAnswer) {
    const isOff = answer.settings.afterHours === null
    return html`
      ${this.#after(answer.settings)}
      ${isOff ? nothing : html`${this.#closed(answer.settings)} ${this.#watched(answer.settings)}`}
      <alarm-receivers .answer=${answer} .engine=${this.engine} @change=${this.#again}></alarm-receivers>
    `
  }

  #after(settings: AlarmSettings) {
    const choices = [null, ...ALARM_HOURS]
    return html`<div role="group" aria-labelledby="after">
      <h3 id="after">${t('alarm.after')}</h3>
      <div class="chips">
        ${choices.map((hours) =>
          chip(String(hours), timeText(hours), settings.afterHours === hours, () =>
            this.#save({ ...settings, afterHours: hours }),
          ),
        )}
      </div>
    </div>`
  }

  #closed(settings: AlarmSettings) {
    return html`<div role="group" aria-labelledby="closed">
      <h3 id="closed">${t('alarm.closed')}</h3>
      <div class="chips">
        ${WEEK.map((day) =>
          chip(`day-${day}`, weekdayName(day), settings.closedDays.includes(day), () => {
            const closedDays = toggled(settings.closedDays, day)
            // On one day at least a shop is open
            return closedDays.length === WEEK.length ? undefined : this.#save({ ...settings, closedDays })
          }),
        )}
      </div>
      <p class="quiet-text small after">${t('alarm.closed_hint')}</p>
    </div>`
  }

  #watched(settings: AlarmSettings) {
    if (this.devices.length < 2) return nothing
    return html`<div role="group" aria-labelledby="watched">
      <h3 id="watched">${t('alarm.watched')}</h3>
      <div class="chips">
        ${this.devices.map(({ deviceId, name }) =>
          chip(`watch-${deviceId}`, name, !settings.unwatched.includes(deviceId), () =>
            this.#save({ ...settings, unwatched: toggled(settings.unwatched, deviceId) }),
          ),
        )}
      </div>
      <p class="quiet-text small after">${t('alarm.watched_hint')}</p>
    </div>`
  }

  async #save(settings: AlarmSettings): Promise<void> {
    const { engine } = this
    if (engine === undefined) return
    this.error = undefined
    try {
      const saved = await asOwner(engine, () => engine.setAlarm(settings))
      if (!saved.done) return
      this.answer = saved.value
      showToast({ text: t('alarm.saved') })
    } catch (error) {
      this.error = error
    }
  }

  readonly #again = (): void => {
    void this.#asked.run()
  }
}

function chip(name: string, label: string, isPressed: boolean, press: () => unknown) {
  return html`<button
    class="chip"
    data-testid="alarm-${name}"
    aria-pressed=${String(isPressed)}
    @click=${press}
  >
    <bdi>${label}</bdi>
  </button>`
}

function timeText(hours: number | null): string {
  if (hours === null) return t('alarm.never')
  return hours < HOURS_OF_DAY
    ? t('age.hours', { count: hours })
    : t('age.days', { count: hours / HOURS_OF_DAY })
}

function toggled<T>(all: readonly T[], one: T): T[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one]
}

declare global {
  interface HTMLElementTagNameMap {
    'alarm-card': AlarmCard
  }
}
