import { css } from 'lit'

/** The grid of items and its tiles; `--ground` and `--ink` are the tint of an item's category. */
export const tileStyles = css`
  :host {
    display: block;
    min-block-size: 0;
  }
  .scroller {
    block-size: 100%;
    overflow: auto;
    overscroll-behavior: contain;
    padding-inline: 20px;
    padding-block-end: 12px;
    scrollbar-width: thin;
    overflow-anchor: none;
  }
  .grid {
    display: grid;
    gap: 12px;
    align-content: start;
  }
  .tile {
    display: flex;
    flex-direction: column;
    block-size: 162px;
    overflow: hidden;
    border: 1px solid var(--wa-color-surface-border);
    border-radius: 16px;
    background: var(--wa-color-surface-default);
    box-shadow: var(--wa-shadow-s);
    text-align: start;
    transition: transform 90ms var(--wa-transition-easing);
    content-visibility: auto;
    contain-intrinsic-size: auto 162px;
  }
  .tile:active {
    transform: scale(0.98);
  }
  .tile:focus-visible {
    outline-offset: -3px;
  }
  .picture {
    position: relative;
    display: grid;
    place-items: center;
    flex: none;
    block-size: 80px;
    background: var(--ground);
    color: var(--ink);
    --icon-size: 42px;
    --icon-stroke: 1.35;
  }
  .count,
  .stock {
    position: absolute;
    border-radius: 999px;
    font-size: 12px;
    font-weight: 600;
    line-height: 22px;
  }
  .count {
    inset-block-start: 9px;
    inset-inline-start: 9px;
    min-inline-size: 26px;
    padding-inline: 6px;
    background: var(--wa-color-brand-fill-loud);
    color: #fff;
    font-size: 14px;
    line-height: 26px;
    text-align: center;
    animation: count 160ms var(--wa-transition-easing);
  }
  .stock {
    inset-block-end: 8px;
    inset-inline-end: 9px;
    padding-inline: 9px;
    background: var(--wa-color-surface-default);
    color: var(--wa-color-text-quiet);
  }
  .stock.low {
    background: var(--wa-color-warning-fill-quiet);
    color: var(--wa-color-warning-on-quiet);
  }
  .stock.out {
    background: var(--wa-color-danger-fill-quiet);
    color: var(--wa-color-danger-on-quiet);
  }
  .name {
    display: -webkit-box;
    flex: 1;
    margin: 8px 12px 0;
    overflow: hidden;
    font-size: 14px;
    font-weight: 550;
    line-height: 1.35;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  /* One line: a second figure that does not fit wraps out of sight whole, since half a price is another price. */
  .prices {
    display: flex;
    flex: none;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 6px;
    block-size: 1lh;
    margin: 0 12px 9px;
    overflow: hidden;
    font-size: 15px;
    line-height: 1.5;
    white-space: nowrap;
  }
  .main {
    font-size: 15px;
    font-weight: 700;
  }
  .main small {
    color: var(--wa-color-text-quiet);
    font-size: 11px;
    font-weight: 500;
  }
  .second {
    color: var(--wa-color-text-quiet);
    font-size: 13px;
  }
  @keyframes count {
    from {
      opacity: 0;
      transform: scale(0.7);
    }
  }
  @media (max-width: 599px) {
    .scroller {
      padding-inline: 16px;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .tile {
      transition: none;
    }
    .count {
      animation: none;
    }
  }
`
