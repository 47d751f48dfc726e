import { css, html } from 'lit'
import { customElement, query, state } from 'lit/decorators.js'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/import.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import { FileChosenEvent } from './file-chosen-event.ts'
import './import-icons.ts'

/**
 * A place to choose or drop the old POS's backup file.
 *
 * @fires {FileChosenEvent} file-chosen
 */
@customElement('import-file')
export class ImportFile extends PosElement {
  static override styles = [
    controlStyles,
    css`
      .drop {
        display: grid;
        justify-items: center;
        gap: 12px;
        padding: 40px 20px;
        border: 1.5px dashed var(--wa-form-control-border-color);
        border-radius: 16px;
        background: var(--wa-color-surface-default);
        text-align: center;
      }
      .over {
        border-color: var(--wa-color-brand-on-quiet);
        background: var(--wa-color-brand-fill-quiet);
      }
      .icon {
        --icon-size: 34px;
        color: var(--wa-color-brand-on-quiet);
      }
    `,
  ]

  @state() private isOver = false

  @query('input') private readonly input!: HTMLInputElement

  protected override render() {
    return html`<div
      class="drop ${this.isOver ? 'over' : ''}"
      @dragover=${this.#drag}
      @dragleave=${() => (this.isOver = false)}
      @drop=${this.#dropped}
    >
      <input
        hidden
        type="file"
        accept=".json,application/json"
        data-testid="import-file-input"
        aria-label=${t('import.file_choose')}
        @change=${() => this.#take(this.input.files)}
      />
      <pos-icon class="icon" name="file-input"></pos-icon>
      <button class="button primary" data-testid="import-choose" @click=${() => this.input.click()}>
        ${t('import.file_choose')}
      </button>
      <p class="quiet-text small">${t('import.drop')}</p>
    </div>`
  }

  readonly #drag = (event: DragEvent): void => {
    event.preventDefault()
    this.isOver = true
  }

  readonly #dropped = (event: DragEvent): void => {
    event.preventDefault()
    this.isOver = false
    this.#take(event.dataTransfer?.files)
  }

  #take(files: FileList | null | undefined): void {
    const file = files?.[0]
    if (file !== undefined) this.dispatchEvent(new FileChosenEvent(file))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'import-file': ImportFile
  }
}
