import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/app.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-error-card.ts'

/** Where the page stands. The one before stays until the next one's code is there. */
@customElement('page-outlet')
export class PageOutlet extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        overflow: hidden;
      }
      main {
        block-size: 100%;
      }
      main > * {
        block-size: 100%;
      }
      pos-error-card {
        margin: 20px;
        block-size: auto;
      }
    `,
  ]

  /** The page's element. */
  @property() tag = ''
  /** Imports what defines it. */
  @property({ attribute: false }) load: () => Promise<unknown> = () => Promise.resolve()

  @state() private shown: HTMLElement | undefined
  @state() private hasFailed = false

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('tag')) void this.#show()
  }

  protected override render() {
    return html`<main>${this.hasFailed ? this.#failure() : (this.shown ?? nothing)}</main>`
  }

  async #show(): Promise<void> {
    const { tag } = this
    try {
      await this.load()
    } catch {
      this.hasFailed = true
      return
    }
    if (tag !== this.tag || this.shown?.localName === tag) return
    this.hasFailed = false
    this.shown = document.createElement(tag)
  }

  #failure() {
    return html`<pos-error-card text=${t('app.page_failed')}>
      <button class="button" @click=${() => location.reload()}>${t('app.try_again')}</button>
    </pos-error-card>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'page-outlet': PageOutlet
  }
}
