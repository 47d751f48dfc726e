import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { LegacyChoices, LegacyPreview } from '../../../shared/legacy/legacy-preview.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/care.ts'
import '../../i18n/messages/import.ts'
import { formatNumber, parseNumber } from '../../i18n/numbers.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-field.ts'
import type { PosField } from '../../ui/pos-field.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-number.ts'
import '../../ui/pos-segment.ts'
import type { PosSegment } from '../../ui/pos-segment.ts'
import { importFlow } from './import-flow.ts'
import './import-icons.ts'
import './import-oddities.ts'
import { importPreviewStyles } from './import-preview.styles.ts'

const COUNTS = [
  ['invoices', 'receipt-text', 'care.bills'],
  ['returns', 'undo-2', 'care.returns'],
  ['items', 'package', 'care.items'],
  ['customers', 'users', 'care.customers'],
  ['debtEntries', 'hand-coins', 'care.debts'],
  ['movements', 'layers', 'care.stock_moves'],
  ['transfers', 'truck', 'care.transfers'],
  ['services', 'wrench', 'import.services'],
  ['stores', 'warehouse', 'import.stores'],
] as const

/** What the old file holds, what is odd about it, and how the shop goes on with it. */
@customElement('import-preview')
export class ImportPreview extends PosElement {
  static override styles = [controlStyles, importPreviewStyles]

  @property({ attribute: false }) preview!: LegacyPreview
  @property({ attribute: false }) choices!: LegacyChoices

  protected override render() {
    return html`
      <section class="card" data-testid="import-counts">
        <dl class="counts">${COUNTS.map(([name, icon, label]) => this.#count(name, icon, label))}</dl>
      </section>
      <import-oddities .anomalies=${this.preview.anomalies}></import-oddities>
      <section class="card stack">
        <h2 class="heading">${t('import.goes_on')}</h2>
        <dl class="next">
          <div>
            <dt>${t('import.next_bill')}</dt>
            <dd data-testid="import-next-number">
              <pos-number text=${this.preview.next.invoice}></pos-number>
            </dd>
          </div>
          <div>
            <dt>${t('import.next_return')}</dt>
            <dd><pos-number text=${this.preview.next.return}></pos-number></dd>
          </div>
        </dl>
        ${this.#rate()} ${this.#dinarPrices()} ${this.#balances()}
      </section>
    `
  }

  #count(name: keyof LegacyPreview['counts'], icon: string, label: (typeof COUNTS)[number][2]) {
    const count = this.preview.counts[name]
    return html`<div data-testid="import-count-${name}" data-count=${count}>
      <dt><pos-icon name=${icon}></pos-icon>${t(label)}</dt>
      <dd><pos-number .value=${count}></pos-number></dd>
    </div>`
  }

  #rate() {
    const perDollar = this.choices.iqdPer100Usd / 100
    return html`<pos-field
      data-testid="import-rate"
      ltr
      inputmode="decimal"
      label=${t('import.rate')}
      hint=${this.preview.hasRate ? '' : t('import.rate_hint')}
      error=${perDollar > 0 ? '' : t('import.rate_bad', { rate: 1420 })}
      .value=${formatNumber(perDollar)}
      @change=${this.#rateChanged}
    ></pos-field>`
  }

  #dinarPrices() {
    if (!this.preview.anomalies.some(({ code }) => code === 'dinar_price')) return nothing
    const options = [
      { value: 'usd', label: t('import.as_usd') },
      { value: 'iqd', label: t('import.as_iqd') },
    ]
    return this.#choice(t('import.dinar_prices'), this.choices.dinarPrices, options, (value) =>
      importFlow.choose({ dinarPrices: value === 'iqd' ? 'iqd' : 'usd' }),
    )
  }

  #balances() {
    if (!this.preview.anomalies.some(({ code }) => code === 'balance_disagrees')) return nothing
    const options = [
      { value: 'ledger', label: t('import.by_ledger') },
      { value: 'stated', label: t('import.by_stated') },
    ]
    return this.#choice(t('import.balances'), this.choices.balances, options, (value) =>
      importFlow.choose({ balances: value === 'stated' ? 'stated' : 'ledger' }),
    )
  }

  #choice(
    label: string,
    value: string,
    options: { value: string; label: string }[],
    take: (value: string) => void,
  ) {
    return html`<div>
      <p class="label">${label}</p>
      <pos-segment
        .label=${label}
        .value=${value}
        .options=${options}
        @change=${(event: Event) => take((event.currentTarget as PosSegment).value)}
      ></pos-segment>
    </div>`
  }

  readonly #rateChanged = (event: Event): void => {
    const perDollar = parseNumber((event.currentTarget as PosField).value) ?? 0
    const isRate = perDollar >= 100 && perDollar <= 100_000
    importFlow.choose({ iqdPer100Usd: isRate ? Math.round(perDollar * 100) : 0 })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-preview': ImportPreview
  }
}
