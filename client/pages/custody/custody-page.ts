import { consume } from '@lit/context'
import { html, nothing, type TemplateResult } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import { navigate } from '../../app/navigate.ts'
import { BackupStatusValue } from '../../data/backup-status-value.ts'
import { engineContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/account.ts'
import '../../i18n/messages/custody.ts'
import '../../i18n/messages/password.ts'
import '../../parts/problem-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-field.ts'
import type { PosField } from '../../ui/pos-field.ts'
import '../../ui/pos-notice.ts'
import '../../ui/pos-wizard.ts'
import './custody-choice.ts'
import './custody-cost.ts'
import { custodyFlow } from './custody-flow.ts'
import './custody-icons.ts'
import { custodyPageStyles } from './custody-page.styles.ts'
import './custody-running.ts'
import './custody-sheet.ts'

/** What one stage shows in the wizard's frame. */
interface Frame {
  readonly step?: number
  readonly heading: string
  readonly text: string
  readonly primary?: string
  readonly blocked?: string
  readonly content: TemplateResult | typeof nothing
  readonly next?: (engine: EngineApi) => unknown
}

/** Who can read the shop's backups, and the way to private custody with the recovery code typed back. */
@customElement('custody-page')
export class CustodyPage extends PosElement {
  static override styles = [controlStyles, custodyPageStyles]

  @consume({ context: engineContext, subscribe: true })
  @state()
  private engine: EngineApi | undefined

  @state() private wantsPrivate = false
  @state() private password = ''
  @state() private typed = ''

  readonly #backup = new BackupStatusValue(this)

  override connectedCallback(): void {
    super.connectedCallback()
    custodyFlow.addEventListener('change', this.#draw)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    custodyFlow.removeEventListener('change', this.#draw)
    custodyFlow.reset()
  }

  protected override willUpdate(): void {
    const now = this.#backup.status?.custody
    if (now !== undefined) custodyFlow.begin(now)
  }

  protected override render() {
    const { stage, busy, error } = custodyFlow
    const frame = this.#frame()
    return html`<pos-wizard
      data-testid="custody-wizard"
      data-stage=${stage}
      step=${frame.step ?? 0}
      steps=${frame.step === undefined ? 0 : 5}
      heading=${frame.heading}
      text=${frame.text}
      primary=${frame.primary ?? ''}
      blocked=${frame.blocked ?? ''}
      ?busy=${busy && stage !== 'running'}
      can-back
      @back=${this.#back}
      @next=${() => this.engine !== undefined && frame.next?.(this.engine)}
    >
      <div class="content"><problem-card .error=${error}></problem-card>${frame.content}</div>
    </pos-wizard>`
  }

  #frame(): Frame {
    switch (custodyFlow.stage) {
      case 'state':
        return this.#state()
      case 'cost':
        return {
          step: 1,
          heading: t('custody.cost_title'),
          text: t('custody.cost_text'),
          primary: t('custody.accept'),
          content: html`<custody-cost .cost=${custodyFlow.cost}></custody-cost>`,
          next: () => custodyFlow.show('password'),
        }
      case 'password':
        return this.#passwordFrame()
      case 'sheet':
        return {
          step: 3,
          heading: t('custody.sheet_title'),
          text: t('custody.sheet_text'),
          primary: t('recovery.have_it'),
          content: html`<custody-sheet code=${custodyFlow.code}></custody-sheet>`,
          next: () => custodyFlow.show('type'),
        }
      case 'type':
        return this.#typeFrame()
      case 'running':
        return this.#running()
      case 'done':
        return this.#done()
    }
  }

  #state(): Frame {
    const { status, isOnline } = this.#backup
    const isPrivate = status?.custody?.custody === 'private'
    if (isPrivate) return this.#done()
    const canBegin = this.wantsPrivate && status?.signedIn === true
    return {
      heading: t('custody.title'),
      text: t('custody.text'),
      ...(canBegin ? { primary: t('custody.see_cost') } : {}),
      ...(canBegin && !isOnline ? { blocked: t('custody.offline') } : {}),
      content: html`<custody-choice
          ?private=${this.wantsPrivate}
          @private-chosen=${() => (this.wantsPrivate = true)}
          @managed-chosen=${() => (this.wantsPrivate = false)}
        ></custody-choice>
        ${
          status?.signedIn === false
            ? html`<pos-notice icon="lock">${t('custody.signed_out')}</pos-notice>`
            : nothing
        }`,
      next: (engine) => custodyFlow.askCost(engine),
    }
  }

  #passwordFrame(): Frame {
    return {
      step: 2,
      heading: t('custody.password_title'),
      text: t('custody.password_text'),
      primary: t(custodyFlow.busy ? 'custody.making' : 'custody.make_sheet'),
      blocked: this.password === '' ? t('account.needs_password') : '',
      content: html`<pos-field
        data-testid="custody-password"
        type="password"
        autocomplete="current-password"
        autofocus
        ltr
        label=${t('account.password')}
        .value=${this.password}
        @input=${(event: Event) => (this.password = valueOf(event))}
      ></pos-field>`,
      next: (engine) => this.#prepare(engine),
    }
  }

  #typeFrame(): Frame {
    return {
      step: 4,
      heading: t('custody.type_title'),
      text: t('custody.type_text'),
      primary: t('custody.begin'),
      blocked: this.typed.trim() === '' ? t('password.needs_code') : '',
      content: html`<pos-field
        data-testid="custody-typed"
        ltr
        label=${t('recovery.code')}
        .value=${this.typed}
        @input=${(event: Event) => (this.typed = valueOf(event))}
      ></pos-field>`,
      next: (engine) => custodyFlow.switch(engine, this.typed),
    }
  }

  #running(): Frame {
    return {
      step: 5,
      heading: t('custody.running_title'),
      text: t('custody.running_text'),
      primary: t('custody.keep_selling'),
      content: html`<custody-running
        .now=${this.#backup.status?.custody}
        .progress=${custodyFlow.progress}
        ?busy=${custodyFlow.busy}
        @go-on=${() => this.engine && custodyFlow.resume(this.engine)}
      ></custody-running>`,
      next: () => navigate('/'),
    }
  }

  #done(): Frame {
    return {
      heading: t('custody.done_title'),
      text: t('custody.done_text'),
      primary: t('app.done'),
      content: html`<pos-notice tone="success" icon="circle-check" data-testid="custody-done"
          >${t('custody.done_server')}</pos-notice
        >
        <p class="quiet-text">${t('custody.line_private')}</p>`,
      next: () => navigate('/account'),
    }
  }

  async #prepare(engine: EngineApi): Promise<void> {
    await custodyFlow.prepare(engine, this.password)
    if (custodyFlow.stage === 'sheet') this.password = ''
    this.typed = ''
  }

  readonly #back = (): void => {
    const { stage } = custodyFlow
    if (stage === 'state' || stage === 'running' || stage === 'done') navigate('/account')
    else custodyFlow.back()
  }

  readonly #draw = (): void => this.requestUpdate()
}

function valueOf(event: Event): string {
  return (event.currentTarget as PosField).value
}

declare global {
  interface HTMLElementTagNameMap {
    'custody-page': CustodyPage
  }
}
