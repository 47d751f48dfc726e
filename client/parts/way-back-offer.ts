import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { EngineApi } from '../../shared/browser/engine-api.ts'
import type { WayBack } from '../../shared/browser/engine-keeping.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/keeping.ts'
import { codeOf } from '../i18n/error-text.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-notice.ts'
import { showToast } from '../ui/toast.ts'

/**
 * Offers the way back when a check has found a damaged part that cannot be had again (engine 25). Nothing for another failure,
 * and when nothing is kept of what was before.
 *
 * @fires went-back - the shop is as it was
 */
@customElement('way-back-offer')
export class WayBackOffer extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
    `,
  ]

  @property({ attribute: false }) engine: EngineApi | undefined
  /** What the check failed with. */
  @property({ attribute: false }) error: unknown
  @state() private way: WayBack | undefined

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('error') || changed.has('engine')) void this.#look()
    this.hidden = this.way === undefined
  }

  protected override render() {
    if (this.way === undefined) return nothing
    return html`<pos-notice tone="warning" icon="undo-2" data-testid="way-back-offer">
      ${t('back.offer')}
      <button class="button" slot="action" data-testid="open-way-back" @click=${this.#open}>
        ${t('back.title')}
      </button>
    </pos-notice>`
  }

  async #look(): Promise<void> {
    const { engine, error } = this
    const isDamaged = codeOf(error) === 'object_invalid'
    const way = isDamaged ? await engine?.wayBack().catch(() => undefined) : undefined
    if (error === this.error) this.way = way
  }

  readonly #open = async (): Promise<void> => {
    const { engine, way } = this
    if (engine === undefined || way === undefined) return
    await import('./way-back-dialog.ts')
    const dialog = document.createElement('way-back-dialog')
    Object.assign(dialog, { engine, way })
    document.body.append(dialog)
    const isBack = await dialog.closed
    dialog.remove()
    if (!isBack) return
    this.way = undefined
    showToast({ text: t('back.done'), icon: 'undo-2' })
    this.dispatchEvent(new Event('went-back'))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'way-back-offer': WayBackOffer
  }
}
