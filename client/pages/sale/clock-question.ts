import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ClockDoubt, ClockWatch } from '../../data/clock-watch.ts'
import { platformOf } from '../../data/platform.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate } from '../../i18n/dates.ts'
import '../../i18n/messages/clock.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-notice.ts'

/** Asks whether a clock is right that cannot be (engine 7). It stands in nobody's way: selling goes on beside it. */
@customElement('clock-question')
export class ClockQuestion extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
    `,
  ]

  @property({ attribute: false }) clock: ClockWatch | undefined
  /** How the clock is corrected is being read. */
  @state() private isExplaining = false

  #heard: ClockWatch | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#listen(undefined)
  }

  protected override willUpdate(): void {
    this.#listen(this.clock)
    this.hidden = this.clock?.doubt === undefined
  }

  protected override render() {
    const doubt = this.clock?.doubt
    if (doubt === undefined) return nothing
    return html`<pos-notice tone="warning" icon="triangle-alert" data-testid="clock-question">
      ${this.isExplaining ? t(`clock.${platformOf(navigator)}`) : question(doubt)}
      <div class="buttons" slot="action">${this.#buttons()}</div>
    </pos-notice>`
  }

  #buttons() {
    if (this.isExplaining)
      return html`<button class="button" data-testid="clock-done" @click=${this.#putOff}>
        ${t('app.done')}
      </button>`
    return html`<button class="button" data-testid="clock-right" @click=${this.#trust}>
        ${t('clock.right')}
      </button>
      <button class="button" data-testid="clock-correct" @click=${() => (this.isExplaining = true)}>
        ${t('clock.correct')}
      </button>`
  }

  readonly #trust = (): void => {
    // What cannot be remembered is asked again.
    void this.clock?.trust().catch(() => undefined)
  }

  readonly #putOff = (): void => {
    this.isExplaining = false
    this.clock?.putOff()
  }

  readonly #changed = (): void => {
    this.requestUpdate()
  }

  #listen(clock: ClockWatch | undefined): void {
    if (clock === this.#heard) return
    this.#heard?.removeEventListener('change', this.#changed)
    clock?.addEventListener('change', this.#changed)
    this.#heard = clock
  }
}

function question({ now, against, isBill }: ClockDoubt): string {
  if (isBill) return t('clock.newest', { now: formatDate(now, 'full'), newest: formatDate(against, 'full') })
  return t('clock.built', { now: formatDate(now, 'full'), built: formatDate(against, 'date') })
}

declare global {
  interface HTMLElementTagNameMap {
    'clock-question': ClockQuestion
  }
}
