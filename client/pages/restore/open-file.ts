import { css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Progress, Secret } from '../../../shared/browser/engine-api.ts'
import { navigate } from '../../app/navigate.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatBytes } from '../../i18n/dates.ts'
import '../../i18n/messages/app.ts'
import '../../i18n/messages/restore.ts'
import '../../parts/job-steps.ts'
import '../../parts/secret-field.ts'
import type { SecretField } from '../../parts/secret-field.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-notice.ts'
import { FileEnteredEvent, type FileEntry } from './file-entered-event.ts'
import './restore-icons.ts'

/**
 * A backup file and what opens it.
 *
 * @fires {FileEnteredEvent} file-entered - whenever one of the two has changed
 */
@customElement('open-file')
export class OpenFile extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 20px;
      }
      .file {
        display: grid;
        gap: 8px;
      }
      .name {
        overflow-wrap: anywhere;
        font-weight: 600;
      }
    `,
  ]

  /** How far a big file is read, while it is. */
  @property({ attribute: false }) reading: Progress | undefined
  @state() private file: File | undefined
  @state() private secret: Secret | undefined

  @query('input[type=file]') private readonly input!: HTMLInputElement

  protected override render() {
    const { file } = this
    return html`<div class="file">
        <input
          hidden
          type="file"
          accept=".sonicpos,.json,application/octet-stream"
          data-testid="backup-file-input"
          aria-label=${t('restore.file_choose')}
          @change=${this.#picked}
        />
        ${file === undefined ? '' : html`<p class="name">${file.name} · ${formatBytes(file.size)}</p>`}
        <button class="button" @click=${() => this.input.click()}>
          <pos-icon name="file-up"></pos-icon
          >${t(file === undefined ? 'restore.file_choose' : 'restore.file_other')}
        </button>
      </div>
      ${isJson(file) ? this.#elsewhere() : this.#opening()}`
  }

  /** The file of the old POS, or the one that the server writes readable. */
  #elsewhere() {
    return html`<pos-notice tone="brand" icon="file-up" data-testid="file-is-json">
      ${t('restore.file_is_json')}
      <button slot="action" class="button" @click=${() => navigate('/import')}>${t('nav.import')}</button>
    </pos-notice>`
  }

  #opening() {
    return html`<secret-field name="file-secret" @change=${this.#typed}></secret-field>
      ${this.reading === undefined ? nothing : this.#progress(this.reading)}`
  }

  #progress(progress: Progress) {
    return html`<div class="card">
      <job-steps job="open" .steps=${['progress.read']} .progress=${progress}></job-steps>
    </div>`
  }

  readonly #picked = (): void => {
    this.file = this.input.files?.[0] ?? this.file
    this.#entered()
  }

  readonly #typed = (event: Event): void => {
    this.secret = (event.currentTarget as SecretField).secret
    this.#entered()
  }

  #entered(): void {
    const { file, secret } = this
    const blocked = this.#blocked()
    const entry: FileEntry | undefined =
      file !== undefined && secret !== undefined && blocked === '' ? { file, secret } : undefined
    this.dispatchEvent(new FileEnteredEvent(entry, blocked))
  }

  #blocked(): string {
    if (this.file === undefined) return t('restore.file_missing')
    if (isJson(this.file)) return t('restore.file_sonicpos')
    return this.secret === undefined ? t('restore.secret_missing') : ''
  }
}

function isJson(file: File | undefined): boolean {
  return file?.name.toLowerCase().endsWith('.json') === true
}

declare global {
  interface HTMLElementTagNameMap {
    'open-file': OpenFile
  }
}
