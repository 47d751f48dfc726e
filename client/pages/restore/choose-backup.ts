import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { BackupRow } from '../../../shared/browser/engine-api.ts'
import { EVERY_POINT, filterPoints, type PointFilter } from '../../data/point-filter.ts'
import { t } from '../../i18n/catalogue.ts'
import { dayOf, formatDate } from '../../i18n/dates.ts'
import '../../i18n/messages/backup.ts'
import '../../i18n/messages/points.ts'
import '../../i18n/messages/restore.ts'
import { pointTags } from '../../parts/point-tags.ts'
import { pointText } from '../../parts/point-words.ts'
import '../../parts/points-filter.ts'
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
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
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
  @state() private filter: PointFilter = EVERY_POINT

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
    const found = filterPoints(rows, this.filter, pointText, dayOf)
    const shown = this.showsAll ? found : found.slice(0, FIRST)
    return html`<div class="list">
      ${this.showsAll ? html`<points-filter .filter=${this.filter} @change=${this.#filtered}></points-filter>` : nothing}
      ${found.length === 0 ? this.#nothingFound() : this.#cards(shown, rows[0])}
      ${
        this.showsAll || rows.length <= FIRST
          ? nothing
          : html`<button
              class="button quiet all"
              data-testid="show-all"
              @click=${() => (this.showsAll = true)}
            >
              ${t('restore.show_all', { count: rows.length })}
            </button>`
      }
    </div>`
  }

  #cards(shown: readonly BackupRow[], newest: BackupRow | undefined) {
    return html`<div class="list" role="radiogroup" aria-label=${t('restore.choose_title')}>
      ${shown.map((row) => this.#card(row, row === newest))}
    </div>`
  }

  #card(row: BackupRow, isNewest: boolean) {
    return html`<pos-choice-card
      data-testid="restore-card"
      data-number=${row.number}
      heading=${formatDate(row.storedAt)}
      text=${`${t('points.backup', { number: row.number })} · ${t('restore.from_device', { name: row.deviceName })}`}
      ?selected=${row.snapshotId === this.chosen?.snapshotId}
      @change=${() => restoreFlow.choose(row)}
    >
      ${row.name === undefined ? nothing : html`<span class="line name">${row.name}</span>`}
      <span class="line">
        ${t('restore.row_counts', { bills: row.sections['sonic_invoices'] ?? 0, records: row.records })}
      </span>
      <span class="tags">
        ${isNewest ? html`<pos-tag tone="brand">${t('backup.newest')}</pos-tag>` : nothing} ${pointTags(row)}
      </span>
    </pos-choice-card>`
  }

  #nothingFound() {
    return html`<pos-empty
      icon="history"
      heading=${t('points.found_none')}
      text=${t('points.found_none_hint')}
    ></pos-empty>`
  }

  readonly #filtered = (event: Event): void => {
    this.filter = (event.currentTarget as HTMLElementTagNameMap['points-filter']).filter
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'choose-backup': ChooseBackup
  }
}
