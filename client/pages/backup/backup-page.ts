import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/backup.ts'
import '../../parts/account-card.ts'
import '../../parts/custody-line.ts'
import '../../parts/server-files-card.ts'
import '../../parts/silent-devices.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-page.ts'
import './backup-hero.ts'
import './care-notices.ts'
import './file-card.ts'
import './protected-card.ts'
import './recovery-card.ts'
import './restore-points.ts'
import './server-status-card.ts'
import './storage-card.ts'

/** Where a shop's owner sees that everything is safe, and makes it so. */
@customElement('backup-page')
export class BackupPage extends PosElement {
  static override styles = css`
    .page {
      display: grid;
      gap: 20px;
    }
    .columns {
      display: grid;
      gap: 20px;
    }
    .column {
      display: grid;
      align-content: start;
      gap: 20px;
      min-inline-size: 0;
    }
    @container (min-width: 860px) {
      .columns {
        grid-template-columns: minmax(0, 1.7fr) minmax(0, 1fr);
      }
    }
    @container (max-width: 599px) {
      .page,
      .columns,
      .column {
        gap: 16px;
      }
    }
  `

  protected override render() {
    return html`<pos-page heading=${t('backup.title')}>
      <div class="page">
        <care-notices></care-notices>
        <silent-devices></silent-devices>
        <backup-hero></backup-hero>
        <div class="columns">
          <div class="column">
            <restore-points></restore-points>
            <server-files-card></server-files-card>
            <account-card></account-card>
            <storage-card></storage-card>
          </div>
          <div class="column">
            <custody-line></custody-line>
            <protected-card></protected-card>
            <file-card></file-card>
            <recovery-card></recovery-card>
            <server-status-card></server-status-card>
          </div>
        </div>
      </div>
    </pos-page>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-page': BackupPage
  }
}
