import { css } from 'lit'

/** The preview of an old file: counts in two columns, numbers and rate, choices. */
export const importPreviewStyles = css`
  :host {
    display: grid;
    gap: 16px;
  }
  dl {
    margin: 0;
  }
  .counts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(126px, 1fr));
    gap: 8px;
  }
  .counts > div {
    padding: 10px 14px;
    border-radius: 12px;
    background: var(--sonic-key);
  }
  .counts dt {
    display: flex;
    align-items: center;
    gap: 8px;
    color: var(--wa-color-text-quiet);
    font-size: 14px;
  }
  .counts dd {
    font-size: 20px;
    font-weight: 700;
    line-height: 1.4;
  }
  .next > div {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    min-block-size: 44px;
    border-block-end: 1px solid var(--sonic-line);
  }
  .next dd {
    font-weight: 650;
  }
  .label {
    margin-block-end: 6px;
    font-weight: 600;
  }
`
