import { consume } from '@lit/context'
import { html, nothing } from 'lit'
import { customElement, state } from 'lit/decorators.js'
import type { BackupStatusStore } from '../data/backup-status.ts'
import { chipText } from '../data/chip-text.ts'
import { backupStatusContext } from '../data/contexts.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-status-chip.ts'
import { navigate } from './navigate.ts'

/** The status chip with its data: in the top bar of every page, hidden only until a shop exists. */
@customElement('pos-backup-chip')
export class PosBackupChip extends PosElement {
  @consume({ context: backupStatusContext, subscribe: true })
  @state()
  private status: BackupStatusStore | undefined

  #listening: BackupStatusStore | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#listen(undefined)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.#listen(this.status)
  }

  protected override willUpdate(): void {
    if (this.isConnected) this.#listen(this.status)
  }

  protected override render() {
    const chip = this.status?.chip
    if (chip === undefined) return nothing
    const announced = this.status?.announced
    const now = Date.now()
    return html`<pos-status-chip
      data-testid="status-chip"
      data-state=${chip.state}
      @click=${this.#openPanel}
      .tone=${chip.tone}
      icon=${chip.icon}
      text=${chipText(chip, now)}
      announced=${announced === undefined ? '' : chipText(announced, now)}
    ></pos-status-chip>`
  }

  /** The panel instead of the link, which leads to Backup where scripts or the panel's code are missing. */
  readonly #openPanel = async (event: MouseEvent): Promise<void> => {
    if (this.status === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const { openStatusPanel } = await import('../parts/open-status-panel.ts')
    const answer = await openStatusPanel(this.status)
    if (answer === 'backup') navigate('/backup')
    else if (answer === 'account') navigate('/account')
  }

  #listen(status: BackupStatusStore | undefined): void {
    if (status === this.#listening) return
    this.#listening?.removeEventListener('change', this.#onChange)
    status?.addEventListener('change', this.#onChange)
    this.#listening = status
  }

  readonly #onChange = (): void => {
    this.requestUpdate()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-backup-chip': PosBackupChip
  }
}
