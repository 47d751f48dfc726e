import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { BackupRow } from '../../../shared/browser/engine-api.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/backup.ts'
import '../../i18n/messages/points.ts'
import '../../i18n/messages/progress.ts'
import { whenText } from '../../i18n/when.ts'
import { pointTags } from '../../parts/point-tags.ts'
import { isSafetyCopy, pointTitle } from '../../parts/point-words.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-tag.ts'
import { PointOpenedEvent } from './point-opened-event.ts'
import { restorePointStyles } from './restore-point.styles.ts'

/**
 * One backup in the list: when, proven or not, number, device and counts.
 *
 * @fires point-opened - when a person wants to know more
 */
@customElement('restore-point')
export class RestorePoint extends PosElement {
  static override styles = [controlStyles, restorePointStyles]

  @property({ attribute: false }) row!: BackupRow
  @property({ type: Boolean, reflect: true }) newest = false

  protected override render() {
    const { row } = this
    const time = whenText(row.storedAt)
    return html`<div class="point" data-testid="restore-point" data-number=${row.number}>
      <span class="dot ${isSafetyCopy(row) ? 'amber' : this.newest ? 'green' : ''}"></span>
      <div class="words">
        <p class="when"><span>${capitalised(time)}</span>${pointTags(row)}${this.#current()}</p>
        <p class="what">
          <bdi>${pointTitle(row)}</bdi>
          <span class="quiet-text"
            >· ${t('points.backup', { number: row.number })} · <bdi>${row.deviceName}</bdi></span
          >
        </p>
      </div>
      <p class="size quiet-text small">
        <span>${t('points.bills', { count: row.sections['sonic_invoices'] ?? 0 })}</span>
        <span>${t('progress.records', { count: row.records })}</span>
      </p>
      <button
        class="icon-button"
        data-testid="restore-point-more"
        aria-label=${t('backup.more', { time })}
        @click=${() => this.dispatchEvent(new PointOpenedEvent(row))}
      >
        <pos-icon name="ellipsis-vertical"></pos-icon>
      </button>
    </div>`
  }

  #current() {
    return this.row.isCurrent ? html`<pos-tag tone="brand">${t('backup.current')}</pos-tag>` : nothing
  }
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}

declare global {
  interface HTMLElementTagNameMap {
    'restore-point': RestorePoint
  }
}
