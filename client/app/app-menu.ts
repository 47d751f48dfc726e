import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/app.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-icon.ts'
import { PAGES, type PageEntry } from './pages.ts'

/**
 * The way around: a rail at the inline start, or the phone's bottom bar of five. The person stands at the rail's foot.
 *
 * @slot person - the person's button, in the rail
 */
@customElement('app-menu')
export class AppMenu extends PosElement {
  static override styles = css`
    nav {
      block-size: 100%;
    }
    a {
      display: grid;
      justify-items: center;
      align-content: center;
      gap: 5px;
      color: var(--wa-color-text-quiet);
      font-size: 12px;
      font-weight: 600;
      line-height: 1.3;
      text-align: center;
      text-decoration: none;
      --icon-size: 23px;
    }
    a[aria-current] {
      color: var(--wa-color-brand-on-quiet);
    }
    .rail {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: 4px;
      inline-size: 84px;
      padding: 12px 5px;
      overflow: auto;
      border-inline-end: 1px solid var(--wa-color-surface-border);
      background: var(--wa-color-surface-default);
    }
    .mark {
      display: grid;
      place-items: center;
      flex: none;
      inline-size: 44px;
      block-size: 44px;
      margin-block-end: 8px;
      border-radius: 12px;
      background: var(--wa-color-brand-fill-loud);
      color: #fff;
      --icon-size: 25px;
    }
    .rail a {
      flex: none;
      inline-size: 72px;
      min-block-size: 60px;
      padding: 6px 2px;
      border-radius: 12px;
    }
    .rail a:hover {
      background: var(--sonic-key);
    }
    .rail a[aria-current] {
      background: var(--wa-color-brand-fill-quiet);
    }
    .person {
      margin-block-start: auto;
      padding-block-start: 8px;
    }
    .bar {
      display: grid;
      grid-template-columns: repeat(5, minmax(0, 1fr));
      padding: 4px 8px calc(4px + env(safe-area-inset-bottom));
      border-block-start: 1px solid var(--wa-color-surface-border);
      background: var(--wa-color-surface-default);
    }
    .bar a {
      min-block-size: 56px;
    }
    @media (min-width: 1440px) and (min-height: 700px) {
      .rail {
        align-items: stretch;
        inline-size: 208px;
        padding-inline: 12px;
      }
      .mark {
        margin-inline-start: 8px;
      }
      .rail a {
        grid-auto-flow: column;
        justify-content: start;
        align-items: center;
        gap: 12px;
        inline-size: 100%;
        min-block-size: 48px;
        padding-inline: 16px;
        font-size: 15px;
      }
      .person {
        padding-inline-start: 8px;
      }
    }
  `

  /** The address of the page in sight. */
  @property() path = '/'
  /** The phone's bottom bar instead of the rail. */
  @property({ type: Boolean, reflect: true }) bar = false

  protected override render() {
    return html`<nav class=${this.bar ? 'bar' : 'rail'} aria-label=${t('app.main_menu')}>
      ${this.bar ? nothing : html`<span class="mark"><pos-icon name="store"></pos-icon></span>`}
      ${this.#places().map((page) => this.#link(page))}
      ${this.bar ? nothing : html`<div class="person"><slot name="person"></slot></div>`}
    </nav>`
  }

  #places(): PageEntry[] {
    return PAGES.filter(
      ({ place, path }) => place === 'bar' || (this.bar ? path === '/more' : place === 'rail'),
    )
  }

  #link({ path, icon, title }: PageEntry) {
    const isMore = path === '/more' && !PAGES.some((page) => page.place === 'bar' && page.path === this.path)
    return html`<a href=${path} aria-current=${path === this.path || isMore ? 'page' : nothing}
      ><pos-icon name=${icon}></pos-icon>${t(title)}</a
    >`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'app-menu': AppMenu
  }
}
