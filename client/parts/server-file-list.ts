import braces from 'lucide-static/icons/braces.svg?raw'
import database from 'lucide-static/icons/database.svg?raw'
import ellipsisVertical from 'lucide-static/icons/ellipsis-vertical.svg?raw'
import shieldCheck from 'lucide-static/icons/shield-check.svg?raw'
import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { FileRow } from '../../shared/browser/engine-care.ts'
import { t } from '../i18n/catalogue.ts'
import { formatBytes } from '../i18n/dates.ts'
import '../i18n/messages/server-files.ts'
import { whenText } from '../i18n/when.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { registerIcons } from '../ui/icons.ts'
import '../ui/pos-empty.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-icon.ts'
import '../ui/pos-tag.ts'
import { FileOpenedEvent } from './file-opened-event.ts'
import { agoText, serverFileLook } from './server-file-look.ts'

registerIcons({ braces, database, 'ellipsis-vertical': ellipsisVertical, 'shield-check': shieldCheck })

/** How many show before "Show all": the two of each of the last two runs. */
const FIRST = 4

/**
 * The server's files, newest first: kind, whether it is right, size and age.
 *
 * @fires file-opened - when a person wants to know more about one
 */
@customElement('server-file-list')
export class ServerFileList extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
      }
      li {
        display: flex;
        align-items: center;
        gap: 14px;
        min-block-size: 58px;
        padding-block: 6px;
        border-block-start: 1px solid var(--sonic-line);
      }
      li:first-child {
        border-block-start: 0;
      }
      li > pos-icon {
        --icon-size: 22px;
        color: var(--wa-color-text-quiet);
      }
      .name {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 2px 8px;
        font-weight: 550;
        line-height: 1.4;
      }
      .facts {
        font-size: 13px;
        line-height: 1.5;
      }
      .all {
        justify-self: center;
      }
    `,
  ]

  @property({ attribute: false }) files: readonly FileRow[] = []
  @state() private showsAll = false

  protected override render() {
    const { files } = this
    if (files.length === 0) {
      return html`<pos-empty
        icon="database"
        heading=${t('files.none')}
        text=${t('files.none_hint')}
      ></pos-empty>`
    }
    const shown = this.showsAll ? files : files.slice(0, FIRST)
    return html`<ul>
        ${shown.map((file) => this.#row(file))}
      </ul>
      ${
        shown.length === files.length
          ? nothing
          : html`<button class="button quiet all" @click=${() => (this.showsAll = true)}>
              ${t('files.more', { count: files.length })}
            </button>`
      }`
  }

  #row(file: FileRow) {
    const { icon, label, tag } = serverFileLook(file)
    return html`<li data-testid="server-file" data-name=${file.name} data-kind=${file.kind}>
      <pos-icon name=${icon}></pos-icon>
      <div class="grow">
        <p class="name">
          ${label} <pos-tag tone=${tag.tone} icon=${tag.icon} data-testid="file-state">${tag.text}</pos-tag>
        </p>
        <p class="quiet-text facts">${formatBytes(file.bytes)} · ${agoText(file.createdAt, Date.now())}</p>
      </div>
      <button
        class="icon-button"
        data-testid="server-file-more"
        aria-label=${t('files.open', { name: `${label}, ${whenText(file.createdAt)}` })}
        @click=${() => this.dispatchEvent(new FileOpenedEvent(file))}
      >
        <pos-icon name="ellipsis-vertical"></pos-icon>
      </button>
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'server-file-list': ServerFileList
  }
}
