import { css } from 'lit'

/** The right half of the payment. */
export const payEntryStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 12px;
    min-inline-size: 0;
  }
  .amount {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(140px, 176px);
    gap: 12px;
    align-items: center;
  }
  .figure {
    display: flex;
    align-items: baseline;
    justify-content: end;
    gap: 8px;
    min-block-size: 62px;
    padding: 8px 18px;
    border: 2px solid var(--wa-color-focus);
    border-radius: 12px;
    font-size: 30px;
    font-weight: 700;
    line-height: 1.4;
    white-space: nowrap;
  }
  .figure:focus {
    outline: none;
  }
  .figure small {
    color: var(--wa-color-text-quiet);
    font-size: 20px;
    font-weight: 500;
  }
  .figure.proposed bdi {
    color: var(--wa-color-text-quiet);
  }
  .keys {
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    gap: 8px;
  }
  .sums {
    grid-template-columns: minmax(0, 2.1fr);
  }
  .keys button {
    min-block-size: 52px;
    padding-inline: 4px;
    border: 1px solid var(--wa-color-surface-border);
    border-radius: 12px;
    background: var(--wa-color-surface-raised);
    font-size: 16px;
    font-weight: 600;
  }
  .keys button:hover {
    background: var(--sonic-key);
  }
  .keys small {
    font-size: 0.8em;
    font-weight: 500;
  }
  .keys .exact {
    border-color: var(--wa-color-brand-on-quiet);
    color: var(--wa-color-brand-on-quiet);
  }
  .keys button[aria-pressed='true'] {
    border: 2px solid var(--wa-color-brand-on-quiet);
    background: var(--wa-color-brand-fill-quiet);
    color: var(--wa-color-brand-on-quiet);
  }
  pos-numpad {
    margin-block-start: auto;
  }
  .debt {
    display: grid;
    flex: 1;
    gap: 8px;
    align-content: center;
    justify-items: center;
    padding: 24px 12px;
    text-align: center;
  }
  .debt .big {
    font-size: 18px;
    font-weight: 650;
  }
  .debt .sum {
    color: var(--wa-color-warning-on-quiet);
    font-size: 36px;
    font-weight: 750;
    line-height: 1.2;
  }
  .debt .quiet {
    color: var(--wa-color-text-quiet);
  }
  .customer {
    display: inline-flex;
    align-items: center;
    gap: 10px;
    min-block-size: 52px;
    margin-block-start: 8px;
    padding-inline: 20px;
    border: 1px solid var(--wa-form-control-border-color);
    border-radius: 12px;
    font-weight: 600;
  }
  @media (max-width: 767px) {
    :host {
      gap: 8px;
    }
    .keys {
      gap: 6px;
    }
    .sums {
      grid-template-columns: minmax(0, 1.3fr);
    }
    .keys button {
      min-block-size: 46px;
      padding-inline: 0;
      font-size: 13px;
      line-height: 1.3;
    }
    .amount {
      grid-template-columns: minmax(0, 1fr) 128px;
      gap: 8px;
    }
    .figure {
      min-block-size: 54px;
      padding-inline: 12px;
      font-size: 24px;
    }
    pos-numpad {
      --numpad-key-size: 56px;
    }
  }
`
