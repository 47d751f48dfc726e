import { consume } from '@lit/context'
import triangleAlert from 'lucide-static/icons/triangle-alert.svg?raw'
import x from 'lucide-static/icons/x.svg?raw'
import { css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Boot } from '../../shared/browser/boot.ts'
import { rememberSpeech } from '../../shared/browser/alarm/background.ts'
import type { AlarmNotice } from '../data/alarm-notices.ts'
import { AlarmValue } from '../data/alarm-value.ts'
import { bootContext } from '../data/contexts.ts'
import { t } from '../i18n/catalogue.ts'
import { dayOf } from '../i18n/dates.ts'
import { locale } from '../i18n/locale.ts'
import '../i18n/messages/alarm-card.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { registerIcons } from '../ui/icons.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-icon.ts'

registerIcons({ 'triangle-alert': triangleAlert, x })

/**
 * The quiet line over every page but Backup: a device has not backed up. Closing it holds for the day, unless another device falls
 * silent. It also leaves the page's language where the service worker finds it.
 */
@customElement('alarm-line')
export class AlarmLine extends PosElement {
  static override styles = [
    controlStyles,
    css`
      div {
        display: flex;
        align-items: center;
        gap: 4px 10px;
        padding-inline: 20px 4px;
        background: var(--wa-color-warning-fill-quiet);
        font-size: 14px;
      }
      pos-icon {
        --icon-size: 18px;
        flex: none;
        color: var(--wa-color-warning-on-quiet);
      }
      a {
        display: flex;
        align-items: center;
        min-block-size: 44px;
        color: inherit;
        font-weight: 600;
        line-height: 1.35;
        text-decoration-thickness: 1px;
        text-underline-offset: 3px;
      }
      @media (max-width: 599px) {
        div {
          padding-inline-start: 16px;
        }
      }
    `,
  ]

  /** The page that is shown. */
  @property() path = ''

  @consume({ context: bootContext, subscribe: true })
  @state()
  private boot: Boot | undefined
  @state() private closed = ''

  readonly #alarm = new AlarmValue(this)

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed)
    const { language, digits, timeZone } = locale
    if (this.boot !== undefined)
      void rememberSpeech(this.boot, { language, digits, timeZone }).catch(() => undefined)
  }

  protected override render() {
    const notices = this.#alarm.notices()
    if (notices.length === 0 || this.path === '/backup' || this.closed === keyOf(notices)) return nothing
    return html`<div role="status" data-testid="alarm-line">
      <pos-icon name="triangle-alert"></pos-icon>
      <a class="grow" href="/backup">${this.#words(notices)}</a>
      <button
        class="icon-button"
        aria-label=${t('alarm.close')}
        @click=${() => (this.closed = keyOf(notices))}
      >
        <pos-icon name="x"></pos-icon>
      </button>
    </div>`
  }

  #words([first, ...others]: readonly AlarmNotice[]): string {
    if (first === undefined) return ''
    return others.length === 0
      ? first.title
      : t('alarm.and_more', { title: first.title, count: others.length })
  }
}

function keyOf(notices: readonly AlarmNotice[]): string {
  return [dayOf(Date.now()), ...notices.map(({ deviceId }) => deviceId).toSorted()].join(' ')
}

declare global {
  interface HTMLElementTagNameMap {
    'alarm-line': AlarmLine
  }
}
