import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/restore.ts'
import '../../ui/pos-choice-card.ts'
import { PosElement } from '../../ui/pos-element.ts'
import './restore-icons.ts'

/**
 * Where the backup comes from.
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
        data-testid="source-file"
        icon="file-up"
        heading=${t('restore.from_file')}
        text=${t('restore.from_file_text')}
        @change=${() => this.dispatchEvent(new Event('from-file'))}
      ></pos-choice-card>
    `
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'choose-source': ChooseSource
  }
}
