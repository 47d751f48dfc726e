import { consume } from '@lit/context'
import { Task } from '@lit/task'
import { css, html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import type { FullStatusAnswer } from '../../../shared/browser/engine-care.ts'
import { BackupStatusValue } from '../../data/backup-status-value.ts'
import { engineContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatBytes } from '../../i18n/dates.ts'
import { codeOf } from '../../i18n/error-text.ts'
import '../../i18n/messages/server-status.ts'
import { whenText } from '../../i18n/when.ts'
import { factsStyles } from '../../parts/facts.styles.ts'
import '../../parts/problem-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-notice.ts'
import '../../ui/pos-skeleton.ts'
import { problemTexts } from './server-problems.ts'

const DATABASES = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const

/** How the server is: what it runs, how large, how quick, how much room it has, and what it reports, in plain words. */
@customElement('server-status-card')
export class ServerStatusCard extends PosElement {
  static override styles = [
    controlStyles,
    factsStyles,
    css`
      .card {
        display: grid;
        gap: 12px;
      }
    `,
  ]

  @consume({ context: engineContext, subscribe: true })
  @state()
  private engine: EngineApi | undefined

  readonly #backup = new BackupStatusValue(this)
  readonly #status = new Task(this, {
    task: async ([engine, isSignedIn, isOnline]) =>
      engine !== undefined && isSignedIn && isOnline ? engine.serverStatus() : undefined,
    args: () => [this.engine, this.#backup.status?.signedIn === true, this.#backup.isOnline] as const,
  })

  protected override render() {
    if (this.#backup.status?.signedIn !== true) return nothing
    return html`<section class="card" data-testid="server-status">
      <h2 class="heading">${t('server.title')}</h2>
      ${this.#backup.isOnline ? this.#content() : this.#offline()}
    </section>`
  }

  #offline() {
    return html`<pos-notice icon="cloud-off">${t('server.offline')}</pos-notice>`
  }

  #content() {
    return this.#status.render({
      pending: () => html`<pos-skeleton rows="2"></pos-skeleton>`,
      complete: (status) =>
        status === undefined ? nothing : html`${this.#problems(status)} ${this.#facts(status)}`,
      error: (error) =>
        codeOf(error) === 'network' ? this.#offline() : html`<problem-card .error=${error}></problem-card>`,
    })
  }

  #problems({ problems = [], care }: FullStatusAnswer) {
    return problemTexts(problems, care).map(
      (text) =>
        html`<pos-notice tone="warning" icon="triangle-alert" data-testid="server-problem"
          >${text}</pos-notice
        >`,
    )
  }

  #facts(status: FullStatusAnswer) {
    const { version, database, sizeBytes, latencyMs, freeBytes, lastFiles, care } = status
    const newest = lastFiles?.[0]
    return html`<dl>
      ${this.#fact('version', t('server.version'), version)}
      ${database === undefined ? nothing : this.#fact('database', t('server.database'), DATABASES[database])}
      ${typeof sizeBytes === 'number' ? this.#fact('size', t('server.size'), formatBytes(sizeBytes)) : nothing}
      ${typeof freeBytes === 'number' ? this.#fact('free', t('server.free'), formatBytes(freeBytes)) : nothing}
      ${typeof latencyMs === 'number' ? this.#fact('latency', t('server.latency'), t('server.ms', { count: Math.max(1, Math.round(latencyMs)) })) : nothing}
      ${
        lastFiles === undefined
          ? nothing
          : this.#fact(
              'last-file',
              t('server.files'),
              newest === undefined ? t('server.files_none') : whenText(newest.createdAt),
            )
      }
      ${this.#time('rehearsed', t('server.rehearsed'), care?.rehearsedAt)}
      ${this.#time('scrubbed', t('server.scrubbed'), care?.scrubbedAt)}
    </dl>`
  }

  #time(name: string, label: string, at: number | null | undefined) {
    return typeof at === 'number' ? this.#fact(name, label, whenText(at)) : nothing
  }

  #fact(name: string, label: string, value: string) {
    return html`<div data-testid="server-${name}">
      <dt>${label}</dt>
      <dd>${value}</dd>
    </div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'server-status-card': ServerStatusCard
  }
}
