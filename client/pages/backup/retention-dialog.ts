import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { UNDELETE_MS } from '../../../shared/api/retention.ts'
import type { BackupRow, EngineApi } from '../../../shared/browser/engine-api.ts'
import type { RetentionPolicy } from '../../../shared/browser/engine-care.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/retention.ts'
import { localDigits } from '../../i18n/numbers.ts'
import { whenText } from '../../i18n/when.ts'
import { asOwner } from '../../parts/open-owner.ts'
import '../../parts/problem-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import '../../ui/pos-dialog.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-field.ts'
import type { PosField } from '../../ui/pos-field.ts'
import '../../ui/pos-notice.ts'
import '../../ui/pos-skeleton.ts'
import { showToast } from '../../ui/toast.ts'
import {
  mostOf,
  outcomeOf,
  POLICY_PARTS,
  policyNumber,
  type PolicyPart,
  type RetentionOutcome,
} from './retention-draft.ts'

const UNDELETE_DAYS = UNDELETE_MS / 86_400_000

/** How long backups are kept. What a change would do is counted first; only then can it be saved. */
@customElement('retention-dialog')
export class RetentionDialog extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .stack {
        gap: 16px;
      }
      .numbers {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(140px, 1fr));
        gap: 14px 16px;
      }
    `,
  ]

  @property({ attribute: false }) engine!: EngineApi
  /** The backups that there are. */
  @property({ attribute: false }) rows: readonly BackupRow[] = []
  /** Called after the policy was saved. */
  @property({ attribute: false }) changed: () => void = () => undefined

  @state() private isOpen = true
  @state() private busy = false
  /** What stands in the fields; `undefined` before the server answered. */
  @state() private typed: Readonly<Record<PolicyPart, string>> | undefined
  /** What the numbers in the fields would do, once it was counted. */
  @state() private outcome: RetentionOutcome | undefined
  @state() private error: unknown

  readonly #closed = Promise.withResolvers<void>()

  /** Resolves when the dialog is closed. */
  get closed(): Promise<void> {
    return this.#closed.promise
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#run(async () => this.#show((await this.engine.retention()).policy))
  }

  protected override render() {
    return html`<pos-dialog
      data-testid="retention-dialog"
      ?open=${this.isOpen}
      heading=${t('retention.title')}
      @close=${this.#close}
    >
      <div class="stack">
        <p class="quiet-text">${t('retention.text')}</p>
        ${this.typed === undefined ? this.#waiting() : this.#fields(this.typed)}
        <problem-card .error=${this.error}></problem-card>
      </div>
      <div slot="footer" class="stack">
        <div role="status">${this.outcome === undefined ? nothing : this.#told(this.outcome)}</div>
        ${this.typed === undefined ? nothing : this.#button()}
      </div>
    </pos-dialog>`
  }

  #waiting() {
    return this.error === undefined ? html`<pos-skeleton rows="4"></pos-skeleton>` : nothing
  }

  #fields(typed: Readonly<Record<PolicyPart, string>>) {
    return html`<div class="numbers">${POLICY_PARTS.map((part) => this.#field(part, typed[part]))}</div>
      <p class="quiet-text small">${t('retention.zero')}</p>`
  }

  #field(part: PolicyPart, typed: string) {
    const isWrong = policyNumber(part, typed) === undefined
    return html`<pos-field
      data-testid="retention-${part}"
      inputmode="numeric"
      ltr
      label=${t(`retention.${part}`)}
      error=${isWrong ? t('retention.wrong', { most: mostOf(part) }) : ''}
      .value=${typed}
      @input=${(event: Event) => this.#typed(part, (event.currentTarget as PosField).value)}
      ><span slot="end">${t(`retention.unit_${part}`)}</span></pos-field
    >`
  }

  #told({ removes, keeps, oldestAt }: RetentionOutcome) {
    if (removes === 0) {
      return html`<pos-notice tone="success" icon="circle-check" data-testid="retention-outcome"
        >${t('retention.removes_none', { kept: keeps })}</pos-notice
      >`
    }
    const oldest = oldestAt === undefined ? '–' : whenText(oldestAt)
    return html`<pos-notice tone="warning" icon="triangle-alert" data-testid="retention-outcome"
      >${t('retention.removes', { count: removes, kept: keeps, oldest })}
      ${t('retention.undo', { days: UNDELETE_DAYS })}</pos-notice
    >`
  }

  #button() {
    const { outcome, busy } = this
    const isDry = outcome === undefined
    const removes = outcome?.removes ?? 0
    const save = removes > 0 ? t('retention.save_remove', { count: removes }) : t('retention.save')
    return html`<button
      class="button primary wide"
      data-testid=${isDry ? 'retention-try' : 'retention-save'}
      aria-disabled=${String(busy || this.#policy() === undefined)}
      @click=${() => this.#put(isDry)}
    >
      ${busy ? t('retention.trying') : isDry ? t('retention.try') : save}
    </button>`
  }

  #policy(): RetentionPolicy | undefined {
    const { typed } = this
    if (typed === undefined) return undefined
    const numbers = POLICY_PARTS.map((part) => [part, policyNumber(part, typed[part])] as const)
    if (numbers.some(([, value]) => value === undefined)) return undefined
    return Object.fromEntries(numbers) as RetentionPolicy
  }

  #put(isDryRun: boolean): Promise<void> {
    return this.#run(async () => {
      const policy = this.#policy()
      if (policy === undefined) return
      const put = await asOwner(this.engine, () => this.engine.setRetention(policy, isDryRun))
      if (!put.done) return
      if (isDryRun) {
        const storedAt = new Map(this.rows.map((row) => [row.snapshotId, row.storedAt]))
        this.outcome = outcomeOf(put.value.plan, (id) => storedAt.get(id))
        return
      }
      showToast({ text: t('retention.saved') })
      this.changed()
      this.isOpen = false
    })
  }

  async #run(work: () => Promise<void>): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.error = undefined
    try {
      await work()
    } catch (error) {
      this.error = error
    }
    this.busy = false
  }

  #show(policy: RetentionPolicy): void {
    const texts = POLICY_PARTS.map((part) => [part, localDigits(String(policy[part]))])
    this.typed = Object.fromEntries(texts) as Record<PolicyPart, string>
  }

  #typed(part: PolicyPart, value: string): void {
    if (this.typed === undefined) return
    this.typed = { ...this.typed, [part]: value }
    this.outcome = undefined
  }

  readonly #close = (): void => {
    this.isOpen = false
    this.#closed.resolve()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'retention-dialog': RetentionDialog
  }
}
