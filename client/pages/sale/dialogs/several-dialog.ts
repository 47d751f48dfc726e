import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Item } from '../../../../shared/records/item.ts'
import { itemLook } from '../../../data/item-look.ts'
import { t } from '../../../i18n/catalogue.ts'
import '../../../ui/pos-dialog.ts'
import { PosElement } from '../../../ui/pos-element.ts'
import '../../../ui/pos-list-row.ts'
import '../../../ui/pos-money.ts'
import type { SaleDesk } from '../sale-desk.ts'

/** Several items carry one code: asks which. @fires close */
@customElement('several-dialog')
export class SeveralDialog extends PosElement {
  @property({ attribute: false }) desk: SaleDesk | undefined
  @property() code = ''
  @property({ attribute: false }) items: readonly Item[] = []
  @property({ attribute: false }) choose: (item: Item) => void = () => undefined

  protected override render() {
    const count = this.items.length
    return html`<pos-dialog open flush heading=${t('sale.several_title')} @close=${this.#closed}>
      ${this.items.map((item) => {
        const { icon, tint } = itemLook(item.category, item.name)
        return html`<pos-list-row
          heading=${item.name}
          detail=${item.category}
          icon=${icon}
          tint=${tint}
          data-testid="several-item"
          data-item-id=${item.id}
          @click=${() => this.#chosen(item)}
        >
          ${
            item.price === null
              ? ''
              : html`<pos-money
                  slot="amount"
                  amount=${item.price.amount}
                  currency=${item.price.currency}
                ></pos-money>`
          }
        </pos-list-row>`
      })}
      <p slot="footer">${t('sale.several_text', { count, code: this.code })}</p>
    </pos-dialog>`
  }

  #chosen(item: Item): void {
    this.choose(item)
    this.#closed()
  }

  readonly #closed = (): void => {
    this.dispatchEvent(new Event('close'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'several-dialog': SeveralDialog
  }
}
