import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import type { BillSince, WayBack } from '../../shared/browser/engine-keeping.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/keeping.ts'
import { formatDate } from '../i18n/dates.ts'
import { localDigits } from '../i18n/numbers.ts'
import { formatSums } from '../i18n/sums.ts'
import { whenText } from '../i18n/when.ts'
import { controlStyles } from '../ui/control.styles.ts'
import '../ui/pos-dialog.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-money.ts'
import '../ui/pos-notice.ts'
import './problem-card.ts'

/** A copy that was left stays at least so long (engine 21). */
const KEPT_DAYS = 7
const SHOWN = 50

/** Goes back to how this device was before its last restore: says to when, and lists what was sold since. */
@customElement('way-back-dialog')
export class WayBackDialog extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .stack {
        gap: 16px;
      }
      ul {
        display: grid;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 4px 12px;
        padding-block: 10px;
        border-block-start: 1px solid var(--sonic-line);
      }
      .number {
        font-weight: 600;
      }
      .grow {
        color: var(--wa-color-text-quiet);
        font-size: 14px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap-reverse;
        justify-content: flex-end;
        gap: 8px;
      }
      .buttons > * {
        flex: 1 1 180px;
      }
    `,
  ]

  @property({ attribute: false }) engine!: Pick<EngineApi, 'goBack'>
  @property({ attribute: false }) way!: WayBack
  @state() private isOpen = true
  @state() private busy = false
  @state() private error: unknown

  readonly #closed = Promise.withResolvers<boolean>()

  /** Resolves when the dialog is closed: true when the shop is as it was. */
  get closed(): Promise<boolean> {
    return this.#closed.promise
  }

  protected override render() {
    const { way } = this
    return html`<pos-dialog
      data-testid="way-back"
      ?open=${this.isOpen}
      heading=${t('back.title')}
      @close=${() => this.#close(false)}
    >
      <div class="stack">
        <p>${t('back.text', { time: whenText(way.leftAt) })}</p>
        ${way.bills.length === 0 ? html`<p>${t('back.none')}</p>` : this.#sold(way)}
        ${way.isComplete ? nothing : html`<pos-notice tone="warning" icon="triangle-alert">${t('back.partial')}</pos-notice>`}
        <problem-card .error=${this.error}></problem-card>
      </div>
      <div slot="footer" class="buttons">
        <button class="button" @click=${() => this.#close(false)}>${t('app.cancel')}</button>
        <button
          class="button primary"
          data-testid="go-back"
          aria-disabled=${String(this.busy)}
          @click=${this.#goBack}
        >
          ${t('back.primary')}
        </button>
      </div>
    </pos-dialog>`
  }

  #sold({ bills, sums }: WayBack) {
    const words = t('back.sold', { count: bills.length, sums: formatSums(sums), days: KEPT_DAYS })
    return html`<p data-testid="sold-since">${words}</p>
      <ul>
        ${bills.slice(0, SHOWN).map((bill) => this.#bill(bill))}
      </ul>`
  }

  #bill({ number, at, customerName, total, currency }: BillSince) {
    const who = customerName === '' ? '' : ` · ${customerName}`
    return html`<li>
      <bdi class="number" dir="ltr">${localDigits(number)}</bdi>
      <span class="grow">${formatDate(at)}${who}</span>
      <pos-money .amount=${total} .currency=${currency}></pos-money>
    </li>`
  }

  readonly #goBack = async (): Promise<void> => {
    if (this.busy) return
    this.busy = true
    this.error = undefined
    try {
      await this.engine.goBack()
      this.#close(true)
    } catch (error) {
      this.error = error
    }
    this.busy = false
  }

  #close(isBack: boolean): void {
    if (this.busy && !isBack) return
    this.isOpen = false
    this.#closed.resolve(isBack)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'way-back-dialog': WayBackDialog
  }
}
