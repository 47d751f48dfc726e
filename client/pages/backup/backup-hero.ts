import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { BackupNowResult, BackupStatus, EngineApi } from '../../../shared/browser/engine-api.ts'
import { BackupStatusValue } from '../../data/backup-status-value.ts'
import { engineContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/account.ts'
import '../../i18n/messages/backup.ts'
import '../../parts/problem-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import '../../ui/pos-notice.ts'
import '../../ui/pos-progress.ts'
import './backup-icons.ts'
import { heroStyles } from './backup-hero.styles.ts'
import { heroSteps, heroWords, resultText, type HeroFacts } from './hero-words.ts'

/** What is true about the backup in large letters, its three steps, and "Backup now". */
@customElement('backup-hero')
export class BackupHero extends PosElement {
  static override styles = [controlStyles, heroStyles]

  @consume({ context: engineContext, subscribe: true })
  private engine: EngineApi | undefined

  @state() private isRunning = false
  @state() private result: BackupNowResult | undefined
  @state() private error: unknown

  readonly #backup = new BackupStatusValue(this)

  protected override render() {
    const { status } = this.#backup
    if (status === undefined) return nothing
    const facts: HeroFacts = {
      now: Date.now(),
      isOnline: this.#backup.isOnline,
      isRunning: this.isRunning || status.sending !== undefined,
    }
    const words = heroWords(status, facts)
    return html`<section class="card" data-testid="backup-hero" data-state=${status.state}>
      <div class="top">
        <span class="mark ${words.tone}"><pos-icon name=${words.icon}></pos-icon></span>
        <div class="words">
          <h2 data-testid="hero-title">${words.title}</h2>
          <p class="quiet-text">${words.text}</p>
        </div>
        <div class="buttons">${this.#buttons(status, facts)}</div>
      </div>
      <div class="outcome">${this.#outcome(facts)}</div>
      ${this.#steps(status, facts)}
    </section>`
  }

  #steps(status: BackupStatus, facts: HeroFacts) {
    const { sending } = status
    const part = sending !== undefined && sending.totalBytes > 0 ? sending.doneBytes / sending.totalBytes : 0
    return html`<pos-progress
      class=${facts.isRunning ? '' : 'idle'}
      job=${facts.isRunning ? 'sending' : 'idle'}
      label=${t('backup.step_send')}
      .value=${part}
      .steps=${heroSteps(status, facts)}
    ></pos-progress>`
  }

  #outcome(facts: HeroFacts) {
    const { result } = this
    const isDone = result?.kind === 'stored' || result?.kind === 'nothing_new'
    return html`<div role="status">
        ${
          result === undefined || this.isRunning
            ? nothing
            : html`<pos-notice
                data-testid="backup-result"
                data-kind=${result.kind}
                tone=${isDone ? 'success' : 'neutral'}
                icon=${isDone ? 'circle-check' : 'hard-drive'}
                >${resultText(result, facts.now)}</pos-notice
              >`
        }
      </div>
      <problem-card .error=${this.error}></problem-card>`
  }

  #buttons(status: BackupStatus, { isRunning }: HeroFacts) {
    if (status.signedIn) return this.#nowButton('primary', isRunning)
    const label = t(status.hasAccount ? 'account.sign_in' : 'account.create')
    const form = status.hasAccount ? 'sign-in' : 'create'
    return html`<a class="button primary" data-testid="hero-account" href="/account?form=${form}">${label}</a>
      ${this.#nowButton('', isRunning)}`
  }

  #nowButton(look: '' | 'primary', isRunning: boolean) {
    return html`<button
      class="button ${look}"
      data-testid="backup-now"
      aria-disabled=${String(isRunning)}
      @click=${this.#backUp}
    >
      <pos-icon name="refresh-cw"></pos-icon>${t(isRunning ? 'backup.running' : 'backup.now')}
    </button>`
  }

  readonly #backUp = async (): Promise<void> => {
    if (this.isRunning || this.engine === undefined) return
    this.isRunning = true
    this.error = undefined
    this.result = undefined
    try {
      this.result = await this.engine.backupNow()
    } catch (error) {
      this.error = error
    }
    this.isRunning = false
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'backup-hero': BackupHero
  }
}
