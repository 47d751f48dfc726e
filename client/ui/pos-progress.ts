import { css, html, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { styleMap } from 'lit/directives/style-map.js'
import './pos-icon.ts'
import { PosElement } from './pos-element.ts'

/** A named step of a long job. */
export interface ProgressItem {
  readonly label: string
  /** A real count: "9 of 14 KB". */
  readonly detail?: string
  readonly icon?: string
  readonly state: 'done' | 'now' | 'next'
}

/** Named steps with real counts and one bar, which never runs backwards within a job. A new job: set `job` to another value. @csspart bar */
@customElement('pos-progress')
export class PosProgress extends PosElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 16px;
    }
    ol {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
      gap: 12px 20px;
    }
    li {
      display: flex;
      align-items: center;
      gap: 10px;
    }
    .mark {
      display: grid;
      place-items: center;
      flex: none;
      inline-size: 36px;
      block-size: 36px;
      border-radius: 50%;
      background: var(--sonic-key);
      color: var(--wa-color-text-quiet);
      --icon-size: 19px;
    }
    .done .mark {
      background: var(--wa-color-success-50);
      color: #fff;
    }
    .now .mark {
      background: var(--wa-color-brand-fill-loud);
      color: #fff;
    }
    .label {
      font-weight: 600;
      line-height: 1.35;
    }
    .next .label,
    .detail {
      color: var(--wa-color-text-quiet);
    }
    .detail {
      font-size: 14px;
      line-height: 1.4;
    }
    .bar {
      block-size: 8px;
      border-radius: 4px;
      background: var(--sonic-key);
      overflow: hidden;
    }
    .bar div {
      block-size: 100%;
      border-radius: 4px;
      background: var(--wa-color-brand-fill-loud);
      transform-origin: 0 50%;
      transition: transform 160ms linear;
    }
    .bar div:dir(rtl) {
      transform-origin: 100% 50%;
    }
    @media (prefers-reduced-motion: reduce) {
      .bar div {
        transition: none;
      }
    }
  `

  /** 0 to 1. */
  @property({ type: Number }) value = 0
  /** What is going on, for screen readers and above a bar without steps. */
  @property() label = ''
  /** A real count beside the label. */
  @property() detail = ''
  @property({ attribute: false }) steps: readonly ProgressItem[] = []
  /** Names the job; the bar may start anew only with another one. */
  @property() job = ''

  #shown = 0
  #job = ''

  protected override willUpdate(): void {
    if (this.job !== this.#job) this.#shown = 0
    this.#job = this.job
    this.#shown = Math.min(1, Math.max(this.#shown, this.value))
  }

  protected override render() {
    return html`
      ${
        this.steps.length === 0
          ? this.#headline()
          : html`<ol>
              ${this.steps.map((step) => this.#step(step))}
            </ol>`
      }
      <div
        class="bar"
        part="bar"
        role="progressbar"
        aria-label=${this.label}
        aria-valuemin="0"
        aria-valuemax="100"
        aria-valuenow=${Math.round(this.#shown * 100)}
      >
        <div style=${styleMap({ transform: `scaleX(${this.#shown})` })}></div>
      </div>
    `
  }

  #headline() {
    return html`<div>
      <p class="label">${this.label}</p>
      ${this.detail === '' ? nothing : html`<p class="detail">${this.detail}</p>`}
    </div>`
  }

  #step(step: ProgressItem) {
    return html`<li class=${step.state}>
      <span class="mark"
        ><pos-icon name=${step.state === 'done' ? 'check' : (step.icon ?? 'arrow-right')}></pos-icon
      ></span>
      <div>
        <p class="label">${step.label}</p>
        ${step.detail === undefined ? nothing : html`<p class="detail">${step.detail}</p>`}
      </div>
    </li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-progress': PosProgress
  }
}
