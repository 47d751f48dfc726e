import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { EngineApi } from '../../../shared/browser/engine-api.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/restore.ts'
import { openForgotten } from '../../parts/open-forgotten.ts'
import '../../ui/pos-choice-card.ts'
import { PosElement } from '../../ui/pos-element.ts'
import { restoreFlow } from './restore-flow.ts'
import './restore-icons.ts'

/**
 * Where the backup comes from. With the recovery sheet it signs in by itself and goes on to the list.
 *
 * @fires from-server
 * @fires from-file
 */
@customElement('choose-source')
export class ChooseSource extends PosElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 12px;
    }
  `

  @property({ attribute: false }) engine: EngineApi | undefined
  /** Asks who signs in for a name of this device too. */
  @property({ type: Boolean }) names = false

  protected override render() {
    return html`
      <pos-choice-card
        action
        data-testid="source-server"
        icon="cloud-download"
        heading=${t('restore.from_server')}
        text=${t('restore.from_server_text')}
        @change=${() => this.dispatchEvent(new Event('from-server'))}
      ></pos-choice-card>
      <pos-choice-card
        action
        data-testid="source-sheet"
        icon="file-key"
        heading=${t('restore.from_sheet')}
        text=${t('restore.from_sheet_text')}
        @change=${this.#fromSheet}
      ></pos-choice-card>
      <pos-choice-card
        action
        data-testid="source-file"
        icon="file-up"
        heading=${t('restore.from_file')}
        text=${t('restore.from_file_text')}
        @change=${() => this.dispatchEvent(new Event('from-file'))}
      ></pos-choice-card>
    `
  }

  readonly #fromSheet = async (): Promise<void> => {
    const { engine, names } = this
    if (engine !== undefined && (await openForgotten(engine, { login: '', names, by: 'sheet' })))
      await restoreFlow.list(engine)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'choose-source': ChooseSource
  }
}
