import { consume } from '@lit/context'
import { css, html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { ShopStore } from '../../shared/browser/shop-store.ts'
import { ownerOf } from '../../shared/records/staff.ts'
import { shopContext } from '../data/contexts.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/app.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-icon.ts'
import { setLocked } from './lock-state.ts'

/** Who is at the till: an initial, and behind it lock, settings and account. */
@customElement('person-button')
export class PersonButton extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .person {
        display: grid;
        place-items: center;
        inline-size: 46px;
        block-size: 46px;
        border-radius: 50%;
        background: var(--tint-clay);
        color: var(--ink-clay);
        font-weight: 650;
        anchor-name: --person;
      }
      [popover] {
        position: fixed;
        inset: auto;
        inset-block-end: 76px;
        inset-inline-start: 16px;
        min-inline-size: 220px;
        margin: 0;
        padding: 8px;
        border: 1px solid var(--wa-color-surface-border);
        border-radius: 16px;
        background: var(--wa-color-surface-raised);
        color: var(--wa-color-text-normal);
        box-shadow: var(--wa-shadow-m);
      }
      .item {
        display: flex;
        align-items: center;
        gap: 12px;
        inline-size: 100%;
        min-block-size: 48px;
        padding-inline: 12px;
        border-radius: 10px;
        color: inherit;
        font-weight: 550;
        text-align: start;
        text-decoration: none;
      }
      .item:hover {
        background: var(--sonic-key);
      }
      .name {
        padding: 8px 12px;
        color: var(--wa-color-text-quiet);
        font-size: 14px;
      }
    `,
  ]

  @consume({ context: shopContext, subscribe: true })
  @state()
  private shop: ShopStore | undefined

  @state() private name = ''
  #read: ShopStore | undefined

  protected override willUpdate(): void {
    if (this.shop === this.#read) return
    this.#read = this.shop
    void this.#readName()
  }

  async #readName(): Promise<void> {
    const owner = ownerOf((await this.shop?.range('staff').catch(() => [])) ?? [])
    this.name = owner?.name ?? ''
  }

  protected override render() {
    const initial = this.name.trim().slice(0, 1)
    return html`<button
        class="person"
        popovertarget="menu"
        aria-label=${this.name === '' ? t('app.person') : t('app.person_named', { name: this.name })}
      >
        ${initial === '' ? html`<pos-icon name="circle-user-round"></pos-icon>` : initial.toUpperCase()}
      </button>
      <div popover id="menu" @click=${this.#hide}>
        ${this.name === '' ? '' : html`<p class="name">${this.name}</p>`}
        <button class="item" @click=${() => setLocked(true)}>
          <pos-icon name="lock"></pos-icon>${t('app.lock')}
        </button>
        <a class="item" href="/settings"><pos-icon name="settings"></pos-icon>${t('nav.settings')}</a>
        <a class="item" href="/account"><pos-icon name="circle-user-round"></pos-icon>${t('nav.account')}</a>
      </div>`
  }

  readonly #hide = (event: Event): void => {
    ;(event.currentTarget as HTMLElement).hidePopover()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'person-button': PersonButton
  }
}
