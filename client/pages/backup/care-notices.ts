import { consume } from '@lit/context'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { BackupStatus, EngineApi, Progress } from '../../../shared/browser/engine-api.ts'
import { BackupStatusValue } from '../../data/backup-status-value.ts'
import { engineContext } from '../../data/contexts.ts'
import { statusWords } from '../../data/status-words.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/care.ts'
import '../../parts/job-steps.ts'
import '../../parts/problem-card.ts'
import '../../parts/way-back-offer.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-notice.ts'

/** What a person should know above everything else: a restore cut short, one not verified yet, a key only here, a shop that moved. */
@customElement('care-notices')
export class CareNotices extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      strong {
        font-weight: 650;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
    `,
  ]

  @consume({ context: engineContext, subscribe: true })
  private engine: EngineApi | undefined
  @state() private progress: Progress | undefined
  @state() private isChecking = false
  @state() private error: unknown

  readonly #backup = new BackupStatusValue(this)

  protected override willUpdate(): void {
    const { status } = this.#backup
    const isToldHere = status?.keyOnlyHere === true && status.hasAccount
    const hasNews =
      isToldHere ||
      status?.restoreLeft === true ||
      status?.unchecked === true ||
      status?.movedTo !== undefined
    this.hidden = !hasNews && this.error === undefined
  }

  protected override render() {
    const { status } = this.#backup
    if (status === undefined) return nothing
    const { moved } = statusWords(status, Date.now())
    return html`
      ${status.restoreLeft ? this.#restoreLeft() : nothing} ${status.unchecked ? this.#unchecked() : nothing}
      ${status.keyOnlyHere ? this.#onlyHere(status) : nothing}
      ${moved === undefined ? nothing : html`<pos-notice tone="warning" icon="triangle-alert">${moved}</pos-notice>`}
      <problem-card .error=${this.error}></problem-card>
      <way-back-offer
        .engine=${this.engine}
        .error=${this.error}
        @went-back=${this.#wentBack}
      ></way-back-offer>
    `
  }

  #onlyHere(status: BackupStatus) {
    // Without an account the hero says the same in larger letters.
    if (!status.hasAccount) return nothing
    return this.#notice('only-here', t('care.only_here'), t('care.only_here_hint'))
  }

  #restoreLeft() {
    return this.#notice(
      'restore-left',
      t('care.left_restore'),
      t('care.left_restore_hint'),
      html`<a class="button" href="/restore">${t('care.left_go_on')}</a>
        <button class="button danger" data-testid="give-up-restore" @click=${this.#giveUp}>
          ${t('care.left_give_up')}
        </button>`,
    )
  }

  #unchecked() {
    return html`${this.#notice(
      'unchecked',
      t('care.unchecked'),
      t('care.unchecked_hint'),
      html`<button class="button" aria-disabled=${String(this.isChecking)} @click=${this.#check}>
        ${t('care.check_now')}
      </button>`,
    )}${
      this.isChecking
        ? html`<section class="card">
            <job-steps
              job="check"
              .steps=${['progress.check', 'progress.index']}
              .progress=${this.progress}
            ></job-steps>
          </section>`
        : nothing
    }`
  }

  #notice(testid: string, title: string, text: string, actions: unknown = nothing) {
    return html`<pos-notice tone="warning" icon="triangle-alert" data-testid=${testid}>
      <strong>${title}.</strong> ${text}
      ${actions === nothing ? nothing : html`<div class="buttons" slot="action">${actions}</div>`}
    </pos-notice>`
  }

  readonly #giveUp = (): Promise<void> => this.#try(async (engine) => engine.giveUpRestore())

  readonly #check = async (): Promise<void> => {
    if (this.isChecking) return
    this.isChecking = true
    await this.#try(async (engine) => {
      await engine.checkRestored((progress) => (this.progress = progress))
    })
    this.isChecking = false
  }

  readonly #wentBack = (): void => {
    this.error = undefined
  }

  async #try(work: (engine: EngineApi) => Promise<void>): Promise<void> {
    this.error = undefined
    try {
      if (this.engine !== undefined) await work(this.engine)
    } catch (error) {
      this.error = error
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'care-notices': CareNotices
  }
}
