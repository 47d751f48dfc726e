import lock from 'lucide-static/icons/lock.svg?raw'
import server from 'lucide-static/icons/server.svg?raw'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import { BackupStatusValue } from '../data/backup-status-value.ts'
import { isUnderway } from '../data/custody-underway.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/custody.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { registerIcons } from '../ui/icons.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-icon.ts'

registerIcons({ lock, server })

/** Who can open the backups and what ✓ means there, with the way to the page about it. Nothing without an account. */
@customElement('custody-line')
export class CustodyLine extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .card {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 4px 12px;
        padding: 14px 16px 6px;
        line-height: 1.5;
      }
      pos-icon {
        --icon-size: 21px;
        margin-block-start: 2px;
        color: var(--wa-color-brand-on-quiet);
      }
      a.button {
        grid-column: 2;
        justify-self: start;
        padding-inline: 0;
      }
    `,
  ]

  readonly #backup = new BackupStatusValue(this)

  protected override render() {
    const { status } = this.#backup
    const now = status?.custody
    if (now === undefined || status?.hasAccount !== true) return nothing
    return html`<div class="card" data-testid="custody-line" data-custody=${now.custody}>
      <pos-icon name=${now.custody === 'private' ? 'lock' : 'server'}></pos-icon>
      <p>${t(`custody.line_${isUnderway(now) ? 'underway' : now.custody}`)}</p>
      <a class="button quiet" href="/custody">${t('custody.change')}</a>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'custody-line': CustodyLine
  }
}
