import { css } from 'lit'

/** Head, customer, lines and foot of the cart. */
export const cartStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    background: var(--wa-color-surface-default);
  }
  header {
    display: flex;
    align-items: center;
    gap: 8px;
    flex: none;
    min-block-size: 71px;
    padding-inline: 20px 10px;
    border-block-end: 1px solid var(--wa-color-surface-border);
  }
  :host([sheet]) header {
    min-block-size: 60px;
  }
  h2 {
    font-size: 17px;
    font-weight: 650;
    line-height: 1.3;
  }
  h2 small {
    color: var(--wa-color-text-quiet);
    font-size: 14px;
    font-weight: 400;
  }
  .held {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 46px;
    max-inline-size: 190px;
    padding-inline: 14px;
    border: 1px solid var(--wa-color-surface-border);
    border-radius: 12px;
    font-size: 15px;
    font-weight: 600;
  }
  .held .who {
    overflow: hidden;
    max-block-size: 2.6em;
    line-height: 1.3;
    text-align: start;
  }
  .held b {
    min-inline-size: 24px;
    padding: 1px 7px;
    border-radius: 6px;
    background: var(--wa-color-brand-fill-quiet);
    color: var(--wa-color-brand-on-quiet);
    font-size: 13px;
    font-weight: 650;
  }
  .menu-anchor {
    position: relative;
  }
  .menu {
    position: absolute;
    inset-block-start: 100%;
    inset-inline-end: 0;
    z-index: 2;
    display: grid;
    min-inline-size: 200px;
    padding: 6px;
    border: 1px solid var(--wa-color-surface-border);
    border-radius: 12px;
    background: var(--wa-color-surface-raised);
    box-shadow: var(--wa-shadow-m);
  }
  .menu button {
    min-block-size: 44px;
    padding-inline: 12px;
    border-radius: 8px;
    font-weight: 550;
    text-align: start;
  }
  .menu button:hover {
    background: var(--sonic-key);
  }
  .menu .danger {
    color: var(--wa-color-danger-on-quiet);
  }
  .customer {
    display: flex;
    align-items: center;
    gap: 12px;
    flex: none;
    min-block-size: 65px;
    padding: 8px 20px;
    border-block-end: 1px solid var(--sonic-line);
    text-align: start;
  }
  .customer:focus-visible {
    outline-offset: -3px;
  }
  .customer > pos-icon {
    color: var(--wa-color-text-quiet);
  }
  .face {
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    background: var(--tint-teal);
    color: var(--ink-teal);
  }
  .customer .who,
  .customer .owes {
    display: block;
  }
  .customer .who {
    font-size: 15px;
    font-weight: 600;
    line-height: 1.35;
  }
  .owes {
    color: var(--wa-color-text-quiet);
    font-size: 13px;
    line-height: 1.5;
  }
  .lines {
    flex: 1;
    min-block-size: 80px;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .actions {
    display: flex;
    gap: 8px;
    flex: none;
    padding: 4px 20px calc(20px + env(safe-area-inset-bottom));
  }
  .hold {
    display: grid;
    place-items: center;
    align-content: center;
    gap: 3px;
    flex: none;
    inline-size: 64px;
    block-size: 64px;
    border-radius: 16px;
    background: var(--sonic-key);
    font-size: 13px;
    font-weight: 600;
  }
  .pay {
    display: flex;
    align-items: center;
    gap: 12px;
    flex: 1;
    min-inline-size: 0;
    block-size: 64px;
    padding-inline: 20px;
    border-radius: 16px;
    background: var(--wa-color-brand-fill-loud);
    color: #fff;
    font-size: 18px;
    font-weight: 650;
    transition: transform 90ms var(--wa-transition-easing);
    --money-unit-color: #fff;
  }
  .pay:active {
    transform: scale(0.98);
  }
  .pay span {
    flex: 1;
    text-align: start;
  }
  .pay kbd {
    padding: 3px 8px;
    border-radius: 6px;
    background: rgb(0 0 0 / 0.22);
    font: inherit;
    font-size: 12px;
    font-weight: 600;
  }
  @media (max-width: 599px) {
    .actions {
      padding-inline: 16px;
    }
    .hold {
      block-size: 60px;
    }
    .pay {
      block-size: 60px;
    }
  }
`
