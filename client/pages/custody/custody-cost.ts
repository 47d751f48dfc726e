import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { CustodyCost as Cost } from '../../../shared/browser/engine-custody.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatBytes } from '../../i18n/dates.ts'
import '../../i18n/messages/custody.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import './custody-icons.ts'

/** What private custody costs, before anything begins: what is sent, what goes, what the server can no longer do. */
@customElement('custody-cost')
export class CustodyCost extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 16px;
      }
      li {
        display: flex;
        gap: 14px;
        padding-block: 10px;
        line-height: 1.5;
      }
      li + li {
        border-block-start: 1px solid var(--sonic-line);
      }
      pos-icon {
        --icon-size: 21px;
        flex: none;
        margin-block-start: 2px;
        color: var(--wa-color-text-quiet);
      }
      .goes pos-icon {
        color: var(--wa-color-warning-on-quiet);
      }
      .card {
        padding-block: 10px;
      }
      h2 {
        margin-block: 6px;
      }
    `,
  ]

  @property({ attribute: false }) cost: Cost | undefined

  protected override render() {
    const { cost } = this
    if (cost === undefined) return nothing
    const { bytes, records, backups, files, serverCopies, devices } = cost
    return html`<ul class="card" data-testid="custody-cost">
        ${this.#row('cloud-upload', t('custody.cost_send', { bytes: formatBytes(bytes), records }))}
        ${this.#counted('trash-2', 'goes', 'custody.cost_backups', backups)}
        ${this.#counted('file-x', 'goes', 'custody.cost_files', files)}
        ${this.#counted('tablet-smartphone', 'goes', 'custody.cost_devices', devices)}
        ${this.#counted('database', '', 'custody.cost_copies', serverCopies)}
      </ul>
      <section class="card">
        <h2 class="heading">${t('custody.loses')}</h2>
        <ul>
          ${cost.loses.map((ability) => this.#row('x', t(`custody.loses_${ability}`)))}
        </ul>
      </section>`
  }

  #counted(
    icon: string,
    tone: string,
    key: 'custody.cost_backups' | 'custody.cost_files' | 'custody.cost_devices' | 'custody.cost_copies',
    count: number,
  ) {
    return count === 0 ? nothing : this.#row(icon, t(key, { count }), tone)
  }

  #row(icon: string, text: string, tone = '') {
    return html`<li class=${tone}><pos-icon name=${icon}></pos-icon><span class="grow">${text}</span></li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'custody-cost': CustodyCost
  }
}
