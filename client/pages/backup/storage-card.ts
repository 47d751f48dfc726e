import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { EngineApi, StorageFigures } from '../../../shared/browser/engine-api.ts'
import { engineContext } from '../../data/contexts.ts'
import { askPersistence } from '../../data/storage-persistence.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatBytes } from '../../i18n/dates.ts'
import '../../i18n/messages/care.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'

/** What the browser says about this device's space, and whether it promised to keep the data. */
@customElement('storage-card')
export class StorageCard extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .card {
        display: grid;
        gap: 12px;
      }
      p {
        display: flex;
        gap: 10px;
      }
      pos-icon {
        --icon-size: 21px;
        margin-block-start: 2px;
        color: var(--wa-color-text-quiet);
      }
      .good {
        color: var(--wa-color-success-on-quiet);
      }
      .look {
        color: var(--wa-color-warning-on-quiet);
      }
    `,
  ]

  @consume({ context: engineContext, subscribe: true })
  @state()
  private engine: EngineApi | undefined
  @state() private wasRefused = false

  readonly #figures = new Task(this, {
    task: async ([engine]) => engine?.storage(),
    args: () => [this.engine] as const,
  })

  protected override render() {
    const figures = this.#figures.value
    if (figures === undefined) return nothing
    return html`<section class="card" data-testid="storage-card">
      <h2 class="heading">${t('care.storage')}</h2>
      ${this.#promise(figures)} ${this.#usage(figures)} ${this.#earlier(figures)}
    </section>`
  }

  #promise({ persisted }: StorageFigures) {
    if (persisted === true) {
      return html`<p data-testid="persisted">
        <pos-icon class="good" name="circle-check"></pos-icon>${t('care.persisted')}
      </p>`
    }
    return html`<p data-testid="not-persisted">
        <pos-icon class="look" name="triangle-alert"></pos-icon>${t(
          this.wasRefused ? 'care.persist_refused' : 'care.not_persisted',
        )}
      </p>
      <button class="button" data-testid="persist" @click=${this.#ask}>${t('care.persist_ask')}</button>`
  }

  #usage({ usageBytes, quotaBytes }: StorageFigures) {
    if (usageBytes === undefined) return nothing
    const used = formatBytes(usageBytes)
    return html`<p class="quiet-text">
      <pos-icon name="hard-drive"></pos-icon>${
        quotaBytes === undefined
          ? t('care.usage_only', { used })
          : t('care.usage', { used, quota: formatBytes(quotaBytes) })
      }
    </p>`
  }

  #earlier({ generations }: StorageFigures) {
    const count = generations.filter((generation) => !generation.isActive).length
    if (count === 0) return nothing
    return html`<p class="quiet-text"><pos-icon name="history"></pos-icon>${t('care.earlier', { count })}</p>`
  }

  readonly #ask = async (): Promise<void> => {
    this.wasRefused = (await askPersistence()) !== 'persisted'
    await this.#figures.run()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'storage-card': StorageCard
  }
}
