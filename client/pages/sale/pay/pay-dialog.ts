import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { EngineApi } from '../../../../shared/browser/engine-api.ts'
import type { ShopStore } from '../../../../shared/browser/shop-store.ts'
import type { Invoice } from '../../../../shared/records/invoice.ts'
import { t } from '../../../i18n/catalogue.ts'
import { codeOf } from '../../../i18n/error-text.ts'
import { localDigits, parseNumber } from '../../../i18n/numbers.ts'
import '../../../i18n/messages/pay.ts'
import { withRoom } from '../../../parts/with-room.ts'
import '../../../ui/pos-dialog.ts'
import { PosElement } from '../../../ui/pos-element.ts'
import '../../../ui/pos-error-card.ts'
import { openCustomer } from '../dialogs/open-dialogs.ts'
import type { OpenPayment, SaleDesk } from '../sale-desk.ts'
import './after-sale.ts'
import './pay-confirm.ts'
import './pay-entry.ts'
import { payDialogStyles } from './pay-dialog.styles.ts'
import './pay-icons.ts'
import './pay-standing.ts'
import { pressKey, standing, startPayment, tendersOf, type Payment, type PaymentTerms } from './payment.ts'
import type { PaymentChangeEvent } from './payment-change-event.ts'

/** Takes the payment of a cart and saves the sale; then shows what to give back. @fires close */
@customElement('pay-dialog')
export class PayDialog extends PosElement {
  static override styles = payDialogStyles

  @property({ attribute: false }) desk: SaleDesk | undefined
  @property({ attribute: false }) opened: OpenPayment | undefined
  @property({ attribute: false }) store: ShopStore | undefined
  @property({ attribute: false }) engine: EngineApi | undefined
  @state() private payment: Payment | undefined
  @state() private isSaving = false
  @state() private failure: unknown
  @state() private saved: Invoice | undefined
  @state() private isAsking = false

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('keydown', this.#onKeydown)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('keydown', this.#onKeydown)
  }

  protected override willUpdate(): void {
    const terms = this.#terms
    if (this.payment === undefined && terms !== undefined) this.payment = startPayment(terms)
  }

  protected override firstUpdated(): void {
    // After the dialog has opened: it would leave the focus on its close button.
    requestAnimationFrame(() => this.renderRoot.querySelector('pay-entry')?.focus())
  }

  protected override render() {
    const { saved } = this
    if (saved !== undefined)
      return html`<pos-dialog open heading=${t('pay.saved')} @close=${this.#closed}>
        <h2 slot="title">${t('pay.saved')}</h2>
        <after-sale .invoice=${saved} @new-sale=${this.#closed}></after-sale>
      </pos-dialog>`
    return html`<pos-dialog open wide flush heading=${t('pay.title')} @close=${this.#closed}>
      <h2 slot="title">${t('pay.title')} <small>${this.#subtitle()}</small></h2>
      <kbd slot="actions" dir="ltr" aria-hidden="true">Esc</kbd>
      ${this.#body()}
    </pos-dialog>`
  }

  #subtitle(): string {
    const { desk } = this
    const number = localDigits(desk?.billNumber ?? '')
    const customer = desk?.catalog.customers.get(desk.cart?.customerId ?? '')
    return `· \u2066${number}\u2069${customer === undefined ? '' : ` · ${customer.name}`}`
  }

  #body() {
    const { payment, desk } = this
    const terms = this.#terms
    if (payment === undefined || terms === undefined || desk === undefined) return nothing
    const now = standing(payment, terms)
    const customer = desk.catalog.customers.get(desk.cart?.customerId ?? '')
    return html`<div class="split" @payment-change=${this.#changed}>
      <pay-standing class="left" .payment=${payment} .terms=${terms} .standing=${now}></pay-standing>
      <div class="right">
        <pay-entry
          .payment=${payment}
          .terms=${terms}
          .standing=${now}
          customer=${customer?.name ?? ''}
          @choose-customer=${this.#chooseCustomer}
        ></pay-entry>
        ${this.failure === undefined ? nothing : this.#error()}
        <pay-confirm .standing=${now} .saving=${this.isSaving} @confirm=${this.#confirm}></pay-confirm>
      </div>
    </div>`
  }

  #error() {
    return html`<pos-error-card
      data-testid="pay-error"
      heading=${t('pay.failed_title')}
      text=${failureText(this.failure)}
    ></pos-error-card>`
  }

  get #terms(): PaymentTerms | undefined {
    const { opened, desk } = this
    return opened && { priced: opened.priced, hasCustomer: desk?.cart?.customerId !== undefined }
  }

  readonly #changed = ({ payment }: PaymentChangeEvent): void => {
    if (!this.isSaving) this.payment = payment
  }

  readonly #onKeydown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (this.saved !== undefined || this.payment === undefined || this.isAsking || isTyping(event)) return
    const digit = event.key.length === 1 ? parseNumber(event.key) : undefined
    if (event.key === 'Enter' || event.key === 'F9') {
      if (!event.repeat) this.#confirm()
    } else if (event.key === 'Backspace') this.payment = pressKey(this.payment, 'back')
    else if (event.key === '.') this.payment = pressKey(this.payment, '.')
    else if (digit !== undefined) this.payment = pressKey(this.payment, String(digit))
    else return
    event.preventDefault()
  }

  readonly #chooseCustomer = (): void => {
    const { desk, store } = this
    if (desk === undefined || store === undefined) return
    this.isAsking = true
    void openCustomer(this.renderRoot, desk, store).finally(() => {
      this.isAsking = false
    })
  }

  // The flag is set before anything is awaited: a second tap finds it.
  readonly #confirm = (): void => {
    const { payment, desk, opened } = this
    const terms = this.#terms
    if (this.isSaving || payment === undefined || terms === undefined) return
    if (desk === undefined || opened === undefined || standing(payment, terms).problem !== undefined) return
    this.isSaving = true
    this.failure = undefined
    void this.#save(desk, opened, payment).finally(() => {
      this.isSaving = false
    })
  }

  async #save(desk: SaleDesk, opened: OpenPayment, payment: Payment): Promise<void> {
    try {
      const save = () => desk.save(opened, tendersOf(payment), payment.changeCurrency)
      const saved = await (this.store ? withRoom({ shop: this.store, engine: this.engine }, save) : save())
      desk.sold()
      this.saved = saved
      void this.engine?.wake('sale').catch(() => undefined) // the chip says what waits; the next wake tries again
    } catch (error) {
      this.failure = error
    }
  }

  readonly #closed = (): void => {
    if (!this.isSaving) this.dispatchEvent(new Event('close'))
  }
}

/** True while the key goes into a text field. */
function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0]
  return target instanceof HTMLInputElement && target.type !== 'radio'
}

function failureText(failure: unknown): string {
  const code = codeOf(failure)
  if (code === 'storage_full') return t('pay.failed_storage')
  if (code === 'shop_fenced') return t('pay.failed_fenced')
  return t(code === 'draft_gone' ? 'pay.failed_gone' : 'pay.failed_kept')
}

declare global {
  interface HTMLElementTagNameMap {
    'pay-dialog': PayDialog
  }
}
