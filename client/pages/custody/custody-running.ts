import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { CustodyState, CustodyStep } from '../../../shared/browser/engine-custody.ts'
import type { Progress, ProgressStep } from '../../../shared/browser/engine-api.ts'
import { PosError } from '../../../shared/errors.ts'
import { t } from '../../i18n/catalogue.ts'
import { errorText } from '../../i18n/error-text.ts'
import '../../i18n/messages/custody.ts'
import '../../parts/job-steps.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-notice.ts'
import './custody-icons.ts'

const STEPS: readonly ProgressStep[] = ['progress.rekey', 'progress.send', 'progress.check', 'progress.purge']

/** What is shown of a step whose counts this page was not told. */
const AT: Readonly<Record<CustodyStep, ProgressStep>> = {
  prepared: 'progress.rekey',
  rebuilding: 'progress.rekey',
  sending: 'progress.send',
  checking: 'progress.check',
  purging: 'progress.purge',
}

/**
 * How far the way to private custody is, and what the server can read until it is done.
 *
 * @fires go-on - the person does not want to wait until it goes on by itself
 */
@customElement('custody-running')
export class CustodyRunning extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 16px;
      }
    `,
  ]

  @property({ attribute: false }) now: CustodyState | undefined
  /** What the engine said last to this page; `undefined` after a reload. */
  @property({ attribute: false }) progress: Progress | undefined
  /** True while this page itself waits for it. */
  @property({ type: Boolean }) busy = false

  protected override render() {
    const underway = this.now?.underway
    const reads = underway?.serverReads ?? 'everything'
    return html`<pos-notice tone="brand" icon="server" data-testid="custody-reads" data-reads=${reads}
        >${t(`custody.reads_${reads}`)}</pos-notice
      >
      <div class="card">
        <job-steps job="custody" .steps=${STEPS} .progress=${this.#progress()}></job-steps>
      </div>
      ${this.#problem()} ${this.busy ? nothing : this.#goOn()}`
  }

  #progress(): Progress | undefined {
    const step = this.now?.underway?.step
    if (step === undefined) return this.progress
    const isTold = this.progress !== undefined && STEPS.indexOf(this.progress.step) >= STEPS.indexOf(AT[step])
    return isTold ? this.progress : { step: AT[step], done: 0, total: 0, unit: 'records' }
  }

  #problem() {
    const problem = this.now?.underway?.problem
    if (problem === undefined) return nothing
    return html`<pos-notice tone="warning" icon="triangle-alert"
      >${errorText(new PosError(problem, 'custody'))}</pos-notice
    >`
  }

  #goOn() {
    return html`<button
      class="button"
      data-testid="custody-go-on"
      @click=${() => this.dispatchEvent(new Event('go-on'))}
    >
      ${t('custody.go_on')}
    </button>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'custody-running': CustodyRunning
  }
}
