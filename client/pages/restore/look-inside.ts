import { html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { BackupPreview } from '../../../shared/browser/engine-api.ts'
import type { Currency, Money } from '../../../shared/money.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/care.ts'
import '../../i18n/messages/restore.ts'
import { formatNumber } from '../../i18n/numbers.ts'
import { formatSums } from '../../i18n/sums.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-money.ts'
import '../../ui/pos-number.ts'
import { lookInsideStyles } from './look-inside.styles.ts'
import './restore-icons.ts'
import { tillLetterOf } from './till-letter.ts'

const COUNTS = [
  { name: 'bills', icon: 'receipt-text', collection: 'invoices' },
  { name: 'items', icon: 'package', collection: 'items' },
  { name: 'customers', icon: 'users', collection: 'customers' },
  { name: 'repairs', icon: 'wrench', collection: 'services' },
] as const

/** Sums that a backup may name, in the order in which they are shown; others are not shown. */
const TOTALS = [
  ['owed', 'restore.owed'],
  ['cash', 'restore.cash'],
  ['card', 'restore.card'],
  ['transfer', 'restore.transfer'],
  ['kept', 'restore.kept'],
  ['loans', 'restore.loans'],
] as const

/** Said also when it is nothing: an empty till is news. */
const ALWAYS: ReadonlySet<string> = new Set(['owed', 'cash'])

/** A left generation stays at least this long (engine 21). */
const KEPT_DAYS = 7

const ORDER: readonly Currency[] = ['IQD', 'USD']

/** What a backup holds and what restoring it changes on this device. */
@customElement('look-inside')
export class LookInside extends PosElement {
  static override styles = [controlStyles, lookInsideStyles]

  @property({ attribute: false }) preview!: BackupPreview
  /** The server has checked it. */
  @property({ type: Boolean }) checked = false
  /** There is a shop on this device now. */
  @property({ type: Boolean, attribute: 'has-shop' }) hasShop = false
  /** It comes from the server. */
  @property({ type: Boolean }) online = false

  protected override render() {
    return html`${this.#counts()} ${this.#totals()} ${this.#changes()}`
  }

  #counts() {
    const { records, collections } = this.preview
    return html`<section class="card counts" data-testid="inside-counts" data-records=${records}>
      <p class="proof ${this.checked ? 'good' : ''}">
        <pos-icon name="shield-check"></pos-icon>
        ${t(this.checked ? 'restore.complete' : 'restore.unchecked', { records })}
      </p>
      <dl>
        ${COUNTS.map(
          ({ name, icon, collection }) =>
            html`<div data-testid="inside-${name}">
              <dt><pos-icon name=${icon}></pos-icon>${t(`care.${name}`)}</dt>
              <dd><pos-number .value=${collections[collection] ?? 0}></pos-number></dd>
            </div>`,
        )}
      </dl>
    </section>`
  }

  #totals() {
    const { totals, stockMilli } = this.preview
    const rows = TOTALS.flatMap(([name, label]) => {
      const sums = totals[name]
      if (sums === undefined) return []
      const money = ORDER.flatMap((currency) => ({ currency, amount: sums[currency] ?? 0 }))
      const shown = money.filter(({ amount }) => amount !== 0)
      if (shown.length > 0) return [this.#sums(name, t(label), shown)]
      return ALWAYS.has(name) ? [this.#sums(name, t(label), money.slice(0, 1))] : []
    })
    if (rows.length === 0 && stockMilli === undefined) return nothing
    return html`<section class="card totals">
      <dl>
        ${rows}
        ${
          stockMilli === undefined
            ? nothing
            : html`<div data-testid="inside-stock">
                <dt>${t('restore.stock')}</dt>
                <dd>${formatNumber(stockMilli / 1000)}</dd>
              </div>`
        }
      </dl>
    </section>`
  }

  #sums(name: string, label: string, sums: readonly Money[]) {
    return html`<div data-testid="inside-${name}">
      <dt>${label}</dt>
      <dd>
        ${sums.map(({ amount, currency }) => html`<pos-money .amount=${amount} .currency=${currency}></pos-money>`)}
      </dd>
    </div>`
  }

  #changes() {
    const { nextNumber, unsent } = this.preview
    const letter = tillLetterOf(nextNumber)
    const number = nextNumber
    return html`<section class="card changes">
      <h2 class="heading">${t('restore.changes')}</h2>
      <ul>
        ${this.#change(
          'circle-check',
          'good',
          letter === '' ? t('restore.first_till', { number }) : t('restore.till', { letter, number }),
          'next-number',
        )}
        ${
          unsent.docs > 0
            ? this.#change(
                'clock',
                'look',
                t('restore.unsent', { docs: unsent.docs, sums: formatSums(unsent.sums) || 'none' }),
                'unsent',
              )
            : nothing
        }
        ${this.hasShop ? this.#change('history', 'quiet', t('restore.safety', { days: KEPT_DAYS }), 'safety') : nothing}
        ${this.online ? this.#change('users', 'quiet', t('restore.others_told'), 'others') : nothing}
      </ul>
    </section>`
  }

  #change(icon: string, tone: string, text: string, testid: string) {
    return html`<li class=${tone} data-testid="inside-${testid}">
      <pos-icon name=${icon}></pos-icon><span>${text}</span>
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'look-inside': LookInside
  }
}
