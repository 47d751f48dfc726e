import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/account.ts'
import { PosElement } from '../ui/pos-element.ts'

/** A recovery code in large groups of four, as it is written down. */
@customElement('recovery-code')
export class RecoveryCode extends PosElement {
  static override styles = css`
    .code {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(88px, 1fr));
      gap: 8px;
      direction: ltr;
      font-size: 20px;
      font-weight: 700;
      font-variant-numeric: tabular-nums;
    }
    span {
      padding: 10px 4px;
      border-radius: 12px;
      background: var(--sonic-key);
      text-align: center;
    }
  `

  @property() code = ''

  protected override render() {
    return html`<div class="code" data-testid="recovery-code" aria-label=${t('recovery.code')}>
      ${groupsOf(this.code).map((group) => html`<span>${group}</span>`)}
    </div>`
  }
}

/** A code in groups of four, as it is read aloud; what is already grouped stays so. */
export function groupsOf(code: string): string[] {
  return code.replaceAll(/[\s-]/g, '').match(/.{1,4}/g) ?? []
}

declare global {
  interface HTMLElementTagNameMap {
    'recovery-code': RecoveryCode
  }
}
