import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import type { Item } from '../../../shared/records/item.ts'
import type { Catalog } from '../../data/catalog.ts'
import { saveItem } from '../../data/edit-item.ts'
import { t } from '../../i18n/catalogue.ts'
import { errorText } from '../../i18n/error-text.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-error-card.ts'
import '../../ui/pos-field.ts'
import '../../ui/pos-segment.ts'
import { showToast } from '../../ui/toast.ts'
import { draftOf, readDraft, type DraftField, type ItemDraft } from './item-draft.ts'

/** Adds an item or changes one. @fires item-saved - read `savedId` */
@customElement('item-form')
export class ItemForm extends PosElement {
  static override styles = [
    controlStyles,
    css`
      form {
        display: grid;
        gap: 16px;
      }
      .two {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
        gap: 16px;
        align-items: end;
      }
    `,
  ]

  @property({ attribute: false }) item: Item | undefined
  @property({ attribute: false }) catalog: Catalog | undefined
  @property({ attribute: false }) shop: ShopStore | undefined
  /** What a new item begins with. */
  @property() name = ''
  @property() code = ''
  /** The item that was saved last. */
  savedId = ''
  @state() private draft: ItemDraft | undefined
  @state() private wrong: DraftField | undefined
  @state() private failure: unknown
  @state() private isSaving = false

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const { catalog } = this
    if (catalog === undefined || (this.draft !== undefined && !changed.has('item'))) return
    const currency = catalog.settings.currency
    const stock = this.item && catalog.stockOf(this.item.id)
    this.draft = draftOf(this.item, stock, { name: this.name, barcode: this.code, currency })
  }

  protected override render() {
    const { draft } = this
    if (draft === undefined) return nothing
    return html`<form class="card" data-testid="item-form" @submit=${this.#submitted}>
      <h2 class="heading">${t(this.item === undefined ? 'items.new_title' : 'items.edit_title')}</h2>
      ${this.#field('name', t('items.name'), { error: t('items.name_missing') })}
      <div class="two">
        ${this.#field('price', t('items.price'), { mode: 'decimal', error: t('items.price_wrong') })}
        <pos-segment
          label=${t('items.currency')}
          value=${draft.currency}
          .options=${[
            { value: 'IQD', label: 'IQD' },
            { value: 'USD', label: 'USD' },
          ]}
          @change=${(event: Event) => this.#chosen('currency', event)}
        ></pos-segment>
      </div>
      <div class="two">
        ${this.#field('barcode', t('items.barcode'), { hint: this.#sameCode(draft) })}
        ${this.#field('category', t('items.category'), {})}
      </div>
      <pos-segment
        label=${t('items.kind')}
        value=${draft.kind}
        .options=${[
          { value: 'product', label: t('items.product') },
          { value: 'service', label: t('items.service') },
        ]}
        @change=${(event: Event) => this.#chosen('kind', event)}
      ></pos-segment>
      ${draft.kind === 'service' ? nothing : this.#stockFields()}
      ${this.failure === undefined ? nothing : html`<pos-error-card text=${errorText(this.failure)}></pos-error-card>`}
      <button class="button primary large" data-testid="item-save" ?disabled=${this.isSaving}>
        ${t('items.save')}
      </button>
    </form>`
  }

  #stockFields() {
    return html`<div class="two">
      ${this.#field('stock', t('items.stock'), { mode: 'decimal', error: t('items.number_wrong') })}
      ${this.#field('minimum', t('items.minimum'), { mode: 'decimal', error: t('items.number_wrong') })}
    </div>`
  }

  #field(name: DraftField, label: string, { mode = '', error = '', hint = '' }) {
    return html`<pos-field
      label=${label}
      value=${this.draft?.[name] ?? ''}
      inputmode=${mode}
      hint=${hint}
      ?ltr=${mode !== '' || name === 'barcode'}
      error=${this.wrong === name ? error : ''}
      data-testid="item-${name}"
      @input=${(event: Event) => this.#typed(name, event)}
    ></pos-field>`
  }

  #sameCode({ barcode }: ItemDraft): string {
    const other = this.catalog?.itemSearch.byCode(barcode.trim()).find(({ id }) => id !== this.item?.id)
    return other === undefined || barcode.trim() === '' ? '' : t('items.barcode_taken', { name: other.name })
  }

  #typed(name: DraftField, event: Event): void {
    const { value } = event.currentTarget as HTMLElementTagNameMap['pos-field']
    if (this.draft !== undefined) this.draft = { ...this.draft, [name]: value }
    if (this.wrong === name) this.wrong = undefined
  }

  #chosen(name: 'currency' | 'kind', event: Event): void {
    const { value } = event.target as HTMLElementTagNameMap['pos-segment']
    if (this.draft !== undefined) this.draft = { ...this.draft, [name]: value }
  }

  readonly #submitted = (event: Event): void => {
    event.preventDefault()
    if (this.draft === undefined || this.isSaving) return
    const read = readDraft(this.draft)
    this.wrong = read.wrong
    if (read.form !== undefined) void this.#save(read.form)
  }

  async #save(form: Parameters<typeof saveItem>[1]): Promise<void> {
    const { shop } = this
    if (shop === undefined) return
    this.isSaving = true
    this.failure = undefined
    try {
      const item = await saveItem(shop, form, Date.now(), this.item)
      await this.catalog?.caughtUp()
      this.savedId = item.id
      showToast({ text: t('items.saved') })
      this.dispatchEvent(new Event('item-saved'))
    } catch (error) {
      this.failure = error
    } finally {
      this.isSaving = false
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'item-form': ItemForm
  }
}
