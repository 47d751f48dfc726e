import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Anomaly } from '../../../shared/legacy/legacy-preview.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/import.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-notice.ts'
import { anomalyText } from './anomaly-text.ts'
import './import-icons.ts'

/** What is odd in an old file: a sentence each, with examples. Nothing of it stops an import. */
@customElement('import-oddities')
export class ImportOddities extends PosElement {
  static override styles = [
    controlStyles,
    css`
      ul {
        margin-block-start: 8px;
      }
      li {
        display: flex;
        gap: 12px;
        padding-block: 10px;
        border-block-start: 1px solid var(--sonic-line);
        line-height: 1.5;
      }
      pos-icon {
        --icon-size: 20px;
        margin-block-start: 2px;
        color: var(--wa-color-warning-on-quiet);
      }
      .examples {
        overflow-wrap: anywhere;
      }
    `,
  ]

  @property({ attribute: false }) anomalies: readonly Anomaly[] = []

  protected override render() {
    const { anomalies } = this
    if (anomalies.length === 0) {
      return html`<pos-notice tone="success" icon="circle-check">${t('import.nothing_odd')}</pos-notice>`
    }
    return html`<section class="card" data-testid="import-oddities">
      <h2 class="heading">${t('import.odd', { count: anomalies.length })}</h2>
      <p class="quiet-text small">${t('import.odd_hint')}</p>
      <ul>
        ${anomalies.map((anomaly) => this.#row(anomaly))}
      </ul>
    </section>`
  }

  #row(anomaly: Anomaly) {
    const { code, sentence, examples } = anomalyText(anomaly)
    return html`<li data-testid="anomaly-${code}" data-count=${anomaly.count}>
      <pos-icon name="triangle-alert"></pos-icon>
      <div class="grow">
        <p>${sentence}</p>
        ${examples === '' ? nothing : html`<p class="examples quiet-text small">${examples}</p>`}
      </div>
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-oddities': ImportOddities
  }
}
