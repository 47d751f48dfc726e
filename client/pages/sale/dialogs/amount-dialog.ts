import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { t } from '../../../i18n/catalogue.ts'
import { currencyUnit, moneyParts, parseMoney } from '../../../i18n/money.ts'
import { localDigits, parseNumber } from '../../../i18n/numbers.ts'
import { controlStyles } from '../../../ui/control.styles.ts'
import { typeKey, type PadKey, type PadKeyEvent } from '../../../ui/pad-key-event.ts'
import '../../../ui/pos-dialog.ts'
import { PosElement } from '../../../ui/pos-element.ts'
import '../../../ui/pos-numpad.ts'
import '../../../ui/pos-segment.ts'

/** What the figure counts: money in minor units, a percent in hundredths, pieces in thousandths. */
export type AmountUnit = 'IQD' | 'USD' | 'percent' | 'pieces'

/** What to ask for. */
export interface AmountParams {
  readonly heading: string
  /** The item or bill that it is about. */
  readonly about: string
  /** The units to choose from; the first is taken unless `start` says another. */
  readonly units: readonly AmountUnit[]
  readonly start: { readonly unit: AmountUnit; readonly value: number }
  /** Called once with the answer; 0 takes a discount away. */
  apply(answer: { readonly unit: AmountUnit; readonly value: number }): void
}

/** Asks for one figure with a number pad; the keyboard types it too. @fires close */
@customElement('amount-dialog')
export class AmountDialog extends PosElement {
  static override styles = [
    controlStyles,
    css`
      pos-dialog {
        --dialog-width: 400px;
      }
      .body {
        display: grid;
        gap: 12px;
      }
      .figure {
        display: flex;
        align-items: baseline;
        justify-content: end;
        gap: 8px;
        min-block-size: 60px;
        padding: 8px 18px;
        border: 2px solid var(--wa-color-focus);
        border-radius: 12px;
        font-size: 28px;
        font-weight: 700;
      }
      .figure:focus {
        outline: none;
      }
      .figure.proposed bdi {
        color: var(--wa-color-text-quiet);
      }
      .figure small {
        color: var(--wa-color-text-quiet);
        font-size: 16px;
        font-weight: 500;
      }
    `,
  ]

  @property({ attribute: false }) params: AmountParams | undefined
  @state() private unit: AmountUnit | undefined
  /** What was typed; `undefined` until the first key, while the old value is proposed. */
  @state() private typed: string | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('keydown', this.#onKeydown)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('keydown', this.#onKeydown)
  }

  protected override firstUpdated(): void {
    // After the dialog has opened: it would leave the focus on its close button.
    requestAnimationFrame(() => this.renderRoot.querySelector<HTMLElement>('.figure')?.focus())
  }

  protected override render() {
    const { params } = this
    if (params === undefined) return nothing
    const unit = this.#chosenUnit
    return html`<pos-dialog open heading=${params.heading} @close=${this.#closed}>
      <div class="body">
        <p class="quiet-text">${params.about}</p>
        <div
          class="figure ${this.typed === undefined ? 'proposed' : ''}"
          tabindex="-1"
          role="status"
          data-testid="amount-figure"
        >
          <bdi dir="ltr">${localDigits(this.#figure)}</bdi><small>${unitText(unit)}</small>
        </div>
        ${
          params.units.length < 2
            ? nothing
            : html`<pos-segment
                label=${params.heading}
                .options=${params.units.map((value) => ({ value, label: unitText(value) }))}
                value=${unit}
                @change=${this.#unitChosen}
              ></pos-segment>`
        }
        <pos-numpad extra=${unit === 'IQD' ? '000' : '.'} @pad-key=${this.#padKey}></pos-numpad>
        <button
          class="button primary large"
          type="button"
          data-testid="amount-apply"
          ?disabled=${this.#value === undefined}
          @click=${this.#apply}
        >
          ${t('sale.apply')}
        </button>
      </div>
    </pos-dialog>`
  }

  get #chosenUnit(): AmountUnit {
    return this.unit ?? this.params?.start.unit ?? 'IQD'
  }

  get #figure(): string {
    if (this.typed !== undefined) return this.typed === '' ? '0' : this.typed
    const { start } = this.params ?? {}
    if (start === undefined || start.unit !== this.#chosenUnit) return '0'
    if (start.unit === 'percent') return String(start.value / 100)
    if (start.unit === 'pieces') return String(start.value / 1000)
    return moneyParts(start.value, start.unit, { compact: true }).figure.replace('$', '')
  }

  /** The answer in whole units of its kind, or `undefined` when it cannot be one. */
  get #value(): number | undefined {
    const text = this.#figure.replaceAll(',', '')
    const unit = this.#chosenUnit
    if (unit === 'IQD' || unit === 'USD') return parseMoney(text, unit)
    const value = parseNumber(text)
    if (value === undefined) return undefined
    if (unit === 'percent') return value <= 100 ? Math.round(value * 100) : undefined
    const milli = Math.round(value * 1000)
    return milli > 0 ? milli : undefined
  }

  readonly #unitChosen = (event: Event): void => {
    this.unit = (event.target as HTMLElementTagNameMap['pos-segment']).value as AmountUnit
    this.typed = undefined
  }

  readonly #padKey = (event: PadKeyEvent): void => this.#type(event.key)

  #type(key: PadKey): void {
    const next = typeKey(this.typed ?? '', key)
    if (next.length <= 12) this.typed = next
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const digit = localToPadKey(event.key)
    if (event.key === 'Enter' && !event.repeat) this.#apply()
    else if (event.key === 'Backspace') this.#type('back')
    else if (digit !== undefined) this.#type(digit)
    else return
    event.preventDefault()
  }

  readonly #apply = (): void => {
    const value = this.#value
    if (value === undefined || this.params === undefined) return
    this.params.apply({ unit: this.#chosenUnit, value })
    this.#closed()
  }

  readonly #closed = (): void => {
    this.dispatchEvent(new Event('close'))
  }
}

function unitText(unit: AmountUnit): string {
  if (unit === 'percent') return '%'
  return unit === 'pieces' ? '' : currencyUnit(unit)
}

function localToPadKey(key: string): PadKey | undefined {
  if (key === '.' || key === ',' || key === '\u066b') return '.'
  const digit = parseNumber(key)
  return key.length === 1 && digit !== undefined ? (String(digit) as PadKey) : undefined
}

declare global {
  interface HTMLElementTagNameMap {
    'amount-dialog': AmountDialog
  }
}
