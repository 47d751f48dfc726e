import { consume } from '@lit/context'
import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Boot } from '../../../shared/browser/boot.ts'
import { bootContext } from '../../data/contexts.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/account.ts'
import '../../parts/recovery-code.ts'
import { groupsOf } from '../../parts/recovery-code.ts'
import { printRecoverySheet } from '../../parts/recovery-sheet.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-icon.ts'
import './custody-icons.ts'

/** The new recovery code, shown once, to be printed or written down. */
@customElement('custody-sheet')
export class CustodySheet extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 16px;
      }
    `,
  ]

  @property() code = ''

  @consume({ context: bootContext, subscribe: true })
  private boot: Boot | undefined

  #removePaper: () => void = () => undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#removePaper()
  }

  protected override render() {
    return html`<recovery-code code=${this.code}></recovery-code>
      <p class="quiet-text small">${t('recovery.once')}</p>
      <button class="button" data-testid="custody-print" @click=${this.#print}>
        <pos-icon name="printer"></pos-icon>${t('recovery.print')}
      </button>`
  }

  readonly #print = async (): Promise<void> => {
    const identity = (await this.boot?.state())?.identity
    this.#removePaper()
    this.#removePaper = printRecoverySheet({
      code: groupsOf(this.code).join(' '),
      shopName: identity?.shopName ?? '',
      login: identity?.login ?? '',
    })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'custody-sheet': CustodySheet
  }
}
