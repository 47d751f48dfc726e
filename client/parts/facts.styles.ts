import { css } from 'lit'

/** Facts in a dialog: a quiet word at the start of a line, its value at the end; and the buttons below them. */
export const factsStyles = css`
  .stack {
    gap: 16px;
  }
  .stack.tight {
    gap: 8px;
  }
  h3 {
    font-size: 16px;
    font-weight: 650;
    line-height: 1.35;
  }
  h3 + p {
    margin-block-start: -10px;
  }
  dl > div {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    gap: 16px;
    min-block-size: 40px;
    padding-block: 8px;
    border-block-start: 1px solid var(--sonic-line);
  }
  dl > div:first-child {
    border-block-start: 0;
  }
  dt {
    color: var(--wa-color-text-quiet);
  }
  dd {
    font-weight: 600;
    text-align: end;
    overflow-wrap: anywhere;
  }
  .code {
    font-size: 13px;
    font-weight: 500;
  }
  .sum dt {
    color: inherit;
    font-weight: 600;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .buttons > * {
    flex: 1 1 150px;
  }
  [role='alert'] {
    margin-block-end: 12px;
  }
  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
`
