import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import hardDrive from 'lucide-static/icons/hard-drive.svg?raw'
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw'
import { askPersistence, isLikelyPrivate, type Persistence } from '../data/storage-persistence.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/app.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { registerIcons } from '../ui/icons.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-icon.ts'
import '../ui/pos-notice.ts'
import './shell-icons.ts'
import { install, INSTALL_CHANGED, installState } from './install.ts'

registerIcons({ 'hard-drive': hardDrive, 'shield-check': shieldCheck })

/** The two steps that make the shop stay on this device: install, and storage that the browser does not clear; with their answers. */
@customElement('keep-card')
export class KeepCard extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 12px;
      }
      .card {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 12px 14px;
        padding: 16px;
      }
      pos-icon {
        --icon-size: 24px;
        color: var(--wa-color-brand-on-quiet);
      }
      .done pos-icon {
        color: var(--wa-color-success-on-quiet);
      }
      .words {
        flex: 1 1 200px;
      }
      h2 {
        font-size: 16px;
        font-weight: 650;
        line-height: 1.35;
      }
    `,
  ]

  @state() private persistence: Persistence | 'unasked' = 'unasked'
  @state() private isPrivate = false

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener(INSTALL_CHANGED, this.#onInstall)
    void this.#look()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener(INSTALL_CHANGED, this.#onInstall)
  }

  async #look(): Promise<void> {
    this.isPrivate = await isLikelyPrivate()
    const isKept = (await navigator.storage?.persisted?.().catch(() => false)) ?? false
    if (isKept) this.persistence = 'persisted'
  }

  protected override render() {
    return html`${this.isPrivate ? html`<pos-notice tone="warning" icon="triangle-alert">${t('storage.private')}</pos-notice>` : nothing}
    ${this.#install()} ${this.#storage()}`
  }

  #install() {
    const state = installState()
    const isDone = state === 'installed'
    const texts = {
      installed: t('install.installed'),
      offered: t('install.text'),
      by_menu: t('install.by_menu'),
    }
    return html`<section class="card ${isDone ? 'done' : ''}">
      <pos-icon name=${isDone ? 'circle-check' : 'download'}></pos-icon>
      <div class="words">
        <h2>${t('install.title')}</h2>
        <p class="quiet-text small">${texts[state]}</p>
      </div>
      ${state === 'offered' ? html`<button class="button" @click=${install}>${t('install.do')}</button>` : nothing}
    </section>`
  }

  #storage() {
    const { persistence } = this
    const isDone = persistence === 'persisted'
    const texts = {
      unasked: t('storage.text'),
      persisted: t('storage.persisted'),
      refused: t('storage.refused'),
      unknown: t('storage.unknown'),
    }
    return html`<section class="card ${isDone ? 'done' : ''}">
      <pos-icon name=${isDone ? 'shield-check' : 'hard-drive'}></pos-icon>
      <div class="words">
        <h2>${t('storage.title')}</h2>
        <p class="quiet-text small" role="status">${texts[persistence]}</p>
      </div>
      ${isDone ? nothing : html`<button class="button" @click=${this.#ask}>${t('storage.ask')}</button>`}
    </section>`
  }

  readonly #ask = async (): Promise<void> => {
    this.persistence = await askPersistence()
  }

  readonly #onInstall = (): void => {
    this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'keep-card': KeepCard
  }
}
