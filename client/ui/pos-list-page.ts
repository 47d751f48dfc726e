import plus from 'lucide-static/icons/plus.svg?raw'
import { css, html, type TemplateResult } from 'lit'
import { customElement, property, query } from 'lit/decorators.js'
import { addLinkStyles } from './add-link.styles.ts'
import { controlStyles } from './control.styles.ts'
import { registerIcons } from './icons.ts'
import { MediaValue } from './media-value.ts'
import { PosElement } from './pos-element.ts'
import './pos-field.ts'
import './pos-icon.ts'
import './pos-list-detail.ts'
import './pos-page.ts'
import './pos-virtual-list.ts'
import type { ListEntry } from './pos-virtual-list.ts'

registerIcons({ plus })

/** One of the answers above the list. */
export interface ListFilter {
  readonly value: string
  readonly label: string
}

/**
 * The frame of a page with a list that is searched, filtered and added to, and the detail of what is chosen in it.
 *
 * @slot empty - stands in the list's place while `entries` is empty
 * @slot detail - what is chosen, a form, or what to do
 * @fires search - when the person typed; read `words`
 * @fires filter - when the person chose another filter; read `filter`
 */
@customElement('pos-list-page')
export class PosListPage extends PosElement {
  static override styles = [
    controlStyles,
    addLinkStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
      }
      .chips {
        display: flex;
        gap: 8px;
        overflow-x: auto;
        scrollbar-width: none;
      }
    `,
  ]

  @property() heading = ''
  /** The page's own address: where "back" leads, and `?new=1` adds. */
  @property() href = ''
  @property({ attribute: 'add-label' }) addLabel = ''
  @property({ attribute: 'search-label' }) searchLabel = ''
  @property({ attribute: false }) filters: readonly ListFilter[] = []
  @property() filter = ''
  /** What was typed into the search. */
  @property() words = ''
  @property({ attribute: false }) entries: readonly ListEntry[] = []
  /** Draws one of `entries`. */
  @property({ attribute: false }) row: (entry: never) => TemplateResult = () => html``
  /** Something is chosen, or a form is open: a phone shows it instead of the list. */
  @property({ type: Boolean }) chosen = false

  @query('pos-virtual-list') private readonly list!: HTMLElementTagNameMap['pos-virtual-list'] | null
  readonly #phone = new MediaValue(this, '(max-width: 599px)')

  protected override render() {
    const isDetailOnly = this.chosen && this.#phone.matches
    return html`<pos-page flush heading=${this.heading} back=${isDetailOnly ? this.href : ''}>
      <a
        slot="actions"
        ?hidden=${isDetailOnly}
        class="button primary add"
        href="${this.href}?new=1"
        data-testid="list-add"
        ><pos-icon name="plus"></pos-icon><span>${this.addLabel}</span></a
      >
      <pos-list-detail ?chosen=${this.chosen}>
        ${this.#search()} ${this.#list()}
        <div slot="detail"><slot name="detail"></slot></div>
      </pos-list-detail>
    </pos-page>`
  }

  #search() {
    return html`<pos-field
        slot="search"
        bare
        type="search"
        label=${this.searchLabel}
        placeholder=${this.searchLabel}
        .value=${this.words}
        data-testid="list-search"
        @input=${this.#typed}
      ></pos-field>
      <div class="chips" slot="filters">${this.filters.map((filter) => this.#chip(filter))}</div>`
  }

  #chip({ value, label }: ListFilter) {
    return html`<button
      class="chip"
      type="button"
      aria-pressed=${String(value === this.filter)}
      @click=${() => this.#choose(value)}
    >
      ${label}
    </button>`
  }

  #list() {
    if (this.entries.length === 0) return html`<slot name="empty" slot="list"></slot>`
    return html`<pos-virtual-list slot="list" .entries=${this.entries} .row=${this.row}></pos-virtual-list>`
  }

  #choose(filter: string): void {
    this.filter = filter
    this.dispatchEvent(new Event('filter'))
  }

  readonly #typed = (event: Event): void => {
    this.words = (event.currentTarget as HTMLElementTagNameMap['pos-field']).value
    this.list?.toTop()
    this.dispatchEvent(new Event('search'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-list-page': PosListPage
  }
}
