import { css } from 'lit'

/** A customer's card and bills. */
export const customerDetailStyles = css`
  :host {
    display: grid;
    gap: 20px;
  }
  .card {
    display: grid;
    gap: 16px;
  }
  .bills {
    gap: 4px;
    padding-inline: 4px;
  }
  .bills > h3,
  .bills > p {
    padding-inline: 16px;
  }
  h2 {
    font-size: 20px;
    font-weight: 700;
    line-height: 1.35;
  }
  .balances {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
  }
  .balances p {
    display: grid;
    flex: 1;
    min-inline-size: 150px;
    padding: 12px 16px;
    border-radius: 14px;
    --money-unit-color: currentcolor;
  }
  .owes {
    background: var(--wa-color-warning-fill-quiet);
    color: var(--wa-color-warning-on-quiet);
  }
  .credit {
    background: var(--wa-color-success-fill-quiet);
    color: var(--wa-color-success-on-quiet);
  }
  .balances pos-money {
    font-size: 24px;
    font-weight: 750;
    line-height: 1.3;
  }
  dl > div {
    display: flex;
    justify-content: space-between;
    gap: 16px;
    padding-block: 8px;
    border-block-start: 1px solid var(--sonic-line);
  }
  dt {
    color: var(--wa-color-text-quiet);
  }
  dd {
    font-weight: 600;
    text-align: end;
  }
`
