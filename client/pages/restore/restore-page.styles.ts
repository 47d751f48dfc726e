import { css } from 'lit'

/** The restore wizard. */
export const restorePageStyles = css`
  :host {
    display: block;
    block-size: 100%;
  }
  .content {
    display: grid;
    gap: 16px;
  }
  .card {
    padding: 20px;
    border: 1px solid var(--wa-color-surface-border);
    border-radius: 16px;
    background: var(--wa-color-surface-default);
  }
`
