import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { EVERY_POINT, isEveryPoint, type PointFilter } from '../data/point-filter.ts'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/points.ts'
import { controlStyles } from '../ui/control.styles.ts'
import { PosElement } from '../ui/pos-element.ts'
import '../ui/pos-field.ts'
import type { PosField } from '../ui/pos-field.ts'

/**
 * Finding a backup by words and days.
 *
 * @fires change - after `filter` changed
 */
@customElement('points-filter')
export class PointsFilter extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .box {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr);
        gap: 12px;
      }
      .button {
        grid-column: 1 / -1;
        justify-self: start;
      }
      @container (max-width: 520px) {
        .box {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .words {
          grid-column: 1 / -1;
        }
      }
      @container (max-width: 340px) {
        .box {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ]

  @property({ attribute: false }) filter: PointFilter = EVERY_POINT

  protected override render() {
    const { filter } = this
    return html`<div class="box" role="search">
      <pos-field
        class="words"
        type="search"
        data-testid="points-words"
        label=${t('points.words')}
        .value=${filter.words}
        @input=${(event: Event) => this.#set({ words: valueOf(event) })}
      ></pos-field>
      ${this.#day('from', filter.from)} ${this.#day('to', filter.to)}
      ${
        isEveryPoint(filter)
          ? nothing
          : html`<button
              class="button quiet"
              data-testid="points-clear"
              @click=${() => this.#set(EVERY_POINT)}
            >
              ${t('points.find_clear')}
            </button>`
      }
    </div>`
  }

  #day(end: 'from' | 'to', value: string) {
    return html`<pos-field
      type="date"
      data-testid="points-${end}"
      label=${t(`points.${end}`)}
      .value=${value}
      @input=${(event: Event) => this.#set({ [end]: valueOf(event) })}
    ></pos-field>`
  }

  #set(part: Partial<PointFilter>): void {
    this.filter = { ...this.filter, ...part }
    this.dispatchEvent(new Event('change'))
  }
}

function valueOf(event: Event): string {
  return (event.currentTarget as PosField).value
}

declare global {
  interface HTMLElementTagNameMap {
    'points-filter': PointsFilter
  }
}
