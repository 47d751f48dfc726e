import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { CheckResult, EngineApi, Progress } from '../../../shared/browser/engine-api.ts'
import { navigate } from '../../app/navigate.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/backup.ts'
import '../../i18n/messages/restore.ts'
import '../../parts/job-steps.ts'
import '../../parts/way-back-offer.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-notice.ts'
import { restoreFlow } from './restore-flow.ts'
import './restore-icons.ts'

/**
 * The end of a restore: "restored" while every record is being checked, "verified" only afterwards.
 *
 * @fires check-again - after a check that failed
 */
@customElement('restore-proof')
export class RestoreProof extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 16px;
      }
    `,
  ]

  @property({ type: Boolean }) verified = false
  @property({ attribute: false }) engine: EngineApi | undefined
  /** What the check failed with. */
  @property({ attribute: false }) error: unknown
  @property({ attribute: false }) progress: Progress | undefined
  @property({ attribute: false }) check: CheckResult | undefined

  protected override render() {
    const repaired = this.check?.repaired ?? 0
    return html`<div data-testid=${this.verified ? 'verified' : 'restored'} role="status">
        ${
          this.verified
            ? html`<pos-notice tone="success" icon="shield-check">${t('restore.verified_title')}</pos-notice>`
            : html`<pos-notice tone="brand" icon="circle-check">${t('restore.restored_title')}</pos-notice>`
        }
      </div>
      <section class="card">
        <job-steps
          job="check"
          .steps=${['progress.check', 'progress.index']}
          .progress=${this.progress}
          ?finished=${this.verified}
        ></job-steps>
      </section>
      ${repaired > 0 ? html`<p class="quiet-text">${t('restore.repaired', { count: repaired })}</p>` : nothing}
      ${
        this.error === undefined
          ? nothing
          : html`<way-back-offer
                .engine=${this.engine}
                .error=${this.error}
                @went-back=${this.#wentBack}
              ></way-back-offer>
              <button class="button" @click=${() => this.dispatchEvent(new Event('check-again'))}>
                ${t('backup.try_again')}
              </button>`
      }`
  }

  readonly #wentBack = (): void => {
    restoreFlow.reset()
    navigate('/', { replace: true })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'restore-proof': RestoreProof
  }
}
