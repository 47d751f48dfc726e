import { css, html, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import type { Progress } from '../../../shared/browser/engine-api.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatBytes } from '../../i18n/dates.ts'
import '../../i18n/messages/restore.ts'
import '../../parts/job-steps.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-field.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-segment.ts'
import type { PosField } from '../../ui/pos-field.ts'
import type { PosSegment } from '../../ui/pos-segment.ts'
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
  @state() private by: 'password' | 'code' = 'password'
  @state() private secret = ''

  @query('input[type=file]') private readonly input!: HTMLInputElement

  protected override render() {
    const { file } = this
    return html`<div class="file">
        <input
          hidden
          type="file"
          accept=".sonicpos,application/octet-stream"
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
      <pos-segment
        data-testid="secret-kind"
        label=${t('restore.opens')}
        .value=${this.by}
        .options=${[
          { value: 'password', label: t('restore.by_password') },
          { value: 'code', label: t('restore.by_code') },
        ]}
        @change=${this.#choose}
      ></pos-segment>
      ${this.#field()} ${this.reading === undefined ? nothing : this.#progress(this.reading)}`
  }

  #progress(progress: Progress) {
    return html`<div class="card">
      <job-steps job="open" .steps=${['progress.read']} .progress=${progress}></job-steps>
    </div>`
  }

  #field() {
    const isPassword = this.by === 'password'
    return html`<pos-field
      data-testid="file-secret"
      ltr
      type=${isPassword ? 'password' : 'text'}
      autocomplete=${isPassword ? 'current-password' : 'off'}
      label=${t(isPassword ? 'restore.by_password' : 'restore.by_code')}
      hint=${isPassword ? '' : t('restore.code_hint')}
      .value=${this.secret}
      @input=${this.#typed}
    ></pos-field>`
  }

  readonly #picked = (): void => {
    this.file = this.input.files?.[0] ?? this.file
    this.#entered()
  }

  readonly #choose = (event: Event): void => {
    this.by = (event.currentTarget as PosSegment).value === 'code' ? 'code' : 'password'
    this.secret = ''
    this.#entered()
  }

  readonly #typed = (event: Event): void => {
    this.secret = (event.currentTarget as PosField).value
    this.#entered()
  }

  #entered(): void {
    const { file } = this
    const isSecret = this.secret.trim() !== ''
    const entry = file !== undefined && isSecret ? this.#entry(file) : undefined
    const blocked =
      file === undefined ? t('restore.file_missing') : isSecret ? '' : t('restore.secret_missing')
    this.dispatchEvent(new FileEnteredEvent(entry, blocked))
  }

  #entry(file: File): FileEntry {
    return { file, secret: this.by === 'password' ? { password: this.secret } : { code: this.secret } }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'open-file': OpenFile
  }
}
