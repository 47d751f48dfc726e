import { css, html } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { t } from '../i18n/catalogue.ts'
import { type Digits, isLanguage, LANGUAGE_FACTS, LANGUAGES } from '../i18n/language.ts'
import { locale } from '../i18n/locale.ts'
import '../i18n/messages/app.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-choice-card.ts'
import '../ui/pos-segment.ts'

/** Language and digits, which take effect as they are chosen. */
@customElement('locale-choice')
export class LocaleChoice extends PosElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 24px;
    }
    .cards {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(170px, 1fr));
      gap: 12px;
    }
    h2 {
      margin-block-end: 10px;
      font-size: 16px;
      font-weight: 650;
    }
  `

  /** Only the digits, where the language is chosen elsewhere. */
  @property({ type: Boolean }) digits = false

  protected override render() {
    return html`${this.digits ? '' : this.#languages()}
      <section>
        <h2>${t('settings.digits')}</h2>
        <pos-segment
          label=${t('settings.digits')}
          .options=${[
            { value: 'latn', label: '123' },
            { value: 'arab', label: '١٢٣' },
          ]}
          .value=${locale.digits}
          @change=${this.#setDigits}
        ></pos-segment>
      </section>`
  }

  #languages() {
    return html`<div class="cards" role="radiogroup" aria-label=${t('settings.language')}>
      ${LANGUAGES.map(
        (language) =>
          html`<pos-choice-card
            lang=${language}
            heading=${LANGUAGE_FACTS[language].name}
            ?selected=${locale.language === language}
            @change=${() => this.#setLanguage(language)}
          ></pos-choice-card>`,
      )}
    </div>`
  }

  #setLanguage(language: string): void {
    if (isLanguage(language)) locale.setLanguage(language)
  }

  readonly #setDigits = (event: Event): void => {
    locale.setDigits((event.target as HTMLInputElement).value as Digits)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'locale-choice': LocaleChoice
  }
}
