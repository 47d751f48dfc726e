import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { BackupRow } from '../../../shared/browser/engine-api.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatDate } from '../../i18n/dates.ts'
import '../../i18n/messages/backup.ts'
import '../../i18n/messages/restore.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import '../../ui/pos-choice-card.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-empty.ts'
import '../../ui/pos-skeleton.ts'
import '../../ui/pos-tag.ts'
import { restoreFlow } from './restore-flow.ts'
import './restore-icons.ts'

const FIRST = 4

/** The backups as cards, the newest marked and chosen; "Show all" for the rest. */
@customElement('choose-backup')
export class ChooseBackup extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .list {
        display: grid;
        gap: 12px;
      }
      .line {
        display: block;
        font-size: 14px;
        line-height: 1.6;
      }
      .tags {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-block-start: 6px;
      }
      .all {
        justify-self: center;
      }
    `,
  ]

  /** Newest first; `undefined` while they are on their way. */
  @property({ attribute: false }) rows: readonly BackupRow[] | undefined
  @property({ attribute: false }) chosen: BackupRow | undefined
  @state() private showsAll = false

  protected override render() {
    const { rows } = this
    if (rows === undefined)
      return restoreFlow.error === undefined ? html`<pos-skeleton rows="4"></pos-skeleton>` : nothing
    if (rows.length === 0) {
      return html`<pos-empty icon="history" heading=${t('restore.none')} text=${t('restore.none_text')}
        ><button class="button" @click=${() => restoreFlow.show('file')}>
          ${t('restore.from_file')}
        </button></pos-empty
      >`
    }
    const shown = this.showsAll ? rows : rows.slice(0, FIRST)
    return html`<div class="list">
      <div class="list" role="radiogroup" aria-label=${t('restore.choose_title')}>
        ${shown.map((row, index) => this.#card(row, index === 0))}
      </div>
      ${
        shown.length < rows.length
          ? html`<button
              class="button quiet all"
              data-testid="show-all"
              @click=${() => (this.showsAll = true)}
            >
              ${t('restore.show_all', { count: rows.length })}
            </button>`
          : nothing
      }
    </div>`
  }

  #card(row: BackupRow, isNewest: boolean) {
    const isSafety = row.trigger === 'pre_restore' || row.trigger === 'pre_import'
    return html`<pos-choice-card
      data-testid="restore-card"
      data-number=${row.number}
      heading=${formatDate(row.storedAt)}
      text=${t('restore.from_device', { name: row.deviceName })}
      ?selected=${row.snapshotId === this.chosen?.snapshotId}
      @change=${() => restoreFlow.choose(row)}
    >
      <span class="line">
        ${t('restore.row_counts', { bills: row.sections['sonic_invoices'] ?? 0, records: row.records })}
      </span>
      <span class="tags">
        ${isNewest ? html`<pos-tag tone="brand">${t('backup.newest')}</pos-tag>` : nothing}
        ${
          row.checkedAt === undefined
            ? html`<pos-tag>${t('backup.checking')}</pos-tag>`
            : html`<pos-tag tone="success" icon="shield-check">${t('backup.verified')}</pos-tag>`
        }
        ${isSafety ? html`<pos-tag tone="warning" icon="history">${t('backup.safety')}</pos-tag>` : nothing}
      </span>
    </pos-choice-card>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'choose-backup': ChooseBackup
  }
}
