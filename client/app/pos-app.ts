import { ContextProvider } from '@lit/context'
import { css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import {
  backupStatusContext,
  bootContext,
  catalogContext,
  engineContext,
  shopContext,
} from '../data/contexts.ts'
import type { ServiceWorkerBridge } from '../data/service-worker.ts'
import { errorText } from '../i18n/error-text.ts'
import { t } from '../i18n/catalogue.ts'
import { locale } from '../i18n/locale.ts'
import '../i18n/messages/app.ts'
import { PosError } from '../../shared/errors.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-error-card.ts'
import '../ui/pos-toast.ts'
import './app-menu.ts'
import './backup-chip.ts'
import './page-outlet.ts'
import './person-button.ts'
import './shell-icons.ts'
import { isLocked } from './lock-state.ts'
import { navigate } from './navigate.ts'
import type { PageEntry } from './pages.ts'
import type { Router } from './router.ts'
import type { Screen, Session } from './session.ts'

const BRAND = 'Sonic POS'

/** The shell: provides what was opened, and shows the menu and the page that the address names, or why there is none. */
@customElement('pos-app')
export class PosApp extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        grid-template: auto minmax(0, 1fr) auto / auto minmax(0, 1fr);
        grid-template-areas: 'alarm alarm' 'rail page' 'bar bar';
        block-size: 100dvh;
      }
      .news {
        grid-area: alarm;
      }
      .alarm {
        padding: 10px 20px;
        background: var(--wa-color-danger-40);
        color: #fff;
        font-weight: 600;
      }
      .update {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: center;
        gap: 4px 12px;
        padding: 4px 20px;
        background: var(--wa-color-brand-fill-quiet);
        font-size: 14px;
      }
      .rail {
        grid-area: rail;
        min-block-size: 0;
      }
      .bar {
        grid-area: bar;
        display: none;
      }
      page-outlet,
      .failed {
        grid-area: page;
        min-block-size: 0;
        min-inline-size: 0;
      }
      .alone {
        grid-column: 1 / -1;
      }
      .failed {
        display: grid;
        place-content: center;
        gap: 20px;
        padding: 20px;
      }
      /* Dialogs over the page (client/ui/show-dialog.ts): they take no room of their own. */
      .dialogs {
        position: fixed;
        inline-size: 0;
        block-size: 0;
      }
      pos-toast {
        --toast-bottom: 24px;
      }
      @media (max-width: 599px) {
        .rail {
          display: none;
        }
        .bar {
          display: block;
        }
        pos-toast {
          --toast-bottom: 150px;
        }
      }
    `,
  ]

  /** The page's side of the service worker, once it is registered. */
  @property({ attribute: false }) worker: ServiceWorkerBridge | undefined

  @state() private session: Session | undefined
  @state() private router: Router | undefined
  @state() private hasUpdate = false

  readonly #boot = new ContextProvider(this, { context: bootContext })
  readonly #engine = new ContextProvider(this, { context: engineContext })
  readonly #shop = new ContextProvider(this, { context: shopContext })
  readonly #catalog = new ContextProvider(this, { context: catalogContext })
  readonly #status = new ContextProvider(this, { context: backupStatusContext })

  /** Follows what main.ts opened; call once. */
  follow(session: Session, router: Router): void {
    this.session = session
    this.router = router
    session.addEventListener('change', this.#sessionChanged)
    router.addEventListener('change', this.#routeChanged)
    window.addEventListener('lock-changed', this.#routeChanged)
    window.addEventListener('storage', this.#routeChanged)
    this.#sessionChanged()
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { page } = this.router ?? {}
    document.title = page === undefined ? BRAND : `${t(page.title)} · ${BRAND}`
    if (changed.has('worker')) {
      this.worker?.onUpdateReady(() => {
        this.hasUpdate = true
      })
    }
  }

  protected override render() {
    const { session, router } = this
    if (session === undefined || router === undefined || session.screen === 'opening') return nothing
    if (session.screen === 'failed') return this.#failure()
    const { page } = router
    const alone = this.#alone(page, session.screen)
    const shown = alone ?? page
    // One template for all, so that a page goes on undisturbed when the shop opens under it (first run, restore).
    return html`
      <div class="news">
        ${this.#alarm()}${alone === undefined ? html`<alarm-line path=${page.path}></alarm-line>` : nothing}
      </div>
      ${alone === undefined ? html`<app-menu class="rail" path=${page.path}><person-button slot="person"></person-button></app-menu>` : nothing}
      <page-outlet
        class=${alone === undefined ? '' : 'alone'}
        .tag=${shown.tag}
        .load=${shown.load}
      ></page-outlet>
      ${alone === undefined ? html`<app-menu class="bar" bar path=${page.path}></app-menu>` : nothing}
      <pos-toast></pos-toast>
      <div class="dialogs"><slot></slot></div>
    `
  }

  /** What stands without the menu around it, or `undefined` when the page of the address stands in the shell. */
  #alone(page: PageEntry, screen: Screen): Pick<PageEntry, 'tag' | 'load'> | undefined {
    if (screen === 'vanished' && page.path === '/restore') return page
    if (screen === 'vanished') return { tag: 'vanished-page', load: () => import('./vanished-page.ts') }
    if (screen === 'open' && isLocked())
      return { tag: 'lock-page', load: () => import('../pages/lock/lock-page.ts') }
    return screen === 'first_run' || page.path === '/welcome' ? page : undefined
  }

  #failure() {
    const error = new PosError(this.session?.error ?? 'internal', 'start')
    return html`<div class="failed alone">
      <pos-error-card text=${errorText(error)}>
        <button class="button" @click=${() => location.reload()}>${t('app.try_again')}</button>
      </pos-error-card>
    </div>`
  }

  #alarm() {
    const problem = this.session?.storageProblem
    if (problem !== undefined && problem !== 'read_only_schema')
      return html`<div class="alarm" role="alert">${errorText(new PosError(problem, 'write'))}</div>`
    if (!this.hasUpdate && problem === undefined) return nothing
    return html`<div class="update" role="status">
      <span
        >${problem === undefined ? t('app.update_ready') : errorText(new PosError(problem, 'write'))}</span
      >
      <button class="button quiet" @click=${this.#update}>${t('app.update_now')}</button>
    </div>`
  }

  readonly #update = (): void => {
    if (this.hasUpdate) this.worker?.applyUpdate()
    else location.reload()
  }

  readonly #sessionChanged = (): void => {
    if (this.session === undefined) return
    const { boot, engine, shop, catalog, status, screen } = this.session
    this.#boot.setValue(boot)
    this.#engine.setValue(engine)
    this.#shop.setValue(shop)
    this.#catalog.setValue(catalog)
    this.#status.setValue(status)
    // After the page: what it tells is never urgent
    if (engine !== undefined) void import('../parts/alarm-line.ts').catch(() => undefined)
    if (catalog !== undefined) locale.setTimeZone(catalog.settings.timeZone)
    if (screen === 'first_run' && this.router?.page.beforeShop !== true)
      navigate('/welcome', { replace: true })
    this.requestUpdate()
  }

  readonly #routeChanged = (): void => {
    this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-app': PosApp
  }
}
