import { css, html } from 'lit'
import { customElement } from 'lit/decorators.js'
import '../../app/keep-card.ts'
import '../../app/locale-choice.ts'
import { chooseTheme, chosenTheme, type Theme } from '../../app/theme.ts'
import { APP_VERSION } from '../../../shared/browser/app-version.ts'
import { t } from '../../i18n/catalogue.ts'
import '../../i18n/messages/app.ts'
import '../../parts/custody-line.ts'
import '../../parts/server-files-card.ts'
import { controlStyles } from '../../ui/control.styles.ts'
import { PosElement } from '../../ui/pos-element.ts'
import '../../ui/pos-page.ts'
import '../../ui/pos-segment.ts'

/** Language, digits, light or dark, and how firmly the shop stays on this device. */
@customElement('settings-page')
export class SettingsPage extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        block-size: 100%;
      }
      .all {
        display: grid;
        gap: 20px;
      }
      .version {
        margin-block-start: 12px;
      }
      h2 {
        margin-block-end: 12px;
      }
    `,
  ]

  protected override render() {
    return html`<pos-page heading=${t('nav.settings')} narrow>
      <div class="all">
        <section class="card">
          <h2 class="heading">${t('settings.language')}</h2>
          <locale-choice></locale-choice>
        </section>
        <section class="card">
          <h2 class="heading">${t('settings.theme')}</h2>
          <pos-segment
            label=${t('settings.theme')}
            .options=${[
              { value: 'system', label: t('settings.system') },
              { value: 'light', label: t('settings.light') },
              { value: 'dark', label: t('settings.dark') },
            ]}
            .value=${chosenTheme()}
            @change=${this.#setTheme}
          ></pos-segment>
        </section>
        <custody-line></custody-line>
        <server-files-card></server-files-card>
        <section>
          <h2 class="heading">${t('settings.device')}</h2>
          <keep-card></keep-card>
          <p class="small quiet-text version">${t('settings.version', { version: APP_VERSION })}</p>
        </section>
      </div>
    </pos-page>`
  }

  readonly #setTheme = (event: Event): void => {
    chooseTheme((event.currentTarget as HTMLInputElement).value as Theme)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'settings-page': SettingsPage
  }
}
