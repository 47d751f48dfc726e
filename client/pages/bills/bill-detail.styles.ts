import { css } from 'lit'

/** A bill as a card. */
export const billDetailStyles = css`
  .card {
    display: grid;
    gap: 16px;
  }
  h2 {
    font-size: 20px;
    font-weight: 700;
    line-height: 1.35;
  }
  li {
    display: flex;
    align-items: center;
    gap: 12px;
    padding-block: 8px;
    border-block-start: 1px solid var(--sonic-line);
  }
  .quantity {
    display: grid;
    place-items: center;
    min-inline-size: 40px;
    block-size: 40px;
    padding-inline: 6px;
    border-radius: 12px;
    background: var(--sonic-key);
    font-weight: 650;
  }
  li b,
  li small {
    display: block;
    line-height: 1.4;
  }
  li b {
    font-size: 15px;
    font-weight: 550;
    overflow-wrap: anywhere;
  }
  small {
    color: var(--wa-color-text-quiet);
    font-size: 13px;
    font-weight: 400;
  }
  li pos-money {
    font-weight: 650;
  }
  .sums {
    display: grid;
    gap: 6px;
    padding-block-start: 12px;
    border-block-start: 1px solid var(--wa-color-surface-border);
  }
  .sums:empty {
    display: none;
  }
  .sum,
  .total {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
  .sum span {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    color: var(--wa-color-text-quiet);
  }
  .sum pos-money {
    font-weight: 600;
  }
  .sum.debt,
  .sum.debt span {
    color: var(--wa-color-warning-on-quiet);
    --money-unit-color: currentcolor;
  }
  .total {
    align-items: end;
    font-weight: 650;
  }
  .total small {
    display: block;
  }
  .total pos-money {
    font-size: 30px;
    font-weight: 750;
    line-height: 1.1;
  }
`
