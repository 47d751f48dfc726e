import { consume } from '@lit/context'
import { css, html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import { findTrace } from '../../../shared/browser/vanished.ts'
import '../../app/keep-card.ts'
import '../../app/locale-choice.ts'
import { navigate } from '../../app/navigate.ts'
import { engineContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import { hasChosenLanguage, locale } from '../../i18n/locale.ts'
import { errorText } from '../../i18n/error-text.ts'
import '../../i18n/messages/first-run.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-error-card.ts'
import '../../ui/pos-notice.ts'
import '../../ui/pos-pin.ts'
import '../../ui/pos-wizard.ts'
import './first-run-begin.ts'
import './first-run-done.ts'
import './first-run-icons.ts'
import './first-run-money.ts'
import './first-run-name.ts'
import { type DraftChangedEvent } from './draft-changed-event.ts'
import { deviceNameHere } from '../../parts/device-name.ts'
import { EMPTY_DRAFT, iqdPer100Usd, newShopOf, type ShopDraft } from './new-shop.ts'

const STEPS = ['language', 'begin', 'name', 'money', 'pin', 'pin_again', 'keep', 'done'] as const
type Step = (typeof STEPS)[number]

/** What a step's frame says; its primary goes on unless `blocked` says why not. */
interface Frame {
  readonly heading: string
  readonly text: string
  readonly primary: string
  readonly blocked?: string
  readonly content: TemplateResult
}

/** The first run: language, then a new shop in six steps, a restore, joining by a code, or an import. Works offline. */
@customElement('first-run-page')
export class FirstRunPage extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
      }
      pos-error-card {
        margin-block-end: 16px;
      }
    `,
  ]

  @consume({ context: engineContext, subscribe: true })
  private engine: EngineApi | undefined

  @state() private step: Step = hasChosenLanguage() ? 'begin' : 'language'
  @state() private draft: ShopDraft = EMPTY_DRAFT
  @state() private pinAgain = ''
  @state() private pinDiffers = false
  @state() private isBusy = false
  @state() private error: unknown

  protected override render() {
    const frame = this.#frame()
    const steps = STEPS.length - 1
    // "How do you want to begin?" is a fork, not a step.
    const number = STEPS.indexOf(this.step) + (STEPS.indexOf(this.step) > 1 ? 0 : 1)
    return html`<pos-wizard
      data-testid="first-run"
      data-step=${this.step}
      step=${this.step === 'begin' ? 1 : number}
      steps=${steps}
      heading=${frame.heading}
      text=${frame.text}
      primary=${frame.primary}
      blocked=${frame.blocked ?? ''}
      ?busy=${this.isBusy}
      ?can-back=${this.step !== 'language' && this.step !== 'done' && !this.isBusy}
      @back=${this.#back}
      @next=${this.#next}
    >
      ${this.error === undefined ? nothing : html`<pos-error-card text=${errorText(this.error)}></pos-error-card>`}
      ${frame.content}
      ${
        this.step === 'done'
          ? html`<button slot="secondary" class="button quiet wide" @click=${() => navigate('/account')}>
              ${t('first.account')}
            </button>`
          : nothing
      }
    </pos-wizard>`
  }

  #frame(): Frame {
    const primary = t('app.continue')
    switch (this.step) {
      case 'language':
        return {
          heading: t('first.hello'),
          text: t('first.hello_text'),
          primary,
          content: html`<locale-choice></locale-choice>`,
        }
      case 'begin':
        return { heading: t('first.begin'), text: t('first.begin_text'), primary: '', content: this.#begin() }
      case 'name':
        return { ...this.#nameFrame(), primary }
      case 'money':
        return { ...this.#moneyFrame(), primary }
      case 'pin':
        return this.#pinFrame(t('first.pin'), t('first.pin_text'), this.draft.pin)
      case 'pin_again':
        return this.#pinFrame(t('first.pin_again'), t('first.pin_again_text'), this.pinAgain)
      case 'keep':
        return {
          heading: t('first.keep'),
          text: t('first.keep_text'),
          primary: this.isBusy ? t('first.opening') : t('first.open'),
          content: html`<keep-card></keep-card>`,
        }
      case 'done':
        return {
          heading: t('first.ready', { shop: this.draft.shopName.trim() }),
          text: t('first.ready_text'),
          primary: t('first.sell'),
          content: html`<first-run-done .draft=${this.draft}></first-run-done>`,
        }
    }
  }

  #begin(): TemplateResult {
    const trace = findTrace(localStorage, document.cookie)
    return html`<first-run-begin .trace=${trace} @begin-new=${this.#begun}></first-run-begin>`
  }

  #nameFrame(): Omit<Frame, 'primary'> {
    return {
      heading: t('first.name'),
      text: t('first.name_text'),
      ...(this.draft.shopName.trim() === '' ? { blocked: t('first.needs_name') } : {}),
      content: html`<first-run-name .draft=${this.draft} @draft-changed=${this.#change}></first-run-name>`,
    }
  }

  #moneyFrame(): Omit<Frame, 'primary'> {
    return {
      heading: t('first.money'),
      text: t('first.money_text'),
      ...(iqdPer100Usd(this.draft.rate) === undefined ? { blocked: t('first.needs_rate') } : {}),
      content: html`<first-run-money .draft=${this.draft} @draft-changed=${this.#change}></first-run-money>`,
    }
  }

  #pinFrame(heading: string, text: string, value: string): Frame {
    return {
      heading,
      text,
      primary: t('app.continue'),
      ...(value.length < 4 ? { blocked: t('first.pin_short') } : {}),
      content: html`${this.pinDiffers ? html`<pos-notice tone="warning" icon="triangle-alert">${t('first.pin_differs')}</pos-notice><br />` : nothing}
        <pos-pin
          .value=${value}
          label=${t('first.pin_length', { count: value.length })}
          @change=${this.#pinTyped}
          @enter=${this.#next}
        ></pos-pin>`,
    }
  }

  readonly #begun = (): void => {
    if (this.draft.deviceName === '') this.draft = { ...this.draft, deviceName: deviceNameHere() }
    this.#go('name')
  }

  #go(step: Step): void {
    this.error = undefined
    this.step = step
  }

  readonly #change = (event: DraftChangedEvent): void => {
    this.draft = { ...this.draft, ...event.change }
  }

  readonly #pinTyped = (event: Event): void => {
    const { value } = event.target as HTMLInputElement
    this.pinDiffers = false
    if (this.step === 'pin') this.draft = { ...this.draft, pin: value }
    else this.pinAgain = value
  }

  readonly #back = (): void => {
    this.pinAgain = ''
    this.#go(STEPS[STEPS.indexOf(this.step) - 1] ?? 'language')
  }

  readonly #next = (): void => {
    if (this.#frame().blocked !== undefined) return
    if (this.step === 'pin_again' && this.pinAgain !== this.draft.pin) this.#choosePinAgain()
    else if (this.step === 'keep') void this.#create()
    else if (this.step === 'done') navigate('/')
    else {
      if (this.step === 'language') locale.setLanguage(locale.language)
      this.#go(STEPS[STEPS.indexOf(this.step) + 1] ?? 'done')
    }
  }

  #choosePinAgain(): void {
    this.draft = { ...this.draft, pin: '' }
    this.pinAgain = ''
    this.#go('pin')
    this.pinDiffers = true
  }

  async #create(): Promise<void> {
    if (this.engine === undefined || this.isBusy) return
    this.isBusy = true
    try {
      await this.engine.createShop(newShopOf(this.draft, Date.now()))
      this.draft = { ...this.draft, pin: '' }
      this.#go('done')
    } catch (error) {
      this.error = error
    }
    this.isBusy = false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'first-run-page': FirstRunPage
  }
}
