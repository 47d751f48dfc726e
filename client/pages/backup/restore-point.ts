import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { BackupRow } from '../../../shared/browser/engine-api.ts'
import { t, translate } from '../../i18n/catalogue.ts'
import { formatBytes } from '../../i18n/dates.ts'
import '../../i18n/messages/backup.ts'
import '../../i18n/messages/progress.ts'
import '../../i18n/messages/restore.ts'
import '../../i18n/messages/triggers.ts'
import { whenText } from '../../i18n/when.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-tag.ts'
import { restorePointStyles } from './restore-point.styles.ts'

/** One backup in the list: when, proven or not, why and by which device, and what can be done with it. */
@customElement('restore-point')
export class RestorePoint extends PosElement {
  static override styles = [controlStyles, restorePointStyles]

  @property({ attribute: false }) row!: BackupRow
  @property({ type: Boolean, reflect: true }) newest = false

  @state() private isOpen = false

  protected override render() {
    const { row } = this
    const time = whenText(row.storedAt)
    return html`<div class="point" data-testid="restore-point" data-number=${row.number}>
      <span class="dot ${isSafetyCopy(row) ? 'amber' : this.newest ? 'green' : ''}"></span>
      <div class="words">
        <p class="when"><span>${capitalised(time)}</span>${this.#tags()}</p>
        <p class="what">
          ${row.name ?? triggerText(row)} <span class="quiet-text">· ${row.deviceName}</span>
        </p>
      </div>
      <p class="size quiet-text small">${t('progress.records', { count: row.records })}</p>
      <button
        class="icon-button"
        data-testid="restore-point-more"
        aria-expanded=${String(this.isOpen)}
        aria-label=${t('backup.more', { time })}
        @click=${() => (this.isOpen = !this.isOpen)}
      >
        <pos-icon name="ellipsis-vertical"></pos-icon>
      </button>
      ${this.isOpen ? this.#actions() : nothing}
    </div>`
  }

  #tags() {
    const { row } = this
    return html`${
      row.checkedAt === undefined
        ? html`<pos-tag>${t('backup.checking')}</pos-tag>`
        : html`<pos-tag tone="success" icon="shield-check" data-testid="verified"
            >${t('backup.verified')}</pos-tag
          >`
    }${
      isSafetyCopy(row)
        ? html`<pos-tag tone="warning" icon="history">${t('backup.safety')}</pos-tag>`
        : nothing
    }${row.isCurrent ? html`<pos-tag tone="brand">${t('backup.current')}</pos-tag>` : nothing}`
  }

  #actions() {
    const { row } = this
    return html`<div class="actions">
      <p class="quiet-text small">
        ${t('backup.point_about', { number: row.number, size: formatBytes(row.bytes) })}
      </p>
      <a class="button" data-testid="look-inside" href="/restore?backup=${row.snapshotId}">
        <pos-icon name="history"></pos-icon>${t('backup.look_inside')}
      </a>
    </div>`
  }
}

function isSafetyCopy(row: BackupRow): boolean {
  return row.trigger === 'pre_restore' || row.trigger === 'pre_import'
}

function triggerText(row: BackupRow): string {
  return translate(`trigger.${row.trigger}`) ?? t('trigger.auto')
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}

declare global {
  interface HTMLElementTagNameMap {
    'restore-point': RestorePoint
  }
}
