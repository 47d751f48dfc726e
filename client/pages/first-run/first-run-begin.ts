import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ShopTrace } from '../../../shared/browser/vanished.ts'
import { navigate } from '../../app/navigate.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/first-run.ts'
import '../../i18n/messages/pairing.ts'
import '../../ui/pos-choice-card.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-notice.ts'
import './first-run-icons.ts'

/**
 * The fork of the first run: new shop, restore, joining by a code, or import. A device that had a shop is offered its restore first (engine 29).
 *
 * @fires begin-new
 */
@customElement('first-run-begin')
export class FirstRunBegin extends PosElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 12px;
    }
  `

  /** What is left of a shop that was on this device. */
  @property({ attribute: false }) trace: ShopTrace | undefined

  protected override render() {
    const restore = html`<pos-choice-card
      action
      icon="history"
      data-testid="begin-restore"
      heading=${t('first.restore')}
      text=${t('first.restore_text')}
      @change=${() => navigate('/restore')}
    ></pos-choice-card>`
    const { trace } = this
    return html`
      ${trace === undefined ? nothing : html`<pos-notice tone="warning" icon="triangle-alert">${wasHere(trace)}</pos-notice>${restore}`}
      <pos-choice-card
        action
        icon="store"
        data-testid="begin-new"
        heading=${t('first.new')}
        text=${t('first.new_text')}
        @change=${() => this.dispatchEvent(new Event('begin-new'))}
      ></pos-choice-card>
      ${trace === undefined ? restore : nothing}
      <pos-choice-card
        action
        icon="monitor-smartphone"
        data-testid="begin-pair"
        heading=${t('pairing.begin')}
        text=${t('pairing.begin_text')}
        @change=${() => navigate('/pair')}
      ></pos-choice-card>
      <pos-choice-card
        action
        icon="file-input"
        data-testid="begin-import"
        heading=${t('first.import')}
        text=${t('first.import_text')}
        @change=${() => navigate('/import')}
      ></pos-choice-card>
    `
  }
}

function wasHere({ shopName }: ShopTrace): string {
  return shopName === '' ? t('first.was_here_nameless') : t('first.was_here', { shop: shopName })
}

declare global {
  interface HTMLElementTagNameMap {
    'first-run-begin': FirstRunBegin
  }
}
