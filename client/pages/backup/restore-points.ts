import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { BackupRow, EngineApi } from '../../../shared/browser/engine-api.ts'
import { BackupStatusValue } from '../../data/backup-status-value.ts'
import { engineContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import { codeOf } from '../../i18n/error-text.ts'
import '../../i18n/messages/backup.ts'
import '../../parts/problem-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-empty.ts'
import '../../ui/pos-notice.ts'
import '../../ui/pos-skeleton.ts'
import './backup-icons.ts'
import './restore-point.ts'
import { restorePointsStyles } from './restore-points.styles.ts'

/** How many show before "Show all". */
const FIRST = 6

/** The backups on the server, newest first, as a line of points in time. */
@customElement('restore-points')
export class RestorePoints extends PosElement {
  static override styles = [controlStyles, restorePointsStyles]

  @consume({ context: engineContext, subscribe: true })
  @state()
  private engine: EngineApi | undefined
  @state() private showsAll = false

  readonly #backup = new BackupStatusValue(this)
  readonly #rows = new Task(this, {
    task: async ([engine, isSignedIn, isOnline]) =>
      engine !== undefined && isSignedIn && isOnline ? engine.listBackups() : undefined,
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

  /** The rows seen last: they stay while new ones are on their way. */
  #seen: readonly BackupRow[] | undefined

  protected override render() {
    const { status, isOnline } = this.#backup
    if (status === undefined) return nothing
    this.#seen = this.#rows.value ?? this.#seen
    return html`<section class="card" data-testid="restore-points">
      <header>
        <h2 class="heading grow">${t('backup.points')}</h2>
        ${
          this.#seen === undefined || this.#seen.length === 0
            ? nothing
            : html`<span class="quiet-text small"
                >${t('backup.points_kept', { count: this.#seen.length })}</span
              >`
        }
      </header>
      ${isOnline || !status.signedIn ? nothing : this.#offline()}
      ${status.signedIn ? this.#content() : this.#withoutAccount()}
    </section>`
  }

  #offline() {
    return html`<pos-notice icon="cloud-off">${t('backup.points_offline')}</pos-notice>`
  }

  #withoutAccount() {
    return html`<p class="quiet-text">${t('backup.points_account')}</p>`
  }

  #content() {
    if (this.#seen !== undefined) return this.#list(this.#seen)
    return this.#rows.render({
      pending: () => html`<pos-skeleton rows="4"></pos-skeleton>`,
      error: (error) =>
        codeOf(error) === 'network'
          ? this.#offline()
          : html`<problem-card .error=${error}
              ><button class="button" @click=${() => this.#rows.run()}>
                ${t('backup.try_again')}
              </button></problem-card
            >`,
    })
  }

  #list(rows: readonly BackupRow[]) {
    if (rows.length === 0) {
      return html`<pos-empty
        icon="history"
        heading=${t('backup.points_none')}
        text=${t('backup.points_none_hint')}
      ></pos-empty>`
    }
    const shown = this.showsAll ? rows : rows.slice(0, FIRST)
    return html`<ol>
        ${shown.map((row, index) => html`<li><restore-point .row=${row} ?newest=${index === 0}></restore-point></li>`)}
      </ol>
      ${
        rows.length > shown.length
          ? html`<button class="button quiet" @click=${() => (this.showsAll = true)}>
              ${t('backup.points_more', { count: rows.length })}
            </button>`
          : nothing
      }`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'restore-points': RestorePoints
  }
}
