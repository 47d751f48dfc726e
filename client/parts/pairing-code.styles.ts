import { css } from 'lit'

/** The code beside its picture; below it on a phone. */
export const pairingCodeStyles = css`
  :host {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: center;
    gap: 20px 28px;
  }
  pos-qr {
    flex: 0 0 auto;
    inline-size: min(264px, 68vw);
    border: 1px solid var(--wa-color-surface-border);
    border-radius: 16px;
    background: #fff;
    padding: 4px;
  }
  .words {
    flex: 1 1 280px;
    min-inline-size: 0;
    display: grid;
    gap: 10px;
  }
  .code {
    display: flex;
    gap: 14px;
    direction: ltr;
    font-size: 38px;
    font-weight: 750;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
    user-select: all;
  }
  :host(:dir(rtl)) .code {
    justify-content: end;
  }
  .left {
    color: var(--wa-color-text-quiet);
    font-weight: 600;
  }
  ol {
    display: grid;
    gap: 8px;
    margin-block-start: 6px;
    padding-inline-start: 0;
    list-style: none;
  }
  li {
    display: grid;
    grid-template-columns: 26px 1fr;
    gap: 10px;
    line-height: 1.5;
  }
  .number {
    display: grid;
    place-items: center;
    inline-size: 26px;
    block-size: 26px;
    border-radius: 999px;
    background: var(--wa-color-brand-fill-quiet);
    color: var(--wa-color-brand-on-quiet);
    font-size: 13px;
    font-weight: 700;
  }
  @media (max-width: 599px) {
    .code,
    :host(:dir(rtl)) .code {
      justify-content: center;
    }
    .left {
      text-align: center;
    }
  }
`
