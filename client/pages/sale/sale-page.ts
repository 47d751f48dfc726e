import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import type { Boot } from '../../../shared/browser/boot.ts'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import { bootContext, catalogContext, engineContext, shopContext } from '../../data/contexts.ts'
import type { Catalog } from '../../data/catalog.ts'
import { t } from '../../i18n/catalogue.ts'
import { errorText } from '../../i18n/error-text.ts'
import '../../i18n/messages/sale.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import '../../ui/pos-error-card.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-page.ts'
import { pieceCount } from '../../data/cart.ts'
import { formatNumber } from '../../i18n/numbers.ts'
import type { CartActionEvent } from './cart-action-event.ts'
import './clock-question.ts'
import { followDesk } from './follow-desk.ts'
import { preloadPay } from './pay/open-pay.ts'
import type { ItemChosenEvent } from './item-chosen-event.ts'
import { deskOf } from './open-desk.ts'
import './sale-cart.ts'
import './sale-categories.ts'
import type { SaleDesk } from './sale-desk.ts'
import './sale-icons.ts'
import { listenToKeyboard } from './sale-keyboard.ts'
import './sale-nothing-found.ts'
import { salePageStyles } from './sale-page.styles.ts'
import './sale-search.ts'
import type { SaleSearch } from './sale-search.ts'
import './sale-tiles.ts'
import { SaleShelf } from './sale-shelf.ts'
import { SaleWork } from './sale-work.ts'

const phone = window.matchMedia('(max-width: 599px)')

/** Where a cashier sells: search and tiles beside the cart; on a phone the cart is a sheet. */
@customElement('sale-page')
export class SalePage extends PosElement {
  static override styles = [controlStyles, salePageStyles]

  @consume({ context: shopContext, subscribe: true })
  @state()
  private shop: ShopStore | undefined
  @consume({ context: bootContext, subscribe: true })
  @state()
  private boot: Boot | undefined
  @consume({ context: catalogContext, subscribe: true })
  @state()
  private catalog: Catalog | undefined
  @consume({ context: engineContext, subscribe: true })
  @state()
  private engine: EngineApi | undefined

  @state() private desk: SaleDesk | undefined
  @state() private isPhone = phone.matches
  @state() private hasKeyboard = false
  @state() private isSheetOpen = false
  @query('sale-search') private readonly search!: SaleSearch | null

