import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { AUDIT_ACTS, type AuditGroup } from '../../../shared/api/audit.ts'
import type { AuditRow } from '../../../shared/browser/engine-audit.ts'
import { actWords } from '../../data/activity-words.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import './activity-icons.ts'

const ICONS: Readonly<Record<AuditGroup, string>> = {
  devices: 'log-in',
  backups: 'cloud-upload',
  account: 'shield-check',
}

/** What an owner should look at when they do not know it. */
const ALARMING: readonly string[] = ['sign_in_failing', 'device_silent']

/** Acts, one under the other: what, who, when and from where. */
@customElement('act-list')
export class ActList extends PosElement {
  static override styles = [
    controlStyles,
    css`
      li {
        display: flex;
        gap: 14px;
        min-block-size: 62px;
        padding: 12px 16px;
        border-block-end: 1px solid var(--sonic-line);
      }
      li:last-child {
        border: 0;
      }
      pos-icon {
        --icon-size: 21px;
        flex: none;
        margin-block-start: 2px;
        color: var(--wa-color-text-quiet);
      }
      .alarming pos-icon {
        color: var(--wa-color-warning-on-quiet);
      }
      .what {
        font-weight: 550;
        overflow-wrap: anywhere;
      }
      .detail {
        direction: ltr;
        unicode-bidi: isolate;
        overflow-wrap: anywhere;
      }
    `,
  ]

  @property({ attribute: false }) acts: readonly AuditRow[] = []
  /** Names of devices by id. */
  @property({ attribute: false }) devices: Readonly<Record<string, string>> = {}

  protected override render() {
    return html`<ul>
      ${this.acts.map((row) => this.#act(row))}
    </ul>`
  }

  #act(row: AuditRow) {
    const { what, who, detail } = actWords(row, this.devices)
    const isAlarming = ALARMING.includes(row.act)
    return html`<li class=${isAlarming ? 'alarming' : ''} data-testid="act" data-act=${row.act}>
      <pos-icon name=${isAlarming ? 'triangle-alert' : iconOf(row.act)}></pos-icon>
      <div class="grow">
        <p class="what">${what}</p>
        ${detail === '' ? nothing : html`<p class="quiet-text small"><span class="detail" lang="en">${detail}</span></p>`}
        <p class="quiet-text small">${who}</p>
      </div>
    </li>`
  }
}

function iconOf(act: string): string {
  const [, group] = Object.entries(AUDIT_ACTS).find(([known]) => known === act) ?? []
  return group === undefined ? 'scroll-text' : ICONS[group]
}

declare global {
  interface HTMLElementTagNameMap {
    'act-list': ActList
  }
}
