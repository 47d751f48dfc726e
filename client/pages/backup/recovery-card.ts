import { consume } from '@lit/context'
import { css, html, nothing } from 'lit'
import { customElement } from 'lit/decorators.js'
import type { Boot } from '../../../shared/browser/boot.ts'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import { BackupStatusValue } from '../../data/backup-status-value.ts'
import { bootContext, engineContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/care.ts'
import { openRecovery } from '../../parts/open-recovery.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import './backup-icons.ts'

/** Whether a recovery sheet exists, and the way to one. */
@customElement('recovery-card')
export class RecoveryCard extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .card {
        display: grid;
        gap: 12px;
      }
      .head {
        display: flex;
        align-items: center;
        gap: 12px;
      }
      .done {
        color: var(--wa-color-success-on-quiet);
      }
      pos-icon {
        --icon-size: 22px;
      }
    `,
  ]

  @consume({ context: engineContext, subscribe: true })
  private engine: EngineApi | undefined
  @consume({ context: bootContext, subscribe: true })
  private boot: Boot | undefined

  readonly #backup = new BackupStatusValue(this)

  protected override render() {
    const { status } = this.#backup
    if (status === undefined) return nothing
    const isMade = status.hasRecoveryCode
    return html`<section class="card" data-testid="recovery-card" data-made=${String(isMade)}>
      <div class="head">
        <h2 class="heading grow">${t('care.recovery')}</h2>
        ${isMade ? html`<pos-icon class="done" name="circle-check"></pos-icon>` : nothing}
      </div>
      <p class="quiet-text">${t(isMade ? 'care.recovery_done' : 'care.recovery_none')}</p>
      <button class="button" data-testid="make-recovery" @click=${this.#make}>
        <pos-icon name="key-round"></pos-icon>${t(isMade ? 'care.recovery_again' : 'care.recovery_make')}
      </button>
    </section>`
  }

  readonly #make = async (): Promise<void> => {
    const { engine } = this
    if (engine === undefined) return
    const identity = (await this.boot?.state())?.identity
    await openRecovery(engine, {
      shopName: identity?.shopName ?? '',
      login: identity?.login ?? '',
      needsPassword: this.#backup.status?.keyOnlyHere !== true,
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'recovery-card': RecoveryCard
  }
}
