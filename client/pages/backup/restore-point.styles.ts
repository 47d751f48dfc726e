import { css } from 'lit'

/** One point on the line of restore points. */
export const restorePointStyles = css`
  .point {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr) auto 44px;
    align-items: center;
    column-gap: 12px;
    padding-block: 10px;
  }
  .dot {
    inline-size: 18px;
    block-size: 18px;
    border: 5px solid var(--wa-color-surface-default);
    border-radius: 50%;
    background: var(--wa-color-neutral-60);
    box-shadow: 0 0 0 2px var(--wa-color-surface-border);
    scale: 0.88;
  }
  .dot.green {
    background: var(--wa-color-success-50);
    box-shadow: 0 0 0 2px var(--wa-color-success-50);
  }
  .dot.amber {
    background: var(--wa-color-warning-60);
  }
  .when {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    font-weight: 650;
    line-height: 1.4;
  }
  .what {
    font-size: 14px;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }
  .size {
    display: grid;
    text-align: end;
    line-height: 1.5;
    white-space: nowrap;
  }
  @media (max-width: 599px) {
    .point {
      grid-template-columns: 18px minmax(0, 1fr) 44px;
    }
    .size {
      grid-column: 2;
      grid-row: 2;
      display: flex;
      flex-wrap: wrap;
      gap: 0 12px;
      text-align: start;
    }
  }
`
