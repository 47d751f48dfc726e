import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import type { ShopStore } from '../../../shared/browser/shop-store.ts'
import { navigate } from '../../app/navigate.ts'
import { engineContext, shopContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import { codeOf } from '../../i18n/error-text.ts'
import '../../i18n/messages/restore.ts'
import { whenText } from '../../i18n/when.ts'
import '../../parts/job-steps.ts'
import '../../parts/problem-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-wizard.ts'
import './choose-backup.ts'
import './choose-source.ts'
import type { FileEnteredEvent, FileEntry } from './file-entered-event.ts'
import './look-inside.ts'
import './open-file.ts'
import { restoreFlow } from './restore-flow.ts'
import type { Frame } from './restore-frame.ts'
import './restore-icons.ts'
import './restore-proof.ts'
import './restore-sign-in.ts'
import { restorePageStyles } from './restore-page.styles.ts'

/** Bringing a shop back: from where, which backup, what is in it, restore, proof. Works with and without a shop on this device. */
@customElement('restore-page')
export class RestorePage extends PosElement {
  static override styles = [controlStyles, restorePageStyles]

  @consume({ context: engineContext, subscribe: true })
  @state()
  private engine: EngineApi | undefined
  @consume({ context: shopContext, subscribe: true })
  @state()
  private shop: ShopStore | undefined

  @state() private entry: FileEntry | undefined
  @state() private fileBlocked = ''

  #hasBegun = false

  override connectedCallback(): void {
    super.connectedCallback()
    restoreFlow.addEventListener('change', this.#draw)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    restoreFlow.removeEventListener('change', this.#draw)
    restoreFlow.reset()
  }

  protected override willUpdate(): void {
    if (this.engine === undefined || this.#hasBegun) return
    this.#hasBegun = true
    void restoreFlow.begin(this.engine, new URLSearchParams(location.search))
  }

  protected override render() {
    const frame = this.#frame()
    const { stage, busy } = restoreFlow
    return html`<pos-wizard
      data-testid="restore-wizard"
      data-stage=${stage}
      step=${frame.step ?? 0}
      steps=${frame.step === undefined ? 0 : 3}
      heading=${frame.heading}
      text=${frame.text ?? ''}
      primary=${frame.primary ?? ''}
      primary-icon=${frame.icon ?? 'arrow-right'}
      blocked=${frame.blocked ?? ''}
      ?busy=${busy && stage !== 'restored'}
      ?can-back=${!restoreFlow.isUnderWay}
      @back=${this.#back}
      @next=${() => this.engine !== undefined && frame.next?.(this.engine)}
    >
      <div class="content">
        <problem-card .error=${restoreFlow.error}></problem-card>
        ${codeOf(restoreFlow.error) === 'restore_running' ? this.#giveUpButton() : nothing} ${frame.content}
      </div>
    </pos-wizard>`
  }

  #giveUpButton() {
    return html`<button
      class="button danger"
      data-testid="give-up-restore"
      @click=${() => this.engine && restoreFlow.giveUp(this.engine)}
    >
      ${t('restore.give_up')}
    </button>`
  }

  #frame(): Frame {
    switch (restoreFlow.stage) {
      case 'source':
        return this.#source()
      case 'sign_in':
        return this.#signIn()
      case 'file':
        return this.#file()
      case 'choose':
        return this.#choose()
      case 'inside':
        return this.#inside()
      case 'running':
        return this.#running()
      case 'restored':
      case 'verified':
        return this.#proof()
    }
  }

  #source(): Frame {
    return {
      heading: t('restore.source_title'),
      text: t('restore.source_text'),
      content: html`<choose-source
        .engine=${this.engine}
        ?names=${this.shop === undefined}
        @from-server=${() => this.engine && restoreFlow.fromServer(this.engine)}
        @from-file=${() => restoreFlow.show('file')}
      ></choose-source>`,
    }
  }

  #signIn(): Frame {
    return {
      heading: t('restore.sign_in_title'),
      text: t('restore.sign_in_text'),
      content: html`<restore-sign-in
        .engine=${this.engine}
        ?names=${this.shop === undefined}
        ?busy=${restoreFlow.busy}
      ></restore-sign-in>`,
    }
  }

  #file(): Frame {
    const { entry } = this
    const { busy, progress } = restoreFlow
    return {
      step: 1,
      heading: t('restore.file_title'),
      text: t('restore.file_text'),
      primary: busy ? t('restore.opening') : t('restore.look_inside'),
      blocked: entry === undefined ? this.fileBlocked || t('restore.file_missing') : '',
      content: html`<open-file
        .reading=${busy ? progress : undefined}
        @file-entered=${this.#fileEntered}
      ></open-file>`,
      next: (engine) => entry && restoreFlow.openFile(engine, entry),
    }
  }

  #choose(): Frame {
    const { rows, chosen, busy } = restoreFlow
    return {
      step: 1,
      heading: t('restore.choose_title'),
      text: t('restore.choose_text'),
      ...(rows === undefined || rows.length === 0
        ? {}
        : { primary: busy ? t('restore.opening') : t('restore.look_inside') }),
      content: html`<choose-backup .rows=${rows} .chosen=${chosen}></choose-backup>`,
      next: (engine) => chosen && restoreFlow.lookInside(engine, chosen.snapshotId),
    }
  }

  #inside(): Frame {
    const { preview, chosen } = restoreFlow
    if (preview === undefined) return { heading: t('restore.inside_title'), content: nothing }
    const row = chosen?.snapshotId === preview.snapshotId ? chosen : undefined
    const at = row?.storedAt ?? preview.createdAt
    return {
      step: 2,
      heading: t('restore.inside_title'),
      text: t('restore.inside_text', { time: whenText(at) }),
      primary: t('restore.primary'),
      icon: 'download',
      content: html`<look-inside
        .preview=${preview}
        ?checked=${row?.checkedAt !== undefined}
        ?has-shop=${this.shop !== undefined}
        ?online=${row !== undefined}
      ></look-inside>`,
      next: (engine) => restoreFlow.restore(engine),
    }
  }

  #running(): Frame {
    const steps = this.shop === undefined ? ['progress.fetch'] : ['progress.cut', 'progress.fetch']
    return {
      step: 3,
      heading: t('restore.running_title'),
      text: t('restore.running_text'),
      content: html`<div class="card">
        <job-steps job="restore" .steps=${steps} .progress=${restoreFlow.progress}></job-steps>
      </div>`,
    }
  }

  #proof(): Frame {
    const { stage, result, error } = restoreFlow
    const isVerified = stage === 'verified'
    const records = result?.records ?? 0
    return {
      step: 3,
      heading: t(isVerified ? 'restore.verified_title' : 'restore.restored_title'),
      text: t(isVerified ? 'restore.verified_text' : 'restore.restored_text', { records }),
      primary: t('restore.start_selling'),
      content: html`<restore-proof
        ?verified=${isVerified}
        .progress=${restoreFlow.progress}
        .check=${restoreFlow.check}
        .engine=${this.engine}
        .error=${error}
        @check-again=${() => this.engine && restoreFlow.verify(this.engine)}
      ></restore-proof>`,
      next: () => navigate('/', { replace: true }),
    }
  }

  readonly #fileEntered = ({ entry, blocked }: FileEnteredEvent): void => {
    this.entry = entry
    this.fileBlocked = blocked
  }

  readonly #back = (): void => {
    if (restoreFlow.stage === 'source') navigate(this.shop === undefined ? '/welcome' : '/backup')
    else restoreFlow.back()
  }

  readonly #draw = (): void => this.requestUpdate()
}

declare global {
  interface HTMLElementTagNameMap {
    'restore-page': RestorePage
  }
}
