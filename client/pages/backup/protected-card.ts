import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import { BackupStatusValue } from '../../data/backup-status-value.ts'
import { engineContext, shopContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/care.ts'
import '../../i18n/messages/progress.ts'
import { formatNumber } from '../../i18n/numbers.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-number.ts'
import '../../ui/pos-tag.ts'
import './backup-icons.ts'
import { protectedRows, totalOf, type ProtectedRow } from './protected-rows.ts'
import { ShopCounts } from './shop-counts.ts'

const STATE_ICONS = { safe: 'circle-check', waits: 'cloud-upload', here: 'hard-drive' } as const

/** How many records of each kind there are, and how many of them the server does not have yet. */
@customElement('protected-card')
export class ProtectedCard extends PosElement {
  static override styles = [
    controlStyles,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 12px;
        margin-block-end: 8px;
      }
      li {
        display: flex;
        align-items: center;
        gap: 14px;
        min-block-size: 46px;
        padding-block: 4px;
        border-block-start: 1px solid var(--sonic-line);
      }
      li:first-child {
        border-block-start: 0;
      }
      pos-icon {
        --icon-size: 21px;
        color: var(--wa-color-text-quiet);
      }
      .name {
        font-weight: 500;
      }
      .count {
        font-weight: 650;
      }
      .safe {
        color: var(--wa-color-success-on-quiet);
      }
    `,
  ]

  @consume({ context: shopContext, subscribe: true })
  @state()
  private shop: ShopStore | undefined
  @consume({ context: engineContext, subscribe: true })
  @state()
  private engine: EngineApi | undefined

  readonly #backup = new BackupStatusValue(this)
  readonly #counts = new ShopCounts(this, () => this.shop)
  readonly #newest = new Task(this, {
    task: async ([engine, snapshotId, isOnline]) =>
      engine !== undefined && snapshotId !== undefined && isOnline
        ? engine.previewBackup(snapshotId)
        : undefined,
    args: () => [this.engine, this.#backup.status?.lastBackup?.snapshotId, this.#backup.isOnline] as const,
  })

  protected override render() {
    const counts = this.#counts.value
    if (counts === undefined) return nothing
    const state = this.#backup.status?.state
    const hasAll = state === 'stored' || state === 'checked'
    return html`<section class="card" data-testid="protected">
      <header>
        <h2 class="heading grow">${t('care.protected')}</h2>
        <span class="quiet-text small" data-testid="protected-total"
          >${t('progress.records', { count: totalOf(counts) })}</span
        >
      </header>
      <ul>
        ${protectedRows(counts, this.#newest.value?.collections, hasAll).map((row) => this.#row(row))}
      </ul>
    </section>`
  }

  #row({ kind, count, waiting, state }: ProtectedRow) {
    const label =
      state === 'waits'
        ? t('care.waits', { count: waiting })
        : t(state === 'safe' ? 'care.safe' : 'care.here')
    return html`<li data-testid="protected-${kind.name}" data-count=${count} data-state=${state}>
      <pos-icon name=${kind.icon}></pos-icon>
      <span class="name grow">${t(`care.${kind.name}`)}</span>
      ${waiting > 0 ? html`<pos-tag tone="brand"><bdi dir="ltr">+${formatNumber(waiting)}</bdi></pos-tag>` : nothing}
      <pos-number class="count" .value=${count}></pos-number>
      <pos-icon class=${state} name=${STATE_ICONS[state]} label=${label}></pos-icon>
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'protected-card': ProtectedCard
  }
}
