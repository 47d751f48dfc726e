import { consume } from '@lit/context'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { EngineApi, OnProgress, Progress, SavedFile } from '../../../shared/browser/engine-api.ts'
import type { Boot } from '../../../shared/browser/boot.ts'
import { BackupStatusValue } from '../../data/backup-status-value.ts'
import { bootContext, engineContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatBytes } from '../../i18n/dates.ts'
import { codeOf } from '../../i18n/error-text.ts'
import '../../i18n/messages/care.ts'
import '../../parts/job-steps.ts'
import { offerFile } from '../../parts/offer-file.ts'
import { openRecovery } from '../../parts/open-recovery.ts'
import '../../parts/problem-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-notice.ts'
import './backup-icons.ts'

/** The whole shop as a file: saved, restored, and in the old POS's own form. */
@customElement('file-card')
export class FileCard extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .card {
        display: grid;
        gap: 14px;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .buttons > * {
        flex: 1 1 140px;
      }
      h3 {
        margin-block-start: 6px;
        padding-block-start: 16px;
        border-block-start: 1px solid var(--sonic-line);
        font-size: 15px;
      }
    `,
  ]

  @consume({ context: engineContext, subscribe: true })
  private engine: EngineApi | undefined
  @consume({ context: bootContext, subscribe: true })
  private boot: Boot | undefined

  @state() private progress: Progress | undefined
  @state() private job = ''
  @state() private saved: { name: string; sizeBytes: number } | undefined
  @state() private error: unknown

  readonly #backup = new BackupStatusValue(this)

  protected override render() {
    return html`<section class="card" data-testid="file-card">
      <h2 class="heading">${t('care.file')}</h2>
      <p class="quiet-text">${t('care.file_hint')}</p>
      <div class="buttons">
        ${this.#button('save-file', 'file-down', t('care.file_save'), () => this.#save())}
        <a class="button" data-testid="restore-file" href="/restore?from=file">
          <pos-icon name="history"></pos-icon>${t('care.file_restore')}
        </a>
      </div>
      ${this.#job('file')}
      <h3>${t('care.old_pos')}</h3>
      <p class="quiet-text small">${t('care.old_pos_hint')}</p>
      <div class="buttons">
        ${this.#button('export-legacy', 'file-output', t('care.old_pos_export'), () => this.#export())}
        <a class="button" data-testid="import-legacy" href="/import">
          <pos-icon name="file-input"></pos-icon>${t('care.old_pos_import')}
        </a>
      </div>
      ${this.#job('legacy')}
      <problem-card .error=${this.error}></problem-card>
      <div role="status">
        ${
          this.saved === undefined
            ? nothing
            : html`<pos-notice tone="success" icon="circle-check" data-testid="file-saved"
                >${t('care.file_saved', { name: this.saved.name, size: formatBytes(this.saved.sizeBytes) })}</pos-notice
              >`
        }
      </div>
    </section>`
  }

  #button(testid: string, icon: string, label: string, press: () => void) {
    return html`<button
      class="button"
      data-testid=${testid}
      aria-disabled=${String(this.job !== '')}
      @click=${() => this.job === '' && press()}
    >
      <pos-icon name=${icon}></pos-icon>${label}
    </button>`
  }

  #job(job: string) {
    if (this.job !== job || this.progress === undefined) return nothing
    return html`<job-steps job=${job} .steps=${['progress.write']} .progress=${this.progress}></job-steps>`
  }

  async #save(): Promise<void> {
    const { engine } = this
    if (engine === undefined) return
    await this.#run('file', (onProgress) => engine.saveBackupFile(onProgress))
    if (this.error === undefined || codeOf(this.error) !== 'no_slot') return
    // Nothing could open the file yet: the recovery sheet comes first (engine 15).
    this.error = undefined
    if (await openRecovery(engine, await this.#recoveryFacts())) await this.#save()
  }

  async #recoveryFacts() {
    const identity = (await this.boot?.state())?.identity
    const needsPassword = this.#backup.status?.keyOnlyHere !== true
    return { shopName: identity?.shopName ?? '', login: identity?.login ?? '', needsPassword }
  }

  #export(): Promise<void> {
    const { engine } = this
    if (engine === undefined) return Promise.resolve()
    return this.#run('legacy', (onProgress) => engine.exportLegacy(onProgress))
  }

  async #run(job: string, work: (onProgress: OnProgress) => Promise<SavedFile>): Promise<void> {
    this.job = job
    this.error = undefined
    this.saved = undefined
    this.progress = undefined
    try {
      const file = await work((progress) => (this.progress = progress))
      offerFile(file)
      this.saved = { name: file.name, sizeBytes: file.blob.size }
    } catch (error) {
      this.error = error
    }
    this.job = ''
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'file-card': FileCard
  }
}
