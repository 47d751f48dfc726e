import { Task } from '@lit/task'
import { html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { UNDELETE_MS } from '../../../shared/api/retention.ts'
import type { BackupRow, EngineApi } from '../../../shared/browser/engine-api.ts'
import { t } from '../../i18n/catalogue.ts'
import { formatBytes, formatDate } from '../../i18n/dates.ts'
import '../../i18n/messages/points.ts'
import { whenText } from '../../i18n/when.ts'
import { factsStyles } from '../../parts/facts.styles.ts'
import { asOwner } from '../../parts/open-owner.ts'
import { pointTags } from '../../parts/point-tags.ts'
import { reasonTexts, triggerText } from '../../parts/point-words.ts'
import '../../parts/problem-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import '../../ui/pos-dialog.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-field.ts'
import type { PosField } from '../../ui/pos-field.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-notice.ts'
import '../../ui/pos-number.ts'
import '../../ui/pos-tag.ts'
import { showToast } from '../../ui/toast.ts'
import './backup-icons.ts'

const UNDELETE_DAYS = UNDELETE_MS / 86_400_000

/** One backup: what it is, why it is kept, its name; pin, delete, look inside. */
@customElement('point-dialog')
export class PointDialog extends PosElement {
  static override styles = [controlStyles, factsStyles]

  @property({ attribute: false }) engine!: EngineApi
  @property({ attribute: false }) row!: BackupRow
  /** The newest one is never deleted. */
  @property({ type: Boolean, attribute: 'is-newest' }) isNewest = false
  /** Called after something changed on the server. */
  @property({ attribute: false }) changed: () => void = () => undefined

  @state() private isOpen = true
  @state() private busy = false
  /** What stands in the name's field; `undefined` while it was not touched. */
  @state() private typed: string | undefined
  @state() private error: unknown

  readonly #closed = Promise.withResolvers<void>()
  readonly #reasons = new Task(this, {
    task: async ([row]) =>
      (await this.engine.retention()).plan.find(({ snapshotId }) => snapshotId === row.snapshotId)?.reasons,
    args: () => [this.row] as const,
  })

  /** Resolves when the dialog is closed. */
  get closed(): Promise<void> {
    return this.#closed.promise
  }

  protected override render() {
    const { row } = this
    return html`<pos-dialog
      data-testid="point-dialog"
      ?open=${this.isOpen}
      heading=${t('points.backup', { number: row.number })}
      @close=${this.#close}
    >
      <div class="stack">
        <div class="tags">${pointTags(row)}</div>
        ${this.#warnings()} ${this.#facts()} ${this.#kept()} ${this.#name()}
        <problem-card .error=${this.error}></problem-card>
      </div>
      <div slot="footer" class="buttons">${this.#buttons()}</div>
    </pos-dialog>`
  }

  #warnings() {
    const { dropped, problem } = this.row
    return html`${
      dropped === undefined
        ? nothing
        : html`<pos-notice tone="warning" icon="triangle-alert" data-testid="point-dropped"
            >${t('points.dropped', dropped)}</pos-notice
          >`
    }${
      problem === undefined
        ? nothing
        : html`<pos-notice tone="warning" icon="triangle-alert">${t('points.problem_text')}</pos-notice>`
    }`
  }

  #facts() {
    const { row } = this
    const facts = [
      [t('points.made'), formatDate(row.storedAt, 'full')],
      [t('points.device'), row.deviceName],
      [t('points.reason'), triggerText(row)],
      ...(row.checkedAt === undefined ? [] : [[t('points.checked'), whenText(row.checkedAt)]]),
      [t('points.inside'), t('progress.records', { count: row.records })],
      [t('points.size'), formatBytes(row.bytes)],
    ]
    return html`<dl>
      ${facts.map(
        ([label, value]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>`
  }

  #kept() {
    const reasons = this.#reasons.value
    if (reasons === undefined) return nothing
    return html`<div class="stack tight" data-testid="point-reasons">
      <h3>${t('points.kept_title')}</h3>
      ${
        reasons.length === 0
          ? html`<p class="quiet-text small">${t('points.kept_none', { days: UNDELETE_DAYS })}</p>`
          : html`<div class="tags">
              ${reasonTexts(reasons).map((text) => html`<pos-tag>${text}</pos-tag>`)}
            </div>`
      }
    </div>`
  }

  #name() {
    const name = this.row.name ?? ''
    const typed = this.typed ?? name
    return html`<pos-field
        data-testid="point-name"
        maxlength="120"
        label=${t('points.name')}
        hint=${t('points.name_hint')}
        .value=${typed}
        @input=${(event: Event) => (this.typed = (event.currentTarget as PosField).value)}
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && this.#saveName(typed)}
      ></pos-field>
      ${
        typed.trim() === name
          ? nothing
          : html`<button
              class="button"
              data-testid="point-name-save"
              aria-disabled=${String(this.busy)}
              @click=${() => this.#saveName(typed)}
            >
              ${t('points.name_save')}
            </button>`
      }`
  }

  #buttons() {
    const { row } = this
    return html`<a
        class="button primary"
        data-testid="look-inside"
        href="/restore?backup=${row.snapshotId}"
        @click=${() => (this.isOpen = false)}
      >
        <pos-icon name="history"></pos-icon>${t('backup.look_inside')}
      </a>
      <button
        class="button"
        data-testid="point-pin"
        aria-disabled=${String(this.busy)}
        @click=${() => this.#setPinned(!row.isPinned)}
      >
        <pos-icon name="pin"></pos-icon>${t(row.isPinned ? 'points.unpin' : 'points.pin')}
      </button>
      ${
        row.isPinned || this.isNewest
          ? nothing
          : html`<button
              class="button danger"
              data-testid="point-delete"
              aria-disabled=${String(this.busy)}
              @click=${this.#delete}
            >
              ${t('points.delete')}
            </button>`
      }`
  }

  #saveName(typed: string): Promise<void> {
    const name = typed.trim()
    return this.#run(
      () => this.engine.nameBackup(this.row.snapshotId, name === '' ? null : name),
      () => {
        const { name: _, ...rest } = this.row
        this.row = name === '' ? rest : { ...rest, name }
        this.typed = undefined
        showToast({ text: t('points.named') })
      },
    )
  }

  #setPinned(isPinned: boolean): Promise<void> {
    return this.#run(
      () => this.engine.pinBackup(this.row.snapshotId, isPinned),
      () => (this.row = { ...this.row, isPinned }),
    )
  }

  readonly #delete = async (): Promise<void> => {
    const { engine, row, changed } = this
    await this.#run(
      () => engine.deleteBackup(row.snapshotId),
      () => {
        this.isOpen = false
        showToast({
          text: t('points.deleted', { number: row.number, days: UNDELETE_DAYS }),
          // The deleted list stays the way back after the toast has gone.
          undo: () => void engine.undeleteBackup(row.snapshotId).then(changed, changed),
        })
      },
    )
  }

  async #run(work: () => Promise<void>, then: () => void): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.error = undefined
    try {
      if ((await asOwner(this.engine, work)).done) {
        then()
        this.changed()
      }
    } catch (error) {
      this.error = error
    }
    this.busy = false
  }

  readonly #close = (): void => {
    this.isOpen = false
    this.#closed.resolve()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'point-dialog': PointDialog
  }
}
