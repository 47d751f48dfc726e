import { consume } from '@lit/context'
import { css, html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { EngineApi, NewShop } from '../../../shared/browser/engine-api.ts'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import { navigate } from '../../app/navigate.ts'
import { engineContext, shopContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/import.ts'
import { whenText } from '../../i18n/when.ts'
import '../../parts/job-steps.ts'
import '../../parts/problem-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-notice.ts'
import '../../ui/pos-wizard.ts'
import type { FileChosenEvent } from './file-chosen-event.ts'
import './import-copy.ts'
import './import-file.ts'
import { importFlow } from './import-flow.ts'
import './import-preview.ts'
import './import-shop.ts'
import { recordsOf } from './records-of.ts'
import type { ShopEnteredEvent } from './shop-entered-event.ts'

/** What one stage shows in the wizard's frame. */
interface Frame {
  readonly step: number
  readonly heading: string
  readonly text: string
  readonly primary?: string
  readonly icon?: string
  readonly blocked?: string
  readonly content: TemplateResult | typeof nothing
  next?(engine: EngineApi): unknown
}

/** Bringing everything over from the old POS: file, preview with choices, one atomic import, proof. */
@customElement('import-page')
export class ImportPage extends PosElement {
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
  private engine: EngineApi | undefined
  @consume({ context: shopContext, subscribe: true })
  @state()
  private shop: ShopStore | undefined

  @state() private newShop: NewShop | undefined
  @state() private shopBlocked = ''

  override connectedCallback(): void {
    super.connectedCallback()
    importFlow.addEventListener('change', this.#draw)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    importFlow.removeEventListener('change', this.#draw)
  }

  protected override render() {
    const frame = this.#frame()
    return html`<pos-wizard
      data-testid="import-wizard"
      data-stage=${importFlow.stage}
      step=${frame.step}
      steps="3"
      heading=${frame.heading}
      text=${frame.text}
      primary=${frame.primary ?? ''}
      primary-icon=${frame.icon ?? 'arrow-right'}
      blocked=${frame.blocked ?? ''}
      ?can-back=${!importFlow.isUnderWay && importFlow.stage !== 'reading'}
      @back=${this.#back}
      @next=${() => this.engine !== undefined && frame.next?.(this.engine)}
    >
      <div class="content">
        <problem-card .error=${importFlow.error}></problem-card>
        ${frame.content}
      </div>
    </pos-wizard>`
  }

  #frame(): Frame {
    switch (importFlow.stage) {
      case 'file':
        return {
          step: 1,
          heading: t('import.file_title'),
          text: t('import.file_text'),
          content: html`<import-file @file-chosen=${this.#chosen}></import-file>`,
        }
      case 'reading':
        return {
          step: 1,
          heading: t('import.reading'),
          text: t('import.reading_text'),
          content: this.#job('read'),
        }
      case 'preview':
        return this.#preview()
      case 'shop':
        return this.#shop()
      case 'running':
        return {
          step: 3,
          heading: t('import.running_title'),
          text: t('import.running_text'),
          content: this.#job('import'),
        }
      case 'done':
        return this.#done()
    }
  }

  #preview(): Frame {
    const { preview, choices } = importFlow
    const heading = t('import.preview_title')
    if (preview === undefined || choices === undefined)
      return { step: 2, heading, text: '', content: nothing }
    const records = recordsOf(preview)
    return {
      step: 2,
      heading,
      text:
        preview.madeAt === undefined
          ? t('import.preview_undated')
          : t('import.preview_text', { time: whenText(preview.madeAt) }),
      primary: this.shop === undefined ? t('app.continue') : t('import.primary', { records }),
      icon: this.shop === undefined ? 'arrow-right' : 'file-input',
      blocked: choices.iqdPer100Usd > 0 ? '' : t('import.rate_bad', { rate: 1420 }),
      content:
        preview.copy === undefined
          ? html`<import-preview .preview=${preview} .choices=${choices}></import-preview>`
          : html`<import-copy .preview=${preview}></import-copy>`,
      next: (engine) => (this.shop === undefined ? importFlow.show('shop') : importFlow.run(engine)),
    }
  }

  #shop(): Frame {
    const { newShop } = this
    const { preview } = importFlow
    return {
      step: 2,
      heading: t('import.shop_title'),
      text: t('import.shop_text'),
      primary: t('import.primary', { records: preview === undefined ? 0 : recordsOf(preview) }),
      icon: 'file-input',
      blocked: this.shopBlocked,
      content: html`<import-shop
        name=${preview?.shopName ?? ''}
        @shop-entered=${this.#shopEntered}
      ></import-shop>`,
      next: (engine) => newShop && importFlow.run(engine, newShop),
    }
  }

  #done(): Frame {
    const records = importFlow.records
    return {
      step: 3,
      heading: t('import.done_title'),
      text: t('import.done_text', { records }),
      primary: t('import.start_selling'),
      content: html`<pos-notice
          tone="success"
          icon="circle-check"
          data-testid="import-done"
          data-records=${records}
          >${t('import.done_title')}</pos-notice
        >
        <a class="button" href="/backup">${t('import.go_back_up')}</a>`,
      next: () => {
        importFlow.reset()
        navigate('/', { replace: true })
      },
    }
  }

  #job(job: 'read' | 'import') {
    const steps = job === 'read' ? ['progress.read'] : ['progress.read', 'progress.import', 'progress.index']
    return html`<section class="card">
      <job-steps job=${job} .steps=${steps} .progress=${importFlow.progress}></job-steps>
    </section>`
  }

  readonly #chosen = ({ file }: FileChosenEvent): void => {
    if (this.engine !== undefined) void importFlow.read(this.engine, file)
  }

  readonly #shopEntered = ({ shop, blocked }: ShopEnteredEvent): void => {
    this.newShop = shop
    this.shopBlocked = blocked
  }

  readonly #back = (): void => {
    if (importFlow.stage === 'file') navigate(this.shop === undefined ? '/welcome' : '/backup')
    else importFlow.show(importFlow.stage === 'shop' ? 'preview' : 'file')
  }

  readonly #draw = (): void => {
    this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-page': ImportPage
  }
}
