import { consume } from '@lit/context'
import { css, html, nothing, type PropertyValues } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { Boot } from '../../shared/browser/boot.ts'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import type { FilesAnswer } from '../../shared/browser/engine-care.ts'
import { fileProgress } from '../../shared/browser/engine/file-progress.ts'
import { BackupStatusValue } from '../data/backup-status-value.ts'
import { bootContext, engineContext } from '../data/contexts.ts'
import { ServerFiles } from '../data/server-files.ts'
import { t } from '../i18n/catalogue.ts'
import { codeOf } from '../i18n/error-text.ts'
import '../i18n/messages/server-files.ts'
import { whenText } from '../i18n/when.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-icon.ts'
import '../ui/pos-notice.ts'
import '../ui/pos-skeleton.ts'
import type { FileOpenedEvent } from './file-opened-event.ts'
import './job-steps.ts'
import { asOwner } from './open-owner.ts'
import { openServerFile } from './open-server-file.ts'
import './problem-card.ts'
import './server-file-list.ts'
import { serverProblemText } from './server-file-look.ts'

/** How many of each kind the server keeps. */
const KEPT = 10

const STEPS = [
  'progress.server_gather',
  'progress.server_json',
  'progress.server_sqlite',
  'progress.server_verify',
] as const

/** The readable files that the server writes of this shop: making them now, what there is, whether it is right. For the owner. */
@customElement('server-files-card')
export class ServerFilesCard extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .card {
        display: grid;
        gap: 14px;
      }
      .about {
        font-size: 14px;
      }
    `,
  ]

  @consume({ context: engineContext, subscribe: true })
  @state()
  private engine: EngineApi | undefined
  @consume({ context: bootContext, subscribe: true })
  @state()
  private boot: Boot | undefined
  @state() private isPrivate = false

  readonly #backup = new BackupStatusValue(this)
  readonly #files = new ServerFiles()
  /** For whom the list was asked last; asked again when it changes. */
  #asked = ''

  override connectedCallback(): void {
    super.connectedCallback()
    this.#files.addEventListener('change', this.#draw)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#files.removeEventListener('change', this.#draw)
    this.#files.close()
    this.#asked = ''
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('boot')) void this.#readCustody()
    const { status, isOnline } = this.#backup
    const asked = `${status?.signedIn} ${isOnline}`
    if (this.engine === undefined || asked === this.#asked) return
    this.#asked = asked
    if (status?.signedIn === true && isOnline) void this.#files.load(this.engine)
  }

  protected override render() {
    const { status } = this.#backup
    if (status === undefined) return nothing
    return html`<section class="card" data-testid="server-files">
      <h2 class="heading">${t('files.title')}</h2>
      ${status.signedIn ? this.#content() : html`<p class="quiet-text">${t('files.account')}</p>`}
    </section>`
  }

  #content() {
    if (this.isPrivate) return html`<pos-notice icon="lock">${t('files.private')}</pos-notice>`
    const { answer, isLocked } = this.#files
    return html`<p class="quiet-text about">${t('files.about', { count: KEPT })}</p>
      ${this.#createButton()} ${this.#job()} ${this.#result()} ${this.#offline()}
      ${isLocked ? this.#locked() : answer === undefined ? this.#waiting() : this.#list(answer)}`
  }

  #createButton() {
    const { isOnline } = this.#backup
    const isBusy = this.#isBusy()
    return html`<button
      class="button"
      data-testid="create-files"
      aria-disabled=${String(isBusy || !isOnline)}
      @click=${() => !isBusy && isOnline && this.#create()}
    >
      <pos-icon name="database"></pos-icon>${t(isBusy ? 'files.creating' : 'files.create')}
    </button>`
  }

  #job() {
    if (!this.#isBusy()) return nothing
    const { progress, answer } = this.#files
    const running = answer?.running ?? null
    return html`<job-steps
      job="server-files"
      .steps=${STEPS}
      .progress=${progress ?? (running === null ? undefined : fileProgress(running))}
    ></job-steps>`
  }

  #result() {
    const { created, error, answer } = this.#files
    const lastRun = answer?.lastRun ?? null
    return html`<problem-card .error=${codeOf(error) === 'network' ? undefined : error}></problem-card>
      <div role="status">
        ${
          created === undefined
            ? nothing
            : html`<pos-notice tone="success" icon="circle-check" data-testid="files-created"
                >${t('files.created', { count: created.files.length, records: created.statistics.records })}
                ${serverProblemText(created.problem ?? null)}</pos-notice
              >`
        }
      </div>
      ${lastRun === null || lastRun.ok || created !== undefined ? nothing : this.#failed(lastRun)}`
  }

  #failed({ at, problem }: NonNullable<FilesAnswer['lastRun']>) {
    return html`<pos-notice tone="warning" icon="triangle-alert" data-testid="files-failed"
      >${t('files.last_failed', { time: whenText(at) })} ${serverProblemText(problem)}</pos-notice
    >`
  }

  #offline() {
    const { answer, knownAt, error } = this.#files
    if (this.#backup.isOnline && codeOf(error) !== 'network') return nothing
    return html`<pos-notice icon="cloud-off" data-testid="files-offline"
      >${
        answer === undefined || knownAt === undefined
          ? t('files.offline')
          : t('files.offline_known', { time: whenText(knownAt) })
      }</pos-notice
    >`
  }

  #locked() {
    return html`<p class="quiet-text small">${t('files.locked')}</p>
      <button class="button quiet" data-testid="files-show" @click=${this.#show}>${t('files.show')}</button>`
  }

  #waiting() {
    const isComing = this.#backup.isOnline && this.#files.error === undefined
    return isComing ? html`<pos-skeleton rows="2"></pos-skeleton>` : nothing
  }

  #list({ files, nextRunAt, lastRun }: FilesAnswer) {
    const last = lastRun?.ok === true ? t('files.last_ok', { time: whenText(lastRun.at) }) : ''
    return html`<server-file-list .files=${files} @file-opened=${this.#open}></server-file-list>
      <p class="quiet-text small" data-testid="files-runs">
        ${last} ${nextRunAt === null ? nothing : nextText(nextRunAt)}
      </p>`
  }

  #isBusy(): boolean {
    const { isCreating, answer } = this.#files
    return isCreating || (this.#backup.isOnline && (answer?.running ?? null) !== null)
  }

  async #create(): Promise<void> {
    const { engine } = this
    if (engine === undefined) return
    await this.#asOwner(() => this.#files.create(engine))
  }

  readonly #show = async (): Promise<void> => {
    const { engine } = this
    if (engine === undefined) return
    await this.#asOwner(async () => {
      await engine.serverFiles()
      await this.#files.load(engine)
    })
  }

  async #asOwner(work: () => Promise<void>): Promise<void> {
    if (this.engine === undefined) return
    try {
      await asOwner(this.engine, work)
    } catch (error) {
      this.#files.error = error
      this.#draw()
    }
  }

  readonly #open = async ({ file }: FileOpenedEvent): Promise<void> => {
    const { engine } = this
    if (engine === undefined) return
    const left = (this.#files.answer?.files.length ?? 1) - 1
    await openServerFile(engine, file, left, (row) => this.#files.replace(file.name, row))
  }

  async #readCustody(): Promise<void> {
    this.isPrivate = (await this.boot?.state())?.identity?.custody === 'private'
  }

  readonly #draw = (): void => {
    this.requestUpdate()
  }
}

function nextText(nextRunAt: number): string {
  return nextRunAt <= Date.now() ? t('files.next_soon') : t('files.next', { time: whenText(nextRunAt) })
}

declare global {
  interface HTMLElementTagNameMap {
    'server-files-card': ServerFilesCard
  }
}
