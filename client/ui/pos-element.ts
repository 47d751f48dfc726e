import { type CSSResultGroup, LitElement } from 'lit'
import { locale } from '../i18n/locale.ts'
import { baseStyles } from './base.styles.ts'

/** The base of every element: starts from `baseStyles` and draws itself again when language, digits or time zone change. */
export class PosElement extends LitElement {
  protected static override finalizeStyles(styles?: CSSResultGroup) {
    return super.finalizeStyles(styles === undefined ? [baseStyles] : [baseStyles, styles])
  }

  override connectedCallback(): void {
    super.connectedCallback()
    locale.addEventListener('change', this.#onLocaleChange)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    locale.removeEventListener('change', this.#onLocaleChange)
  }

  readonly #onLocaleChange = (): void => {
    this.requestUpdate()
  }
}
