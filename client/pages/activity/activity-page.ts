import { consume } from '@lit/context'
import { html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import { AUDIT_DAYS, AUDIT_GROUPS } from '../../../shared/api/audit.ts'
import { Activity, type ActivityFilter } from '../../data/activity.ts'
import { BackupStatusValue } from '../../data/backup-status-value.ts'
import { engineContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import { codeOf } from '../../i18n/error-text.ts'
import '../../i18n/messages/activity.ts'
import { asOwner } from '../../parts/open-owner.ts'
import '../../parts/problem-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-empty.ts'
import '../../ui/pos-notice.ts'
import '../../ui/pos-page.ts'
import '../../ui/pos-segment.ts'
import type { PosSegment } from '../../ui/pos-segment.ts'
import '../../ui/pos-skeleton.ts'
import './act-list.ts'
import './activity-icons.ts'
import { activityStyles } from './activity-page.styles.ts'

const FILTERS: readonly ActivityFilter[] = ['all', ...AUDIT_GROUPS]

/** What was done to the account and by whom, newest first, for its owner. */
@customElement('activity-page')
export class ActivityPage extends PosElement {
  static override styles = [controlStyles, activityStyles]

  @consume({ context: engineContext, subscribe: true })
  @state()
  private engine: EngineApi | undefined

  readonly #activity = new Activity()
  readonly #backup = new BackupStatusValue(this)
  #asked = ''

  override connectedCallback(): void {
    super.connectedCallback()
    this.#activity.addEventListener('change', this.#draw)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#activity.removeEventListener('change', this.#draw)
  }

  protected override willUpdate(): void {
    const { status, isOnline } = this.#backup
    const asked = `${status?.signedIn} ${isOnline}`
    if (this.engine === undefined || asked === this.#asked) return
    this.#asked = asked
    if (status?.signedIn === true && isOnline) void this.#load(this.engine, this.#activity.filter)
  }

  protected override render() {
    const { status } = this.#backup
    return html`<pos-page heading=${t('activity.title')} back="/account" narrow>
      <div class="all" data-testid="activity">
        ${status?.signedIn === false ? html`<pos-notice icon="lock">${t('activity.signed_out')}</pos-notice>` : this.#content()}
      </div>
    </pos-page>`
  }

  #content() {
    const { filter, acts, isLocked, error } = this.#activity
    return html`<p class="quiet-text">${t('activity.about', { days: AUDIT_DAYS })}</p>
      <pos-segment
        data-testid="activity-filter"
        label=${t('activity.filter')}
        .options=${FILTERS.map((value) => ({ value, label: t(`activity.${value}`) }))}
        .value=${filter}
        @change=${this.#choose}
      ></pos-segment>
      ${this.#offline()}
      <problem-card .error=${codeOf(error) === 'network' ? undefined : error}></problem-card>
      ${isLocked ? this.#locked() : acts === undefined ? this.#waiting() : this.#list()}`
  }

  #offline() {
    const isAway = !this.#backup.isOnline || codeOf(this.#activity.error) === 'network'
    return isAway ? html`<pos-notice icon="cloud-off">${t('activity.offline')}</pos-notice>` : ''
  }

  #locked() {
    return html`<section class="card locked">
      <p>${t('activity.locked')}</p>
      <button class="button primary" data-testid="activity-show" @click=${this.#show}>
        ${t('activity.show')}
      </button>
    </section>`
  }

  #waiting() {
    const isComing = this.#backup.isOnline && this.#activity.error === undefined
    return isComing ? html`<section class="card"><pos-skeleton rows="5"></pos-skeleton></section>` : ''
  }

  #list() {
    const { acts = [], devices, hasMore, busy } = this.#activity
    if (acts.length === 0)
      return html`<section class="card">
        <pos-empty
          icon="scroll-text"
          heading=${t('activity.none')}
          text=${t('activity.none_text')}
        ></pos-empty>
      </section>`
    return html`<section class="card list"><act-list .acts=${acts} .devices=${devices}></act-list></section>
      ${
        hasMore
          ? html`<button
              class="button"
              data-testid="activity-more"
              aria-disabled=${String(busy || !this.#backup.isOnline)}
              @click=${this.#more}
            >
              ${t('activity.more')}
            </button>`
          : html`<p class="quiet-text small end">${t('activity.end')}</p>`
      }`
  }

  readonly #choose = (event: Event): void => {
    const filter = FILTERS.find((each) => each === (event.currentTarget as PosSegment).value)
    if (this.engine !== undefined && filter !== undefined) void this.#load(this.engine, filter)
  }

  readonly #show = async (): Promise<void> => {
    const { engine } = this
    if (engine !== undefined) await asOwner(engine, () => this.#activity.load(engine))
  }

  readonly #more = async (): Promise<void> => {
    const { engine } = this
    if (engine !== undefined) await asOwner(engine, () => this.#activity.more(engine))
  }

  /** Locked is shown as a card: nobody is asked for a password before they have asked for something. */
  async #load(engine: EngineApi, filter: ActivityFilter): Promise<void> {
    try {
      await this.#activity.load(engine, filter)
    } catch (error) {
      if (codeOf(error) !== 'owner_needed') throw error
    }
  }

  readonly #draw = (): void => this.requestUpdate()
}

declare global {
  interface HTMLElementTagNameMap {
    'activity-page': ActivityPage
  }
}
