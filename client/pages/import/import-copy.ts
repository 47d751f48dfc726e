import { html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { LegacyPreview } from '../../../shared/legacy/legacy-preview.ts'
import { t, translate } from '../../i18n/catalogue.ts'
import '../../i18n/messages/import.ts'
import '../../i18n/messages/sections.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-notice.ts'
import '../../ui/pos-number.ts'
import './import-icons.ts'
import { importPreviewStyles } from './import-preview.styles.ts'

/** What a file of the server holds. It is taken as it is, so nothing is asked. */
@customElement('import-copy')
export class ImportCopy extends PosElement {
  static override styles = [controlStyles, importPreviewStyles]

  @property({ attribute: false }) preview!: LegacyPreview

  protected override render() {
    const { copy, next, hasRate, iqdPer100Usd } = this.preview
    return html`
      <pos-notice tone="brand" icon="shield-check" data-testid="import-copy">${t('import.copy')}</pos-notice>
      <section class="card" data-testid="import-counts">
        <dl class="next">
          ${Object.entries(copy?.sections ?? {}).map(([key, count]) => this.#section(key, count))}
        </dl>
      </section>
      <section class="card stack">
        <h2 class="heading">${t('import.goes_on')}</h2>
        <dl class="next">
          <div>
            <dt>${t('import.next_bill')}</dt>
            <dd data-testid="import-next-number"><pos-number text=${next.invoice}></pos-number></dd>
          </div>
          <div>
            <dt>${t('import.next_return')}</dt>
            <dd><pos-number text=${next.return}></pos-number></dd>
          </div>
          ${
            hasRate
              ? html`<div>
                  <dt>${t('import.rate')}</dt>
                  <dd data-testid="import-rate-given">
                    <pos-number .value=${iqdPer100Usd / 100}></pos-number>
                  </dd>
                </div>`
              : ''
          }
        </dl>
      </section>
    `
  }

  #section(key: string, count: number) {
    return html`<div data-testid="import-section-${key}" data-count=${count}>
      <dt>${translate(`section.${key}`) ?? key}</dt>
      <dd><pos-number .value=${count}></pos-number></dd>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-copy': ImportCopy
  }
}
