import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import download from 'lucide-static/icons/download.svg?raw'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import type { FileRow, FileStatistics } from '../../shared/browser/engine-care.ts'
import { t, translate } from '../i18n/catalogue.ts'
import { formatBytes, formatDate } from '../i18n/dates.ts'
import '../i18n/messages/sections.ts'
import '../i18n/messages/server-files.ts'
import { whenText } from '../i18n/when.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { registerIcons } from '../ui/icons.ts'
import '../ui/pos-dialog.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-icon.ts'
import '../ui/pos-notice.ts'
import '../ui/pos-number.ts'
import { showToast } from '../ui/toast.ts'
import { factsStyles } from './facts.styles.ts'
import { offerFile } from './offer-file.ts'
import { asOwner } from './open-owner.ts'
import './problem-card.ts'
import { serverFileLook, serverProblemText } from './server-file-look.ts'

registerIcons({ download })

const TOTALS = [
  ['users', 'files.users'],
  ['transactions', 'files.transactions'],
  ['loanPersons', 'files.loan_persons'],
  ['loans', 'files.loans'],
] as const

/** One file of the server: facts, what is in it, download, verify, delete. */
@customElement('server-file-dialog')
export class ServerFileDialog extends PosElement {
  static override styles = [controlStyles, factsStyles]

  @property({ attribute: false }) engine!: EngineApi
  @property({ attribute: false }) file!: FileRow
  /** How many other files there are. */
  @property({ type: Number }) left = 0
  /** Told what the file became; `undefined` when it is gone. */
  @property({ attribute: false }) changed: (file: FileRow | undefined) => void = () => undefined

  @state() private isOpen = true
  @state() private job: '' | 'download' | 'verify' | 'delete' = ''
  @state() private isAsking = false
  @state() private error: unknown

  readonly #closed = Promise.withResolvers<void>()

  /** Resolves when the dialog is closed. */
  get closed(): Promise<void> {
    return this.#closed.promise
  }

  protected override render() {
    const { file } = this
    return html`<pos-dialog
      data-testid="server-file-dialog"
      ?open=${this.isOpen}
      heading=${serverFileLook(file).label}
      @close=${this.#close}
    >
      <div class="stack" role="group" tabindex="0" aria-label=${serverFileLook(file).label}>
        ${this.#state()} ${this.#copy()} ${this.#facts()}
        ${file.statistics === null ? nothing : this.#statistics(file.statistics)}
        <problem-card .error=${this.error}></problem-card>
      </div>
      <div slot="footer">${this.isAsking ? this.#question() : this.#buttons()}</div>
    </pos-dialog>`
  }

  #state() {
    const { problem, verifiedAt } = this.file
    if (problem !== null)
      return html`<pos-notice tone="warning" icon="triangle-alert" data-testid="file-bad"
        >${t('files.bad_text')} ${serverProblemText(problem)}</pos-notice
      >`
    if (verifiedAt === null) return nothing
    return html`<pos-notice tone="success" icon="circle-check" data-testid="file-verified"
      >${t('files.verified_at', { time: whenText(verifiedAt) })}</pos-notice
    >`
  }

  #copy() {
    const { copy = null } = this.file
    if (copy === null || copy === '') return nothing
    return html`<pos-notice tone="warning" icon="triangle-alert" data-testid="file-copy-failed"
      >${serverProblemText('copy_failed')}</pos-notice
    >`
  }

  #facts() {
    const { name, bytes, createdAt } = this.file
    return html`<dl>
      <div>
        <dt>${t('files.name')}</dt>
        <dd class="code"><bdi dir="ltr">${name}</bdi></dd>
      </div>
      <div>
        <dt>${t('files.size')}</dt>
        <dd>${formatBytes(bytes)}</dd>
      </div>
      <div>
        <dt>${t('files.written')}</dt>
        <dd>${formatDate(createdAt, 'full')}</dd>
      </div>
    </dl>`
  }

  #statistics(statistics: FileStatistics) {
    return html`<h3>${t('files.inside')}</h3>
      <p class="quiet-text small">${t('files.as_of', { time: whenText(statistics.createdAt) })}</p>
      <dl data-testid="file-statistics">
        ${TOTALS.map(([key, label]) => this.#count(t(label), statistics[key], `total-${key}`))}
        ${Object.entries(statistics.sections).map(([key, count]) =>
          this.#count(translate(`section.${key}`) ?? key, count, `section-${key}`),
        )}
        ${this.#count(t('files.records'), statistics.records, 'records', 'sum')}
      </dl>`
  }

  #count(label: string, count: number, testid: string, look = '') {
    return html`<div class=${look} data-testid="file-${testid}" data-count=${count}>
      <dt>${label}</dt>
      <dd><pos-number .value=${count}></pos-number></dd>
    </div>`
  }

  #buttons() {
    return html`<div class="buttons">
      ${this.#button('download', t('files.download'), t('files.downloading'), () => this.#download())}
      ${this.#button('verify', t('files.verify'), t('files.verifying'), () => this.#verify())}
      <button
        class="button danger"
        data-testid="file-delete"
        aria-disabled=${String(this.job !== '')}
        @click=${() => this.job === '' && (this.isAsking = true)}
      >
        ${t('files.delete')}
      </button>
    </div>`
  }

  #button(job: 'download' | 'verify', label: string, busy: string, press: () => void) {
    return html`<button
      class="button ${job === 'download' ? 'primary' : ''}"
      data-testid="file-${job}"
      aria-disabled=${String(this.job !== '')}
      @click=${() => this.job === '' && press()}
    >
      ${job === 'download' ? html`<pos-icon name="download"></pos-icon>` : nothing}
      ${this.job === job ? busy : label}
    </button>`
  }

  #question() {
    return html`<p role="alert" data-testid="file-delete-ask">
        ${t('files.delete_ask', { left: this.left })}
      </p>
      <div class="buttons">
        <button class="button" @click=${() => (this.isAsking = false)}>${t('app.cancel')}</button>
        <button class="button danger" data-testid="file-delete-yes" @click=${() => this.#delete()}>
          ${t('files.delete_yes')}
        </button>
      </div>`
  }

  #download(): Promise<void> {
    return this.#run('download', () => this.engine.downloadServerFile(this.file.name), offerFile)
  }

  #verify(): Promise<void> {
    return this.#run(
      'verify',
      () => this.engine.verifyServerFile(this.file.name),
      (row) => {
        this.file = row
        this.changed(row)
      },
    )
  }

  #delete(): Promise<void> {
    this.isAsking = false
    return this.#run(
      'delete',
      () => this.engine.deleteServerFile(this.file.name),
      () => {
        this.changed(undefined)
        showToast({ text: t('files.deleted') })
        this.isOpen = false
      },
    )
  }

  async #run<T>(job: typeof this.job, work: () => Promise<T>, then: (value: T) => void): Promise<void> {
    this.job = job
    this.error = undefined
    try {
      const outcome = await asOwner(this.engine, work)
      if (outcome.done) then(outcome.value)
    } catch (error) {
      this.error = error
    }
    this.job = ''
  }

  readonly #close = (): void => {
    this.isOpen = false
    this.#closed.resolve()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'server-file-dialog': ServerFileDialog
  }
}