  readonly #shelf = new SaleShelf(this)
  readonly #work = new SaleWork(this, {
    shelf: this.#shelf,
    desk: () => this.desk,
    shop: () => this.shop,
    engine: () => this.engine,
    host: () => this.renderRoot,
    settled: () => this.#settled(),
  })

  constructor() {
    super()
    followDesk(this, () => this.desk)
    listenToKeyboard(this, {
      isBlocked: () => this.#work.isBusy,
      areLineKeysFree: () => this.#shelf.query === '' && (this.search?.hasFocus === true || isFree()),
      onScan: (code) => this.#work.scan(code),
      onKey: (key) => this.#work.press(key, this.search),
      onKeyboardSeen: () => {
        this.hasKeyboard = true
      },
    })
  }

  override connectedCallback(): void {
    super.connectedCallback()
    phone.addEventListener('change', this.#onPhone)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    phone.removeEventListener('change', this.#onPhone)
  }

  protected override willUpdate(): void {
    const { shop, catalog, boot } = this
    if (shop === undefined || catalog === undefined || boot === undefined) return
    if (this.desk?.catalog === catalog) return
    void deskOf(shop, catalog, boot).then(
      (desk) => {
        if (this.catalog === catalog) this.desk = desk
      },
      (error: unknown) => this.#work.fail(error),
    )
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('desk') || this.desk === undefined) return
    this.#settled()
    requestIdleCallback(() => void preloadPay().catch(() => undefined), { timeout: 3000 })
  }

  protected override render() {
    return html`<pos-page flush heading=${t('sale.title')}>
        ${this.isPhone ? nothing : html`<div slot="top" class="top">${this.#searchField()}</div>`}
        <div class="main">
          ${this.isPhone ? html`<div class="phone-search">${this.#searchField()}</div>` : nothing}
          ${this.desk === undefined ? nothing : this.#goods(this.desk)}
        </div>
        ${this.isPhone ? html`<div slot="bottom">${this.#cartBar()}</div>` : nothing}
      </pos-page>
      ${this.isPhone ? this.#sheet() : this.#aside()}`
  }

  #searchField() {
    return html`<sale-search
      .value=${this.#shelf.query}
      ?caps=${this.hasKeyboard}
      @input=${(event: Event) => this.#shelf.look((event.currentTarget as SaleSearch).value)}
    ></sale-search>`
  }

  #goods(desk: SaleDesk) {
    const items = this.#shelf.find(desk.catalog.itemSearch)
    return html`<sale-categories
        .categories=${desk.catalog.categories}
        chosen=${this.#shelf.category}
        @category-chosen=${this.#categoryChosen}
      ></sale-categories>
      <clock-question .clock=${desk.clock}></clock-question>
      ${this.#failure()}
      ${
        items.length === 0
          ? html`<sale-nothing-found
              query=${this.#shelf.query}
              ?code=${this.#shelf.isCode}
              ?empty=${desk.catalog.items.size === 0}
              @free-line=${() => this.#work.act('free-line')}
            ></sale-nothing-found>`
          : html`<sale-tiles
              .desk=${desk}
              .items=${items}
              @item-chosen=${(event: ItemChosenEvent) => this.#work.add(event.item)}
            ></sale-tiles>`
      }`
  }

  #failure() {
    const failure = this.#work.failure ?? this.desk?.drafts.failure
    if (failure === undefined) return nothing
    return html`<pos-error-card data-testid="sale-error" text=${errorText(failure)}></pos-error-card>`
  }

  #aside() {
    return html`<aside aria-label=${t('sale.cart')}>
      <sale-cart .desk=${this.desk} ?caps=${this.hasKeyboard} @cart-action=${this.#onCartAction}></sale-cart>
    </aside>`
  }

  #cartBar() {
    const { cart, priced } = this.desk ?? {}
    if (cart === undefined || priced === undefined) {
      const held = this.desk?.drafts.held.length ?? 0
      if (held === 0) return nothing
      return html`<button
        class="button wide"
        type="button"
        data-testid="held"
        @click=${() => this.#work.act('held')}
      >
        <pos-icon name="pause"></pos-icon>${t('sale.held')} ${formatNumber(held)}
      </button>`
    }
    return html`<button class="cart-bar" type="button" data-testid="cart-bar" @click=${this.#openSheet}>
      <b>${formatNumber(pieceCount(cart))}</b><span>${t('sale.cart')}</span>
      <pos-money amount=${priced.total} currency=${priced.currency}></pos-money>
    </button>`
  }

  #sheet() {
    if (!this.isSheetOpen) return nothing
    return html`<pos-sheet open label=${t('sale.cart')} @close=${this.#closeSheet}>
      <sale-cart sheet .desk=${this.desk} @cart-action=${this.#onCartAction}></sale-cart>
    </pos-sheet>`
  }

  readonly #categoryChosen = (event: Event): void => {
    this.#shelf.choose((event.target as HTMLElementTagNameMap['sale-categories']).chosen)
    this.#settled()
  }

  readonly #openSheet = (): void => {
    void import('../../ui/pos-sheet.ts').then(() => {
      this.isSheetOpen = true
    })
  }

  readonly #closeSheet = (): void => {
    this.isSheetOpen = false
  }

  readonly #onPhone = (): void => {
    this.isPhone = phone.matches
    this.isSheetOpen = false
  }

  readonly #onCartAction = (event: CartActionEvent): void => {
    this.#work.act(event.action, event.index)
  }

  // After every action: the sheet of an empty cart closes, and the search field has the focus again (not on a phone).
  #settled(): void {
    if (this.isSheetOpen && this.desk?.cart === undefined) this.isSheetOpen = false
    if (this.isPhone) return
    void this.updateComplete.then(() => this.search?.take())
  }
}

/** True while no field of the page has the focus. */
function isFree(): boolean {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return !(active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement)
}

declare global {
  interface HTMLElementTagNameMap {
    'sale-page': SalePage
  }
}
