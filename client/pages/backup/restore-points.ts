import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { BackupRow, EngineApi } from '../../../shared/browser/engine-api.ts'
import { BackupStatusValue } from '../../data/backup-status-value.ts'
import { engineContext } from '../../data/contexts.ts'
import { EVERY_POINT, filterPoints, isEveryPoint, type PointFilter } from '../../data/point-filter.ts'
import { t } from '../../i18n/catalogue.ts'
import { dayOf } from '../../i18n/dates.ts'
import { codeOf } from '../../i18n/error-text.ts'
import '../../i18n/messages/backup.ts'
import '../../i18n/messages/points.ts'
import '../../i18n/messages/retention.ts'
import { pointText } from '../../parts/point-words.ts'
import '../../parts/points-filter.ts'
import '../../parts/problem-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-empty.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-notice.ts'
import '../../ui/pos-skeleton.ts'
import './backup-icons.ts'
import { openDeletedPoints, openPoint, openRetention } from './open-point.ts'
import type { PointOpenedEvent } from './point-opened-event.ts'
import './restore-point.ts'
import { restorePointsStyles } from './restore-points.styles.ts'

/** How many show before "Show all". */
const FIRST = 6

/** What the server has: the backups, and those that can still be brought back. */
interface Points {
  readonly rows: readonly BackupRow[]
  readonly deleted: readonly BackupRow[]
}

/** The backups on the server, newest first, as a line of points in time; finding one, caring for them. */
@customElement('restore-points')
export class RestorePoints extends PosElement {
  static override styles = [controlStyles, restorePointsStyles]

  @consume({ context: engineContext, subscribe: true })
  @state()
  private engine: EngineApi | undefined
  @state() private showsAll = false
  @state() private isFinding = false
  @state() private filter: PointFilter = EVERY_POINT

  readonly #backup = new BackupStatusValue(this)
  readonly #points = new Task(this, {
    task: async ([engine, isSignedIn, isOnline]): Promise<Points | undefined> => {
      if (engine === undefined || !isSignedIn || !isOnline) return undefined
      const [rows, deleted] = await Promise.all([engine.listBackups(), engine.listDeletedBackups()])
      return { rows, deleted }
    },
    args: () => {
      const { status, isOnline } = this.#backup
      // A new number or its check changes the list: both are asked for again.
      return [
        this.engine,
        status?.signedIn === true,
        isOnline,
        status?.lastBackup?.snapshotId,
        status?.lastBackup?.checkedAt,
      ] as const
    },
  })

  /** What was seen last: it stays while the new one is on its way. */
  #seen: Points | undefined

  protected override render() {
    const { status, isOnline } = this.#backup
    if (status === undefined) return nothing
    this.#seen = this.#points.value ?? this.#seen
    return html`<section class="card" data-testid="restore-points">
      <header>
        <h2 class="heading grow">${t('backup.points')}</h2>
        ${this.#seen === undefined || this.#seen.rows.length === 0 ? nothing : this.#tools(this.#seen)}
      </header>
      ${isOnline || !status.signedIn ? nothing : this.#offline()}
      ${status.signedIn ? this.#content() : html`<p class="quiet-text">${t('backup.points_account')}</p>`}
    </section>`
  }

  #tools({ rows }: Points) {
    const found = isEveryPoint(this.filter) ? undefined : this.#found(rows).length
    const count = rows.length
    return html`<span class="quiet-text small" role="status" data-testid="points-count"
        >${found === undefined ? t('backup.points_kept', { count }) : t('points.found', { found, count })}</span
      >
      <button
        class="button"
        data-testid="points-find"
        aria-expanded=${String(this.isFinding)}
        @click=${this.#find}
      >
        <pos-icon name="calendar"></pos-icon>${t('points.find')}
      </button>`
  }

  #offline() {
    return html`<pos-notice icon="cloud-off">${t('backup.points_offline')}</pos-notice>`
  }

  #content() {
    if (this.#seen !== undefined) return this.#list(this.#seen)
    return this.#points.render({
      pending: () => html`<pos-skeleton rows="4"></pos-skeleton>`,
      error: (error) =>
        codeOf(error) === 'network'
          ? this.#offline()
          : html`<problem-card .error=${error}
              ><button class="button" @click=${this.#reload}>${t('backup.try_again')}</button></problem-card
            >`,
    })
  }

  #list({ rows, deleted }: Points) {
    const found = this.#found(rows)
    return html`${
      this.isFinding
        ? html`<points-filter .filter=${this.filter} @change=${this.#filtered}></points-filter>`
        : nothing
    }
    ${found.length === 0 ? this.#nothing(rows.length === 0) : this.#rows(found, rows[0])}
    ${this.#foot(rows, deleted)}`
  }

  #nothing(isEmpty: boolean) {
    return html`<pos-empty
      icon="history"
      heading=${t(isEmpty ? 'backup.points_none' : 'points.found_none')}
      text=${t(isEmpty ? 'backup.points_none_hint' : 'points.found_none_hint')}
    ></pos-empty>`
  }

  #rows(found: readonly BackupRow[], newest: BackupRow | undefined) {
    const shown = this.showsAll ? found : found.slice(0, FIRST)
    return html`<ol>
        ${shown.map(
          (row) =>
            html`<li>
              <restore-point
                .row=${row}
                ?newest=${row === newest}
                @point-opened=${this.#open}
              ></restore-point>
            </li>`,
        )}
      </ol>
      ${
        found.length > shown.length
          ? html`<button class="button quiet" @click=${() => (this.showsAll = true)}>
              ${t('backup.points_more', { count: found.length })}
            </button>`
          : nothing
      }`
  }

  #foot(rows: readonly BackupRow[], deleted: readonly BackupRow[]) {
    const { engine } = this
    if (engine === undefined || !this.#backup.isOnline || rows.length + deleted.length === 0) return nothing
    const parts = { engine, changed: this.#reload }
    return html`<div class="foot">
      <button class="button quiet" data-testid="retention" @click=${() => openRetention(parts, rows)}>
        ${t('retention.open')}
      </button>
      ${
        deleted.length === 0
          ? nothing
          : html`<button
              class="button quiet"
              data-testid="deleted-points"
              @click=${() => openDeletedPoints(parts, deleted)}
            >
              ${t('points.deleted_list', { count: deleted.length })}
            </button>`
      }
    </div>`
  }

  #found(rows: readonly BackupRow[]): BackupRow[] {
    return filterPoints(rows, this.filter, pointText, dayOf)
  }

  readonly #find = (): void => {
    this.isFinding = !this.isFinding
    if (!this.isFinding) this.filter = EVERY_POINT
  }

  readonly #filtered = (event: Event): void => {
    this.filter = (event.currentTarget as HTMLElementTagNameMap['points-filter']).filter
  }

  readonly #open = ({ row }: PointOpenedEvent): void => {
    const { engine } = this
    if (engine === undefined) return
    void openPoint({ engine, changed: this.#reload }, row, row === this.#seen?.rows[0])
  }

  readonly #reload = (): void => {
    void this.#points.run()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'restore-points': RestorePoints
  }
}
