import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Progress, ProgressStep } from '../../shared/browser/engine-api.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/progress.ts'
import { progressText } from '../i18n/progress-text.ts'
import { PosElement } from '../ui/pos-element.ts'
import { registerIcons } from '../ui/icons.ts'
import '../ui/pos-progress.ts'
import type { ProgressItem } from '../ui/pos-progress.ts'
import { JOB_ICONS, STEP_ICONS } from './job-icons.ts'

registerIcons(JOB_ICONS)

/** A long job of the engine as named steps with real counts. Steps that were not expected are added where they turn up. */
@customElement('job-steps')
export class JobSteps extends PosElement {
  /** The steps that this kind of job goes through, in their order. */
  @property({ attribute: false }) steps: readonly ProgressStep[] = []
  /** What the engine said last; `undefined` before it has begun. */
  @property({ attribute: false }) progress: Progress | undefined
  /** True when the job has ended well: every step is done. */
  @property({ type: Boolean }) finished = false
  /** Names the job; another name starts the bar anew. */
  @property() job = ''

  /** Steps in the order in which they are shown, kept over a job. */
  #order: ProgressStep[] = []
  #detail = new Map<ProgressStep, string>()
  #job: string | undefined

  protected override willUpdate(): void {
    if (this.#job !== this.job) {
      this.#order = [...this.steps]
      this.#detail.clear()
    }
    this.#job = this.job
    const { progress } = this
    if (progress === undefined) return
    if (!this.#order.includes(progress.step)) this.#order.push(progress.step)
    this.#detail.set(progress.step, progressText(progress))
  }

  protected override render() {
    const { progress, finished } = this
    const at = finished
      ? this.#order.length
      : progress === undefined
        ? -1
        : this.#order.indexOf(progress.step)
    const part =
      progress !== undefined && progress.total > 0 ? Math.min(1, progress.done / progress.total) : 0
    return html`<pos-progress
      data-testid="progress"
      job=${this.job}
      label=${progress === undefined ? t('progress.next') : t(progress.step)}
      .value=${finished ? 1 : Math.max(0, at + part) / Math.max(1, this.#order.length)}
      .steps=${this.#order.map((step, index) => this.#item(step, index, at))}
    ></pos-progress>`
  }

  #item(step: ProgressStep, index: number, at: number): ProgressItem {
    const state = index < at ? 'done' : index === at ? 'now' : 'next'
    const detail = this.#detail.get(step) ?? t(state === 'done' ? 'progress.done' : 'progress.next')
    return { label: t(step), detail, icon: STEP_ICONS[step], state }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'job-steps': JobSteps
  }
}
