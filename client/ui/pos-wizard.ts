import { css, html, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { t } from '../i18n/catalogue.ts'
import '../i18n/messages/app.ts'
import './pos-icon.ts'
import { controlStyles } from './control.styles.ts'
import { PosElement } from './pos-element.ts'

/**
 * One question a step: progress segments, title, one sentence, the choice, one primary at the foot, Back at the top.
 *
 * @slot - the choice
 * @slot chip - replaces the status chip
 * @slot secondary - a quiet second way, above the primary
 * @fires back - the arrow was pressed
 * @fires next - the primary was pressed, or Enter in a field
 */
@customElement('pos-wizard')
export class PosWizard extends PosElement {
  static override styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr) auto;
        block-size: 100%;
        container-type: inline-size;
      }
      header,
      .inner,
      .foot {
        inline-size: 100%;
        max-inline-size: 600px;
        margin-inline: auto;
        padding-inline: 20px;
      }
      header {
        padding-block-start: 8px;
      }
      .bar {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
        min-block-size: 48px;
        margin-block-end: 10px;
      }
      .back {
        margin-inline-start: -12px;
      }
      .segments {
        display: flex;
        gap: 5px;
      }
      .segments li {
        flex: 1;
        block-size: 5px;
        border-radius: 3px;
        background: var(--wa-color-surface-border);
      }
      .segments .past {
        background: var(--wa-color-brand-fill-loud);
      }
      .scroll {
        overflow: auto;
        overscroll-behavior: contain;
      }
      .inner {
        padding-block: 20px 24px;
      }
      .count {
        color: var(--wa-color-brand-on-quiet);
        font-size: 14px;
        font-weight: 600;
      }
      h1 {
        font-size: 25px;
        font-weight: 700;
        line-height: 1.3;
      }
      h1:focus {
        outline: none;
      }
      .text {
        margin-block-start: 6px;
        color: var(--wa-color-text-quiet);
      }
      .content {
        margin-block-start: 24px;
      }
      footer {
        border-block-start: 1px solid var(--wa-color-surface-border);
        background: var(--wa-color-surface-default);
      }
      .foot {
        display: grid;
        gap: 8px;
        padding-block: 12px calc(12px + env(safe-area-inset-bottom));
      }
    `,
  ]

  /** From 1; 0 shows neither segments nor count. */
  @property({ type: Number }) step = 0
  @property({ type: Number }) steps = 0
  @property() heading = ''
  @property() text = ''
  /** What the primary does; no foot when empty. */
  @property() primary = ''
  @property({ attribute: 'primary-icon' }) primaryIcon = 'arrow-right'
  /** Why the primary cannot be pressed yet; shown in it. */
  @property() blocked = ''
  /** The primary was pressed and is being done. */
  @property({ type: Boolean }) busy = false
  /** Shows the back arrow. */
  @property({ type: Boolean, attribute: 'can-back' }) canBack = false

  protected override render() {
    return html`
      <header>
        <div class="bar">
          ${
            this.canBack
              ? html`<button
                  class="icon-button back"
                  data-testid="wizard-back"
                  type="button"
                  aria-label=${t('app.back')}
                  @click=${this.#goBack}
                >
                  <pos-icon name="arrow-left"></pos-icon>
                </button>`
              : html`<span></span>`
          }
          <slot name="chip"><pos-backup-chip></pos-backup-chip></slot>
        </div>
        ${this.steps === 0 ? nothing : this.#segments()}
      </header>
      <div class="scroll">
        <div class="inner" @keydown=${this.#enter}>
          ${
            this.steps === 0
              ? nothing
              : html`<p class="count">${t('app.step', { step: this.step, steps: this.steps })}</p>`
          }
          <h1 tabindex="-1">${this.heading}</h1>
          ${this.text === '' ? nothing : html`<p class="text">${this.text}</p>`}
          <div class="content"><slot></slot></div>
        </div>
      </div>
      ${this.primary === '' ? nothing : this.#foot()}
    `
  }

  protected override updated(changed: PropertyValues<this>): void {
    // The next question is read out; a field of the step may take the focus after this.
    if ((changed.get('step') ?? 0) > 0) this.renderRoot.querySelector('h1')?.focus({ preventScroll: true })
  }

  #segments() {
    const all = Array.from({ length: this.steps }, (_, index) => index)
    return html`<ol class="segments" aria-hidden="true">
      ${all.map((index) => html`<li class=${index < this.step ? 'past' : ''}></li>`)}
    </ol>`
  }

  #foot() {
    const blocked = this.blocked !== ''
    return html`<footer>
      <div class="foot">
        <slot name="secondary"></slot>
        <button
          class="button primary large wide"
          data-testid="wizard-primary"
          type="button"
          aria-disabled=${String(blocked || this.busy)}
          @click=${this.#goOn}
        >
          ${blocked ? this.blocked : this.primary}
          ${blocked || this.busy || this.primaryIcon === '' ? nothing : html`<pos-icon name=${this.primaryIcon}></pos-icon>`}
        </button>
      </div>
    </footer>`
  }

  readonly #goBack = (): void => {
    this.dispatchEvent(new Event('back'))
  }

  readonly #goOn = (): void => {
    if (this.blocked === '' && !this.busy) this.dispatchEvent(new Event('next'))
  }

  readonly #enter = (event: KeyboardEvent): void => {
    const origin = event.composedPath()[0]
    if (event.key === 'Enter' && origin instanceof HTMLInputElement && origin.type !== 'radio') this.#goOn()
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-wizard': PosWizard
  }
}
