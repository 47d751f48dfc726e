import { css } from 'lit'

/** A line of the cart and the tools of the open one. */
export const cartLineStyles = css`
  :host {
    position: relative;
    display: block;
    border-block-end: 1px solid var(--sonic-line);
  }
  :host([open]) {
    background: var(--wa-color-brand-fill-quiet);
  }
  :host([open])::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 3px;
    background: var(--wa-color-brand-on-quiet);
  }
  :host([flash]) .head {
    animation: flash 260ms var(--wa-transition-easing);
  }
  .head {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 62px;
    padding: 9px 20px;
    text-align: start;
  }
  .head:focus-visible {
    outline-offset: -3px;
  }
  .quantity {
    display: grid;
    place-items: center;
    flex: none;
    min-inline-size: 44px;
    block-size: 44px;
    padding-inline: 6px;
    border-radius: 12px;
    background: var(--sonic-key);
    font-weight: 650;
  }
  :host([open]) .quantity {
    background: var(--wa-color-surface-default);
  }
  .words {
    display: grid;
    flex: 1;
    min-inline-size: 0;
  }
  .name {
    font-size: 15px;
    font-weight: 550;
    line-height: 1.35;
    overflow-wrap: anywhere;
  }
  .detail {
    color: var(--wa-color-text-quiet);
    font-size: 13px;
    line-height: 1.45;
  }
  .warning {
    color: var(--wa-color-warning-on-quiet);
    font-size: 13px;
    font-weight: 600;
    line-height: 1.45;
  }
  .total {
    flex: none;
    font-size: 15px;
    font-weight: 650;
  }
  .tools {
    display: flex;
    gap: 6px;
    padding: 0 20px 12px;
  }
  .stepper,
  .tool {
    border: 1px solid var(--wa-color-surface-border);
    border-radius: 12px;
    background: var(--wa-color-surface-default);
  }
  .stepper {
    display: flex;
    flex: 1.35;
  }
  .stepper button {
    display: grid;
    place-items: center;
    flex: 1 0 40px;
    min-inline-size: 40px;
    block-size: 44px;
    border-radius: 12px;
  }
  .stepper .figure {
    flex: 1 1 32px;
    min-inline-size: 32px;
    font-weight: 650;
  }
  .tool {
    display: grid;
    place-items: center;
    flex: 1;
    min-block-size: 46px;
    padding-inline: 4px;
    font-size: 14px;
    font-weight: 600;
  }
  .remove {
    flex: none;
    inline-size: 46px;
    color: var(--wa-color-danger-on-quiet);
  }
  .tool:hover,
  .stepper button:hover {
    background: var(--sonic-key);
  }
  @keyframes flash {
    from {
      background: color-mix(in oklab, var(--wa-color-brand-fill-quiet), var(--wa-color-brand-fill-loud) 22%);
    }
  }
  @media (prefers-reduced-motion: reduce) {
    :host([flash]) .head {
      animation: none;
    }
  }
`
