import { css } from 'lit'

/** What a backup holds: proof line, four counts, sums per currency, and what changes. */
export const lookInsideStyles = css`
  :host {
    display: grid;
    gap: 12px;
  }
  .card {
    padding: 16px 20px;
  }
  .proof {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-block-end: 12px;
    font-weight: 650;
    --icon-size: 23px;
  }
  .good,
  .good pos-icon {
    color: var(--wa-color-success-on-quiet);
  }
  .counts dl {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 8px;
  }
  .counts dl > div {
    padding: 10px 14px;
    border-radius: 12px;
    background: var(--sonic-key);
  }
  .counts dt {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--wa-color-text-quiet);
    font-size: 15px;
  }
  .counts dd {
    font-size: 22px;
    font-weight: 700;
    line-height: 1.4;
  }
  .totals {
    padding-block: 8px;
  }
  .totals dl > div {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    min-block-size: 54px;
    padding-block: 8px;
    border-block-start: 1px solid var(--sonic-line);
  }
  .totals dl > div:first-child {
    border-block-start: 0;
  }
  .totals dt {
    font-weight: 550;
  }
  .totals dd {
    display: grid;
    justify-items: end;
    font-weight: 650;
  }
  .totals pos-money + pos-money {
    color: var(--wa-color-text-quiet);
    font-size: 14px;
  }
  .changes ul {
    display: grid;
    gap: 14px;
    margin-block-start: 14px;
  }
  li {
    display: flex;
    gap: 12px;
    line-height: 1.5;
    --icon-size: 22px;
  }
  .changes .good span {
    color: var(--wa-color-text-normal);
  }
  .look pos-icon {
    color: var(--wa-color-warning-on-quiet);
  }
  .quiet pos-icon {
    color: var(--wa-color-text-quiet);
  }
`
