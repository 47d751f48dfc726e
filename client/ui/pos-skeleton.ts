import { css, html, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { PosElement } from './pos-element.ts'

const PATIENCE_MS = 150

/** Rows in the shape of what is coming, still; nothing at all for the first 150 ms. */
@customElement('pos-skeleton')
export class PosSkeleton extends PosElement {
  static override styles = css`
    li {
      display: flex;
      align-items: center;
      gap: 14px;
      min-block-size: 62px;
      padding-inline: 16px;
      border-block-end: 1px solid var(--sonic-line);
    }
    i {
      block-size: 14px;
      border-radius: 7px;
      background: var(--sonic-key);
    }
    .icon {
      inline-size: 44px;
      block-size: 44px;
      border-radius: 12px;
    }
    .name {
      inline-size: 40%;
    }
    .amount {
      inline-size: 80px;
      margin-inline-start: auto;
    }
  `

  @property({ type: Number }) rows = 6
  @state() private isLate = false
  #timer: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#timer = setTimeout(() => {
      this.isLate = true
    }, PATIENCE_MS)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    clearTimeout(this.#timer)
  }

  protected override render() {
    if (!this.isLate) return nothing
    const rows = Array.from({ length: this.rows })
    return html`<ul aria-hidden="true">
      ${rows.map(() => html`<li><i class="icon"></i><i class="name"></i><i class="amount"></i></li>`)}
    </ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pos-skeleton': PosSkeleton
  }
}
