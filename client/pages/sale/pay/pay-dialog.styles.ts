import { css } from 'lit'

/** The two halves of the payment: what it costs, and what you do. */
export const payDialogStyles = css`
  h2 {
    font-size: 19px;
    font-weight: 700;
    line-height: 1.3;
  }
  h2 small {
    color: var(--wa-color-text-quiet);
    font-size: 15px;
    font-weight: 500;
  }
  kbd {
    align-self: center;
    padding: 2px 8px;
    border: 1px solid var(--wa-color-surface-border);
    border-radius: 6px;
    color: var(--wa-color-text-quiet);
    font: inherit;
    font-size: 12px;
    font-weight: 600;
  }
  .split {
    display: grid;
    grid-template-columns: minmax(0, 42fr) minmax(0, 58fr);
    min-block-size: min(648px, calc(100dvh - 116px));
  }
  .left {
    padding: 24px;
    border-inline-end: 1px solid var(--wa-color-surface-border);
    background: var(--wa-color-surface-lowered);
  }
  .right {
    display: flex;
    flex-direction: column;
    gap: 12px;
    padding: 20px 24px 24px;
  }
  pay-entry {
    flex: 1;
  }
  @media (max-width: 767px) {
    h2 {
      font-size: 16px;
    }
    h2 small,
    kbd {
      display: none;
    }
    pay-confirm {
      position: sticky;
      inset-block-end: 0;
      margin-block-end: -12px;
      padding-block-end: 12px;
      background: var(--wa-color-surface-raised);
    }
    .split {
      display: flex;
      flex-direction: column;
      min-block-size: 100%;
    }
    .left {
      padding: 8px 16px;
      border-inline-end: 0;
    }
    .right {
      flex: 1;
      padding: 8px 16px calc(12px + env(safe-area-inset-bottom));
    }
  }
`
