import { consume } from '@lit/context'
import { css, html } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { EngineApi, Secret } from '../../../shared/browser/engine-api.ts'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import '../../app/locale-choice.ts'
import { navigate } from '../../app/navigate.ts'
import { pairingOfLink, takePairingLink } from '../../app/pairing-link.ts'
import { engineContext, shopContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import { hasChosenLanguage, locale } from '../../i18n/locale.ts'
import '../../i18n/messages/first-run.ts'
import '../../i18n/messages/pairing.ts'
import { deviceNameHere } from '../../parts/device-name.ts'
import '../../parts/problem-card.ts'
import '../../parts/secret-field.ts'
import type { SecretField } from '../../parts/secret-field.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-wizard.ts'
import type { CodeReadEvent } from './code-read-event.ts'
import './code-scanner.ts'
import './enter-code.ts'
import type { EnterCode } from './enter-code.ts'
import { isWholeCode, joinShop } from './pair-flow.ts'

/** What one stage shows in the wizard. */
interface Frame {
  readonly heading: string
  readonly text: string
  readonly primary?: string
  readonly blocked?: string
  readonly content: unknown
}

/** Joining a shop by the code that another of its devices shows: typed, scanned, or opened as a link. Goes on to the list of backups. */
@customElement('pair-page')
export class PairPage extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
      }
      .content {
        display: grid;
        gap: 16px;
      }
    `,
  ]

  @consume({ context: engineContext, subscribe: true })
  @state()
  private engine: EngineApi | undefined
  @consume({ context: shopContext, subscribe: true })
  @state()
  private shop: ShopStore | undefined

  @state() private stage: 'language' | 'enter' | 'scan' | 'secret' = hasChosenLanguage()
    ? 'enter'
    : 'language'
  @state() private pairing = ''
  /** The code came whole, by a camera or a link: it is not shown and not typed. */
  @state() private wasRead = false
  @state() private deviceName: string | undefined
  @state() private secret: Secret | undefined
  @state() private busy = false
  @state() private error: unknown

  override connectedCallback(): void {
    super.connectedCallback()
    window.addEventListener('hashchange', this.#linkOpened)
    this.#linkOpened()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    window.removeEventListener('hashchange', this.#linkOpened)
  }

  protected override render() {
    const { heading, text, primary = '', blocked = '', content } = this.#frame()
    return html`<pos-wizard
      data-testid="pair"
      data-stage=${this.stage}
      heading=${heading}
      text=${text}
      primary=${primary}
      blocked=${blocked}
      ?busy=${this.busy}
      ?can-back=${this.stage !== 'language' && !this.busy}
      @back=${this.#back}
      @next=${this.#next}
    >
      <div class="content">
        <problem-card .error=${this.error}></problem-card>
        ${content}
      </div>
    </pos-wizard>`
  }

  #frame(): Frame {
    switch (this.stage) {
      case 'language':
        return {
          heading: t('first.hello'),
          text: t('first.hello_text'),
          primary: t('app.continue'),
          content: html`<locale-choice></locale-choice>`,
        }
      case 'enter':
        return this.#enter()
      case 'scan':
        return {
          heading: t('pairing.scan_title'),
          text: t('pairing.scan_text'),
          content: html`<code-scanner
              @code-read=${(event: CodeReadEvent) => this.#read(event.pairing)}
            ></code-scanner>
            <button class="button quiet" data-testid="type-instead" @click=${() => this.#show('enter')}>
              ${t('pairing.type_instead')}
            </button>`,
        }
      case 'secret':
        return {
          heading: t('pairing.open_title'),
          text: t('pairing.open_text'),
          primary: t(this.busy ? 'pairing.joining' : 'pairing.join'),
          ...(this.secret === undefined ? { blocked: t('pairing.needs_secret') } : {}),
          content: html`<secret-field name="pair-secret" @change=${this.#secretTyped}></secret-field>`,
        }
    }
  }

  #enter(): Frame {
    const isWhole = this.wasRead || isWholeCode(this.pairing)
    return {
      heading: t('nav.pair'),
      text: this.wasRead ? '' : t('pairing.text'),
      primary: t(this.busy ? 'pairing.joining' : 'pairing.join'),
      ...(isWhole ? {} : { blocked: t('pairing.needs_code') }),
      content: html`<enter-code
        ?read=${this.wasRead}
        ?names=${this.shop === undefined}
        .code=${this.wasRead ? '' : this.pairing}
        .deviceName=${this.deviceName ?? deviceNameHere()}
        @input=${this.#typed}
        @scan-wanted=${() => this.#show('scan')}
        @other-wanted=${this.#other}
      ></enter-code>`,
    }
  }

  #show(stage: PairPage['stage']): void {
    this.stage = stage
    this.error = undefined
  }

  #read(pairing: string): void {
    this.pairing = pairing
    this.wasRead = true
    if (this.stage !== 'language') this.#show('enter')
  }

  readonly #linkOpened = (): void => {
    takePairingLink()
    const pairing = pairingOfLink()
    if (pairing !== undefined) this.#read(pairing)
  }

  readonly #typed = (event: Event): void => {
    const { code, deviceName } = event.currentTarget as EnterCode
    if (!this.wasRead) this.pairing = code
    this.deviceName = deviceName
    this.error = undefined
  }

  readonly #other = (): void => {
    this.pairing = ''
    this.wasRead = false
    this.error = undefined
  }

  readonly #secretTyped = (event: Event): void => {
    this.secret = (event.currentTarget as SecretField).secret
    this.error = undefined
  }

  readonly #back = (): void => {
    if (this.stage === 'enter') navigate(this.shop === undefined ? '/welcome' : '/account')
    else this.#show('enter')
  }

  readonly #next = (): void => {
    if (this.stage === 'language') {
      locale.setLanguage(locale.language)
      this.#show('enter')
    } else void this.#join()
  }

  async #join(): Promise<void> {
    const { engine, pairing, secret } = this
    if (engine === undefined || this.busy) return
    this.busy = true
    this.error = undefined
    const deviceName = this.deviceName?.trim() || deviceNameHere()
    const device = { pairing, deviceName, ...(secret === undefined ? {} : { secret }) }
    try {
      const joined = await joinShop(engine, device, this.shop !== undefined)
      if ('needsSecret' in joined) this.#show('secret')
      else navigate(joined.goTo, { replace: true })
    } catch (error) {
      this.error = error
    }
    this.busy = false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pair-page': PairPage
  }
}
