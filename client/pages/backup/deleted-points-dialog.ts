import { css, html } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { UNDELETE_MS } from '../../../shared/api/retention.ts'
import type { BackupRow, EngineApi } from '../../../shared/browser/engine-api.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate } from '../../i18n/dates.ts'
import '../../i18n/messages/points.ts'
import { whenText } from '../../i18n/when.ts'
import { asOwner } from '../../parts/open-owner.ts'
import { pointTitle } from '../../parts/point-words.ts'
import '../../parts/problem-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import '../../ui/pos-dialog.ts'
import { PosElement } from '../../ui/pos-element.ts'
import { showToast } from '../../ui/toast.ts'

/** Backups that were deleted in the last seven days; each can be brought back. */
@customElement('deleted-points-dialog')
export class DeletedPointsDialog extends PosElement {
  static override styles = [
    controlStyles,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        min-block-size: 62px;
        padding-block: 8px;
        border-block-start: 1px solid var(--sonic-line);
      }
      .words {
        flex: 1 1 200px;
        min-inline-size: 0;
      }
      .when {
        font-weight: 600;
        line-height: 1.4;
      }
    `,
  ]

  @property({ attribute: false }) engine!: EngineApi
  @property({ attribute: false }) rows: readonly BackupRow[] = []
  /** Called after something changed on the server. */
  @property({ attribute: false }) changed: () => void = () => undefined

  @state() private isOpen = true
  @state() private error: unknown

  readonly #closed = Promise.withResolvers<void>()

  /** Resolves when the dialog is closed. */
  get closed(): Promise<void> {
    return this.#closed.promise
  }

  protected override render() {
    return html`<pos-dialog
      data-testid="deleted-dialog"
      ?open=${this.isOpen}
      heading=${t('points.deleted_title')}
      @close=${this.#close}
    >
      <div class="stack">
        <p class="quiet-text">${t('points.deleted_text', { days: UNDELETE_MS / 86_400_000 })}</p>
        <problem-card .error=${this.error}></problem-card>
        <ul>
          ${this.rows.map((row) => this.#row(row))}
        </ul>
      </div>
    </pos-dialog>`
  }

  #row(row: BackupRow) {
    const deleted =
      row.deletedAt === undefined ? '' : ` · ${t('points.deleted_at', { time: whenText(row.deletedAt) })}`
    return html`<li data-testid="deleted-point" data-number=${row.number}>
      <div class="words">
        <p class="when">${formatDate(row.storedAt)}</p>
        <p class="quiet-text small">
          ${pointTitle(row)} · ${t('points.backup', { number: row.number })}${deleted}
        </p>
      </div>
      <button class="button" data-testid="undelete" @click=${() => this.#bringBack(row)}>
        ${t('points.undelete')}
      </button>
    </li>`
  }

  async #bringBack(row: BackupRow): Promise<void> {
    this.error = undefined
    try {
      const outcome = await asOwner(this.engine, () => this.engine.undeleteBackup(row.snapshotId))
      if (!outcome.done) return
      showToast({ text: t('points.undeleted', { number: row.number }) })
      this.rows = this.rows.filter(({ snapshotId }) => snapshotId !== row.snapshotId)
      this.changed()
      if (this.rows.length === 0) this.isOpen = false
    } catch (error) {
      this.error = error
    }
  }

  readonly #close = (): void => {
    this.isOpen = false
    this.#closed.resolve()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'deleted-points-dialog': DeletedPointsDialog
  }
}
